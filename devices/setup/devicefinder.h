// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/deviceconfig.h"
#include "devices/deviceprofiles.h"
#include "devices/hid/hidtransport.h"
#include "devices/serial/portidentity.h"

#include <QList>

namespace pw::devices {

/// Something plugged in that is a scanner, or may be one.
struct FoundDevice
{
    /// What keeps it from being used as it is.
    enum class Problem {
        None,
        KeyboardMode, ///< it types: set it to HID-POS or serial with the codes of its guide
        ClosedMode    ///< it speaks its maker's own language (SNAPI and the like): set it, too
    };
    DeviceKind kind = DeviceKind::Serial;
    QString port; ///< as DeviceConfig::port
    QString name; ///< for people: the device's own, else its place
    QString profileId;
    Problem problem = Problem::None;
    bool knownMaker = false; ///< its ids are those of a maker of scanners
    bool hasSerial = false;  ///< else it is known by its socket only
    friend bool operator==(const FoundDevice &, const FoundDevice &) = default;
};

/// What of all that is plugged in may be a scanner, the likeliest first: HID-POS, serial of a known
/// maker, other serial ports, scanners in modes we cannot use. Pure.
QList<FoundDevice> findScanners(const QList<SerialPortFacts> &ports,
                                const QList<HidInterface> &interfaces,
                                const DeviceProfiles &profiles);

/// A scanner that types, which shows in no list: always to be offered.
FoundDevice typingScanner();

} // namespace pw::devices
