// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scanframer.h"
#include "devices/deviceprofiles.h"
#include "devices/setup/scannerproof.h"
#include "devices/wedge/keyencoder.h"

#include <QtTest>

#include <bit>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::labels::TestCode;
using pw::labels::testSheetCodes;
using pw::scan::SerialSettings;
using Code = ProofFinding::Code;
using Step = ScannerProof::Step;

namespace {

pw::scan::DeviceProfile profile(const QString &id)
{
    return *DeviceProfiles().load(id);
}

QList<Code> codesOf(const ScannerProof &proof)
{
    QList<Code> codes;
    const QList<ProofFinding> findings = proof.findings();
    for (const ProofFinding &finding : findings)
        codes.append(finding.code);
    return codes;
}

/// Scans the whole sheet, one code a second, in chunks.
void scanSheet(ScannerProof &proof, const QByteArray &prefix, const QByteArray &terminator,
               qsizetype chunk = 16)
{
    std::chrono::nanoseconds now = 1s;
    for (const auto &code : testSheetCodes()) {
        const QByteArray bytes = prefix + code.frame + terminator;
        for (qsizetype i = 0; i < bytes.size(); i += chunk)
            proof.observe(bytes.mid(i, chunk), now += 5ms);
        now += 1s;
        proof.elapse(now);
    }
}

} // namespace

class TestScannerProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passes();
    void stepByStep();
    void findsFraming_data();
    void findsFraming();
    void findsLineSettings();
    void codeFromBeforeTheLineWasSet();
    void findsSevenBits();
    void twoCodesAtOnce();
    void failsUntilSetRight();
    void separatorNeedsItsCodes();
    void hidNeedsNoTerminator();
    void wedge_data();
    void wedge();
    void wedgeWithoutSeparator();
    void ownedKeyboardKeepsItsProfile();
    void wedgeOfAnUnknownLayout();
};

void TestScannerProof::passes()
{
    ScannerProof proof(profile(u"generic-rs232"_s));
    scanSheet(proof, {}, "\r\n");
    QCOMPARE(proof.step(), Step::Passed);
    QVERIFY(proof.separatorProven());
    QVERIFY(proof.profile().framing.aimRequired);
    QCOMPARE(proof.profile().framing.terminators, (QList<QByteArray>{"\r\n", "\r", "\n"}));
}

void TestScannerProof::stepByStep()
{
    ScannerProof proof(profile(u"generic-rs232"_s));
    QCOMPARE(proof.step(), Step::FirstCode);
    QCOMPARE(proof.next(), std::optional(TestCode::Gs1DataMatrix));
    proof.observe(testSheetCodes()[0].frame + '\r', 1s);
    QCOMPARE(proof.deadline(), std::optional<std::chrono::nanoseconds>(1200ms));
    proof.elapse(1100ms);
    QCOMPARE(proof.step(), Step::FirstCode); // more may come
    proof.elapse(1200ms);
    QCOMPARE(proof.step(), Step::OtherCodes);
    QCOMPARE(proof.next(), std::optional(TestCode::Gs1Linear));
    QVERIFY(!proof.deadline());
}

void TestScannerProof::findsFraming_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("terminator");
    QTest::addColumn<QList<Code>>("findings");
    QTest::newRow("CR") << QByteArray() << QByteArray("\r") << QList<Code>{};
    QTest::newRow("LF") << QByteArray() << QByteArray("\n") << QList<Code>{};
    QTest::newRow("STX ETX") << QByteArray("\x02") << QByteArray("\x03") << QList<Code>{};
    QTest::newRow("TAB") << QByteArray() << QByteArray("\t") << QList<Code>{};
    QTest::newRow("none") << QByteArray() << QByteArray() << QList<Code>{Code::TerminatorMissing};
    QTest::newRow("text in front")
        << QByteArray("N1") << QByteArray("\r") << QList<Code>{Code::PrefixSent};
}

void TestScannerProof::findsFraming()
{
    QFETCH(const QByteArray, prefix);
    QFETCH(const QByteArray, terminator);
    QFETCH(const QList<Code>, findings);
    ScannerProof proof(profile(u"generic-rs232"_s));
    scanSheet(proof, prefix, terminator);
    QCOMPARE(codesOf(proof), findings);
    const auto found = proof.profile().framing;
    QCOMPARE(found.prefix, prefix);
    // What was found cuts the very same bytes into codes.
    pw::scan::ScanFramer framer(found);
    const QByteArray frame = testSheetCodes()[0].frame;
    auto frames = framer.feed(QByteArray(prefix + frame + terminator), 1s);
    frames += framer.elapse(2s);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames[0].bytes, frame);
}

void TestScannerProof::findsLineSettings()
{
    // A scanner at 115200 baud: at any other rate the port gives rubbish.
    ScannerProof proof(profile(u"generic-rs232"_s));
    QCOMPARE(proof.settings().baud, 9600);
    int scans = 0;
    std::chrono::nanoseconds now = 1s;
    while (proof.step() == Step::FirstCode && ++scans < 10) {
        const bool right = proof.settings().baud == 115200 && proof.settings().dataBits == 8;
        proof.observe(right ? testSheetCodes()[0].frame + '\r' : QByteArray("\xf8\x80\xfe\x1c\x98"),
                      now += 1s);
        proof.elapse(now + 500ms);
    }
    QCOMPARE(scans, 2);
    QCOMPARE(proof.profile().serial.baud, 115200);
    QCOMPARE(usualSerialSettings({.baud = 57600}).size(), 6);
    QCOMPARE(usualSerialSettings({.baud = 57600})[0].baud, 57600);
}

/// A scan that lay in the line since before the port was opened says nothing of its settings.
void TestScannerProof::codeFromBeforeTheLineWasSet()
{
    ScannerProof proof(profile(u"generic-rs232"_s));
    std::chrono::nanoseconds now = 1s;
    proof.observe(testSheetCodes()[0].frame + '\r', now);
    proof.elapse(now + 500ms);
    QVERIFY(proof.step() != Step::FirstCode);
    int scans = 0;
    while (proof.settings().baud != 115200 && ++scans < 20) {
        proof.observe("\xf8\x80\xfe\x1c\x98", now += 1s);
        proof.elapse(now + 500ms);
    }
    QCOMPARE(scans, 3);
    QCOMPARE(proof.step(), Step::FirstCode);
}

void TestScannerProof::findsSevenBits()
{
    ScannerProof proof(profile(u"generic-rs232"_s));
    QByteArray bytes = testSheetCodes()[0].frame + '\r';
    for (char &byte : bytes) {
        if (std::popcount(uchar(byte)) % 2 != 0)
            byte = char(uchar(byte) | 0x80);
    }
    proof.observe(bytes, 1s);
    proof.elapse(2s);
    QCOMPARE(proof.settings().dataBits, 7);
    QCOMPARE(proof.settings().parity, SerialSettings::Parity::Even);
    QCOMPARE(proof.step(), Step::FirstCode);
    scanSheet(proof, {}, "\r"); // the port listens right now
    QCOMPARE(proof.step(), Step::Passed);
    QCOMPARE(proof.profile().serial.dataBits, 7);
}

void TestScannerProof::twoCodesAtOnce()
{
    ScannerProof proof(profile(u"generic-rs232"_s));
    proof.observe(testSheetCodes()[0].frame + '\r' + testSheetCodes()[1].frame + '\r', 1s);
    proof.elapse(2s);
    QCOMPARE(proof.seen().size(), 2);
    QVERIFY(proof.findings().isEmpty());
}

void TestScannerProof::failsUntilSetRight()
{
    ScannerProof proof(profile(u"generic-rs232"_s));
    std::chrono::nanoseconds now = 1s;
    for (const auto &code : testSheetCodes()) {
        proof.observe(QByteArray(code.frame).replace("\x1d", "") + '\r', now += 1s);
        proof.elapse(now + 500ms);
    }
    QCOMPARE(proof.step(), Step::Failed);
    QCOMPARE(codesOf(proof), QList<Code>{Code::SeparatorMissing});
    QVERIFY(!proof.separatorProven());
    scanSheet(proof, {}, "\r");
    QCOMPARE(proof.step(), Step::Passed);
}

void TestScannerProof::separatorNeedsItsCodes()
{
    ScannerProof proof(profile(u"generic-rs232"_s));
    proof.observe(testSheetCodes()[1].frame + '\r', 1s);
    proof.elapse(2s);
    QVERIFY(!proof.separatorProven()); // it had nothing to show
}

void TestScannerProof::hidNeedsNoTerminator()
{
    ScannerProof proof(profile(u"hid-pos"_s));
    for (const auto &code : testSheetCodes())
        proof.observeCode(code.frame);
    QCOMPARE(proof.step(), Step::Passed);
}

void TestScannerProof::wedge_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("gs");
    QTest::newRow("as advised") << u"us"_s << u"ctrl+]"_s;
    QTest::newRow("Alt number") << u"us"_s << u"alt+029"_s;
    QTest::newRow("function key") << u"us"_s << u"f8"_s;
    QTest::newRow("cursor key") << u"us"_s << u"down"_s;
    QTest::newRow("German scanner") << u"de"_s << u"ctrl+]"_s;
    QTest::newRow("French scanner") << u"fr"_s << u"f8"_s;
    QTest::newRow("Swiss scanner") << u"ch"_s << u"alt+029"_s;
}

void TestScannerProof::wedge()
{
    QFETCH(const QString, layout);
    QFETCH(const QString, gs);
    ScannerProof proof(profile(u"wedge-us"_s));
    for (const auto &code : testSheetCodes())
        proof.observeKeys(*keysFor(code.frame + '\r', *KeyboardLayout::load(layout), gs));
    QCOMPARE(proof.profile().wedge.layout, layout);
    if (gs == "f8"_L1 || gs == "down"_L1) // numbers and Ctrl+] are understood in any case
        QCOMPARE(proof.profile().wedge.gs, QStringList{gs});
    QVERIFY(proof.separatorProven());
    // Another country than the profile's is said, so that the profile or the scanner is changed.
    QCOMPARE(codesOf(proof), layout == "us"_L1 ? QList<Code>{} : QList<Code>{Code::LayoutMismatch});
    QCOMPARE(proof.profile().wedge.terminator, pw::scan::WedgeSettings::Terminator::Enter);
    // Under the profile found it passes.
    ScannerProof again(proof.profile());
    for (const auto &code : testSheetCodes())
        again.observeKeys(*keysFor(code.frame + '\r', *KeyboardLayout::load(layout), gs));
    QCOMPARE(again.step(), Step::Passed);
}

void TestScannerProof::wedgeWithoutSeparator()
{
    ScannerProof proof(profile(u"wedge-us"_s));
    for (const auto &code : testSheetCodes())
        proof.observeKeys(*keysFor(code.frame + '\r', *KeyboardLayout::load(u"us"_s), {}));
    QCOMPARE(proof.step(), Step::Failed);
    QCOMPARE(codesOf(proof), QList<Code>{Code::SeparatorMissing});
}

/// Its codes come decoded, so layout and GS convention are not found out but kept.
void TestScannerProof::ownedKeyboardKeepsItsProfile()
{
    ScannerProof proof(profile(u"wedge-us"_s));
    for (const auto &code : testSheetCodes())
        proof.observeCode(code.frame + '\r');
    QCOMPARE(proof.step(), Step::Passed);
    QCOMPARE(proof.profile().wedge, profile(u"wedge-us"_s).wedge);
}

void TestScannerProof::wedgeOfAnUnknownLayout()
{
    ScannerProof proof(profile(u"wedge-us"_s));
    auto strokes = *keysFor(testSheetCodes()[1].frame, *KeyboardLayout::load(u"us"_s), {});
    for (KeyStroke &stroke : strokes) {
        if (stroke.code >= 2 && stroke.code <= 10)
            ++stroke.code; // digits moved: no layout has that
    }
    proof.observeKeys(strokes);
    QCOMPARE(proof.unrecognized(), 1);
    QCOMPARE(proof.step(), Step::FirstCode);
}

QTEST_GUILESS_MAIN(TestScannerProof)
#include "tst_scannerproof.moc"
