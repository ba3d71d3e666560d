// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/scannerscenes.h"

#include "core/scan/codereport.h"
#include "ui/scanners/scannerspage.h"
#include "ui/scanners/setuppage.h"
#include "ui/scanners/testscanpage.h"
#include "ui/shell/settingspage.h"

#include <QAbstractItemView>
#include <QPushButton>

namespace pw::samples {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace domain;

namespace {

ScannerView view(const QString &id, const QString &name, DeviceKind kind, const QString &port)
{
    ScannerView view;
    view.config.id = id;
    view.config.name = name;
    view.config.kind = kind;
    view.config.port = port;
    view.device = {id, name, DeviceState::Ready, {}};
    return view;
}

template <typename Page>
Page &subPage(ui::MainWindow &window)
{
    auto *page = window.findChild<Page *>();
    if (!page) {
        page = new Page;
        window.addSubPage(page, &window.settingsPage());
    }
    window.showPage(page);
    return *page;
}

ui::SetupPage &setupPage(ui::MainWindow &window)
{
    auto &page = subPage<ui::SetupPage>(window);
    page.setProfiles({{u"generic-tcp"_s, u"Fixed reader, text over TCP"_s},
                      {u"cognex-dataman"_s, u"Cognex DataMan"_s},
                      {u"keyence-sr"_s, u"Keyence SR"_s},
                      {u"sick-lector"_s, u"SICK Lector, CLV (CoLa A)"_s}},
                     {{u"generic-rs232"_s, u"Any scanner"_s}, {u"zebra-ssi"_s, u"Zebra SSI"_s}});
    return page;
}

void scanners(ui::MainWindow &window)
{
    subPage<ui::ScannersPage>(window).showScanners(scannerViews());
}

void scannersEmpty(ui::MainWindow &window)
{
    subPage<ui::ScannersPage>(window).showScanners({});
}

void scannerBlocked(ui::MainWindow &window)
{
    scanners(window);
    window.setScanners(scannerViews());
    subPage<ui::ScannersPage>(window).choose(u"types"_s);
}

void scannerLost(ui::MainWindow &window)
{
    scanners(window);
    subPage<ui::ScannersPage>(window).choose(u"tunnel"_s);
}

void setupFound(ui::MainWindow &window)
{
    auto &page = setupPage(window);
    page.beginNew(u"scanner-1"_s);
    page.showFound(foundScanners());
}

void setupNothing(ui::MainWindow &window)
{
    setupFound(window);
    setupPage(window).showFound({});
}

void setupReader(ui::MainWindow &window)
{
    setupNothing(window);
    auto *list = window.findChild<QAbstractItemView *>(u"foundScanners"_s);
    Q_EMIT list->clicked(list->model()->index(1, 0));
}

void setupSerialLine(ui::MainWindow &window)
{
    setupNothing(window);
    auto *list = window.findChild<QAbstractItemView *>(u"foundScanners"_s);
    Q_EMIT list->clicked(list->model()->index(2, 0));
}

void setupAt(ui::MainWindow &window, const SetupView &state)
{
    setupFound(window);
    auto *list = window.findChild<QAbstractItemView *>(u"foundScanners"_s);
    Q_EMIT list->clicked(list->model()->index(0, 0));
    setupPage(window).showSetup(state);
}

void setupFirst(ui::MainWindow &window)
{
    setupAt(window, setupView(0));
}

void setupWrongLine(ui::MainWindow &window)
{
    SetupView state = setupView(0);
    state.unrecognized = 2;
    state.hasLine = true;
    state.settings.baud = 115200;
    setupAt(window, state);
}

void setupMiddle(ui::MainWindow &window)
{
    setupAt(window, setupView(2, {ProofFinding::Code::AimMissing}));
}

void setupFailed(ui::MainWindow &window)
{
    setupAt(window,
            setupView(5, {ProofFinding::Code::AimMissing, ProofFinding::Code::SeparatorReplaced,
                          ProofFinding::Code::CaseChanged}));
}

void setupPassed(ui::MainWindow &window)
{
    setupAt(window, setupView(5));
}

void setupSave(ui::MainWindow &window)
{
    setupPassed(window);
    window.findChild<QPushButton *>(u"testGoOnButton"_s)->click();
}

void testScanEmpty(ui::MainWindow &window)
{
    subPage<ui::TestScanPage>(window).watch(u"Hand scanner"_s);
}

void testScan(ui::MainWindow &window)
{
    testScanEmpty(window);
    auto &page = subPage<ui::TestScanPage>(window);
    const QList<LineChunk> chunks = lineChunks();
    LineStatistics statistics{chunks.size(), 118, 61, 3, 1200us, 4ms, 18ms};
    page.showLine(chunks, statistics);
    scan::RawScan raw;
    raw.bytes = "]d2010952114101234521VNMYPUM6G3GU\x1d"
                "1729053110C26A7";
    page.showCode(scan::inspect(raw, {{}, true, 2026, {}}, {}));
}

} // namespace

QList<ScannerView> scannerViews()
{
    const QDateTime morning(QDate(2026, 11, 26), QTime(6, 12), Qt::UTC);
    ScannerView hand = view(u"hand"_s, u"Hand scanner"_s, DeviceKind::Serial,
                            u"/dev/serial/by-id/usb-Datalogic_QD2430-if00"_s);
    hand.proof = ProofState::Valid;
    hand.testedAt = morning;
    hand.testedBy = u"OP-014"_s;
    hand.lastCode = u"]d2010952114101234521VNMYPUM6G3GU<GS>1729053110C26A7"_s;
    hand.lastAt = morning.addSecs(3600);
    ScannerView tunnel =
        view(u"tunnel"_s, u"Tunnel"_s, DeviceKind::TcpClient, u"192.0.2.10:9004"_s);
    tunnel.config.role = DeviceRole::Children;
    tunnel.config.lane = u"2"_s;
    tunnel.device.state = DeviceState::Lost;
    tunnel.device.detail = u"Connection refused"_s;
    ScannerView types = view(u"types"_s, u"Old scanner"_s, DeviceKind::Wedge, {});
    types.proof = ProofState::Failed;
    types.mayProduce = false;
    types.testedAt = morning.addDays(-3);
    types.testedBy = u"OP-009"_s;
    types.findings = {ProofFinding::Code::SeparatorMissing, ProofFinding::Code::AimMissing};
    ScannerView commands = view(u"keys"_s, u"Command scanner"_s, DeviceKind::HidPos, {});
    commands.config.role = DeviceRole::CommandOnly;
    commands.config.enabled = false;
    commands.device.state = DeviceState::Disabled;
    return {hand, tunnel, types, commands};
}

QList<FoundDevice> foundScanners()
{
    using Problem = FoundDevice::Problem;
    return {
        {DeviceKind::HidPos, u"0c2e:0b87:S1"_s, u"Xenon 1900"_s, u"hid-pos"_s, Problem::None, true,
         true},
        {DeviceKind::Serial, u"usb:05f9:4204"_s, u"QuickScan QD2430"_s, u"datalogic-usb-com"_s,
         Problem::None, true, false},
        {DeviceKind::Keyboard, u"/dev/input/by-path/pci-0000:00:14.0-usb-0:2:1.0-event-kbd"_s,
         u"Voyager 1250g"_s, u"wedge-us"_s, Problem::None, true, false},
        {DeviceKind::Serial, u"/dev/ttyS0"_s, u"ttyS0"_s, u"generic-rs232"_s, Problem::None, false,
         false},
        {DeviceKind::Wedge, {}, u"Symbol DS2208"_s, u"wedge-us"_s, Problem::ClosedMode, true, true},
        {DeviceKind::Keyboard, u"/dev/input/by-id/usb-Newland_HR32-event-kbd"_s, u"Newland HR32"_s,
         u"wedge-us"_s, Problem::NoRights, true, true}};
}

SetupView setupView(int codes, const QList<ProofFinding::Code> &faults)
{
    SetupView view;
    view.deviceState = DeviceState::Ready;
    const auto &sheet = labels::testSheetCodes();
    for (int i = 0; i < codes; ++i)
        view.seen.insert(sheet[i].id, {});
    if (codes > 0) {
        for (const ProofFinding::Code fault : faults) {
            const ProofFinding finding{fault, sheet[codes - 1].id, "#"};
            view.seen[finding.where].append(finding);
            view.findings.append(finding);
        }
    }
    if (codes < sheet.size())
        view.next = sheet[codes].id;
    view.step = codes == 0                ? ProofStep::FirstCode
                : codes < sheet.size()    ? ProofStep::OtherCodes
                : view.findings.isEmpty() ? ProofStep::Passed
                                          : ProofStep::Failed;
    return view;
}

QList<LineChunk> lineChunks()
{
    return {{1000ms, "]d2010952114101234521VNMYP"},
            {1004ms, QByteArray("UM6G3GU\x1d"
                                "1729053110C26A7\r")},
            {2500ms, "]C100195211410000014810\r"},
            {4200ms, "]d20109521"},
            {4218ms, "1410123452"},
            {4219ms, QByteArray("14KQ2X0O8WL1I\x1d"
                                "1729053110C26A7\r")}};
}

QList<std::pair<QString, Scene>> scannerScenes()
{
    return {{u"scanners"_s, scanners},
            {u"scanners-empty"_s, scannersEmpty},
            {u"scanner-blocked"_s, scannerBlocked},
            {u"scanner-lost"_s, scannerLost},
            {u"setup-found"_s, setupFound},
            {u"setup-nothing"_s, setupNothing},
            {u"setup-reader"_s, setupReader},
            {u"setup-serial"_s, setupSerialLine},
            {u"setup-first"_s, setupFirst},
            {u"setup-line"_s, setupWrongLine},
            {u"setup-middle"_s, setupMiddle},
            {u"setup-failed"_s, setupFailed},
            {u"setup-passed"_s, setupPassed},
            {u"setup-save"_s, setupSave},
            {u"test-scan-empty"_s, testScanEmpty},
            {u"test-scan"_s, testScan}};
}

} // namespace pw::samples
