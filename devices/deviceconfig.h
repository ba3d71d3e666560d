// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::devices {

enum class DeviceKind {
    Serial,    ///< RS-232, USB CDC, Bluetooth SPP
    Simulated, ///< no hardware
};

/// One device of a station as its settings name it.
struct DeviceConfig
{
    QString id;   ///< unique in the station; every scan carries it
    QString name; ///< for people
    DeviceKind kind = DeviceKind::Serial;
    QString port;      ///< of a serial one, by a name that stays: /dev/serial/by-id/…
    QString profileId; ///< of DeviceProfiles
};

} // namespace pw::devices
