// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epc.h"

#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using pw::epc::Epc;
using pw::epc::EpcError;

Q_DECLARE_METATYPE(EpcError)

class TestEpc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void spellings_data();
    void spellings();
    void foreignSpellings_data();
    void foreignSpellings();
    void refusedUris_data();
    void refusedUris();
    void refusedKeys_data();
    void refusedKeys();
    void worksAsAKey();
};

void TestEpc::spellings_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("hri");
    QTest::newRow("pack") << u"01/09521141012345/21/A7K2"_s << u"(01) 09521141012345 (21) A7K2"_s;
    QTest::newRow("bundle") << u"01/19521141012342/21/B1"_s << u"(01) 19521141012342 (21) B1"_s;
    QTest::newRow("logistic unit") << u"00/395211410000000015"_s << u"(00) 395211410000000015"_s;
    QTest::newRow("serial that wants escapes")
        << u"01/09521141012345/21/A%2FB%25"_s << u"(01) 09521141012345 (21) A/B%"_s;
    QTest::newRow("serial that looks like a path")
        << u"01/09521141012345/21/%2F21%2F"_s << u"(01) 09521141012345 (21) /21/"_s;
}

void TestEpc::spellings()
{
    QFETCH(const QString, key);
    const auto epc = Epc::fromKey(key);
    QVERIFY(epc);
    QCOMPARE(epc->key(), key);
    QTEST(epc->toHri(), "hri");
    QCOMPARE(epc->toUri(), QString(u"https://id.gs1.org/"_s + key));
    QVERIFY(*Epc::fromUri(epc->toUri()) == *epc);
    QCOMPARE(epc->sscc() != nullptr, key.startsWith(u"00/"_s));
    QCOMPARE(epc->sgtin() == nullptr, key.startsWith(u"00/"_s));
}

void TestEpc::foreignSpellings_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("key");
    const QString pack = u"01/09521141012345/21/A1"_s;
    QTest::newRow("another host") << u"http://brand.example/01/09521141012345/21/A1"_s << pack;
    QTest::newRow("coarser qualifiers do not count")
        << u"https://id.gs1.org/01/09521141012345/22/V/10/L/21/A1"_s << pack;
    QTest::newRow("the query does not count")
        << u"https://id.gs1.org/01/09521141012345/21/A1?17=280531&utm=x"_s << pack;
    QTest::newRow("GTIN-13") << u"https://brand.example/01/9521141012345/21/A1"_s << pack;
    QTest::newRow("names") << u"https://brand.example/gtin/09521141012345/ser/A1"_s << pack;
    QTest::newRow("URN") << u"urn:epc:id:sgtin:95211410.01234.A1"_s << pack;
    QTest::newRow("URN, scheme in capitals") << u"URN:EPC:id:sgtin:95211410.01234.A1"_s << pack;
    QTest::newRow("URN with dots in the serial")
        << u"urn:epc:id:sgtin:95211410.01234.A.1.2"_s << u"01/09521141012345/21/A.1.2"_s;
    QTest::newRow("URN of a logistic unit")
        << u"urn:epc:id:sscc:9521141.3000000001"_s << u"00/395211410000000015"_s;
    QTest::newRow("URN, longest company prefix")
        << u"urn:epc:id:sgtin:952114100123.0.S"_s << u"01/09521141001233/21/S"_s;
}

void TestEpc::foreignSpellings()
{
    QFETCH(const QString, uri);
    const auto epc = Epc::fromUri(uri);
    QVERIFY(epc);
    QTEST(epc->key(), "key");
}

void TestEpc::refusedUris_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<EpcError>("error");
    QTest::newRow("nothing") << QString() << EpcError::NotAnIdentifier;
    QTest::newRow("key path is no URI") << u"00/395211410000000015"_s << EpcError::NotAnIdentifier;
    QTest::newRow("web page") << u"https://example.org/packs/1"_s << EpcError::NotAnIdentifier;
    QTest::newRow("check digit") << u"https://id.gs1.org/00/395211410000000016"_s
                                 << EpcError::NotAnIdentifier;
    QTest::newRow("product") << u"https://id.gs1.org/01/09521141012345"_s << EpcError::ClassOnly;
    QTest::newRow("lot") << u"https://id.gs1.org/01/09521141012345/10/L1"_s << EpcError::ClassOnly;
    QTest::newRow("third-party serial")
        << u"https://id.gs1.org/01/09521141012345/235/T"_s << EpcError::Unsupported;
    QTest::newRow("piece of an item")
        << u"https://id.gs1.org/8006/095211410123450102/21/A"_s << EpcError::Unsupported;
    QTest::newRow("place") << u"https://id.gs1.org/414/9521141100011"_s << EpcError::Unsupported;
    QTest::newRow("URN of a product")
        << u"urn:epc:idpat:sgtin:95211410.01234.*"_s << EpcError::ClassOnly;
    QTest::newRow("URN of a lot") << u"urn:epc:class:lgtin:95211410.01234.L1"_s
                                  << EpcError::ClassOnly;
    QTest::newRow("URN of a place")
        << u"urn:epc:id:sgln:9521141.10001.0"_s << EpcError::Unsupported;
    QTest::newRow("URN of an asset")
        << u"urn:epc:id:grai:9521141.00010.1"_s << EpcError::Unsupported;
    QTest::newRow("URN of a tag") << u"urn:epc:tag:sgtin-96:3.9521141.001234.1"_s
                                  << EpcError::NotAnIdentifier;
    QTest::newRow("another URN") << u"urn:isbn:0451450523"_s << EpcError::NotAnIdentifier;
}

void TestEpc::refusedUris()
{
    QFETCH(const QString, uri);
    const auto epc = Epc::fromUri(uri);
    QVERIFY(!epc);
    QTEST(epc.error(), "error");
}

void TestEpc::refusedKeys_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a URI") << u"https://id.gs1.org/00/395211410000000015"_s;
    QTest::newRow("leading slash") << u"/00/395211410000000015"_s;
    QTest::newRow("trailing slash") << u"00/395211410000000015/"_s;
    QTest::newRow("check digit") << u"00/395211410000000016"_s;
    QTest::newRow("product") << u"01/09521141012345"_s;
    QTest::newRow("GTIN-13") << u"01/9521141012345/21/A1"_s;
    QTest::newRow("empty serial") << u"01/09521141012345/21/"_s;
    QTest::newRow("lot between") << u"01/09521141012345/10/L/21/A1"_s;
    QTest::newRow("a second spelling: no escape where one belongs")
        << u"01/09521141012345/21/A(B"_s;
    QTest::newRow("a second spelling: escape where none belongs") << u"01/09521141012345/21/%41"_s;
    QTest::newRow("a second spelling: small letters in an escape")
        << u"01/09521141012345/21/A%2fB"_s;
    QTest::newRow("slash in the serial") << u"01/09521141012345/21/A/B"_s;
}

void TestEpc::refusedKeys()
{
    QFETCH(const QString, key);
    QVERIFY(!Epc::fromKey(key));
}

void TestEpc::worksAsAKey()
{
    QSet<Epc> units;
    for (const auto &key :
         {u"01/09521141012345/21/a"_s, u"01/09521141012345/21/A"_s, u"01/19521141012342/21/A"_s,
          u"00/395211410000000015"_s, u"01/09521141012345/21/A"_s})
        units.insert(*Epc::fromKey(key));
    QCOMPARE(units.size(), 4);
    QVERIFY(units.contains(*Epc::fromUri(u"urn:epc:id:sscc:9521141.3000000001")));
}

QTEST_GUILESS_MAIN(TestEpc)
#include "tst_epc.moc"
