// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QList>
#include <QString>

#include <functional>

namespace pw::ui {
class CentralPage;
class MainWindow;
} // namespace pw::ui

namespace pw::samples {

/// Nine hours without central, with work that waits.
domain::SyncView outage();
QList<domain::WaitingView> waitingWork();
domain::OfflinePermit permit(domain::OfflinePermit::Kind kind);

/// The page about central: at peace, cut off, permitted to go on, asking why.
QList<std::pair<QString, std::function<void(ui::MainWindow &)>>> centralScenes();

} // namespace pw::samples
