// SPDX-License-Identifier: Apache-2.0
#include "core/services/historylinks.h"

namespace pw::services {

QList<store::LinkChange> linkChangesOf(const domain::Command &command, const domain::World &before,
                                       const QDateTime &at, qint64 operation)
{
    const auto *added = std::get_if<domain::AddChildren>(&command);
    const auto *removed = std::get_if<domain::RemoveChildren>(&command);
    QList<store::LinkChange> changes;
    for (const epc::Epc &child : added     ? added->children
                                 : removed ? removed->children
                                           : QList<epc::Epc>()) {
        store::LinkChange change{child, {}, {}, {}, at, operation};
        if (added) {
            change.after = added->parent;
        } else {
            change.before = removed->parent;
            const auto known = before.unit(child);
            change.lastEventAt = known ? known->lastEventAt : QDateTime();
        }
        changes.append(change);
    }
    return changes;
}

} // namespace pw::services
