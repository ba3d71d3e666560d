// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/worksession.h"

namespace pw::domain {

/// One thing that can be chosen for the work in hand, by its key or by its command code.
struct WorkChoice
{
    QLatin1StringView group; ///< of which one is chosen: "depth", "hold-class" …
    QString code;            ///< lower case letters, digits and '-'; unique within the kind of work
    WorkOptions options;     ///< after it is chosen
    bool chosen = false;
    friend bool operator==(const WorkChoice &, const WorkChoice &) = default;
};

/// All there are for the work in hand, group by group. `holds` are those that can be released; they
/// are chosen by their place, "hold-1" and up.
QList<WorkChoice> choicesOf(const WorkState &state, const QList<Hold> &holds);

/// Every code a command can carry, whatever is being done; the places of holds among them.
QStringList allChoiceCodes();

} // namespace pw::domain
