// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/historydesk.h"
#include "ui/shell/mainwindow.h"

namespace pw::ui {
class HistoryPage;
}

namespace pw::station {

/// Brings the History page and the answers about the past together. Main thread.
class HistoryPresenter : public QObject
{
    Q_OBJECT
public:
    HistoryPresenter(ui::MainWindow &window, bootstrap::HistoryDesk &desk,
                     QObject *parent = nullptr);
    ui::HistoryPage &page() const { return *m_page; }

private:
    ui::HistoryPage *m_page;
};

} // namespace pw::station
