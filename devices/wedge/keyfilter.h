// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "devices/wedge/wedgeinput.h"

#include <QObject>
#include <QQueue>
#include <QTimer>

#include <functional>

namespace pw::devices {

/// Takes the keys of our windows before any widget, and gives back those a person typed. What comes
/// from the system and how a key is given back is for its heirs and users: XcbKeyFilter on X11, a
/// filter of key events elsewhere. Lives in the GUI thread; its codes travel as values.
class KeyFilter : public QObject
{
    Q_OBJECT
public:
    /// The clock outlives the filter. `profile` is that of the wedge.
    KeyFilter(const scan::DeviceProfile &profile, const KeyboardLayout &layout, const Clock &clock,
              QObject *parent = nullptr);

    /// A key has come. `giveBack` lets it through to where it was meant for, called at once or
    /// later if it was typed, never if it was part of a scan; keys are given back in their order.
    void take(KeyStroke stroke, std::function<void()> giveBack);

Q_SIGNALS:
    /// A code, or what is left of one.
    void typed(const pw::scan::ScanFramer::Frame &frame);
    /// The keys of that code as they were pressed, for the set-up: it tries other layouts on them.
    void burst(const QList<pw::devices::KeyStroke> &strokes);

private:
    void onDeadline();
    void obey(const WedgeInput::Output &output);

    const Clock &m_clock;
    WedgeInput m_input;
    QQueue<std::pair<KeyStroke, std::function<void()>>> m_held;
    QTimer m_timer{this};
};

} // namespace pw::devices
