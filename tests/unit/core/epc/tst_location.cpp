// SPDX-License-Identifier: Apache-2.0
#include "core/epc/location.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::epc::EpcError;
using pw::epc::Location;

Q_DECLARE_METATYPE(EpcError)

class TestLocation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void places_data();
    void places();
    void refused_data();
    void refused();
};

void TestLocation::places_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("canonical");
    const QString site = u"https://id.gs1.org/414/9521141100011"_s;
    QTest::newRow("site") << site << QString() << site;
    QTest::newRow("bench") << site + u"/254/LINE%2F3"_s << u"LINE/3"_s << site + u"/254/LINE%2F3"_s;
    QTest::newRow("another host") << u"https://a.example/x/414/9521141100011/254/B"_s << u"B"_s
                                  << site + u"/254/B"_s;
    QTest::newRow("names") << u"https://a.example/gln/9521141100011/glnx/B"_s << u"B"_s
                           << site + u"/254/B"_s;
    QTest::newRow("URN") << u"urn:epc:id:sgln:9521141.10001.B"_s << u"B"_s << site + u"/254/B"_s;
    QTest::newRow("URN of a site") << u"urn:epc:id:sgln:9521141.10001.0"_s << QString() << site;
    QTest::newRow("URN without location reference")
        << u"urn:epc:id:sgln:952114110001..0"_s << QString() << site;
}

void TestLocation::places()
{
    QFETCH(const QString, uri);
    const auto place = Location::fromUri(uri);
    QVERIFY(place);
    QTEST(place->extension, "extension");
    QTEST(place->toUri(), "canonical");
    QVERIFY(*Location::fromUri(place->toUri()) == *place);
}

void TestLocation::refused_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<EpcError>("error");
    QTest::newRow("nothing") << QString() << EpcError::NotAnIdentifier;
    QTest::newRow("check digit") << u"https://id.gs1.org/414/9521141100012"_s
                                 << EpcError::NotAnIdentifier;
    QTest::newRow("empty extension")
        << u"https://id.gs1.org/414/9521141100011/254/"_s << EpcError::NotAnIdentifier;
    QTest::newRow("party") << u"https://id.gs1.org/417/9521141100011"_s << EpcError::Unsupported;
    QTest::newRow("importer of a place")
        << u"https://id.gs1.org/414/9521141100011/7040/1ABC"_s << EpcError::Unsupported;
    QTest::newRow("pack") << u"https://id.gs1.org/01/09521141012345/21/A"_s
                          << EpcError::Unsupported;
    QTest::newRow("URN of a pack")
        << u"urn:epc:id:sgtin:95211410.01234.A"_s << EpcError::Unsupported;
    QTest::newRow("URN with an extension of 21")
        << u"urn:epc:id:sgln:9521141.10001.ABCDEFGHIJKLMNOPQRSTU"_s << EpcError::NotAnIdentifier;
}

void TestLocation::refused()
{
    QFETCH(const QString, uri);
    const auto place = Location::fromUri(uri);
    QVERIFY(!place);
    QTEST(place.error(), "error");
}

QTEST_GUILESS_MAIN(TestLocation)
#include "tst_location.moc"
