// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/settings.h"
#include "app/station/stationapplication.h"
#include "devices/setup/proofrecord.h"
#include "tests/support/childprocess.h"
#include "tests/support/temphome.h"
#include "ui/scanners/scannerspage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace pw;
using bootstrap::Paths;
using bootstrap::Settings;
using test::ChildProcess;
using test::TempHome;

namespace {

constexpr int Minute = 60'000;

} // namespace

/// U1 with the real window: somebody who has read nothing sets up a scanner that `packwrightctl
/// simulate` plays, and it works. Judged by the files of the station and by what its engine says of
/// a code afterwards.
class TestScannerSetup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QGuiApplication::setDesktopSettingsAware(false); }
    void init();
    void cleanup();

    void u1_data();
    void u1();
    void cancelLeavesAllAsItWas();
    void dailyTestBeforeTheShift();

private:
    void start(const QList<bootstrap::DeviceSettings> &devices = {}, bool daily = false);
    void simulate(const QStringList &arguments);
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        return m_application->window().findChild<Widget *>(name);
    }
    void press(const QString &name);
    void choose(int row);
    void openScanners();

    std::unique_ptr<TempHome> m_home;
    std::unique_ptr<station::StationApplication> m_application;
    std::unique_ptr<ChildProcess> m_scanner;
    QString m_line;
};

void TestScannerSetup::init()
{
    m_home = std::make_unique<TempHome>();
    QVERIFY(m_home->isValid());
    m_line = m_home->filePath(u"line"_s);
}

void TestScannerSetup::cleanup()
{
    m_application.reset();
    m_scanner.reset();
    m_home.reset();
}

void TestScannerSetup::start(const QList<bootstrap::DeviceSettings> &devices, bool daily)
{
    Settings settings = bootstrap::demonstrationSettings();
    settings.embeddedCentral = false;
    settings.demonstration = false;
    settings.central = QUrl(u"http://127.0.0.1:9/"_s); // nobody: no hindrance
    settings.language = u"en"_s;
    settings.muted = true;
    settings.devices = devices;
    settings.scannerProofDaily = daily;
    const Paths paths = Paths::fromEnvironment();
    QVERIFY(paths.create().isEmpty());
    QVERIFY(bootstrap::writeSettings(paths.settings, settings));
    m_application = std::make_unique<station::StationApplication>(*qApp);
    QVERIFY(m_application->start(paths, false));
    QVERIFY(QTest::qWaitForWindowActive(&m_application->window())); // or keys are not its own
}

void TestScannerSetup::simulate(const QStringList &arguments)
{
    m_scanner = std::make_unique<ChildProcess>(
        u"packwrightctl"_s, QStringList{u"simulate"_s} + arguments
                                + QStringList{u"--pace"_s, u"400"_s, u"--rounds"_s, u"0"_s});
    QVERIFY2(m_scanner->start(), qPrintable(m_scanner->failure()));
}

void TestScannerSetup::press(const QString &name)
{
    auto *button = find<QPushButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestScannerSetup::choose(int row)
{
    auto *list = find<QAbstractItemView>(u"foundScanners"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(row, 0)).center());
}

void TestScannerSetup::openScanners()
{
    QTest::keyClick(&m_application->window(), Qt::Key_F11);
    QTRY_VERIFY(find<ui::ScannersPage>(u"page_scanners"_s)->isVisible());
}

void TestScannerSetup::u1_data()
{
    QTest::addColumn<QStringList>("emulator");
    QTest::addColumn<QString>("kind"); ///< of the profiles offered
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("terminator");
    QTest::newRow("serial, CR LF") << QStringList{u"serial"_s, u"--terminator"_s, u"0d0a"_s}
                                   << u"Any scanner"_s << QByteArray() << QByteArray("\r\n");
    QTest::newRow("serial, STX and ETX")
        << QStringList{u"serial"_s, u"--prefix"_s, u"02"_s, u"--terminator"_s, u"03"_s}
        << u"Any scanner"_s << QByteArray("\x02") << QByteArray("\x03");
    QTest::newRow("serial, at 38400 baud") << QStringList{u"serial"_s, u"--baud"_s, u"38400"_s}
                                           << u"Any scanner"_s << QByteArray() << QByteArray("\r");
    QTest::newRow("reader we dial") << QStringList{u"reader"_s, u"--listen"_s, u"0"_s}
                                    << u"Keyence SR"_s << QByteArray() << QByteArray("\r");
}

void TestScannerSetup::u1()
{
    QFETCH(const QStringList, emulator);
    QFETCH(const QString, kind);
    QFETCH(const QByteArray, prefix);
    QFETCH(const QByteArray, terminator);
    const bool serial = emulator.first() == "serial"_L1;
    start();
    simulate(serial ? emulator + QStringList{u"--link"_s, m_line} : emulator);
    const auto said =
        m_scanner->waitForLine(QRegularExpression(serial ? u"\"link\""_s : u"\"port\": ?(\\d+)"_s));
    QVERIFY2(said, qPrintable(m_scanner->failure()));

    QElapsedTimer timer;
    timer.start();
    openScanners();
    press(u"addScannerButton"_s);
    auto *list = find<QAbstractItemView>(u"foundScanners"_s);
    QTRY_VERIFY(find<QLabel>(u"choiceHint"_s)->text() != u"Looking …"_s);
    choose(list->model()->rowCount() - (serial ? 1 : 2));
    find<QComboBox>(u"profileKind"_s)->setCurrentText(kind);
    find<QLineEdit>(u"readerAddress"_s)->setText(serial ? m_line : u"127.0.0.1"_s);
    if (!serial) {
        const auto port = QRegularExpression(u"\\d+"_s).match(*said);
        find<QLineEdit>(u"readerPort"_s)->setText(port.captured());
    }
    press(u"connectReaderButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"testGoOnButton"_s)->isEnabled(), Minute);
    QCOMPARE(find<QLabel>(u"setupCause"_s)->text(), u"All five codes arrived as they should."_s);
    press(u"testGoOnButton"_s);
    find<QLineEdit>(u"scannerNameField"_s)->setText(u"Bench"_s);
    press(u"saveScannerButton"_s);
    QTRY_COMPARE(find<QLabel>(u"scannerCause"_s)->text(), u"Bench is connected and works."_s);
    QVERIFY(timer.elapsed() < Minute);

    // What a restart will find.
    const Paths paths = Paths::fromEnvironment();
    const auto kept = bootstrap::readSettings(paths.settings);
    QVERIFY(kept);
    QCOMPARE(kept->devices.size(), 1);
    QCOMPARE(kept->devices[0].name, u"Bench"_s);
    QCOMPARE(kept->devices[0].profile, u"site-scanner-1"_s);
    const auto profile = m_application->station().deviceProfiles().load(u"site-scanner-1"_s);
    QVERIFY(profile);
    QCOMPARE(profile->framing.prefix, prefix);
    QVERIFY(profile->framing.terminators.contains(terminator));
    QVERIFY(profile->framing.aimRequired);
    QFile proofs(m_home->filePath(u"scanner-proofs.json"_s));
    QVERIFY(proofs.open(QIODevice::ReadOnly));
    const auto records = devices::proofRecordsFromJson(proofs.readAll());
    QVERIFY(records && records->size() == 1 && records->first().passed
            && records->first().separatorProven);

    // And it works: its next code is answered.
    QSignalSpy verdicts(m_application->station().engine(), &bootstrap::Engine::verdictReached);
    QTRY_VERIFY_WITH_TIMEOUT(!verdicts.isEmpty(), 10'000);
}

void TestScannerSetup::cancelLeavesAllAsItWas()
{
    const bootstrap::DeviceSettings own{u"own"_s, u"Own"_s, u"serial"_s, m_line,
                                        u"generic-rs232"_s};
    start({own});
    simulate({u"serial"_s, u"--link"_s, m_line});
    QVERIFY(m_scanner->waitForLine(QRegularExpression(u"\"link\""_s)));
    const Paths paths = Paths::fromEnvironment();
    const auto before = bootstrap::readSettings(paths.settings);
    const auto configs = m_application->station().deviceConfigs();
    openScanners();
    QTRY_COMPARE(find<QLabel>(u"scannerCause"_s)->text(),
                 u"Own works, but nobody has tested it."_s);
    QSignalSpy verdicts(m_application->station().engine(), &bootstrap::Engine::verdictReached);
    press(u"setUpScannerButton"_s);
    QTRY_VERIFY(find<QLabel>(u"choiceHint"_s)->text() != u"Looking …"_s);
    choose(find<QAbstractItemView>(u"foundScanners"_s)->model()->rowCount() - 1);
    find<QLineEdit>(u"readerAddress"_s)->setText(m_line);
    press(u"connectReaderButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"testGoOnButton"_s)->isEnabled(), Minute);
    // Not its button: somebody goes elsewhere.
    QTest::mouseClick(find<QToolButton>(u"navigate_page"_s), Qt::LeftButton);
    QCOMPARE(m_application->station().deviceConfigs(), configs);
    QVERIFY(*bootstrap::readSettings(paths.settings) == *before);
    QVERIFY(!QFile::exists(m_home->filePath(u"scanner-proofs.json"_s)));
    verdicts.clear();
    QTRY_VERIFY_WITH_TIMEOUT(!verdicts.isEmpty(), 10'000); // it scans as before
}

void TestScannerSetup::dailyTestBeforeTheShift()
{
    const bootstrap::DeviceSettings own{u"own"_s, u"Own"_s, u"serial"_s, m_line,
                                        u"generic-rs232"_s};
    start({own}, true);
    simulate({u"serial"_s, u"--link"_s, m_line});
    QVERIFY(m_scanner->waitForLine(QRegularExpression(u"\"link\""_s)));
    QTRY_COMPARE(find<QLabel>(u"noticeText"_s)->text().section(u'.', 0, 0),
                 u"This station has never received data from central: packing is not possible"_s);
    openScanners();
    QTRY_COMPARE(find<QLabel>(u"scannerCause"_s)->text(),
                 u"Own has not been tested: its codes are not taken."_s);
    press(u"testScannerButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"testGoOnButton"_s)->isEnabled(), Minute);
    press(u"testGoOnButton"_s);
    QTRY_COMPARE(find<QLabel>(u"scannerCause"_s)->text(), u"Own is connected and works."_s);
    QCOMPARE(m_application->station().scanners().value(0).testedBy,
             bootstrap::demonstrationSettings().operatorId);
    QCOMPARE(m_application->station().proofOf(u"own"_s), devices::ProofState::Valid);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"packwright"_s);
    TestScannerSetup test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_scannersetup.moc"
