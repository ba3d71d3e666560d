// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace pw::devices {

/// Asks the system, not Qt, whether an open serial line still has a device behind it. Needed
/// because QSerialPort reports a hang-up in other ways in each version: 6.4 as an endless ReadError
/// with the text of some earlier error, 6.7.1 and later not at all.
///
/// The native text of the cause where the line has hung up, nothing while it stands. Never blocks.
/// On Windows always nothing: there QSerialPort reports the loss itself, once.
std::optional<QString> hangUpCause(qintptr handle);

/// Whether bytes have arrived that QSerialPort has not read yet. On Windows, where it reads ahead
/// by itself, always false.
bool hasInputWaiting(qintptr handle);

} // namespace pw::devices
