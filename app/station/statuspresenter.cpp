// SPDX-License-Identifier: Apache-2.0
#include "app/station/statuspresenter.h"

#include "ui/shell/statusstrip.h"

namespace pw::station {

using namespace std::chrono_literals;

StatusPresenter::StatusPresenter(ui::MainWindow &window, bootstrap::Station &station,
                                 const bootstrap::Settings &settings, QObject *parent)
    : QObject(parent), m_window(window)
{
    ui::StatusStrip &strip = window.statusStrip();
    strip.setStation(settings.station);
    connect(station.devices(), &devices::DeviceManager::stateChanged, &strip,
            [&strip](const domain::DeviceView &view) {
                if (view.id != devices::SetupSession::deviceId()) // its own page shows it
                    strip.showDevice(view);
            });
    connect(station.devices(), &devices::DeviceManager::removed, &strip,
            &ui::StatusStrip::removeDevice);
    connect(station.sync(), &sync::SyncService::statusChanged, this, &StatusPresenter::onStatus);
    bootstrap::Engine *const engine = station.engine();
    connect(engine, &bootstrap::Engine::leaveChanged, this, &StatusPresenter::onLeave);
    QMetaObject::invokeMethod(engine, &bootstrap::Engine::readLeave, Qt::QueuedConnection);
    connect(&m_tick, &QTimer::timeout, this, &StatusPresenter::showAges);
    m_tick.start(1s);
}

void StatusPresenter::onStatus(const domain::SyncView &view)
{
    m_view = view;
    m_sinceReport.start();
    showAges();
}

void StatusPresenter::onLeave(const domain::PackingLeave &leave)
{
    m_leave = leave;
    showAges();
}

void StatusPresenter::showAges()
{
    if (!m_sinceReport.isValid())
        return;
    domain::SyncView view = m_view;
    view.leave = m_leave;
    const std::chrono::seconds passed(m_sinceReport.elapsed() / 1000);
    if (view.cacheAge)
        *view.cacheAge += passed;
    if (view.oldestPending)
        *view.oldestPending += passed;
    for (domain::ScopeView &scope : view.scopes) {
        if (scope.age)
            *scope.age += passed;
    }
    m_window.statusStrip().setSync(view);
}

} // namespace pw::station
