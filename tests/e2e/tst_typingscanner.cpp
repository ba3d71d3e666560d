// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/settings.h"
#include "app/station/stationapplication.h"
#include "devices/emulation/xtestkeyboard.h"
#include "tests/support/childprocess.h"
#include "tests/support/temphome.h"
#include "ui/scanners/scannerspage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace pw;
using bootstrap::Paths;
using bootstrap::Settings;
using domain::VerdictCode;
using test::ChildProcess;
using test::TempHome;

/// U1 of a scanner that types, in the real window on an X server of the test's own: `packwrightctl
/// simulate wedge` presses the keys.
class TestTypingScanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void setUpAndUsed_data();
    void setUpAndUsed();

private:
    void type(const QStringList &options);
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        return m_application->window().findChild<Widget *>(name);
    }
    void press(const QString &name);

    std::unique_ptr<TempHome> m_home;
    std::unique_ptr<station::StationApplication> m_application;
    std::unique_ptr<ChildProcess> m_scanner;
};

void TestTypingScanner::initTestCase()
{
    if (QGuiApplication::platformName() != "xcb"_L1)
        QSKIP("no X server (package xvfb)");
    if (!devices::XtestKeyboard().isUsable())
        QSKIP("the X server has no XTEST");
}

void TestTypingScanner::init()
{
    m_home = std::make_unique<TempHome>();
    QVERIFY(m_home->isValid());
    Settings settings = bootstrap::demonstrationSettings();
    settings.embeddedCentral = false;
    settings.demonstration = false;
    settings.central = QUrl(u"http://127.0.0.1:9/"_s); // nobody: no hindrance
    settings.language = u"en"_s;
    settings.muted = true;
    settings.devices.clear();
    const Paths paths = Paths::fromEnvironment();
    QVERIFY(paths.create().isEmpty());
    QVERIFY(bootstrap::writeSettings(paths.settings, settings));
    m_application = std::make_unique<station::StationApplication>(*qApp);
    QVERIFY(m_application->start(paths, false));
    QVERIFY(QTest::qWaitForWindowActive(&m_application->window()));
}

void TestTypingScanner::cleanup()
{
    m_scanner.reset();
    m_application.reset();
    m_home.reset();
}

void TestTypingScanner::type(const QStringList &options)
{
    m_scanner = std::make_unique<ChildProcess>(
        u"packwrightctl"_s,
        QStringList{u"simulate"_s, u"wedge"_s, u"--pace"_s, u"800"_s} + options);
    QVERIFY2(m_scanner->start(), qPrintable(m_scanner->failure()));
}

void TestTypingScanner::press(const QString &name)
{
    auto *button = find<QPushButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestTypingScanner::setUpAndUsed_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("works");
    const QString ready = u"Bench is connected and works."_s;
    QTest::newRow("US") << QStringList() << u"All five codes arrived as they should."_s << u"us"_s
                        << ready << true;
    QTest::newRow("German, GS as F8")
        << QStringList{u"--layout"_s, u"de"_s, u"--gs"_s, u"f8"_s}
        << u"All five codes arrive whole, read as said below."_s << u"de"_s << ready << true;
    QTest::newRow("sends no GS: stays blocked")
        << QStringList{u"--gs"_s, u"none"_s} << u"All five codes arrived, but not unharmed."_s
        << u"us"_s << u"Bench did not pass its test: its codes are not taken."_s << false;
}

void TestTypingScanner::setUpAndUsed()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, said);
    QFETCH(const QString, layout);
    QFETCH(const QString, state);
    QFETCH(const bool, works);
    constexpr int Minute = 60'000;
    QTest::keyClick(&m_application->window(), Qt::Key_F11);
    QTRY_VERIFY(find<ui::ScannersPage>(u"page_scanners"_s)->isVisible());
    press(u"addScannerButton"_s);
    QTRY_VERIFY(find<QLabel>(u"choiceHint"_s)->text() != u"Looking …"_s);
    auto *list = find<QAbstractItemView>(u"foundScanners"_s);
    const QModelIndex typing = list->model()->index(list->model()->rowCount() - 3, 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(typing).center());
    QTRY_COMPARE(find<QLabel>(u"setupCause"_s)->text(),
                 u"Hold the scanner to the code on the screen."_s);
    type(options);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"testGoOnButton"_s)->isEnabled(), Minute);
    QTRY_VERIFY_WITH_TIMEOUT(!m_scanner->isRunning(), Minute); // every key is typed
    QCOMPARE(find<QLabel>(u"setupCause"_s)->text(), said);
    press(u"testGoOnButton"_s);
    find<QLineEdit>(u"scannerNameField"_s)->setText(u"Bench"_s);
    press(u"saveScannerButton"_s);
    QTRY_COMPARE(find<QLabel>(u"scannerCause"_s)->text(), state);
    const auto profile = m_application->station().deviceProfiles().load(u"site-scanner-1"_s);
    QVERIFY(profile);
    QCOMPARE(profile->wedge.layout, layout);

    // In use: taken, or refused with the reason.
    QList<VerdictCode> verdicts;
    connect(m_application->station().engine(), &bootstrap::Engine::verdictReached, this,
            [&verdicts](const domain::Verdict &verdict) { verdicts.append(verdict.code); });
    type(options);
    QTRY_VERIFY_WITH_TIMEOUT(!verdicts.isEmpty(), 10'000);
    QCOMPARE(verdicts.first() != VerdictCode::ScannerNotProven, works);
}

int main(int argc, char **argv)
{
    // The server first: Qt wants its display when it starts.
    QProcess server;
    if (const QString xvfb = QStandardPaths::findExecutable(u"Xvfb"_s); !xvfb.isEmpty()) {
        server.setProcessChannelMode(QProcess::SeparateChannels);
        server.start(xvfb, {u"-displayfd"_s, u"1"_s, u"-noreset"_s, u"-nolisten"_s, u"tcp"_s,
                            u"-screen"_s, u"0"_s, u"1366x768x24"_s});
        if (server.waitForReadyRead(15'000)) {
            qputenv("DISPLAY", ":" + server.readAllStandardOutput().trimmed());
            qputenv("QT_QPA_PLATFORM", "xcb");
        }
    }
    int result = 0;
    {
        QApplication application(argc, argv);
        QApplication::setApplicationName(u"packwright"_s);
        TestTypingScanner test;
        result = QTest::qExec(&test, argc, argv);
    }
    server.terminate();
    server.waitForFinished(5000);
    return result;
}
#include "tst_typingscanner.moc"
