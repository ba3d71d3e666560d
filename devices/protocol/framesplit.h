// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/protocol/codec.h"

namespace pw::devices {

/// The readings of one frame: one, or those of a result of several codes (Framing::codeDelimiter,
/// splitAtAim). A group is incomplete where a part is a no-read text, is empty, or where there are
/// more or fewer parts than the profile expects.
QList<Reading> splitFrame(const scan::ScanFramer::Frame &frame, const scan::Framing &framing);

} // namespace pw::devices
