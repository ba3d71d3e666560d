// SPDX-License-Identifier: Apache-2.0
#include "devices/scanstream.h"

#include <algorithm>

namespace pw::devices {

using std::chrono::nanoseconds;

ScanStream::ScanStream(const QString &device, const scan::Framing &framing, const Clock &clock)
    : m_device(device), m_clock(clock), m_framer(framing)
{}

QList<scan::RawScan> ScanStream::feed(QByteArrayView bytes)
{
    nanoseconds at = m_clock.sinceBoot();
    // Only silence we have looked at counts (endOfSilence()). If this thread was late, these bytes
    // may well have come in time: a code cut in two can pass for a shorter one, while two codes
    // melted into one are refused by every check that follows.
    if (const auto deadline = m_framer.pendingDeadline())
        at = std::min(at, *deadline - nanoseconds(1));
    return stamp(m_framer.feed(bytes, at));
}

QList<scan::RawScan> ScanStream::endOfSilence()
{
    return stamp(m_framer.elapse(m_clock.sinceBoot()));
}

std::optional<nanoseconds> ScanStream::silenceLeft() const
{
    const auto deadline = m_framer.pendingDeadline();
    if (!deadline)
        return std::nullopt;
    return std::max(*deadline - m_clock.sinceBoot(), nanoseconds(0));
}

QList<scan::RawScan> ScanStream::disconnect()
{
    return stamp(m_framer.disconnect());
}

QList<scan::RawScan> ScanStream::stamp(const QList<scan::ScanFramer::Frame> &frames)
{
    QList<scan::RawScan> scans;
    for (const scan::ScanFramer::Frame &frame : frames) {
        const auto age = m_clock.sinceBoot() - frame.firstByteAt;
        const auto ageMs = std::chrono::duration_cast<std::chrono::milliseconds>(age);
        scans.append({m_device, ++m_sequence, frame.bytes, frame.status,
                      m_clock.now().addMSecs(-ageMs.count()), frame.firstByteAt});
    }
    return scans;
}

} // namespace pw::devices
