// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/deviceconfig.h"
#include "devices/deviceprofiles.h"
#include "devices/hid/hidtransport.h"
#include "devices/serial/portidentity.h"
#include "devices/wedge/keyboardfacts.h"

#include <QList>

namespace pw::devices {

using domain::FoundDevice;

/// What of all that is plugged in may be a scanner, the likeliest first: HID-POS, serial of a known
/// maker, scanners that type, other serial ports, scanners in modes we cannot use. Of keyboards
/// only those of makers of scanners: nobody is to take a person's for one. Pure.
QList<FoundDevice> findScanners(const QList<SerialPortFacts> &ports,
                                const QList<HidInterface> &interfaces,
                                const QList<KeyboardFacts> &keyboards,
                                const DeviceProfiles &profiles);

} // namespace pw::devices
