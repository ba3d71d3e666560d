// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/scan/scanframer.h"

namespace pw::devices {

/// Bytes of one device → numbered, time-stamped scans. What every transport does with its bytes,
/// the same way. The clock outlives it.
class ScanStream
{
public:
    ScanStream(const QString &device, const scan::Framing &framing, const Clock &clock);

    /// Bytes that have just arrived.
    QList<scan::RawScan> feed(QByteArrayView bytes);
    /// Call when `silenceLeft()` has passed without a byte.
    QList<scan::RawScan> endOfSilence();
    /// How long silence must last from now on to end the code that is half read; nothing where no
    /// code is, or where a terminator ends it.
    std::optional<std::chrono::nanoseconds> silenceLeft() const;
    /// The device has gone.
    QList<scan::RawScan> disconnect();

    qint64 noiseBytes() const { return m_framer.noiseBytes(); }

private:
    QList<scan::RawScan> stamp(const QList<scan::ScanFramer::Frame> &frames);

    const QString m_device;
    const Clock &m_clock;
    scan::ScanFramer m_framer;
    quint64 m_sequence = 0;
};

} // namespace pw::devices
