// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"

namespace pw::devices {

/// What the operator is told at the device about the code just scanned.
enum class Feedback {
    Accepted,
    Refused,
    Attention ///< look at the screen: a notice or a warning
};

/// Bytes to send so that the device shows it: a tone, a lamp, BEL, `F` … Empty where the profile
/// says nothing. Where there is no word for Attention, nothing is sent: neither tone would be true.
QByteArray feedbackBytes(const scan::DeviceProfile &profile, Feedback feedback);

/// Trigger on or off; empty where the profile has no command for it.
QByteArray triggerBytes(const scan::DeviceProfile &profile, bool on);

/// The question that a living device answers; empty: none. `id` is in a DMCC answer again.
QByteArray heartbeatBytes(const scan::DeviceProfile &profile, int id);

/// Any command of the profile, wrapped as its protocol wants.
QByteArray commandBytes(const scan::DeviceProfile &profile, const QString &name);

} // namespace pw::devices
