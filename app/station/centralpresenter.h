// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/station.h"
#include "app/station/operatorpresenter.h"
#include "ui/shell/mainwindow.h"

namespace pw::ui {
class CentralPage;
class HistoryPage;
class TasksPage;
} // namespace pw::ui

namespace pw::station {

/// Shows how we stand with central and carries what is permitted there to the engine. Main thread.
class CentralPresenter : public QObject
{
    Q_OBJECT
public:
    CentralPresenter(ui::MainWindow &window, bootstrap::Station &station,
                     OperatorPresenter &operators, ui::TasksPage &tasks, ui::HistoryPage &past,
                     QObject *parent = nullptr);

private:
    void refresh();

    bootstrap::Engine &m_engine; ///< of another thread: only signals and queued calls
    ui::CentralPage *m_page;
};

} // namespace pw::station
