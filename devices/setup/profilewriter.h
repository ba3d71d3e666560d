// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"

namespace pw::devices {

/// A profile as a file of the site: DeviceProfile::fromJson() reads the same profile out of it.
QByteArray toJson(const scan::DeviceProfile &profile);

} // namespace pw::devices
