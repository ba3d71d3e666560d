// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/deviceconfig.h"
#include "devices/deviceprofiles.h"
#include "devices/hid/hidtransport.h"
#include "devices/serial/portidentity.h"

#include <QList>

namespace pw::devices {

using domain::FoundDevice;

/// What of all that is plugged in may be a scanner, the likeliest first: HID-POS, serial of a known
/// maker, other serial ports, scanners in modes we cannot use. Pure.
QList<FoundDevice> findScanners(const QList<SerialPortFacts> &ports,
                                const QList<HidInterface> &interfaces,
                                const DeviceProfiles &profiles);

/// A scanner that types, which shows in no list: always to be offered.
FoundDevice typingScanner();

} // namespace pw::devices
