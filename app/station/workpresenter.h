// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/engine.h"
#include "app/bootstrap/historydesk.h"
#include "ui/common/person.h"
#include "ui/shell/mainwindow.h"

#include <QMap>

namespace pw::ui {
class WorkPage;
}

namespace pw::station {

/// Brings the guided pages and the engine together: scans go where the page shown is worked at.
/// Main thread.
class WorkPresenter : public QObject
{
    Q_OBJECT
public:
    WorkPresenter(ui::MainWindow &window, bootstrap::Engine &engine,
                  bootstrap::HistoryDesk &history, QObject *parent = nullptr);

    void setPeople(const ui::Person &present, const ui::People &all);
    void showDesk(domain::Desk desk);
    /// Its page, ready for work of that kind.
    void showKind(domain::WorkKind kind);

private:
    void addPage(domain::Desk desk, style::Icon icon);
    void onPageShown(QWidget *page);
    void onCommand(const scan::BenchCommand &command);

    ui::MainWindow &m_window;
    bootstrap::Engine &m_engine; ///< of another thread: only signals and queued calls
    bootstrap::HistoryDesk &m_history;
    QMap<domain::Desk, ui::WorkPage *> m_pages;
};

} // namespace pw::station
