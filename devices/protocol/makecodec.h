// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/protocol/codec.h"

#include <memory>

namespace pw::devices {

/// The codec of the profile's protocol.
std::unique_ptr<Codec> makeCodec(const scan::DeviceProfile &profile);

} // namespace pw::devices
