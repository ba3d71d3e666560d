// SPDX-License-Identifier: Apache-2.0
#include "app/station/taskspresenter.h"

#include "ui/history/historypage.h"
#include "ui/pack/packpage.h"
#include "ui/shell/statusstrip.h"
#include "ui/tasks/taskspage.h"

namespace pw::station {

using bootstrap::Engine;
using bootstrap::HistoryDesk;
using ui::TasksPage;

TasksPresenter::TasksPresenter(ui::MainWindow &window, bootstrap::Station &station,
                               HistoryDesk &history, WorkPresenter &work, ui::HistoryPage &past,
                               ScannersPresenter &scanners, QObject *parent)
    : QObject(parent), m_page(new TasksPage)
{
    TasksPage *const page = m_page;
    window.addPage(page, style::Icon::Tasks);
    Engine *const engine = station.engine();
    ui::StatusStrip *const strip = &window.statusStrip();
    connect(strip, &ui::StatusStrip::changed, page,
            [page, strip] { page->showSync(strip->sync()); });
    connect(&scanners, &ScannersPresenter::changed, page, &TasksPage::showScanners);
    connect(page, &TasksPage::scannerRequested, &scanners, &ScannersPresenter::open);
    scanners.refresh();
    connect(engine, &Engine::sessionChanged, page, &TasksPage::showSession);
    connect(engine, &Engine::workChanged, page, &TasksPage::showWork);
    connect(engine, &Engine::parkedRead, page, &TasksPage::showParked);
    connect(station.sync(), &sync::SyncService::statusChanged, engine, &Engine::readParked);
    connect(engine, &Engine::conflictsRead, page, &TasksPage::showConflicts);
    connect(engine, &Engine::conflictsRead, &window,
            [&window](const QList<domain::UnitState> &disputed) {
                window.setConflicts(int(disputed.size()));
            });
    connect(page, &TasksPage::resolveRequested, &work,
            [&work] { work.showKind(domain::WorkKind::ResolveConflict); });
    connect(page, &TasksPage::sendAgainRequested, engine, &Engine::sendAgain);
    connect(page, &TasksPage::heldRequested, this, [&history] { history.held(); });
    connect(&history, &HistoryDesk::heldRead, page,
            [page](const QList<bootstrap::HeldEntry> &entries, bool complete) {
                QList<ui::HeldRow> rows;
                for (const bootstrap::HeldEntry &entry : entries)
                    rows.append({entry.unit, entry.path});
                page->showHeld(rows, complete);
            });
    connect(&history, &HistoryDesk::heldFailed, page, &TasksPage::showHeldFailure);
    connect(page, &TasksPage::deskRequested, &work, &WorkPresenter::showDesk);
    connect(page, &TasksPage::packingRequested, this,
            [&window] { window.showPage(&window.packPage()); });
    connect(page, &TasksPage::unitRequested, this, [&window, &past](const epc::Epc &unit) {
        window.showPage(&past);
        past.lookUp(unit);
    });
    QMetaObject::invokeMethod(engine, &Engine::readParked, Qt::QueuedConnection);
    QMetaObject::invokeMethod(engine, &Engine::readConflicts, Qt::QueuedConnection);
    QMetaObject::invokeMethod(engine, &Engine::publishWork, Qt::QueuedConnection);
}

} // namespace pw::station
