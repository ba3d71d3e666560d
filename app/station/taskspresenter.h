// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/historydesk.h"
#include "app/bootstrap/station.h"
#include "app/station/scannerspresenter.h"
#include "app/station/workpresenter.h"
#include "ui/shell/mainwindow.h"

namespace pw::ui {
class HistoryPage;
class TasksPage;
} // namespace pw::ui

namespace pw::station {

/// Gathers what waits for somebody. Main thread.
class TasksPresenter : public QObject
{
    Q_OBJECT
public:
    TasksPresenter(ui::MainWindow &window, bootstrap::Station &station,
                   bootstrap::HistoryDesk &history, WorkPresenter &work, ui::HistoryPage &past,
                   ScannersPresenter &scanners, QObject *parent = nullptr);

    ui::TasksPage &page() const { return *m_page; }

private:
    ui::TasksPage *m_page;
};

} // namespace pw::station
