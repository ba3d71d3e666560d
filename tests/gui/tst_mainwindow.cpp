// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "ui/common/symbolview.h"
#include "ui/common/touchbutton.h"
#include "ui/shell/feedback.h"
#include "ui/shell/popover.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/statuschip.h"
#include "ui/shell/statusstrip.h"

#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace pw;
using guitest::Station;
using Tone = ui::StatusChip::Tone;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void stripTellsHowThingsStand();
    void chipExplainsItself();
    void noticeBarNamesTheWorst();
    void preferencesTakeEffectAndAreReported();
    void scannerPanelScans();
    void symbolCanBeReadOffTheScreen_data();
    void symbolCanBeReadOffTheScreen();
    void soundsAreSilentWithoutHardware();
    void growsWithTheScreen();
};

void TestMainWindow::stripTellsHowThingsStand()
{
    Station station;
    ui::StatusStrip &strip = station.window->statusStrip();
    strip.setUser(u"A. Weber"_s);
    strip.showDevice(samples::scanner(domain::DeviceState::Ready));
    domain::SyncView sync = samples::online();
    sync.pending = 3;
    sync.oldestPending = std::chrono::seconds(130);
    strip.setSync(sync);
    QCOMPARE(station.find<ui::StatusChip>(u"userChip"_s)->shownText(), u"A. Weber"_s);
    QCOMPARE(station.find<ui::StatusChip>(u"deviceChip_hand"_s)->shownText(),
             u"Hand scanner · Ready"_s);
    QCOMPARE(station.find<ui::StatusChip>(u"linkChip"_s)->shownText(), u"Online"_s);
    QCOMPARE(station.find<ui::StatusChip>(u"backlogChip"_s)->shownText(), u"3 to send · 2 min"_s);
    QVERIFY(!station.find<ui::StatusChip>(u"parkedChip"_s)->isVisible());
    QCOMPARE(station.find<ui::StatusChip>(u"dataAgeChip"_s)->tone(), Tone::Quiet);

    sync.link = domain::LinkState::Offline;
    sync.parked = 2;
    sync.cacheAge = std::chrono::hours(3);
    strip.setSync(sync);
    strip.showDevice(samples::scanner(domain::DeviceState::Lost));
    QCOMPARE(station.find<ui::StatusChip>(u"linkChip"_s)->tone(), Tone::Warning);
    QCOMPARE(station.find<ui::StatusChip>(u"parkedChip"_s)->tone(), Tone::Bad);
    QVERIFY(station.find<ui::StatusChip>(u"parkedChip"_s)->isVisible());
    QCOMPARE(station.find<ui::StatusChip>(u"dataAgeChip"_s)->tone(), Tone::Warning);
    QCOMPARE(station.find<ui::StatusChip>(u"deviceChip_hand"_s)->tone(), Tone::Bad);
    strip.removeDevice(u"hand"_s);
    QVERIFY(!station.find<ui::StatusChip>(u"deviceChip_hand"_s));
}

void TestMainWindow::chipExplainsItself()
{
    Station station;
    domain::SyncView sync = samples::online();
    sync.link = domain::LinkState::Refused;
    sync.detail = u"<i>401</i>"_s;
    station.window->statusStrip().setSync(sync);
    QSignalSpy central(&station.window->statusStrip(), &ui::StatusStrip::centralRequested);
    auto *link = station.find<ui::StatusChip>(u"linkChip"_s);
    QVERIFY(link->toolTip().contains(u"sign-in"_s));
    link->click(); // a page of its own says more
    QCOMPARE(central.size(), 1);
    auto *chip = station.find<ui::StatusChip>(u"backlogChip"_s);
    chip->click();
    auto *popover = chip->findChild<ui::Popover *>();
    QVERIFY(popover && popover->isVisible());
    QVERIFY(!popover->findChild<QLabel *>(u"popoverCause"_s)->text().isEmpty());
    QVERIFY(!popover->findChild<QLabel *>(u"popoverRemedy"_s)->text().isEmpty());
    popover->close();
}

void TestMainWindow::noticeBarNamesTheWorst()
{
    Station station;
    auto *bar = station.find<QWidget>(u"noticeBar"_s);
    QVERIFY(bar->isVisible()); // nothing has been received yet
    QCOMPARE(bar->property("tone").toString(), u"bad"_s);
    domain::SyncView sync = samples::online();
    station.window->statusStrip().setSync(sync);
    QVERIFY(!bar->isVisible());
    sync.cacheAge = std::chrono::minutes(20);
    station.window->statusStrip().setSync(sync);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->property("tone").toString(), u"warning"_s);
    station.window->statusStrip().showDevice(samples::scanner(domain::DeviceState::NoRights));
    QVERIFY(station.find<QLabel>(u"noticeText"_s)->text().contains(u"Hand scanner"_s));
    QCOMPARE(bar->property("tone").toString(), u"bad"_s);
    station.window->statusStrip().showDevice(samples::scanner(domain::DeviceState::Ready));
    QCOMPARE(bar->property("tone").toString(), u"warning"_s);
}

void TestMainWindow::preferencesTakeEffectAndAreReported()
{
    Station station;
    QSignalSpy changed(station.window.get(), &ui::MainWindow::preferencesChanged);
    QCOMPARE(changed.size(), 0); // setPreferences() is not the user
    station.find<QToolButton>(u"navigate_settingsPage"_s)->click();
    QVERIFY(station.window->findChild<ui::SettingsPage *>()->isVisible());
    station.find<ui::TouchButton>(u"language_de"_s)->click();
    QCOMPARE(station.window->preferences().language, u"de"_s);
    QTRY_COMPARE(station.find<QToolButton>(u"navigate_page"_s)->text(), u"Packen"_s);
    station.find<ui::TouchButton>(u"scheme_dark"_s)->click();
    QCOMPARE(style::tokens().scheme, style::Scheme::Dark);
    station.find<ui::TouchButton>(u"mute"_s)->click();
    QVERIFY(!station.window->preferences().muted);
    QCOMPARE(changed.size(), 3);
    station.find<ui::TouchButton>(u"scheme_light"_s)->click();
    QCOMPARE(style::tokens().scheme, style::Scheme::Light);
}

void TestMainWindow::scannerPanelScans()
{
    Station station;
    QVERIFY(!station.find<QToolButton>(u"scannerSwitch"_s)->isVisible());
    station.window->setDemonstration(samples::sheet(), false);
    QVERIFY(!station.window->scannerPanel().isVisible());
    station.find<QToolButton>(u"scannerSwitch"_s)->click();
    QVERIFY(station.window->scannerPanel().isVisible());
    QSignalSpy scanned(&station.window->scannerPanel(), &ui::ScannerPanel::scanRequested);
    auto *list = station.find<QListView>(u"sheetList"_s);
    Station::settle();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(scanned.size(), 1);
    QCOMPARE(scanned.first().first().toByteArray(), samples::sheet()[1].frame);
    QTest::keyClick(list, Qt::Key_Down); // only looks at the next one
    QCOMPARE(scanned.size(), 1);
    station.find<ui::TouchButton>(u"scanCodeButton"_s)->click();
    QCOMPARE(scanned.size(), 2);
    QCOMPARE(scanned.last().first().toByteArray(), samples::sheet()[2].frame);
}

void TestMainWindow::symbolCanBeReadOffTheScreen_data()
{
    QTest::addColumn<int>("row");
    QTest::newRow("GS1-128") << 0;
    QTest::newRow("GS1 DataMatrix") << 1;
}

void TestMainWindow::symbolCanBeReadOffTheScreen()
{
    QFETCH(const int, row);
    Station station;
    station.window->setDemonstration(samples::sheet(), true);
    Station::settle();
    auto *list = station.find<QListView>(u"sheetList"_s);
    list->setCurrentIndex(list->model()->index(row, 0));
    auto *view = station.find<ui::SymbolView>(u"symbol"_s);
    const labels::SymbolMatrix symbol = samples::sheet()[row].symbol;
    const int module = view->modulePixels();
    QVERIFY2(module >= 2, qPrintable(QString::number(module)));

    const QImage image = view->grab().toImage();
    const int left = (image.width() - symbol.width * module) / 2;
    const int bar = symbol.height == 1 ? image.height() * 3 / 5 : module;
    const int top = (image.height() - symbol.height * bar) / 2;
    int wrong = 0;
    for (int y = 0; y < symbol.height; ++y) {
        for (int x = 0; x < symbol.width * module; ++x) {
            const QRgb colour = image.pixel(left + x, top + y * bar + bar / 2);
            wrong += colour == qRgb(0, 0, 0)         ? !symbol.dark(x / module, y)
                     : colour == qRgb(255, 255, 255) ? symbol.dark(x / module, y)
                                                     : 1;
        }
    }
    QCOMPARE(wrong, 0);
    QVERIFY(left >= module * (symbol.height == 1 ? 10 : 1)); // quiet zone
}

void TestMainWindow::soundsAreSilentWithoutHardware()
{
    ui::Feedback feedback; // any word in the log fails this test
    feedback.setVolume(50);
    for (int severity = 0; severity <= int(domain::Severity::Failed); ++severity) {
        feedback.play(domain::Severity(severity));
        feedback.test(domain::Severity(severity));
    }
    QSet<qint64> sizes; // a rhythm of its own each: no two are of equal length
    for (const QString &name :
         {u"accepted"_s, u"notice"_s, u"warning"_s, u"refused"_s, u"failed"_s}) {
        QFile file(u":/packwright/sounds/%1.wav"_s.arg(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(4), "RIFF");
        sizes.insert(file.size());
    }
    QCOMPARE(sizes.size(), 5);
}

void TestMainWindow::growsWithTheScreen()
{
    Station station;
    QCOMPARE(style::tokens().scale, 1.0);
    station.window->resize(1920, 1080);
    QTRY_COMPARE(style::tokens().scale, 1.4);
    QCOMPARE(station.window->size(), QSize(1920, 1080)); // and does not outgrow it
    station.window->resize(1366, 768);
    QTRY_COMPARE(style::tokens().scale, 1.0);
    QTRY_COMPARE(station.window->size(), QSize(1366, 768));
}

PW_GUI_TEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
