// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/wedge/keyboardlayout.h"
#include "devices/wedge/keystroke.h"

namespace pw::devices {

/// The keys a scanner of that layout presses and lets go for these bytes, without times; GS by the
/// convention ("ctrl+]", "text:…"; empty: not at all), CR as Enter, TAB as Tab. Nothing where a
/// character cannot be typed there. For emulators and tests.
std::optional<QList<KeyStroke>> keysFor(const QByteArray &bytes, const KeyboardLayout &layout,
                                        const QString &gsConvention);

} // namespace pw::devices
