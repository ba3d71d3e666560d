// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/station.h"
#include "ui/shell/mainwindow.h"

#include <QElapsedTimer>
#include <QTimer>

namespace pw::station {

/// Keeps the status strip true: who works here, what the scanners do, how we stand with central.
/// Ages grow between two reports, so they are told anew every second. Main thread.
class StatusPresenter : public QObject
{
    Q_OBJECT
public:
    StatusPresenter(ui::MainWindow &window, bootstrap::Station &station,
                    const bootstrap::Settings &settings, QObject *parent = nullptr);

private:
    void onStatus(const domain::SyncView &view);
    void onLeave(const domain::PackingLeave &leave);
    void showAges();

    ui::MainWindow &m_window;
    domain::SyncView m_view;      ///< as sync reports it…
    domain::PackingLeave m_leave; ///< …and what the engine says of the age it may have
    QElapsedTimer m_sinceReport;
    QTimer m_tick;
};

} // namespace pw::station
