// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/xcbkeyfilter.h"

#include <xcb/xcb.h>

namespace pw::devices {

namespace {

constexpr int XkbOffset = 8; ///< an X11 key code is the evdev code and 8
constexpr uint8_t SentBit = 0x80;

} // namespace

XcbKeyFilter::XcbKeyFilter(const scan::DeviceProfile &profile, const KeyboardLayout &layout,
                           const Clock &clock, QObject *parent)
    : KeyFilter(profile, layout, clock, parent), m_connection(xcb_connect(nullptr, nullptr))
{}

XcbKeyFilter::~XcbKeyFilter()
{
    xcb_disconnect(m_connection);
}

bool XcbKeyFilter::isUsable() const
{
    return xcb_connection_has_error(m_connection) == 0;
}

bool XcbKeyFilter::nativeEventFilter(const QByteArray &eventType, void *message, qintptr *)
{
    if (eventType != "xcb_generic_event_t" || !isUsable())
        return false;
    const auto *event = static_cast<const xcb_generic_event_t *>(message);
    const uint8_t type = event->response_type & uint8_t(~SentBit);
    if ((event->response_type & SentBit) != 0 || (type != XCB_KEY_PRESS && type != XCB_KEY_RELEASE))
        return false;
    const auto *key = static_cast<const xcb_key_press_event_t *>(message);
    const KeyStroke stroke{
        key->detail - XkbOffset, type == XCB_KEY_PRESS, (key->state & XCB_MOD_MASK_LOCK) != 0, {}};
    take(stroke, [this, copy = *key] {
        xcb_send_event(m_connection, 0, copy.event, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<const char *>(&copy));
        xcb_flush(m_connection);
    });
    return true;
}

} // namespace pw::devices
