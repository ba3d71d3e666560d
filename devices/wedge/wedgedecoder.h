// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/wedge/keyboardlayout.h"
#include "devices/wedge/keystroke.h"

namespace pw::devices {

/// The keys of one code → its bytes, by the scanner's own layout. Pure.
///
/// Only modifiers pressed within the code count: a Shift that somebody held before, Caps Lock and
/// Num Lock of the computer change nothing. A key that means nothing here becomes SUB (0x1A), so
/// that a code with a hole in it is refused and not guessed.
class WedgeDecoder
{
public:
    static constexpr char Unknown = '\x1a';

    WedgeDecoder(const scan::WedgeSettings &settings, const KeyboardLayout &layout);

    enum class Kind {
        Modifier,   ///< or a key going up: no character by itself
        Character,  ///< at least a byte, or half of an Alt number or accent
        Terminator, ///< ends the code
        Foreign     ///< no part of any code: cursor, Backspace, function key
    };
    Kind feed(const KeyStroke &stroke);

    /// The bytes so far, GS put in place of its stand-in text.
    QByteArray bytes() const;
    /// Characters so far.
    qsizetype size() const { return m_bytes.size(); }
    /// Begins a code: no byte, no modifier.
    void reset();

private:
    Kind press(const KeyStroke &stroke);
    Kind control(const KeyStroke &stroke);
    void finishAltNumber();
    void append(char character);
    bool sends(QLatin1StringView convention) const { return m_settings.gs.contains(convention); }

    const scan::WedgeSettings m_settings;
    const KeyboardLayout m_layout;
    QByteArray m_bytes;
    char m_dead = '\0'; ///< accent that waits
    int m_altNumber = -1;
    bool m_shift = false;
    bool m_ctrl = false;
    bool m_alt = false;
    bool m_altGr = false;
};

} // namespace pw::devices
