// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace pw::ui {
class MainWindow;
}

namespace pw::samples {

/// Top-up with what fits, rework orders, a list on its way.
QList<std::pair<QString, std::function<void(ui::MainWindow &)>>> reworkScenes();

} // namespace pw::samples
