// SPDX-License-Identifier: Apache-2.0
#include "devices/scanstream.h"

#include "devices/protocol/makecodec.h"
#include "devices/protocol/textcodec.h"

#include <algorithm>

namespace pw::devices {

using std::chrono::nanoseconds;

ScanStream::ScanStream(const QString &device, const scan::DeviceProfile &profile,
                       const Clock &clock)
    : m_device(device), m_clock(clock), m_codec(makeCodec(profile))
{}

ScanStream::ScanStream(const QString &device, const scan::Framing &framing, const Clock &clock)
    : m_device(device),
      m_clock(clock),
      m_codec(std::make_unique<TextCodec>(framing, scan::Protocol::Text))
{}

ScanStream::~ScanStream() = default;

QList<scan::RawScan> ScanStream::feed(QByteArrayView bytes)
{
    nanoseconds at = m_clock.sinceBoot();
    // Only silence we have looked at counts (endOfSilence()). If this thread was late, these bytes
    // may well have come in time: a code cut in two can pass for a shorter one, while two codes
    // melted into one are refused by every check that follows.
    if (const auto deadline = m_codec->pendingDeadline())
        at = std::min(at, *deadline - nanoseconds(1));
    return stamp(m_codec->feed(bytes, at));
}

QList<scan::RawScan> ScanStream::endOfSilence()
{
    return stamp(m_codec->elapse(m_clock.sinceBoot()));
}

std::optional<nanoseconds> ScanStream::silenceLeft() const
{
    const auto deadline = m_codec->pendingDeadline();
    if (!deadline)
        return std::nullopt;
    return std::max(*deadline - m_clock.sinceBoot(), nanoseconds(0));
}

QList<scan::RawScan> ScanStream::disconnect()
{
    return stamp(m_codec->disconnect());
}

QList<scan::RawScan> ScanStream::take(const scan::ScanFramer::Frame &frame)
{
    CodecOutput output;
    output.readings.append({frame.bytes, frame.status, frame.firstByteAt, {}});
    return stamp(output);
}

QList<scan::RawScan> ScanStream::stamp(const CodecOutput &output)
{
    m_reply += output.reply;
    m_notices += output.notices;
    QList<scan::RawScan> scans;
    for (const Reading &reading : output.readings) {
        const auto age = m_clock.sinceBoot() - reading.firstByteAt;
        const auto ageMs = std::chrono::duration_cast<std::chrono::milliseconds>(age);
        const bool incomplete = reading.group && !reading.group->complete;
        const auto status = incomplete && reading.status == scan::FrameStatus::Ok
                                ? scan::FrameStatus::NoRead
                                : reading.status;
        scans.append({m_device, ++m_sequence, reading.bytes, status,
                      m_clock.now().addMSecs(-ageMs.count()), reading.firstByteAt});
    }
    return scans;
}

} // namespace pw::devices
