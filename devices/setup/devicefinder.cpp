// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/devicefinder.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pw::devices {

namespace {

constexpr quint16 DesktopPage = 0x01;
constexpr quint16 KeyboardUsage = 0x06;

QString hex(quint16 id)
{
    return QString::number(id, 16).rightJustified(4, u'0');
}

/// Makers of scanners (usb.ids).
bool isScannerMaker(const QString &vendor)
{
    constexpr std::array Makers{"05e0"_L1, "0c2e"_L1, "0536"_L1, "23d0"_L1, "05f9"_L1,
                                "080c"_L1, "1eab"_L1, "065a"_L1, "0720"_L1};
    return std::any_of(Makers.begin(), Makers.end(),
                       [&vendor](QLatin1StringView maker) { return vendor == maker; });
}

/// The profile whose match names the device: by both ids, else by the maker's.
QString profileFor(const SerialPortFacts &port, const DeviceProfiles &profiles)
{
    QString byMaker;
    const QStringList ids = profiles.ids();
    for (const QString &id : ids) {
        const auto profile = profiles.load(id);
        if (!profile || profile->kind != "serial"_L1)
            continue;
        for (const scan::ProfileMatch &match : profile->matches) {
            if (match.vid != port.vendor)
                continue;
            if (match.pid == port.product)
                return id;
            if (match.pid.isEmpty() && byMaker.isEmpty())
                byMaker = id;
        }
    }
    return byMaker.isEmpty() ? u"generic-rs232"_s : byMaker;
}

int rank(const FoundDevice &device)
{
    if (device.problem != FoundDevice::Problem::None)
        return 4;
    if (device.kind == DeviceKind::HidPos)
        return 0;
    if (device.kind == DeviceKind::Keyboard)
        return 2;
    return device.knownMaker ? 1 : 3;
}

} // namespace

QList<FoundDevice> findScanners(const QList<SerialPortFacts> &ports,
                                const QList<HidInterface> &interfaces,
                                const QList<KeyboardFacts> &keyboards,
                                const DeviceProfiles &profiles)
{
    QList<FoundDevice> found;
    const QList<HidInterface> pos = hidPosScanners(interfaces, {});
    for (const HidInterface &device : pos)
        found.append({DeviceKind::HidPos, identityOf(device), device.name, u"hid-pos"_s,
                      FoundDevice::Problem::None, true, !device.serial.isEmpty()});
    for (const SerialPortFacts &port : ports)
        found.append({DeviceKind::Serial, identityOf(port),
                      port.name.isEmpty() ? port.location : port.name, profileFor(port, profiles),
                      FoundDevice::Problem::None, isScannerMaker(port.vendor),
                      !port.serial.isEmpty()});
    const auto speaksPos = [&pos](const QString &vendor, const QString &product) {
        return std::any_of(pos.begin(), pos.end(), [&](const HidInterface &other) {
            return hex(other.vendor) == vendor && hex(other.product) == product;
        });
    };
    for (const KeyboardFacts &keyboard : keyboards) {
        if (!isScannerMaker(keyboard.vendor) || speaksPos(keyboard.vendor, keyboard.product))
            continue;
        found.append(
            {DeviceKind::Keyboard, keyboard.port, keyboard.name, u"wedge-us"_s,
             keyboard.readable ? FoundDevice::Problem::None : FoundDevice::Problem::NoRights, true,
             !keyboard.serial.isEmpty()});
    }
    for (const HidInterface &device : interfaces) {
        const QString vendor = hex(device.vendor);
        const bool types = device.usagePage == DesktopPage && device.usage == KeyboardUsage;
        const bool isListed =
            types && std::any_of(keyboards.begin(), keyboards.end(), [&](const KeyboardFacts &k) {
                return k.vendor == vendor && k.product == hex(device.product);
            });
        if (!isScannerMaker(vendor) || isListed || speaksPos(vendor, hex(device.product)))
            continue;
        found.append({DeviceKind::Wedge,
                      {},
                      device.name,
                      u"wedge-us"_s,
                      types ? FoundDevice::Problem::KeyboardMode : FoundDevice::Problem::ClosedMode,
                      true,
                      !device.serial.isEmpty()});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const FoundDevice &a, const FoundDevice &b) { return rank(a) < rank(b); });
    return found;
}

} // namespace pw::devices
