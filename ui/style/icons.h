// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"
#include "core/domain/verdict.h"
#include "ui/style/tokens.h"

#include <QIcon>
#include <QPixmap>

namespace pw::style {

/// Our line icons, `:/packwright/icons/<name>.svg`, drawn in one colour that the theme decides.
enum class Icon {
    Logo,
    Pack,
    Bundle,
    Carton,
    Pallet,
    Scan,
    Accepted,
    Notice,
    Warning,
    Refused,
    Failed,
    Plus,
    Close,
    ClosePartial,
    SetAside,
    Undo,
    User,
    Scanner,
    Central,
    CentralOff,
    Upload,
    Parked,
    Clock,
    Settings,
    Sound,
    SoundOff,
    Sun,
    Moon,
    Screen,
    Language,
    Right,
    Left,
    Down,
    Arrow,
    Hold,
    Mixed,
    Codes,
    Check,
    Choice,
    Cross,
    Unpack,
    Rework,
    Find,
    Tasks
};

QIcon icon(Icon icon, const QColor &colour);
/// With a colour of its own while disabled and while checked.
QIcon icon(Icon icon, const QColor &colour, const QColor &disabled, const QColor &checked);
/// Crisp at the device's own resolution; `size` in device-independent pixels.
QPixmap pixmap(Icon icon, const QColor &colour, int size, qreal devicePixelRatio);

Icon iconOf(domain::Level level);
Icon iconOf(domain::Severity severity);
const Tone &toneOf(const Colours &colours, domain::Severity severity);

} // namespace pw::style
