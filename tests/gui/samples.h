// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/historyview.h"
#include "core/domain/inspection.h"
#include "core/domain/sessionview.h"
#include "ui/common/scannerpanel.h"
#include "ui/tasks/taskspage.h"

#include <QStringList>

namespace pw::ui {
class MainWindow;
}

/// A bench as it looks in a day's work, for pictures and tests.
namespace pw::samples {

epc::Epc pack(const QString &serial);
epc::Epc sscc(const QString &digits);

domain::ContainerView carton(int count);
domain::ContainerView pallet(int count);
domain::ContainerView bundle(int count);

/// As the tree shows them.
domain::TreeNode node(const domain::ContainerView &view, int inside);
domain::TreeNode packNode(const QString &serial, domain::SyncState sync);

/// A verdict of this code with every fact it can have.
domain::Verdict verdict(domain::VerdictCode code);
/// The same with no fact at all.
domain::Verdict bareVerdict(domain::VerdictCode code);
QList<domain::VerdictCode> allVerdictCodes();

domain::SyncView online();
domain::DeviceView scanner(domain::DeviceState state);
QList<ui::SheetEntry> sheet();

/// A held pack looked into, and a label with a wrong check digit.
domain::Inspection inspection();
domain::Inspection refusedInspection();

/// What a search, the timeline of a unit and the list of what is held show.
domain::SearchPage found();
domain::TimelinePage timeline();
QList<ui::HeldRow> held();

/// Names of the scenes show() knows.
QStringList scenes();
void show(ui::MainWindow &window, const QString &scene);

} // namespace pw::samples
