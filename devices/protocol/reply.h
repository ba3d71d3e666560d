// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"
#include "devices/protocol/codec.h"

namespace pw::devices {

/// Whether a frame of a text protocol is a command's answer and not a code; what it says then.
///
/// * Cognex DMCC: `||sum:id[status]data`, status 0 done, 1 sent by the reader itself, above:
/// refused
/// * Keyence SR: `OK,command…`, `ER,command,code`
/// * SICK CoLa: `sAN`, `sRA`, `sWA`, `sSN` done, `sFA code` refused
///
/// A frame with an AIM identifier never is one, so no code can hide behind an answer's looks.
std::optional<Notice> commandReply(scan::Protocol protocol, QByteArrayView frame);

} // namespace pw::devices
