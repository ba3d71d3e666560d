// SPDX-License-Identifier: Apache-2.0
#include "core/scan/writtenunit.h"

#include <QtTest>

using namespace Qt::StringLiterals;

class TestWrittenUnit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void reads_data();
    void reads();
};

void TestWrittenUnit::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key"); // empty: names nothing
    const QString pack = u"01/09521141012345/21/A1"_s;
    const QString box = u"00/395211410000000015"_s;
    QTest::newRow("SSCC") << u"395211410000000015"_s << box;
    QTest::newRow("bracketed SSCC") << u"(00)395211410000000015"_s << box;
    QTest::newRow("bracketed pack") << u"(01)09521141012345(21)A1(10)L1"_s << pack;
    QTest::newRow("Digital Link") << u"https://example.com/01/09521141012345/21/A1"_s << pack;
    QTest::newRow("URN") << u"urn:epc:id:sgtin:9521141.001234.A1"_s << pack;
    QTest::newRow("key") << pack << pack;
    QTest::newRow("as scanned") << u"]d2010952114101234521A1<GS>10L1"_s << pack;
    QTest::newRow("wrong check digit") << u"395211410000000016"_s << QString();
    QTest::newRow("bracketed, wrong check digit") << u"(01)09521141012346(21)A1"_s << QString();
    QTest::newRow("no serial") << u"(01)09521141012345"_s << QString();
    QTest::newRow("separator lost, perhaps") << u"010952114101234521A17301231"_s << QString();
    QTest::newRow("brackets leave no doubt")
        << u"(01)09521141012345(21)A17301231"_s << u"01/09521141012345/21/A17301231"_s;
    QTest::newRow("words") << u"pack A1"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestWrittenUnit::reads()
{
    QFETCH(const QString, text);
    const auto unit = pw::scan::writtenUnit(text, 2026);
    QTEST(unit ? unit->key() : QString(), "key");
}

QTEST_GUILESS_MAIN(TestWrittenUnit)
#include "tst_writtenunit.moc"
