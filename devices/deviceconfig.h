// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"

namespace pw::devices {

using domain::DeviceConfig;
using domain::DeviceKind;
using domain::DeviceRole;
using domain::Withheld;

QLatin1StringView toCode(DeviceKind kind); ///< "serial", "tcp-client", "hid" …
std::optional<DeviceKind> deviceKindFromCode(QStringView code);
/// The profile kind a device of that kind needs; empty: any.
QLatin1StringView profileKindOf(DeviceKind kind);

QLatin1StringView toCode(DeviceRole role); ///< "any", "children", "parent", "command"
std::optional<DeviceRole> deviceRoleFromCode(QStringView code);

QLatin1StringView toCode(Withheld reason); ///< "SEEN_ALREADY" …

} // namespace pw::devices
