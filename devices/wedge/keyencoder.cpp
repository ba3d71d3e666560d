// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/keyencoder.h"

using namespace Qt::StringLiterals;

namespace pw::devices {

namespace {

void tap(QList<KeyStroke> &strokes, int code)
{
    strokes.append({code, true});
    strokes.append({code, false});
}

bool type(QList<KeyStroke> &strokes, char character, const KeyboardLayout &layout)
{
    const auto chord = layout.chord(character);
    if (!chord)
        return false;
    if (chord->shift)
        strokes.append({key::LeftShift, true});
    if (chord->altGr)
        strokes.append({key::AltGr, true});
    tap(strokes, chord->code);
    if (chord->altGr)
        strokes.append({key::AltGr, false});
    if (chord->shift)
        strokes.append({key::LeftShift, false});
    if (chord->dead)
        tap(strokes, key::Space);
    return true;
}

bool typeGs(QList<KeyStroke> &strokes, const QString &convention, const KeyboardLayout &layout)
{
    if (convention == "ctrl+]"_L1) {
        strokes.append({key::LeftCtrl, true});
        tap(strokes, key::RightBracket);
        strokes.append({key::LeftCtrl, false});
    } else if (convention == "alt+029"_L1) {
        strokes.append({key::LeftAlt, true});
        for (const int padKey : {82, 80, 73}) // 0 2 9
            tap(strokes, padKey);
        strokes.append({key::LeftAlt, false});
    } else if (convention == "f8"_L1) {
        tap(strokes, key::F8);
    } else if (convention == "down"_L1) {
        tap(strokes, key::Down);
    } else {
        const QByteArray text = convention.mid(5).toLatin1(); // behind "text:"
        for (const char character : text) {
            if (!type(strokes, character, layout))
                return false;
        }
    }
    return true;
}

} // namespace

std::optional<QList<KeyStroke>> keysFor(const QByteArray &bytes, const KeyboardLayout &layout,
                                        const QString &gsConvention)
{
    QList<KeyStroke> strokes;
    for (const char byte : bytes) {
        if (byte == '\x1d') {
            if (!gsConvention.isEmpty() && !typeGs(strokes, gsConvention, layout))
                return std::nullopt;
        } else if (byte == '\r') {
            tap(strokes, key::Enter);
        } else if (byte == '\t') {
            tap(strokes, key::Tab);
        } else if (!type(strokes, byte, layout)) {
            return std::nullopt;
        }
    }
    return strokes;
}

} // namespace pw::devices
