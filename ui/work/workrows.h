// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"
#include "ui/common/factlist.h"

namespace pw::ui {

/// What was scanned so far.
QList<FactRow> scannedRows(const domain::WorkReport &report);
/// The tree before, with what leaves, and the tree after, with what comes and changes.
QList<FactRow> beforeRows(const domain::PlanPreview &preview);
QList<FactRow> afterRows(const domain::PlanPreview &preview);
/// What a verification finds, worst first; the last one's while none is going on. What is missing
/// is left out while it is hidden.
QList<FactRow> findingRows(const domain::WorkReport &report);
/// Of a rework order: what was scanned, the last on top; and where it all went, with what keeps it
/// open.
QList<FactRow> orderRows(const domain::OrderReport &order);
QList<FactRow> balanceRows(const domain::OrderReport &order);
/// What fits into the container, best first.
QList<FactRow> suggestionRows(const QList<domain::UnitState> &units);
/// What stations say of the disputed unit that was scanned, one story a row.
QList<FactRow> storyRows(const domain::WorkReport &report);
/// What the answer to a check rests on.
QList<FactRow> factRows(const domain::Verdict &verdict);
/// Where it is: from itself to the outermost container.
QList<FactRow> pathRows(const domain::WorkReport &report);

} // namespace pw::ui
