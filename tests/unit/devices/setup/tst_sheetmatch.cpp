// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/sheetmatch.h"

#include <QtTest>

#include <bit>

using namespace pw::devices;

using pw::labels::TestCode;
using Code = ProofFinding::Code;

namespace {

const QByteArray Dm = "]d20109521141100998"
                      "21aZ-y/+:_\x1d"
                      "17301231"
                      "10PROOF";

QByteArray sevenEven(QByteArray bytes)
{
    for (char &byte : bytes) {
        if (std::popcount(uchar(byte)) % 2 != 0)
            byte = char(uchar(byte) | 0x80);
    }
    return bytes;
}

QByteArray swapped(QByteArray bytes)
{
    for (char &c : bytes) {
        if (c >= 'a' && c <= 'z')
            c = char(c - 32);
        else if (c >= 'A' && c <= 'Z')
            c = char(c + 32);
    }
    return bytes;
}

} // namespace

class TestSheetMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeCodes();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void characterSet();
    void noneOfThem_data();
    void noneOfThem();
    void codesOfFindings();
};

void TestSheetMatch::wholeCodes()
{
    QCOMPARE(pw::labels::testSheetCodes().size(), 5);
    for (const auto &code : pw::labels::testSheetCodes()) {
        const auto match = matchSheet(code.frame + "\r\n");
        QVERIFY(match);
        QCOMPARE(match->code, code.id);
        QVERIFY(match->findings.isEmpty());
        QCOMPARE(match->terminator, QByteArray("\r\n"));
        QCOMPARE(match->prefix, QByteArray());
        QVERIFY(match->hasAim);
        const auto framed = matchSheet("\x02" + code.frame + "\x03");
        QCOMPARE(framed->prefix, QByteArray("\x02"));
        QCOMPARE(framed->terminator, QByteArray("\x03"));
        QVERIFY(framed->findings.isEmpty());
    }
}

void TestSheetMatch::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<Code>>("codes");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char *name, const QByteArray &bytes, const QList<Code> &codes,
                        const QByteArray &detail = {}) {
        QTest::newRow(name) << bytes << codes << detail;
    };
    row("no identifier", Dm.mid(3) + '\r', {Code::AimMissing});
    row("FNC1 as separator", "\x1d" + Dm.mid(3) + '\r', {Code::LeadingSeparator, Code::AimMissing});
    row("read as plain", QByteArray(Dm).replace("]d2", "]d1") + '\r', {Code::AimWrong}, "]d1");
    row("no separator", QByteArray(Dm).replace("\x1d", "") + '\r', {Code::SeparatorMissing});
    row("separator as text", QByteArray(Dm).replace("\x1d", "^]") + '\r', {Code::SeparatorReplaced},
        "^]");
    row("nothing behind", Dm, {Code::TerminatorMissing});
    row("text in front", "S1:" + Dm + '\r', {Code::PrefixSent}, "S1:");
    row("capitals only", Dm.toUpper() + '\r', {Code::AimWrong, Code::CaseChanged}, "]D2");
    row("Caps Lock", "]d2" + swapped(Dm.mid(3)) + '\r', {Code::CaseChanged});
    row("7E1", sevenEven(Dm + '\r'), {Code::SevenBits});
    row("cut", Dm.first(25), {Code::Incomplete});
    row("all at once", QByteArray(Dm.mid(3)).replace("\x1d", ""),
        {Code::AimMissing, Code::TerminatorMissing, Code::SeparatorMissing});
}

void TestSheetMatch::saysWhatIsWrong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<Code>, codes);
    QFETCH(const QByteArray, detail);
    const auto match = matchSheet(bytes);
    QVERIFY(match);
    QCOMPARE(match->code, TestCode::Gs1DataMatrix);
    QList<Code> found;
    for (const ProofFinding &finding : match->findings)
        found.append(finding.code);
    QCOMPARE(found, codes);
    if (!detail.isEmpty())
        QCOMPARE(match->findings[0].detail, detail);
}

void TestSheetMatch::characterSet()
{
    QByteArray frame = pw::labels::testSheetCodes().at(3).frame;
    QCOMPARE(pw::labels::testSheetCodes().at(3).id, TestCode::CharacterSet);
    QCOMPARE(frame.size(), 5 + 82);
    frame.replace("yz", "zy").replace('-', '\x1a');
    const auto match = matchSheet(frame + '\r');
    QVERIFY(match);
    QCOMPARE(match->findings.size(), 1);
    QCOMPARE(match->findings[0].code, Code::CharactersChanged);
    QCOMPARE(match->findings[0].detail, QByteArray("-yz"));
}

void TestSheetMatch::noneOfThem_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another code") << QByteArray("]d2010401234567890121ABC\r");
    QTest::newRow("wrong baud rate") << QByteArray("\xfe\x00\x80\xf8\xe0\x00\x06\xfe", 8);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("AT of another program") << QByteArray("AT\r\nAT+GCAP\r\n");
    QTest::newRow("long text") << QByteArray(300, 'x');
}

void TestSheetMatch::noneOfThem()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!matchSheet(bytes));
}

void TestSheetMatch::codesOfFindings()
{
    QCOMPARE(toCode(Code::SeparatorMissing), QLatin1StringView("SEPARATOR_MISSING"));
}

QTEST_GUILESS_MAIN(TestSheetMatch)
#include "tst_sheetmatch.moc"
