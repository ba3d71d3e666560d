// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace pw::devices {

/// One key going down or up, by its place on the keyboard.
struct KeyStroke
{
    int code = 0; ///< evdev (linux/input-event-codes.h); X11's less 8
    bool pressed = true;
    bool capsLock = false; ///< the computer's Caps Lock was on
    std::chrono::nanoseconds at{0};
    friend bool operator==(const KeyStroke &, const KeyStroke &) = default;
};

/// The keys that have a meaning of their own, by evdev code.
namespace key {
constexpr int Tab = 15;
constexpr int RightBracket = 27; ///< of the US keyboard: two to the right of P
constexpr int Enter = 28;
constexpr int LeftCtrl = 29;
constexpr int LeftShift = 42;
constexpr int RightShift = 54;
constexpr int LeftAlt = 56;
constexpr int Space = 57;
constexpr int CapsLock = 58;
constexpr int F8 = 66;
constexpr int NumLock = 69;
constexpr int PadEnter = 96;
constexpr int RightCtrl = 97;
constexpr int AltGr = 100;
constexpr int Down = 108;
} // namespace key

} // namespace pw::devices
