// SPDX-License-Identifier: Apache-2.0
#include "app/station/centralpresenter.h"

#include "ui/central/centralpage.h"
#include "ui/history/historypage.h"
#include "ui/shell/statusstrip.h"
#include "ui/tasks/taskspage.h"

namespace pw::station {

using bootstrap::Engine;
using ui::CentralPage;

CentralPresenter::CentralPresenter(ui::MainWindow &window, bootstrap::Station &station,
                                   OperatorPresenter &operators, ui::TasksPage &tasks,
                                   ui::HistoryPage &past, QObject *parent)
    : QObject(parent), m_engine(*station.engine()), m_page(new CentralPage)
{
    window.addSubPage(m_page, &tasks);
    const auto open = [this, &window] { window.showPage(m_page); };
    ui::StatusStrip *const strip = &window.statusStrip();
    connect(strip, &ui::StatusStrip::centralRequested, this, open);
    connect(&tasks, &ui::TasksPage::centralRequested, this, open);
    connect(strip, &ui::StatusStrip::changed, m_page,
            [this, strip] { m_page->showSync(strip->sync()); });
    m_page->setPresent(operators.present());
    connect(&operators, &OperatorPresenter::changed, m_page, &CentralPage::setPresent);

    connect(&m_engine, &Engine::waitingRead, m_page, &CentralPage::showWaiting);
    connect(&m_engine, &Engine::parkedRead, m_page, &CentralPage::showParked);
    connect(station.sync(), &sync::SyncService::statusChanged, this, &CentralPresenter::refresh);
    connect(m_page, &CentralPage::refreshRequested, this, &CentralPresenter::refresh);
    connect(m_page, &CentralPage::sendAgainRequested, &m_engine, &Engine::sendAgain);
    connect(m_page, &CentralPage::permitGiven, &m_engine, &Engine::givePermit);
    connect(m_page, &CentralPage::permitEndRequested, &m_engine, &Engine::endPermit);
    connect(m_page, &CentralPage::retryRequested, station.sync(), &sync::SyncService::retryNow);
    connect(m_page, &CentralPage::unitRequested, this, [&window, &past](const epc::Epc &unit) {
        window.showPage(&past);
        past.lookUp(unit);
    });
}

void CentralPresenter::refresh()
{
    if (m_page->isVisible())
        QMetaObject::invokeMethod(&m_engine, &Engine::readWaiting, Qt::QueuedConnection);
}

} // namespace pw::station
