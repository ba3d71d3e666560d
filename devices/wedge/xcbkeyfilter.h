// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/wedge/keyfilter.h"

#include <QAbstractNativeEventFilter>

struct xcb_connection_t;

namespace pw::devices {

/// The keys of our windows on X11, before Qt makes anything of them: input methods, shortcuts and
/// the focus have not seen them yet. Install it on the application, in the GUI thread.
///
/// A key that was typed is sent to its window again, marked as sent (XSendEvent); those pass.
/// Other programs' windows are not ours to filter: use a keyboard of one's own (EvdevScanner) or
/// another mode of the scanner where scans must arrive without the focus.
class XcbKeyFilter : public KeyFilter, public QAbstractNativeEventFilter
{
    Q_OBJECT
public:
    XcbKeyFilter(const scan::DeviceProfile &profile, const KeyboardLayout &layout,
                 const Clock &clock, QObject *parent = nullptr);
    ~XcbKeyFilter() override;
    Q_DISABLE_COPY_MOVE(XcbKeyFilter)

    /// Whether there is an X server to give keys back through.
    bool isUsable() const;

    bool nativeEventFilter(const QByteArray &eventType, void *message, qintptr *result) override;

private:
    xcb_connection_t *m_connection; ///< of our own, only to send
};

} // namespace pw::devices
