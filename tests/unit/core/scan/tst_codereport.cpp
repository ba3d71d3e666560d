// SPDX-License-Identifier: Apache-2.0
#include "core/scan/codereport.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using scan::CodeReport;

namespace {

constexpr int Year = 2026;

epc::CompanyPrefixes prefixes()
{
    return *epc::CompanyPrefixes::fromCsv("9521141,7\n");
}

CodeReport report(const QByteArray &bytes, scan::Payload payload = scan::Payload::Symbol)
{
    scan::RawScan raw;
    raw.bytes = bytes;
    scan::InterpretContext context{{}, true, Year, {}};
    context.framing.payload = payload;
    return scan::inspect(raw, context, prefixes());
}

QStringList ais(const CodeReport &report)
{
    QStringList list;
    for (const scan::CodeField &field : report.fields)
        list.append(field.ai);
    return list;
}

} // namespace

class TestCodeReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void pack();
    void container();
    void stopsAtTheFault();
    void lotOfNothing();
    void digitalLink();
    void tag();
    void notGs1();
    void cutFrame();
    void prefixOfNobody();
};

void TestCodeReport::pack()
{
    const CodeReport read = report("]d201095211410123451728050010L1\x1d"
                                   "21A/7");
    QVERIFY(!read.fault && !read.label);
    QCOMPARE(ais(read), (QStringList{u"01"_s, u"17"_s, u"10"_s, u"21"_s}));
    QCOMPARE(read.fields[1], (scan::CodeField{u"17"_s, u"USE BY or EXPIRY"_s, u"Expiration date"_s,
                                              u"280500"_s, u"2028-05"_s, 16}));
    QCOMPARE(read.fields[3].offset, 29);
    QCOMPARE(read.hri, u"(01) 09521141012345 (21) A/7"_s);
    QCOMPARE(read.digitalLink, u"https://id.gs1.org/01/09521141012345/21/A%2F7"_s);
    QCOMPARE(read.urn, u"urn:epc:id:sgtin:9521141.001234.A%2F7"_s);
    QVERIFY(!read.urnError);
}

void TestCodeReport::container()
{
    const CodeReport read = report("]C100395211410000000015");
    QCOMPARE(ais(read), QStringList{u"00"_s});
    QCOMPARE(read.digitalLink, u"https://id.gs1.org/00/395211410000000015"_s);
}

void TestCodeReport::stopsAtTheFault()
{
    const CodeReport read = report("]d2010952114101234517281331");
    QCOMPARE(ais(read), QStringList{u"01"_s});
    QVERIFY(read.fault);
    const auto &error = std::get<gs1::ParseError>(*read.fault);
    QVERIFY(error.code == gs1::ParseError::Code::BadDate);
    QCOMPARE(error.offset, 18);
    QVERIFY(read.digitalLink.isEmpty() && read.urn.isEmpty());
}

void TestCodeReport::lotOfNothing()
{
    const CodeReport read = report("]d210L1");
    QVERIFY(!read.fault);
    QCOMPARE(read.label, (gs1::LabelFault{gs1::LabelFault::Code::MissingCompanion, 0, u"10"_s}));
}

void TestCodeReport::digitalLink()
{
    const CodeReport read = report("]Q1https://example.com/01/09521141012345/21/A1?17=280531");
    QCOMPARE(ais(read), (QStringList{u"01"_s, u"21"_s, u"17"_s}));
    QCOMPARE(read.digitalLink, u"https://id.gs1.org/01/09521141012345/21/A1"_s);
}

void TestCodeReport::tag()
{
    // SGTIN-96 of the EPC Tag Data Standard, annex E.3.
    const CodeReport read = report("3074257BF7194E4000001A85", scan::Payload::EpcHex);
    QVERIFY(!read.fault && !read.symbol);
    QCOMPARE(read.hri, u"(01) 80614141123458 (21) 6789"_s);
}

void TestCodeReport::notGs1()
{
    const CodeReport read = report("]C01Z999AA10123456784");
    QVERIFY(!read.fault && read.fields.isEmpty());
    QVERIFY(std::holds_alternative<scan::ScannedForeign>(read.thing));
}

void TestCodeReport::cutFrame()
{
    scan::RawScan raw;
    raw.bytes = "]d20109521";
    raw.status = scan::FrameStatus::DiscardedOnDisconnect;
    const CodeReport read = scan::inspect(raw, {{}, true, Year, {}}, prefixes());
    QVERIFY(!read.symbol && read.fields.isEmpty());
    QVERIFY(std::get<scan::SymbolError>(*read.fault).code == scan::SymbolError::Code::NotOk);
}

void TestCodeReport::prefixOfNobody()
{
    const CodeReport read = report("]d2010400638133393121A1");
    QVERIFY(!read.fault);
    QVERIFY(read.urn.isEmpty());
    QVERIFY(read.urnError == epc::UrnError::UnknownPrefix);
}

QTEST_GUILESS_MAIN(TestCodeReport)
#include "tst_codereport.moc"
