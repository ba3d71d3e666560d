// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/wedge/keystroke.h"

#include <QByteArray>
#include <QList>

#include <chrono>

struct xcb_connection_t;

namespace pw::devices {

/// Presses keys on an X server by their places (XTEST), as a scanner that types does; the server's
/// layout has no part in it. Blocks while it types.
class XtestKeyboard
{
public:
    /// The server of that name; empty: of DISPLAY.
    explicit XtestKeyboard(const QByteArray &display = {});
    ~XtestKeyboard();
    Q_DISABLE_COPY_MOVE(XtestKeyboard)

    /// Whether the server is there and takes keys this way.
    bool isUsable() const { return m_usable; }
    /// One key down or up, now.
    void press(int code, bool down);
    /// All of them, `gap` before each key that goes down.
    void type(const QList<KeyStroke> &strokes, std::chrono::microseconds gap);

private:
    xcb_connection_t *m_connection;
    bool m_usable = false;
};

} // namespace pw::devices
