// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"
#include "core/domain/verdict.h"

namespace pw::domain {

/// Why a device of that role is not to be used for what it has read; nothing where it may.
/// `decided` is what the session would answer: whether a container is a child or a parent follows
/// from it.
std::optional<VerdictCode> refuseForRole(DeviceRole role, const scan::ScannedThing &thing,
                                         VerdictCode decided);

} // namespace pw::domain
