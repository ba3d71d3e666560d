// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/worksession.h"

/// What a work session makes of what was scanned. For the session only.
namespace pw::domain {

/// What a kind of work collects, in this order.
struct Shape
{
    bool container = false; ///< first
    int leastUnits = 0;
    int mostUnits = 0; ///< 0: none; -1: as many as are scanned
    bool number = false;
    bool unknownUnits = false;     ///< what nobody knows may be named, too
    bool containerByUnits = false; ///< where its label cannot be read (R-RW-3)
};

Shape shapeOf(WorkKind kind);

/// Nothing while something is missing, and for a check, which does nothing.
std::optional<Operation> operationOf(const WorkState &state, const World &world,
                                     const RuleSet &rules);

/// What a person still gives at the end, so that it stops no scan.
bool isCeremony(VerdictCode code);

/// The same asked by somebody who has given every reason and signature there is: what is against it
/// then is against the goods, and must be said at the scan.
Request withCeremony(const Operation &operation, const Actor &actor, const Reason &reason);

} // namespace pw::domain
