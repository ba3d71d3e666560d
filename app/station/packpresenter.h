// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/engine.h"
#include "ui/shell/mainwindow.h"

namespace pw::station {

/// Brings the Pack page and the engine together: wishes there, facts back. Main thread.
class PackPresenter : public QObject
{
    Q_OBJECT
public:
    PackPresenter(ui::MainWindow &window, bootstrap::Engine &engine, QObject *parent = nullptr);

private:
    void onClose(bool partial, const QString &reasonCode, const QString &reasonText);

    bootstrap::Engine &m_engine; ///< of another thread: only signals and queued calls
};

} // namespace pw::station
