// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <QByteArray>
#include <QList>

namespace pw::domain::imports {

/// A hierarchy to be handed on, containers before their contents.
struct HierarchyNode
{
    static constexpr qsizetype NoParent = -1;
    UnitState unit;
    qsizetype parent = NoParent; ///< where in the list; always before its children
};
using Hierarchy = QList<HierarchyNode>;

/// As a table, one row a unit, lines ending in CR LF: `level`, `parent`, `unit` (Digital Links,
/// which no spreadsheet takes for a number), `gtin`, `serial` (of trade items), `lot`, `expiry`
/// (ISO date), `state`: "commissioned", the class of the worst hold, or how its life ended.
/// readSerialTable() reads it.
QByteArray hierarchyTable(const Hierarchy &hierarchy);

} // namespace pw::domain::imports
