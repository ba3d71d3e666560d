// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/scannerscenes.h"
#include "ui/common/symbolview.h"
#include "ui/scanners/scannerspage.h"
#include "ui/scanners/setuppage.h"
#include "ui/scanners/testscanpage.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/statusstrip.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using guitest::Station;
using ui::ScannersPage;
using ui::SetupPage;
using ui::TestScanPage;

/// The pages about scanners, pressed as people press them.
class TestScannerPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void reachedFromEverywhere();
    void listSaysWhatMatters();
    void chosenOneIsActedOn();
    void removalIsAskedFor();
    void emptyListSaysWhatToDo();
    void blockedScannerIsNoticed();

    void addsAScanner();
    void codesCanBeReadOffTheScreen_data();
    void codesCanBeReadOffTheScreen();
    void closedModeCannotBeChosen();
    void failedTestSaysHowToSetIt();
    void learntKeyboardPasses();
    void typingScannerStaysBlocked();
    void readerByItsAddress_data();
    void readerByItsAddress();
    void lineByItsName();
    void cancelsAtEachStep_data();
    void cancelsAtEachStep();
    void onlyTested();
    void notKeptCanBeTriedAgain();
    void testThatIsNotKeptStaysATest();

    void lineShowsEveryByte();
    void exportsWhatWasReceived();

private:
    void press(const QString &name);
    void choose(const QString &list, int row);
    QString label(const QString &name) const;
    template <typename Page>
    Page &add()
    {
        auto *page = new Page;
        m_station->window->addSubPage(page, &m_station->window->settingsPage());
        m_station->window->showPage(page);
        return *page;
    }

    std::unique_ptr<Station> m_station;
};

void TestScannerPages::init()
{
    guitest::failOnWarnings();
    m_station = std::make_unique<Station>();
}

void TestScannerPages::cleanup()
{
    m_station.reset();
}

void TestScannerPages::press(const QString &name)
{
    auto *button = m_station->find<QPushButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestScannerPages::choose(const QString &list, int row)
{
    auto *view = m_station->find<QAbstractItemView>(list);
    const QRect place = view->visualRect(view->model()->index(row, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place.center());
}

QString TestScannerPages::label(const QString &name) const
{
    return m_station->find<QLabel>(name)->text();
}

void TestScannerPages::reachedFromEverywhere()
{
    QSignalSpy wanted(m_station->window.get(), &ui::MainWindow::scannersRequested);
    m_station->window->statusStrip().showDevice({u"hand"_s, u"Hand"_s, DeviceState::Lost, {}});
    QTest::mouseClick(m_station->find<QToolButton>(u"deviceChip_hand"_s), Qt::LeftButton);
    QCOMPARE(wanted.value(0).value(0).toString(), u"hand"_s);
    m_station->window->showPage(&m_station->window->settingsPage());
    press(u"scannersButton"_s);
    QCOMPARE(wanted.size(), 2);
    m_station->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_station->window.get()));
    QTest::keyClick(m_station->window.get(), Qt::Key_F11);
    QCOMPARE(wanted.size(), 3);
    // Under Settings in the navigation, wherever one came from.
    add<ScannersPage>();
    QVERIFY(m_station->find<QToolButton>(u"navigate_settingsPage"_s)->isChecked());
}

void TestScannerPages::listSaysWhatMatters()
{
    auto &page = add<ScannersPage>();
    page.showScanners(samples::scannerViews());
    QCOMPARE(page.chosen(), u"hand"_s);
    QCOMPARE(label(u"scannerName"_s), u"Hand scanner"_s);
    QCOMPARE(label(u"scannerCause"_s), u"Hand scanner is connected and works."_s);
    choose(u"scanners"_s, 1);
    QCOMPARE(page.chosen(), u"tunnel"_s);
    QCOMPARE(label(u"scannerCause"_s), u"The connection to Tunnel is broken."_s);
    QCOMPARE(label(u"scannerNative"_s), u"Connection refused"_s);
    choose(u"scanners"_s, 2);
    QCOMPARE(label(u"scannerCause"_s),
             u"Old scanner did not pass its test: its codes are not taken."_s);
    const auto *list = m_station->find<QAbstractItemView>(u"scanners"_s);
    QCOMPARE(list->model()->index(2, 0).data(Qt::AccessibleTextRole).toString(),
             u"Old scanner, Types like a keyboard · Any code, Blocked"_s);
    QCOMPARE(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(),
             u"Tunnel, Reader we dial · Contents only · lane 2, Lost"_s);
    // What is shown stays shown while states change.
    auto later = samples::scannerViews();
    later[2].device.state = DeviceState::Searching;
    page.showScanners(later);
    QCOMPARE(page.chosen(), u"types"_s);
}

void TestScannerPages::chosenOneIsActedOn()
{
    auto &page = add<ScannersPage>();
    page.showScanners(samples::scannerViews());
    page.choose(u"types"_s);
    QSignalSpy tested(&page, &ScannersPage::testRequested);
    QSignalSpy watched(&page, &ScannersPage::watchRequested);
    QSignalSpy setUp(&page, &ScannersPage::setUpRequested);
    QSignalSpy enabled(&page, &ScannersPage::enableRequested);
    QSignalSpy added(&page, &ScannersPage::addRequested);
    press(u"testScannerButton"_s);
    press(u"watchScannerButton"_s);
    press(u"setUpScannerButton"_s);
    press(u"enableScannerButton"_s);
    press(u"addScannerButton"_s);
    for (const QSignalSpy *spy : {&tested, &watched, &setUp, &enabled})
        QCOMPARE(spy->value(0).value(0).toString(), u"types"_s);
    QCOMPARE(enabled[0][1].toBool(), false);
    QCOMPARE(added.size(), 1);
    page.choose(u"keys"_s); // switched off: nothing to test, but it can be switched on
    QVERIFY(!m_station->find<QPushButton>(u"testScannerButton"_s)->isEnabled());
    press(u"enableScannerButton"_s);
    QCOMPARE(enabled[1][1].toBool(), true);
}

void TestScannerPages::removalIsAskedFor()
{
    auto &page = add<ScannersPage>();
    page.showScanners(samples::scannerViews());
    QSignalSpy removed(&page, &ScannersPage::removeRequested);
    press(u"removeScannerButton"_s);
    auto *box = page.findChild<QMessageBox *>(u"removeBox"_s);
    QVERIFY(box && box->text().contains(u"Hand scanner"_s));
    box->reject();
    QVERIFY(removed.isEmpty());
    QTRY_VERIFY(!page.findChild<QMessageBox *>(u"removeBox"_s));
    press(u"removeScannerButton"_s);
    press(u"confirmRemoval"_s);
    QCOMPARE(removed.value(0).value(0).toString(), u"hand"_s);
    page.showScanners({});
    QVERIFY(page.chosen().isEmpty());
}

void TestScannerPages::emptyListSaysWhatToDo()
{
    auto &page = add<ScannersPage>();
    page.showScanners({});
    QVERIFY(!m_station->find<QLabel>(u"scannerName"_s)->isVisible());
    QVERIFY(!m_station->find<QAbstractItemView>(u"scanners"_s)->isVisible());
    QSignalSpy added(&page, &ScannersPage::addRequested);
    press(u"addScannerButton"_s);
    QCOMPARE(added.size(), 1);
}

void TestScannerPages::blockedScannerIsNoticed()
{
    m_station->window->statusStrip().setSync([] {
        SyncView sync;
        sync.link = LinkState::Online;
        sync.cacheAge = std::chrono::seconds(5);
        return sync;
    }());
    auto *bar = m_station->find<ui::NoticeBar>(u"noticeBar"_s);
    QVERIFY(!bar->isVisible());
    m_station->window->setScanners(samples::scannerViews());
    QVERIFY(bar->isVisible());
    QCOMPARE(label(u"noticeText"_s),
             u"Test not passed: Old scanner. Press F11 and set it up again."_s);
    auto untested = samples::scannerViews();
    untested[2].proof = ProofState::Outdated;
    m_station->window->setScanners(untested);
    QCOMPARE(label(u"noticeText"_s),
             u"Not tested yet: Old scanner. Press F11 and test before the shift."_s);
    auto proven = samples::scannerViews();
    proven[2].mayProduce = true;
    m_station->window->setScanners(proven);
    QVERIFY(!bar->isVisible());
}

void TestScannerPages::addsAScanner()
{
    auto &page = add<SetupPage>();
    QSignalSpy looked(&page, &SetupPage::lookRequested);
    QSignalSpy begun(&page, &SetupPage::setUpBegun);
    QSignalSpy saved(&page, &SetupPage::saved);
    page.beginNew(u"scanner-7"_s);
    QCOMPARE(looked.size(), 1);
    page.showFound(samples::foundScanners());
    choose(u"foundScanners"_s, 1);
    QCOMPARE(begun.size(), 1);
    const auto device = begun[0][0].value<DeviceConfig>();
    QCOMPARE(device.id, u"scanner-7"_s);
    QCOMPARE(device.kind, DeviceKind::Serial);
    QCOMPARE(device.port, u"usb:05f9:4204"_s);
    QCOMPARE(device.profileId, u"datalogic-usb-com"_s);
    for (int codes = 0; codes < 5; ++codes) {
        page.showSetup(samples::setupView(codes));
        QVERIFY(m_station->find<QWidget>(u"symbol"_s));
        QVERIFY(!m_station->find<QPushButton>(u"testGoOnButton"_s)->isEnabled());
    }
    QCOMPARE(label(u"testCodeName"_s), u"Long code"_s);
    page.showSetup(samples::setupView(5));
    QCOMPARE(label(u"setupCause"_s), u"All five codes arrived as they should."_s);
    press(u"testGoOnButton"_s);
    auto *name = m_station->find<QLineEdit>(u"scannerNameField"_s);
    QCOMPARE(name->text(), u"QuickScan QD2430"_s);
    name->clear();
    press(u"saveScannerButton"_s); // without a name nobody knows it
    QVERIFY(saved.isEmpty());
    name->setText(u"  Bench   left "_s);
    const auto roles = m_station->find<QWidget>(u"scannerRoles"_s)->findChildren<QToolButton *>();
    QTest::mouseClick(roles[2], Qt::LeftButton);
    const auto repeats =
        m_station->find<QWidget>(u"scannerRepeats"_s)->findChildren<QToolButton *>();
    QTest::mouseClick(repeats[1], Qt::LeftButton);
    press(u"saveScannerButton"_s);
    QCOMPARE(saved.size(), 1);
    const auto kept = saved[0][0].value<DeviceConfig>();
    QCOMPARE(kept.name, u"Bench left"_s);
    QCOMPARE(kept.role, DeviceRole::Parent);
    QCOMPARE(kept.repeatTime, std::chrono::milliseconds(1000));
    page.showKept();
    QVERIFY(!page.isActive());
}

void TestScannerPages::codesCanBeReadOffTheScreen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString &language : {u"en"_s, u"de"_s}) {
        for (const QSize size : {QSize(1280, 720), QSize(1366, 768), QSize(1920, 1080)})
            QTest::newRow(qPrintable(language + QString::number(size.width()))) << language << size;
    }
}

void TestScannerPages::codesCanBeReadOffTheScreen()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    m_station = std::make_unique<Station>(language, size);
    auto &page = add<SetupPage>();
    page.beginNew(u"scanner-1"_s);
    page.showFound(samples::foundScanners());
    choose(u"foundScanners"_s, 0);
    for (int codes = 0; codes < 5; ++codes) {
        // With findings below: they take room, but not from the code.
        page.showSetup(samples::setupView(
            codes, {ProofFinding::Code::AimMissing, ProofFinding::Code::CaseChanged}));
        Station::settle();
        QTest::qWait(20);
        const auto *symbol = page.findChild<ui::SymbolView *>(u"symbol"_s);
        QVERIFY2(symbol->modulePixels() >= 2, qPrintable(QString::number(codes)));
    }
}

void TestScannerPages::closedModeCannotBeChosen()
{
    auto &page = add<SetupPage>();
    QSignalSpy begun(&page, &SetupPage::setUpBegun);
    page.beginNew(u"scanner-1"_s);
    page.showFound(samples::foundScanners());
    choose(u"foundScanners"_s, 4);
    choose(u"foundScanners"_s, 5); // a keyboard that may not be taken
    QVERIFY(begun.isEmpty());
    choose(u"foundScanners"_s, 6); // one that types
    QCOMPARE(begun.size(), 1);
    QCOMPARE(begun[0][0].value<DeviceConfig>().kind, DeviceKind::Wedge);
}

void TestScannerPages::failedTestSaysHowToSetIt()
{
    auto &page = add<SetupPage>();
    QSignalSpy begun(&page, &SetupPage::setUpBegun);
    page.beginNew(u"scanner-1"_s);
    page.showFound(samples::foundScanners());
    choose(u"foundScanners"_s, 0);
    SetupView listening = samples::setupView(0);
    listening.unrecognized = 1;
    listening.hasLine = true;
    listening.settings.baud = 115200;
    page.showSetup(listening);
    QVERIFY(label(u"setupCause"_s).contains(u"115200 baud, 8N1"_s));
    page.showSetup(samples::setupView(5, {ProofFinding::Code::SeparatorReplaced}));
    const QString said = m_station->find<QTextBrowser>(u"findings"_s)->toPlainText();
    QVERIFY(said.contains(u"In place of the separator GS the scanner sends #."_s));
    QVERIFY(said.contains(u"Switch its replacement of GS off"_s));
    press(u"testAgainButton"_s);
    QCOMPARE(begun.size(), 2);
}

void TestScannerPages::learntKeyboardPasses()
{
    auto &page = add<SetupPage>();
    page.beginNew(u"scanner-1"_s);
    page.showFound({});
    choose(u"foundScanners"_s, 0);
    SetupView view = samples::setupView(5, {ProofFinding::Code::LayoutMismatch});
    page.showSetup(view);
    QCOMPARE(label(u"setupCause"_s), u"All five codes arrive whole, read as said below."_s);
    press(u"testGoOnButton"_s);
    QCOMPARE(label(u"setupVerdict"_s), u"The scanner has passed its test."_s);
    view.ownDevice = true; // one that is only tested is read as its profile says
    QVERIFY(!isLearnt(view));
}

void TestScannerPages::typingScannerStaysBlocked()
{
    auto &page = add<SetupPage>();
    page.beginNew(u"scanner-1"_s);
    page.showFound({});
    choose(u"foundScanners"_s, 0);
    page.showSetup(samples::setupView(5, {ProofFinding::Code::SeparatorMissing}));
    press(u"testGoOnButton"_s);
    QCOMPARE(label(u"setupVerdict"_s),
             u"It has not passed. A scanner that types stays blocked until it does."_s);
}

void TestScannerPages::readerByItsAddress_data()
{
    QTest::addColumn<bool>("dialsUs");
    QTest::newRow("we dial") << false;
    QTest::newRow("it dials us") << true;
}

void TestScannerPages::readerByItsAddress()
{
    QFETCH(const bool, dialsUs);
    auto &page = add<SetupPage>();
    page.setProfiles({{u"generic-tcp"_s, u"Text"_s}, {u"keyence-sr"_s, u"Keyence SR"_s}}, {});
    QSignalSpy begun(&page, &SetupPage::setUpBegun);
    page.beginNew(u"scanner-1"_s);
    page.showFound({});
    choose(u"foundScanners"_s, 1);
    const auto button = [&page](const QString &text) {
        const auto buttons = page.findChildren<QToolButton *>();
        for (QToolButton *one : buttons) {
            if (one->text() == text)
                return one;
        }
        return static_cast<QToolButton *>(nullptr);
    };
    m_station->find<QComboBox>(u"profileKind"_s)->setCurrentText(u"Keyence SR"_s);
    if (dialsUs)
        QTest::mouseClick(button(u"The reader"_s), Qt::LeftButton);
    press(u"connectReaderButton"_s);
    QVERIFY(begun.isEmpty()); // no address
    m_station->find<QLineEdit>(u"readerAddress"_s)->setText(u"192.0.2.10"_s);
    m_station->find<QLineEdit>(u"readerPort"_s)->setText(u"90040"_s);
    press(u"connectReaderButton"_s);
    QVERIFY(begun.isEmpty()); // no port
    m_station->find<QLineEdit>(u"readerPort"_s)->setText(u"9004"_s);
    press(u"connectReaderButton"_s);
    QCOMPARE(begun.size(), 1);
    const auto device = begun[0][0].value<DeviceConfig>();
    QCOMPARE(device.profileId, u"keyence-sr"_s);
    QCOMPARE(device.kind, dialsUs ? DeviceKind::TcpServer : DeviceKind::TcpClient);
    QCOMPARE(device.port, dialsUs ? u"9004"_s : u"192.0.2.10:9004"_s);
    QCOMPARE(device.allowed, dialsUs ? QStringList{u"192.0.2.10"_s} : QStringList());
}

void TestScannerPages::lineByItsName()
{
    auto &page = add<SetupPage>();
    page.setProfiles({}, {{u"generic-rs232"_s, u"Any"_s}, {u"zebra-ssi"_s, u"SSI"_s}});
    QSignalSpy begun(&page, &SetupPage::setUpBegun);
    page.beginNew(u"scanner-1"_s);
    page.showFound({});
    choose(u"foundScanners"_s, 2);
    QVERIFY(!m_station->find<QLineEdit>(u"readerPort"_s)->isVisible());
    press(u"connectReaderButton"_s);
    QVERIFY(begun.isEmpty()); // no name
    m_station->find<QLineEdit>(u"readerAddress"_s)->setText(u"/dev/ttyUSB7"_s);
    press(u"connectReaderButton"_s);
    QCOMPARE(begun.size(), 1);
    const auto device = begun[0][0].value<DeviceConfig>();
    QCOMPARE(device.kind, DeviceKind::Serial);
    QCOMPARE(device.port, u"/dev/ttyUSB7"_s);
    QCOMPARE(device.profileId, u"generic-rs232"_s);
}

void TestScannerPages::cancelsAtEachStep_data()
{
    QTest::addColumn<int>("codes"); // -1: before one was chosen
    QTest::addColumn<QString>("button");
    QTest::newRow("choosing") << -1 << u"cancelChoiceButton"_s;
    QTest::newRow("first code") << 0 << u"cancelTestButton"_s;
    QTest::newRow("half way") << 3 << u"cancelTestButton"_s;
    QTest::newRow("naming") << 5 << u"cancelSaveButton"_s;
}

void TestScannerPages::cancelsAtEachStep()
{
    QFETCH(const int, codes);
    QFETCH(const QString, button);
    auto &page = add<SetupPage>();
    QSignalSpy cancelled(&page, &SetupPage::cancelled);
    QSignalSpy saved(&page, &SetupPage::saved);
    page.beginNew(u"scanner-1"_s);
    page.showFound(samples::foundScanners());
    if (codes >= 0) {
        choose(u"foundScanners"_s, 0);
        page.showSetup(samples::setupView(codes));
    }
    if (codes == 5)
        press(u"testGoOnButton"_s);
    press(button);
    QCOMPARE(cancelled.size(), 1);
    page.cancel(); // once is enough
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(saved.isEmpty());
}

void TestScannerPages::onlyTested()
{
    auto &page = add<SetupPage>();
    QSignalSpy looked(&page, &SetupPage::lookRequested);
    QSignalSpy retested(&page, &SetupPage::retestBegun);
    QSignalSpy saved(&page, &SetupPage::saved);
    page.beginAgain(samples::scannerViews()[0].config, true);
    QVERIFY(looked.isEmpty());
    QCOMPARE(retested.value(0).value(0).toString(), u"hand"_s);
    page.showSetup(samples::setupView(5));
    press(u"testGoOnButton"_s);
    QCOMPARE(saved.value(0).value(0).value<DeviceConfig>(), samples::scannerViews()[0].config);
}

void TestScannerPages::notKeptCanBeTriedAgain()
{
    auto &page = add<SetupPage>();
    QSignalSpy saved(&page, &SetupPage::saved);
    page.beginNew(u"scanner-1"_s);
    page.showFound(samples::foundScanners());
    choose(u"foundScanners"_s, 0);
    page.showSetup(samples::setupView(5));
    press(u"testGoOnButton"_s);
    press(u"saveScannerButton"_s);
    page.showNotKept(u"Permission denied"_s);
    bool said = false;
    const auto labels = page.findChildren<QLabel *>(u"problem"_s);
    for (const QLabel *label : labels)
        said = said || (label->isVisible() && label->text().contains(u"Permission denied"_s));
    QVERIFY(said);
    press(u"saveScannerButton"_s);
    QCOMPARE(saved.size(), 2);
}

void TestScannerPages::testThatIsNotKeptStaysATest()
{
    auto &page = add<SetupPage>();
    QSignalSpy saved(&page, &SetupPage::saved);
    DeviceConfig own;
    own.id = u"own"_s;
    own.name = u"Own"_s;
    page.beginAgain(own, true);
    page.showSetup(samples::setupView(5));
    press(u"testGoOnButton"_s);
    QCOMPARE(saved.size(), 1);
    page.showNotKept(u"Permission denied"_s);
    auto *cause = page.findChild<QLabel *>(u"setupCause"_s);
    QVERIFY(cause->isVisible() && cause->text().contains(u"Permission denied"_s));
    QVERIFY(!page.findChild<QPushButton *>(u"saveScannerButton"_s)->isVisible());
    press(u"testGoOnButton"_s);
    QCOMPARE(saved.size(), 2);
}

void TestScannerPages::lineShowsEveryByte()
{
    auto &page = add<TestScanPage>();
    page.watch(u"Bench"_s);
    QVERIFY(!m_station->find<QTextBrowser>(u"linePieces"_s)->isVisible());
    page.showLine(samples::lineChunks(),
                  {6, 118, 61, 3, std::chrono::microseconds(1200), std::chrono::milliseconds(4),
                   std::chrono::milliseconds(18)});
    const QString line = m_station->find<QTextBrowser>(u"linePieces"_s)->toPlainText();
    QVERIFY(line.contains(u"UM6G3GU<GS>1729053110C26A7<CR>"_s));
    QVERIFY(line.contains(u"55 4d 36 47 33 47 55 1d 31"_s));
    QVERIFY(line.contains(u"+1,496 ms"_s));
    QCOMPARE(label(u"lineFigures"_s),
             u"6 pieces · 118 bytes · largest 61 · pauses 1.2 ms / 4.0 ms / 18 ms"_s);
    scan::RawScan raw;
    raw.bytes = "]d2010952114101234521A7\x1d"
                "1729053110C26A7";
    page.showCode(scan::inspect(raw, {{}, true, 2026, {}}, {}));
    const QString code = m_station->find<QTextBrowser>(u"codeText"_s)->toPlainText();
    QVERIFY(code.contains(u"]d2 GS1 DataMatrix"_s) && code.contains(u"(21) SERIAL"_s));
    page.watch(u"Other"_s); // begins anew
    QVERIFY(m_station->find<QTextBrowser>(u"codeText"_s)->toPlainText().isEmpty());
}

void TestScannerPages::exportsWhatWasReceived()
{
    auto &page = add<TestScanPage>();
    QSignalSpy exported(&page, &TestScanPage::exportRequested);
    QSignalSpy cleared(&page, &TestScanPage::clearRequested);
    QSignalSpy done(&page, &TestScanPage::done);
    page.watch(u"Bench"_s);
    QVERIFY(!m_station->find<QPushButton>(u"exportLineButton"_s)->isEnabled());
    page.showLine(samples::lineChunks(), {});
    press(u"exportLineButton"_s);
    auto *dialog = page.findChild<QFileDialog *>(u"exportDialog"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(u"/tmp/x.json"_s);
    dialog->reject();
    QCOMPARE(exported.value(0).value(1).toBool(), true); // masked unless told otherwise
    press(u"maskSerialsButton"_s);
    press(u"exportLineButton"_s);
    dialog = page.findChildren<QFileDialog *>(u"exportDialog"_s).last();
    Q_EMIT dialog->fileSelected(u"/tmp/x.json"_s);
    dialog->reject();
    QCOMPARE(exported.value(1).value(1).toBool(), false);
    page.showNotExported(u"No space left"_s);
    QVERIFY(label(u"lineFigures"_s).contains(u"No space left"_s));
    press(u"clearLineButton"_s);
    press(u"lineDoneButton"_s);
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(done.size(), 1);
}

PW_GUI_TEST_MAIN(TestScannerPages)
#include "tst_scannerpages.moc"
