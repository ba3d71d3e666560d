// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace pw::devices {

enum class DeviceKind {
    Serial,    ///< RS-232, USB CDC, Bluetooth SPP; text or SSI by its profile
    TcpClient, ///< a fixed reader we dial
    TcpServer, ///< a fixed reader that dials us
    HidPos,    ///< USB in HID-POS mode
    Wedge,     ///< types into our window
    Keyboard,  ///< types, and its keyboard device is ours alone (Linux evdev)
    Simulated, ///< no hardware
};

QLatin1StringView toCode(DeviceKind kind); ///< "serial", "tcp-client", "hid" …
std::optional<DeviceKind> deviceKindFromCode(QStringView code);
/// The profile kind a device of that kind needs; empty: any.
QLatin1StringView profileKindOf(DeviceKind kind);

/// What the codes of a device may be for.
enum class DeviceRole {
    Any,
    Children,   ///< what goes into the open container
    Parent,     ///< container labels; an item there is withheld
    CommandOnly ///< command codes; goods there are withheld
};

QLatin1StringView toCode(DeviceRole role); ///< "any", "children", "parent", "command"
std::optional<DeviceRole> deviceRoleFromCode(QStringView code);

/// One device of a station as its settings name it.
struct DeviceConfig
{
    QString id;   ///< unique in the station; every scan carries it
    QString name; ///< for people
    DeviceKind kind = DeviceKind::Serial;
    /// Serial and Keyboard: a name that stays (/dev/serial/by-id/…) or "usb:vvvv:pppp[:serial]";
    /// TcpClient: host[:port]; TcpServer: [address:]port; HidPos: "", "vvvv:pppp[:serial]".
    QString port;
    QString profileId; ///< of DeviceProfiles
    DeviceRole role = DeviceRole::Any;
    QString lane; ///< of the station; empty: its only one
    bool enabled = true;
    QStringList allowed;                     ///< TcpServer: addresses that may dial us
    std::chrono::milliseconds repeatTime{0}; ///< the same code again within it was seen already
    friend bool operator==(const DeviceConfig &, const DeviceConfig &) = default;
};

/// Why a scan went no further than the device layer.
enum class Withheld {
    SeenAlready, ///< the same code from the same device a moment ago
    NotProven,   ///< the device has not passed its test, or not today
    RoleForbids  ///< not what this device is for
};

QLatin1StringView toCode(Withheld reason); ///< "SEEN_ALREADY" …

} // namespace pw::devices
