// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceconfig.h"

using namespace Qt::StringLiterals;

namespace pw::devices {

QLatin1StringView toCode(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Serial: return "serial"_L1;
    case DeviceKind::TcpClient: return "tcp-client"_L1;
    case DeviceKind::TcpServer: return "tcp-server"_L1;
    case DeviceKind::HidPos: return "hid"_L1;
    case DeviceKind::Wedge: return "wedge"_L1;
    case DeviceKind::Keyboard: return "keyboard"_L1;
    case DeviceKind::Simulated: return "simulated"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<DeviceKind> deviceKindFromCode(QStringView code)
{
    for (const DeviceKind kind :
         {DeviceKind::Serial, DeviceKind::TcpClient, DeviceKind::TcpServer, DeviceKind::HidPos,
          DeviceKind::Wedge, DeviceKind::Keyboard, DeviceKind::Simulated}) {
        if (code == toCode(kind))
            return kind;
    }
    if (code == "ssi"_L1) // a serial line whose profile speaks SSI
        return DeviceKind::Serial;
    return std::nullopt;
}

QLatin1StringView profileKindOf(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Serial: return "serial"_L1;
    case DeviceKind::TcpClient:
    case DeviceKind::TcpServer: return "tcp"_L1;
    case DeviceKind::HidPos: return "hidpos"_L1;
    case DeviceKind::Wedge:
    case DeviceKind::Keyboard: return "wedge"_L1;
    case DeviceKind::Simulated: break;
    }
    return {};
}

QLatin1StringView toCode(DeviceRole role)
{
    switch (role) {
    case DeviceRole::Any: return "any"_L1;
    case DeviceRole::Children: return "children"_L1;
    case DeviceRole::Parent: return "parent"_L1;
    case DeviceRole::CommandOnly: return "command"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<DeviceRole> deviceRoleFromCode(QStringView code)
{
    for (const DeviceRole role :
         {DeviceRole::Any, DeviceRole::Children, DeviceRole::Parent, DeviceRole::CommandOnly}) {
        if (code == toCode(role))
            return role;
    }
    return std::nullopt;
}

QLatin1StringView toCode(Withheld reason)
{
    switch (reason) {
    case Withheld::SeenAlready: return "SEEN_ALREADY"_L1;
    case Withheld::NotProven: return "NOT_PROVEN"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::devices
