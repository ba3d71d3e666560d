// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/wedgedecoder.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw::devices {

namespace {

constexpr char Gs = '\x1d';

/// The digit of a key of the number pad, whatever Num Lock says; -1: none.
int padDigit(int code)
{
    constexpr std::array<int, 10> Pad{82, 79, 80, 81, 75, 76, 77, 71, 72, 73};
    for (size_t digit = 0; digit < Pad.size(); ++digit) {
        if (Pad[digit] == code)
            return int(digit);
    }
    return -1;
}

char padSign(int code)
{
    switch (code) {
    case 55: return '*';
    case 74: return '-';
    case 78: return '+';
    case 83: return '.';
    case 98: return '/';
    default: return '\0';
    }
}

/// Keys that give characters under some layout; the others are no part of any code.
bool isInLetterBlock(int code)
{
    constexpr int Escape = 1;
    constexpr int Backspace = 14;
    constexpr int IsoKey = 86; // right of the left Shift
    return (code > Escape && code < key::CapsLock && code != Backspace) || code == IsoKey;
}

char caseSwapped(char character)
{
    if (character >= 'a' && character <= 'z')
        return char(character - 'a' + 'A');
    if (character >= 'A' && character <= 'Z')
        return char(character - 'A' + 'a');
    return character;
}

} // namespace

WedgeDecoder::WedgeDecoder(const scan::WedgeSettings &settings, const KeyboardLayout &layout)
    : m_settings(settings), m_layout(layout)
{}

WedgeDecoder::Kind WedgeDecoder::feed(const KeyStroke &stroke)
{
    switch (stroke.code) {
    case key::LeftShift:
    case key::RightShift: m_shift = stroke.pressed; return Kind::Modifier;
    case key::LeftCtrl:
    case key::RightCtrl: m_ctrl = stroke.pressed; return Kind::Modifier;
    case key::AltGr: m_altGr = stroke.pressed; return Kind::Modifier;
    case key::LeftAlt:
        m_alt = stroke.pressed;
        if (!stroke.pressed)
            finishAltNumber();
        return Kind::Modifier;
    case key::CapsLock:
    case key::NumLock: return Kind::Modifier;
    default: break;
    }
    return stroke.pressed ? press(stroke) : Kind::Modifier;
}

WedgeDecoder::Kind WedgeDecoder::press(const KeyStroke &stroke)
{
    using Terminator = scan::WedgeSettings::Terminator;
    const bool enter = stroke.code == key::Enter || stroke.code == key::PadEnter;
    if ((enter && m_settings.terminator == Terminator::Enter)
        || (stroke.code == key::Tab && m_settings.terminator == Terminator::Tab))
        return Kind::Terminator;
    if (enter || stroke.code == key::Tab) {
        append(enter ? '\r' : '\t'); // refused later: no code has one
        return Kind::Character;
    }
    if (const int digit = padDigit(stroke.code); digit >= 0) {
        if (m_alt)
            m_altNumber = std::min(std::max(m_altNumber, 0) * 10 + digit, 1000);
        else
            append(char('0' + digit));
        return Kind::Character;
    }
    if (const char sign = padSign(stroke.code); sign != '\0') {
        append(sign);
        return Kind::Character;
    }
    if ((stroke.code == key::F8 && sends("f8"_L1))
        || (stroke.code == key::Down && sends("down"_L1))) {
        append(Gs);
        return Kind::Character;
    }
    if (m_ctrl)
        return control(stroke);
    const auto meaning = m_layout.meaning(stroke.code, m_shift, m_altGr);
    if (!meaning) {
        append(Unknown);
        return isInLetterBlock(stroke.code) ? Kind::Character : Kind::Foreign;
    }
    char character = meaning->character;
    if (m_settings.capsLockSimulated && stroke.capsLock)
        character = caseSwapped(character);
    if (meaning->dead) {
        if (m_dead != '\0')
            append(std::exchange(m_dead, '\0'));
        m_dead = character;
        return Kind::Character;
    }
    // An accent and a space are the accent alone; with another character, both of them.
    if (m_dead != '\0') {
        append(std::exchange(m_dead, '\0'));
        if (character == ' ')
            return Kind::Character;
    }
    append(character);
    return Kind::Character;
}

/// Ctrl and a key: the control characters of the keys @ A … Z [ \ ] ^ _ of the layout.
WedgeDecoder::Kind WedgeDecoder::control(const KeyStroke &stroke)
{
    if (stroke.code == key::RightBracket && sends("ctrl+]"_L1)) {
        append(Gs); // by its place, whatever the layout has there
        return Kind::Character;
    }
    const auto meaning = m_layout.meaning(stroke.code, m_shift, m_altGr);
    const char character = meaning ? meaning->character : '\0';
    const char upper = character >= 'a' && character <= 'z' ? caseSwapped(character) : character;
    append(upper >= '@' && upper <= '_' ? char(upper - '@') : Unknown);
    return Kind::Character;
}

void WedgeDecoder::finishAltNumber()
{
    if (m_altNumber < 0)
        return;
    append(m_altNumber < 0x7f ? char(m_altNumber) : Unknown);
    m_altNumber = -1;
}

void WedgeDecoder::append(char character)
{
    m_bytes.append(character);
}

QByteArray WedgeDecoder::bytes() const
{
    QByteArray bytes = m_bytes;
    if (m_dead != '\0')
        bytes.append(m_dead);
    for (const QString &convention : m_settings.gs) {
        if (convention.startsWith("text:"_L1))
            bytes.replace(convention.sliced(5).toLatin1(), QByteArray(1, Gs));
    }
    return bytes;
}

void WedgeDecoder::reset()
{
    m_bytes.clear();
    m_dead = '\0';
    m_altNumber = -1;
    m_shift = m_ctrl = m_alt = m_altGr = false;
}

} // namespace pw::devices
