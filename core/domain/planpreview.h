// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

namespace pw::domain {

/// One unit of a tree before or after an operation.
struct PreviewNode
{
    UnitState unit;
    QList<PreviewNode> children; ///< those the operation is about; `unit.childCount` counts all
    friend bool operator==(const PreviewNode &, const PreviewNode &) = default;
};

/// What an operation is about, as trees side by side: every unit it changes, in what it is in.
struct PlanPreview
{
    QList<PreviewNode> before;
    QList<PreviewNode> after;
};

PlanPreview previewOf(const Plan &plan);

} // namespace pw::domain
