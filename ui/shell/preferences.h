// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QString>

namespace pw::ui {

/// How this station looks and sounds; kept by the application.
struct Preferences
{
    style::SchemeChoice scheme = style::SchemeChoice::System;
    QString language; ///< code as in text::languages(); empty: the system's
    int volume = 80;  ///< percent
    bool muted = false;
    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace pw::ui
