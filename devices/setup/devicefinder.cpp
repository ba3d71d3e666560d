// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/devicefinder.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pw::devices {

namespace {

constexpr quint16 DesktopPage = 0x01;
constexpr quint16 KeyboardUsage = 0x06;

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
        return 3;
    if (device.kind == DeviceKind::HidPos)
        return 0;
    return device.knownMaker ? 1 : 2;
}

} // namespace

QList<FoundDevice> findScanners(const QList<SerialPortFacts> &ports,
                                const QList<HidInterface> &interfaces,
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
    for (const HidInterface &device : interfaces) {
        const QString vendor = QString::number(device.vendor, 16).rightJustified(4, u'0');
        const bool speaksPos =
            std::any_of(pos.begin(), pos.end(), [&device](const HidInterface &other) {
                return other.vendor == device.vendor && other.product == device.product;
            });
        if (speaksPos || !isScannerMaker(vendor))
            continue;
        const bool types = device.usagePage == DesktopPage && device.usage == KeyboardUsage;
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

FoundDevice typingScanner()
{
    return {DeviceKind::Wedge, {}, {}, u"wedge-us"_s, FoundDevice::Problem::None, false, false};
}

} // namespace pw::devices
