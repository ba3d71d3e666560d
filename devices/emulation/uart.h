// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace pw::devices {

/// What a receiver makes of bytes that were sent at another line speed, both 8N1: each bit is
/// sampled in its middle by the receiver's clock, which the falling edge of a start bit sets going.
/// Bytes without a stop bit are delivered like others, as Linux does without INPCK. At the same
/// speed: the bytes themselves. Speeds in baud, above 0. Pure.
QByteArray heardAt(int receiver, const QByteArray &bytes, int sender);

} // namespace pw::devices
