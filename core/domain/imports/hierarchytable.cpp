// SPDX-License-Identifier: Apache-2.0
#include "core/domain/imports/hierarchytable.h"

#include "core/domain/imports/csvtable.h"
#include "core/domain/masterdata.h"
#include "core/domain/policy.h"
#include "core/domain/unitcodes.h"

namespace pw::domain::imports {

using namespace Qt::StringLiterals;

namespace {

QString stateOf(const UnitState &unit)
{
    const auto hold = worstHold(unit.holds);
    return hold && !hasEnded(unit.lifecycle) ? toCode(hold->holdClass) : toCode(unit.lifecycle);
}

} // namespace

QByteArray hierarchyTable(const Hierarchy &hierarchy)
{
    QByteArray table = "level,parent,unit,gtin,serial,lot,expiry,state\r\n";
    for (const HierarchyNode &node : hierarchy) {
        const UnitState &unit = node.unit;
        const epc::Sgtin *item = unit.id.sgtin();
        const bool isPack = unit.level == Level::Pack;
        const QString parent = node.parent == HierarchyNode::NoParent
                                   ? QString()
                                   : hierarchy[node.parent].unit.id.toUri();
        table += csvLine({toCode(unit.level), parent, unit.id.toUri(),
                          item ? item->gtin().toString() : QString(),
                          item ? item->serial() : QString(), isPack ? unit.lot : QString(),
                          isPack ? unit.expiry.toString(Qt::ISODate) : QString(), stateOf(unit)})
                 + "\r\n";
    }
    return table;
}

} // namespace pw::domain::imports
