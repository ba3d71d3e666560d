// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/scan/rawscan.h"
#include "devices/protocol/codec.h"

#include <memory>

namespace pw::devices {

/// Bytes of one device → numbered, time-stamped scans. What every transport does with its bytes,
/// the same way. The clock outlives it.
///
/// Every code of a group that is incomplete comes as NoRead: the bytes are kept for the journal,
/// and nothing of it is booked.
class ScanStream
{
public:
    ScanStream(const QString &device, const scan::DeviceProfile &profile, const Clock &clock);
    /// Of a device that sends text and nothing else.
    ScanStream(const QString &device, const scan::Framing &framing, const Clock &clock);
    ~ScanStream();

    /// Bytes that have just arrived.
    QList<scan::RawScan> feed(QByteArrayView bytes);
    /// Call when `silenceLeft()` has passed without a byte.
    QList<scan::RawScan> endOfSilence();
    /// How long silence must last from now on to end the code that is half read; nothing where no
    /// code is, or where a terminator ends it.
    std::optional<std::chrono::nanoseconds> silenceLeft() const;
    /// The device has gone.
    QList<scan::RawScan> disconnect();
    /// A frame somebody else has cut (a keyboard's).
    QList<scan::RawScan> take(const scan::ScanFramer::Frame &frame);

    /// What the protocol owes the device since the last call.
    QByteArray takeReply() { return std::exchange(m_reply, {}); }
    /// What the device said beside codes since the last call.
    QList<Notice> takeNotices() { return std::exchange(m_notices, {}); }

    qint64 noiseBytes() const { return m_codec->noiseBytes(); }

private:
    QList<scan::RawScan> stamp(const CodecOutput &output);

    const QString m_device;
    const Clock &m_clock;
    std::unique_ptr<Codec> m_codec;
    QByteArray m_reply;
    QList<Notice> m_notices;
    quint64 m_sequence = 0;
};

} // namespace pw::devices
