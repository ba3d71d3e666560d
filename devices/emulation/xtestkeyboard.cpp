// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/xtestkeyboard.h"

#include <QThread>

#include <cstdlib>
#include <xcb/xcb.h>
#include <xcb/xtest.h>

namespace pw::devices {

namespace {

constexpr int XkbOffset = 8;

} // namespace

XtestKeyboard::XtestKeyboard(const QByteArray &display)
    : m_connection(xcb_connect(display.isEmpty() ? nullptr : display.constData(), nullptr))
{
    if (xcb_connection_has_error(m_connection) != 0)
        return;
    const auto cookie = xcb_test_get_version(m_connection, 2, 2);
    auto *const reply = xcb_test_get_version_reply(m_connection, cookie, nullptr);
    m_usable = reply != nullptr;
    std::free(reply);
}

XtestKeyboard::~XtestKeyboard()
{
    // Requests on the way are lost with the connection: let the server answer one behind them.
    if (m_usable)
        std::free(
            xcb_get_input_focus_reply(m_connection, xcb_get_input_focus(m_connection), nullptr));
    xcb_disconnect(m_connection);
}

void XtestKeyboard::press(int code, bool down)
{
    if (!m_usable)
        return;
    xcb_test_fake_input(m_connection, down ? XCB_KEY_PRESS : XCB_KEY_RELEASE,
                        uint8_t(code + XkbOffset), XCB_CURRENT_TIME, XCB_NONE, 0, 0, 0);
    xcb_flush(m_connection);
}

void XtestKeyboard::type(const QList<KeyStroke> &strokes, std::chrono::microseconds gap)
{
    for (const KeyStroke &stroke : strokes) {
        if (stroke.pressed && gap.count() > 0)
            QThread::usleep(ulong(gap.count()));
        press(stroke.code, stroke.pressed);
    }
}

} // namespace pw::devices
