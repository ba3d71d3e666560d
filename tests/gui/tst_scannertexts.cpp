// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/scannerscenes.h"
#include "ui/text/scannerwords.h"

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

/// Every code about scanners as a sentence, in both languages.
class TestScannerTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void everythingSpeaks_data();
    void everythingSpeaks();
    void germanIsNotEnglish();
    void connectionGoesBeforeTheTest();
    void blockedSaysWhy_data();
    void blockedSaysWhy();
    void namesThoseThatWait();
    void pauses_data();
    void pauses();

private:
    QList<text::Message> all() const;
    text::LanguageSwitch m_languages{*qApp};
};

QList<text::Message> TestScannerTexts::all() const
{
    QList<text::Message> messages;
    for (int code = 0; code <= int(ProofFinding::Code::Incomplete); ++code)
        messages.append(
            text::messageFor(ProofFinding{ProofFinding::Code(code), labels::TestCode::Long, "#"}));
    for (int codes = 0; codes <= 5; ++codes) {
        for (const bool wrong : {false, true}) {
            const auto faults =
                wrong ? QList{ProofFinding::Code::AimMissing} : QList<ProofFinding::Code>();
            messages.append(text::messageFor(samples::setupView(codes, faults)));
        }
    }
    messages.append(text::messageFor(samples::setupView(5, {ProofFinding::Code::LayoutMismatch})));
    SetupView view = samples::setupView(0);
    view.unrecognized = 1;
    messages.append(text::messageFor(view));
    view.hasLine = true;
    messages.append(text::messageFor(view));
    for (int state = 0; state <= int(DeviceState::Misconfigured); ++state) {
        view.deviceState = DeviceState(state);
        messages.append(text::messageFor(view));
    }
    for (int state = 0; state <= int(DeviceState::Misconfigured); ++state) {
        for (int proof = 0; proof <= int(ProofState::Valid); ++proof) {
            ScannerView scanner = samples::scannerViews()[0];
            scanner.device.state = DeviceState(state);
            scanner.proof = ProofState(proof);
            scanner.mayProduce = scanner.proof == ProofState::Valid;
            messages.append(text::messageFor(scanner));
            scanner.mayProduce = true;
            messages.append(text::messageFor(scanner));
        }
    }
    return messages;
}

void TestScannerTexts::everythingSpeaks_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
}

void TestScannerTexts::everythingSpeaks()
{
    QFETCH(const QString, language);
    m_languages.use(language);
    static const QRegularExpression leftover(u"%(L?n|L?\\d)|\\(s\\)"_s);
    const auto messages = all();
    for (const text::Message &message : messages) {
        for (const QString &part : {message.word, message.cause, message.remedy}) {
            QVERIFY(!part.isEmpty());
            QVERIFY2(!leftover.match(part).hasMatch(), qPrintable(part));
        }
        QVERIFY2(message.remedy.endsWith(u'.'), qPrintable(message.remedy));
    }
    QSet<QString> names;
    for (int kind = 0; kind <= int(DeviceKind::Simulated); ++kind)
        names.insert(text::kindName(DeviceKind(kind)));
    for (int role = 0; role <= int(DeviceRole::CommandOnly); ++role)
        names.insert(text::scannerRoleName(DeviceRole(role)));
    for (const labels::TestSheetCode &code : labels::testSheetCodes())
        names << text::testCodeName(code.id) << text::testCodeProves(code.id);
    QCOMPARE(names.size(), 7 + 4 + 10); // each its own, none empty
    QVERIFY(!names.contains(QString()));
}

void TestScannerTexts::germanIsNotEnglish()
{
    m_languages.use(u"en"_s);
    const auto english = all();
    m_languages.use(u"de"_s);
    const auto german = all();
    for (qsizetype i = 0; i < english.size(); ++i)
        QVERIFY2(english[i].cause != german[i].cause && english[i].remedy != german[i].remedy,
                 qPrintable(german[i].cause));
}

void TestScannerTexts::connectionGoesBeforeTheTest()
{
    m_languages.use(u"en"_s);
    ScannerView scanner = samples::scannerViews()[2];
    scanner.device.state = DeviceState::Lost;
    QCOMPARE(text::messageFor(scanner).word, u"Lost"_s);
    scanner.device.state = DeviceState::Degraded; // works so far, but is not allowed to
    QCOMPARE(text::messageFor(scanner).word, u"Blocked"_s);
    scanner.mayProduce = true;
    QCOMPARE(text::messageFor(scanner).word, u"Unreliable"_s);
    QCOMPARE(text::testFact(scanner).section(u" · "_s, 0, 0), u"Not passed"_s);
    QCOMPARE(text::testFindings(scanner), u"Separator lost, No identifier"_s);
    scanner.testedAt = {};
    QCOMPARE(text::testFact(scanner), u"Never"_s);
}

void TestScannerTexts::blockedSaysWhy_data()
{
    QTest::addColumn<ProofState>("proof");
    QTest::addColumn<QString>("cause");
    QTest::newRow("never") << ProofState::Missing
                           << u"Bench has not been tested: its codes are not taken."_s;
    QTest::newRow("failed") << ProofState::Failed
                            << u"Bench did not pass its test: its codes are not taken."_s;
    QTest::newRow("yesterday") << ProofState::Outdated
                               << u"Bench has not been tested today: its codes are not taken."_s;
}

void TestScannerTexts::blockedSaysWhy()
{
    QFETCH(const ProofState, proof);
    m_languages.use(u"en"_s);
    ScannerView scanner = samples::scannerViews()[0];
    scanner.config.name = u"Bench"_s;
    scanner.proof = proof;
    scanner.mayProduce = false;
    QTEST(text::messageFor(scanner).cause, "cause");
}

void TestScannerTexts::namesThoseThatWait()
{
    m_languages.use(u"en"_s);
    auto scanners = samples::scannerViews();
    for (ScannerView &scanner : scanners)
        scanner.mayProduce = false;
    const auto message = text::dailyTestMessage(scanners);
    QVERIFY(message); // one that is off needs no test
    QCOMPARE(message->cause, u"Not tested yet: Hand scanner, Tunnel."_s);
    for (ScannerView &scanner : scanners)
        scanner.mayProduce = true;
    QVERIFY(!text::dailyTestMessage(scanners));
}

void TestScannerTexts::pauses_data()
{
    QTest::addColumn<std::chrono::nanoseconds>("span");
    QTest::addColumn<QString>("shown");
    using namespace std::chrono_literals;
    QTest::newRow("short") << std::chrono::nanoseconds(40us) << u"0.0 ms"_s;
    QTest::newRow("a byte at 9600") << std::chrono::nanoseconds(1040us) << u"1.0 ms"_s;
    QTest::newRow("long") << std::chrono::nanoseconds(320ms) << u"320 ms"_s;
}

void TestScannerTexts::pauses()
{
    QFETCH(const std::chrono::nanoseconds, span);
    m_languages.use(u"en"_s);
    QTEST(text::milliseconds(span), "shown");
}

PW_GUI_TEST_MAIN(TestScannerTexts)
#include "tst_scannertexts.moc"
