// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"
#include "tests/unit/core/domain/fakeworld.h"
#include "ui/common/person.h"

#include <QStringList>

namespace pw::ui {
class MainWindow;
class WorkPage;
} // namespace pw::ui

/// Guided work as it looks in a day's work, decided by the real session on a small site: a full
/// carton (A1–A3), a partial one (B1), a pallet with both, a loose carton with L3, loose packs L1,
/// L2 and a held one, H1.
namespace pw::samples {

struct WorkScene
{
    domain::WorkKind kind = domain::WorkKind::Check;
    /// Serials and containers are scanned, "+why" and the like are pressed, "#RW-1" is the number
    /// of an order, "@comes-out" is chosen.
    QStringList words;
    domain::WorkOptions options;
    domain::Role role = domain::Role::Operator;
};

/// Plays the words and shows what a page would be handed. Adds the pages where the window has none.
void showWork(ui::MainWindow &window, const WorkScene &scene);
ui::WorkPage &workPage(ui::MainWindow &window, domain::Desk desk);

/// B1, of which two stations say where it is; so it is in the scenes of resolving, too.
domain::UnitState disputedPack();

ui::People somePeople();

} // namespace pw::samples
