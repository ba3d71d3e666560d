// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/centralscenes.h"
#include "tests/gui/gatheringscenes.h"
#include "tests/gui/reworkscenes.h"
#include "tests/gui/samples.h"
#include "tests/gui/scannerscenes.h"
#include "tests/gui/statescenes.h"
#include "tests/gui/worksamples.h"
#include "ui/common/hierarchymodel.h"
#include "ui/history/historypage.h"
#include "ui/inspect/codeinspector.h"
#include "ui/pack/packpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/peopledialog.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/statuschip.h"
#include "ui/shell/statusstrip.h"
#include "ui/tasks/taskspage.h"
#include "ui/work/workpage.h"

#include <QPushButton>
#include <QTreeView>

namespace pw::samples {

using namespace Qt::StringLiterals;
using domain::Level;
using domain::NextAction;
using domain::SessionView;
using domain::VerdictCode;

namespace {

SessionView session(const QList<domain::ContainerView> &open, NextAction next, Level child)
{
    SessionView view;
    view.open = open;
    view.next = next;
    view.expectedChild = child;
    view.canUndo = true;
    view.canClose = !open.isEmpty() && open.last().count > 0;
    view.canSetAside = !open.isEmpty();
    for (const Level level : {Level::Bundle, Level::Carton, Level::Pallet}) {
        if (open.isEmpty() || level < open.last().level)
            view.creatable.append(level);
    }
    return view;
}

const QStringList Serials{u"VNMYPUM6G3GU"_s, u"4KQ2X0O8WL1I"_s, u"B7RTN3ZYH5CE"_s,
                          u"9PAJ6SDFU2MV"_s, u"KX81LQ0GTTRD"_s, u"H2WEN7C4ZB5Y"_s,
                          u"M3VU9XJ6PKA1"_s};

void feed(ui::PackPage &page, const QList<VerdictCode> &codes)
{
    QDateTime at = QDateTime::currentDateTimeUtc();
    at.setTime(QTime(8, 41, 7));
    for (int i = 0; i < codes.size(); ++i) {
        const QString serial = Serials[i % Serials.size()];
        domain::Verdict v = verdict(codes[i]);
        v.unit = pack(serial);
        v.count = 7 + i;
        page.appendScan({i, at.addSecs(i * 3), u"Hand scanner"_s,
                         u"]d2010952114101234521%1␝1729053110C26A7"_s.arg(serial), v});
    }
}

/// Open containers lie side by side: one goes onto the next only when it is closed.
void tree(ui::PackPage &page, const QList<domain::ContainerView> &open, int packs)
{
    ui::HierarchyModel &model = page.hierarchy();
    QList<domain::TreeNode> roots;
    for (const domain::ContainerView &view : open)
        roots.append(node(view, view.count));
    model.setRoots(roots);
    if (open.size() > 1) {
        QList<domain::TreeNode> placed;
        for (const QString &number : {u"195211410000014827"_s, u"195211410000014834"_s}) {
            domain::ContainerView closed = carton(25);
            closed.id = sscc(number);
            closed.open = false;
            placed.append(node(closed, 25));
        }
        placed.last().heldInside = open.first().heldInside;
        model.setChildren(open.first().id, placed);
    }
    QList<domain::TreeNode> inside;
    for (int i = 0; i < packs; ++i)
        inside.append(
            packNode(Serials[i % Serials.size()].chopped(2) + QString::number(10 + i),
                     i > packs - 3 ? domain::SyncState::Pending : domain::SyncState::InSync));
    model.setChildren(open.last().id, inside);
    auto *view = page.findChild<QTreeView *>(u"hierarchy"_s);
    for (const domain::ContainerView &container : open)
        view->expand(model.indexOf(container.id));
}

void common(ui::MainWindow &window)
{
    window.showPage(&window.packPage());
    window.statusStrip().setStation(u"WS1"_s);
    window.statusStrip().setUser(u"A. Weber"_s);
    window.statusStrip().showDevice(scanner(domain::DeviceState::Ready));
    window.statusStrip().setSync(online());
}

void empty(ui::MainWindow &window)
{
    common(window);
    SessionView view = session({}, NextAction::OpenContainer, Level::Pack);
    view.canUndo = false;
    window.packPage().showSession(view);
}

void packing(ui::MainWindow &window)
{
    empty(window);
    window.packPage().showSession(
        session({pallet(2), carton(14)}, NextAction::AddChild, Level::Pack));
    tree(window.packPage(), {pallet(2), carton(14)}, 14);
    feed(window.packPage(),
         {VerdictCode::ContainerOpened, VerdictCode::ChildAdded, VerdictCode::ChildAdded,
          VerdictCode::AlreadyInThisContainer, VerdictCode::ChildAdded, VerdictCode::WrongLot,
          VerdictCode::ChildAdded});
    window.announce(verdict(VerdictCode::ChildAdded));
}

void refused(ui::MainWindow &window)
{
    packing(window);
    domain::SyncView sync = online();
    sync.pending = 3;
    sync.oldestPending = std::chrono::seconds(130);
    window.statusStrip().setSync(sync);
    feed(window.packPage(), {VerdictCode::Quarantined});
    window.announce(verdict(VerdictCode::Quarantined));
}

void complete(ui::MainWindow &window)
{
    packing(window);
    SessionView view = session({pallet(2)}, NextAction::PlaceOnParent, Level::Carton);
    view.lastClosed = carton(25);
    view.lastClosed->open = false;
    window.packPage().showSession(view);
    tree(window.packPage(), {pallet(2), *view.lastClosed}, 25);
    domain::Verdict v = verdict(VerdictCode::ChildAddedAndClosed);
    v.count = 25;
    feed(window.packPage(), {VerdictCode::ChildAddedAndClosed});
    window.announce(v);
}

void troubled(ui::MainWindow &window)
{
    packing(window);
    domain::ContainerView outer = pallet(2);
    outer.heldInside = 1;
    outer.mixed = true;
    outer.lot.clear();
    window.packPage().showSession(session({outer}, NextAction::RemoveHeld, Level::Carton));
    tree(window.packPage(), {outer, carton(14)}, 14);
    domain::SyncView sync = online();
    sync.link = domain::LinkState::Offline;
    sync.pending = 214;
    sync.oldestPending = std::chrono::minutes(187);
    sync.parked = 2;
    sync.cacheAge = std::chrono::minutes(187);
    window.statusStrip().setSync(sync);
    window.announce(verdict(VerdictCode::NearExpiry));
}

void stopped(ui::MainWindow &window)
{
    packing(window);
    domain::SyncView sync;
    sync.link = domain::LinkState::Refused;
    window.statusStrip().setSync(sync);
    window.statusStrip().showDevice(scanner(domain::DeviceState::Lost));
    window.packPage().showSession(
        session({pallet(2), carton(14), bundle(3)}, NextAction::AddChild, Level::Pack));
    window.announce(verdict(VerdictCode::NotStored));
}

void codes(ui::MainWindow &window)
{
    packing(window);
    window.setDemonstration(sheet(), true);
}

void reason(ui::MainWindow &window)
{
    packing(window);
    window.findChild<QPushButton *>(u"closeButton"_s)->click();
}

void popover(ui::MainWindow &window)
{
    refused(window);
    domain::SyncView sync = window.statusStrip().sync();
    sync.link = domain::LinkState::NotCentral;
    sync.cacheAge = std::chrono::hours(9);
    window.statusStrip().setSync(sync);
    window.findChild<ui::StatusChip *>(u"dataAgeChip"_s)->click();
}

void settings(ui::MainWindow &window)
{
    common(window);
    window.showPage(window.findChild<ui::SettingsPage *>());
}

void inspector(ui::MainWindow &window)
{
    packing(window);
    auto *dialog = new ui::CodeInspector(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->showInspection(inspection());
    dialog->show();
}

void inspectorRefused(ui::MainWindow &window)
{
    inspector(window);
    window.findChild<ui::CodeInspector *>()->showInspection(refusedInspection());
}

void unpackEmpty(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::Unpack, {}});
}

void unpack(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::Unpack, {u"A1"_s, u"A2"_s, u"+why"_s}});
}

void dissolve(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::Dissolve, {u"full"_s}});
}

void replace(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::Replace, {u"A1"_s, u"L1"_s, u"+why"_s}});
}

void reworkStopped(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::TopUp, {u"box"_s, u"L1"_s, u"H1"_s}});
}

void relabel(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::Relabel, {u"full"_s}});
}

void checkUnit(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::Check, {u"A1"_s}});
}

void checkHeld(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::Check, {u"H1"_s}});
}

void verify(ui::MainWindow &window)
{
    common(window);
    WorkScene scene{domain::WorkKind::Verify, {u"full"_s, u"A1"_s, u"L1"_s, u"B1"_s, u"X9"_s}};
    scene.options.verifyMode = domain::op::VerifyMode::Guided;
    showWork(window, scene);
}

void hold(ui::MainWindow &window)
{
    common(window);
    showWork(window, {domain::WorkKind::Hold, {u"A1"_s, u"full"_s, u"+why"_s}});
}

void whyReason(ui::MainWindow &window)
{
    hold(window);
    workPage(window, domain::Desk::Hold).findChild<QPushButton *>(u"reasonButton"_s)->click();
}

void signature(ui::MainWindow &window)
{
    common(window);
    WorkScene scene{domain::WorkKind::Sample, {u"L1"_s, u"+why"_s}};
    scene.role = domain::Role::Qa;
    showWork(window, scene);
    workPage(window, domain::Desk::Rework).findChild<QPushButton *>(u"confirmButton"_s)->click();
}

void people(ui::MainWindow &window)
{
    unpackEmpty(window);
    (new ui::PeopleDialog(somePeople(), u"OP-001"_s, &window))->open();
}

template <typename Page>
Page &pageOf(ui::MainWindow &window, style::Icon icon)
{
    auto *page = window.findChild<Page *>();
    if (!page) {
        (void)workPage(window, domain::Desk::Unpack); // all there are, as in the station
        page = new Page;
        window.addPage(page, icon);
    }
    window.showPage(page);
    return *page;
}

void historyEmpty(ui::MainWindow &window)
{
    common(window);
    (void)pageOf<ui::HistoryPage>(window, style::Icon::Clock);
}

void history(ui::MainWindow &window)
{
    common(window);
    auto &page = pageOf<ui::HistoryPage>(window, style::Icon::Clock);
    window.findChild<QPushButton *>(u"searchButton"_s)->click();
    page.showFound(page.tag(), found());
    page.lookUp(found().hits.first().id);
    domain::SearchHit box = found().hits.last();
    page.showTimeline(page.tag(), found().hits.first().id, timeline(), {found().hits.first(), box});
}

void tasksEmpty(ui::MainWindow &window)
{
    common(window);
    pageOf<ui::TasksPage>(window, style::Icon::Tasks).showSync(online());
}

void tasks(ui::MainWindow &window)
{
    common(window);
    auto &page = pageOf<ui::TasksPage>(window, style::Icon::Tasks);
    domain::SyncView sync = online();
    sync.link = domain::LinkState::Offline;
    sync.pending = 12;
    sync.oldestPending = std::chrono::minutes(42);
    sync.cacheAge = std::chrono::minutes(42);
    page.showSync(sync);
    domain::ScannerView lost;
    lost.device = scanner(domain::DeviceState::Lost);
    lost.config.name = lost.device.name;
    page.showScanners({lost});
    page.showSession(session({pallet(2), carton(14)}, NextAction::AddChild, Level::Pack));
    domain::ParkedView parked;
    parked.seq = 7;
    parked.units = {pack(u"4KQ2X0O8WL1I"_s)};
    parked.detail = u"the unit is in another container since 06:12"_s;
    parked.at = QDateTime(QDate(2026, 11, 20), QTime(6, 12), Qt::UTC);
    page.showParked({parked});
    page.showConflicts({disputedPack()});
    window.setConflicts(1);
    domain::WorkReport report;
    report.desk = domain::Desk::Rework;
    report.state.kind = domain::WorkKind::Replace;
    report.state.units = {pack(u"A1"_s)};
    report.expects = domain::WorkExpects::Replacement;
    page.showWork(report);
    page.showHeld(held(), true);
}

void list(ui::MainWindow &window)
{
    hold(window);
    domain::Verdict listed = bareVerdict(VerdictCode::Listed);
    listed.unit = pack(u"VNMYPUM6G3GU"_s);
    workPage(window, domain::Desk::Hold)
        .showList(domain::Desk::Hold,
                  {{1, u"(01)09521141012345(21)VNMYPUM6G3GU"_s, listed},
                   {2, u"(01)09521141012346(21)4KQ2"_s, bareVerdict(VerdictCode::NotGs1)},
                   {3, u"195211410000014810"_s, listed}});
}

QList<std::pair<QString, Scene>> makeTable()
{
    QList<std::pair<QString, Scene>> scenes{{u"empty"_s, empty},
                                            {u"packing"_s, packing},
                                            {u"label-last"_s, labelLast},
                                            {u"label-next"_s, labelNext},
                                            {u"refused"_s, refused},
                                            {u"complete"_s, complete},
                                            {u"troubled"_s, troubled},
                                            {u"stopped"_s, stopped},
                                            {u"codes"_s, codes},
                                            {u"reason"_s, reason},
                                            {u"popover"_s, popover},
                                            {u"settings"_s, settings},
                                            {u"inspector"_s, inspector},
                                            {u"inspector-refused"_s, inspectorRefused},
                                            {u"unpack-empty"_s, unpackEmpty},
                                            {u"unpack"_s, unpack},
                                            {u"dissolve"_s, dissolve},
                                            {u"replace"_s, replace},
                                            {u"rework-stopped"_s, reworkStopped},
                                            {u"relabel"_s, relabel},
                                            {u"check"_s, checkUnit},
                                            {u"check-held"_s, checkHeld},
                                            {u"verify"_s, verify},
                                            {u"hold"_s, hold},
                                            {u"work-reason"_s, whyReason},
                                            {u"signature"_s, signature},
                                            {u"people"_s, people},
                                            {u"history-empty"_s, historyEmpty},
                                            {u"history"_s, history},
                                            {u"tasks-empty"_s, tasksEmpty},
                                            {u"tasks"_s, tasks},
                                            {u"list"_s, list}};
    for (const auto &[name, scene] : scannerScenes() + reworkScenes() + centralScenes())
        scenes.append({name, [scene = scene](ui::MainWindow &window) {
                           common(window);
                           scene(window);
                       }});
    return scenes + stateScenes();
}

const QList<std::pair<QString, Scene>> &table()
{
    static const QList<std::pair<QString, Scene>> scenes = makeTable();
    return scenes;
}

} // namespace

QStringList scenes()
{
    QStringList names;
    for (const auto &[name, scene] : table())
        names.append(name);
    return names;
}

void show(ui::MainWindow &window, const QString &scene)
{
    for (const auto &[name, show] : table()) {
        if (name == scene)
            show(window);
    }
}

} // namespace pw::samples
