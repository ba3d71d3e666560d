// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/wedge/keyfilter.h"

#include <QPointer>
#include <QSet>

namespace pw::station {

/// The keys of our windows where there is no X server: Qt's key events by their native scan codes.
/// Comes after the input method, so a dead key of the computer's layout is lost while a text field
/// has the focus: second best to XcbKeyFilter. Scan codes of Windows are those of evdev for the
/// keys of characters; untested there and on macOS. Install it on the application.
class QtKeyFilter : public devices::KeyFilter
{
    Q_OBJECT
public:
    using KeyFilter::KeyFilter;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QSet<const QEvent *> m_givenBack; ///< on their way to their window
};

} // namespace pw::station
