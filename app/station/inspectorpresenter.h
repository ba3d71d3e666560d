// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/engine.h"
#include "ui/shell/mainwindow.h"

#include <QPointer>

namespace pw::ui {
class CodeInspector;
}

namespace pw::station {

/// Opens the Code inspector (F10) and lets it follow the scans while it is open. Main thread.
class InspectorPresenter : public QObject
{
    Q_OBJECT
public:
    InspectorPresenter(ui::MainWindow &window, bootstrap::Engine &engine,
                       QObject *parent = nullptr);

private:
    void open();
    void follow();

    ui::MainWindow &m_window;
    bootstrap::Engine &m_engine; ///< of another thread: only signals and queued calls
    QPointer<ui::CodeInspector> m_dialog;
};

} // namespace pw::station
