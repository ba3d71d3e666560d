// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/keyfilter.h"

#include <utility>

namespace pw::devices {

KeyFilter::KeyFilter(const scan::DeviceProfile &profile, const KeyboardLayout &layout,
                     const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_input(profile.wedge, layout, profile.framing.maxLength)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &KeyFilter::onDeadline);
}

void KeyFilter::take(KeyStroke stroke, std::function<void()> giveBack)
{
    if (stroke.at.count() == 0)
        stroke.at = m_clock.sinceBoot();
    m_held.enqueue({stroke, std::move(giveBack)});
    obey(m_input.feed(stroke));
}

void KeyFilter::onDeadline()
{
    obey(m_input.elapse(m_clock.sinceBoot()));
}

void KeyFilter::obey(const WedgeInput::Output &output)
{
    QList<std::function<void()>> back;
    QList<KeyStroke> ours;
    for (const WedgeInput::Ruling &ruling : output.rulings) {
        for (int i = 0; i < ruling.strokes; ++i) {
            auto [stroke, giveBack] = m_held.dequeue();
            if (ruling.typed)
                back.append(std::move(giveBack));
            else
                ours.append(stroke);
        }
    }
    if (const auto deadline = m_input.deadline()) {
        const auto left = *deadline - m_clock.sinceBoot() + std::chrono::milliseconds(1);
        m_timer.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(left),
                               std::chrono::milliseconds(0)));
    } else {
        m_timer.stop();
    }
    // Last: who gets a key may run an event loop of his own.
    for (const auto &giveBack : std::as_const(back))
        giveBack();
    for (const scan::ScanFramer::Frame &frame : output.frames)
        Q_EMIT typed(frame);
    if (!output.frames.isEmpty())
        Q_EMIT burst(ours);
}

} // namespace pw::devices
