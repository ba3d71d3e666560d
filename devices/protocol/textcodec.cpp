// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/textcodec.h"

#include "devices/protocol/framesplit.h"
#include "devices/protocol/reply.h"

#include <algorithm>

namespace pw::devices {

using scan::FrameStatus;
using std::chrono::nanoseconds;

TextCodec::TextCodec(const scan::Framing &framing, scan::Protocol protocol,
                     const scan::AckSettings &ack)
    : m_framing(framing), m_protocol(protocol), m_ack(ack), m_framer(framing)
{}

CodecOutput TextCodec::feed(QByteArrayView bytes, nanoseconds at)
{
    return understand(m_framer.feed(bytes, at));
}

CodecOutput TextCodec::elapse(nanoseconds now)
{
    return understand(m_framer.elapse(now));
}

std::optional<nanoseconds> TextCodec::pendingDeadline() const
{
    return m_framer.pendingDeadline();
}

CodecOutput TextCodec::disconnect()
{
    m_lastBytes.clear();
    CodecOutput output = understand(m_framer.disconnect());
    output.reply.clear(); // nobody is there to take it
    return output;
}

CodecOutput TextCodec::understand(const QList<scan::ScanFramer::Frame> &frames)
{
    CodecOutput output;
    for (const scan::ScanFramer::Frame &frame : frames) {
        if (frame.status == FrameStatus::Ok) {
            if (!m_framing.heartbeat.isEmpty() && frame.bytes == m_framing.heartbeat) {
                output.notices.append({Notice::Kind::Heartbeat, {}});
                continue;
            }
            if (const auto reply = commandReply(m_protocol, frame.bytes)) {
                output.notices.append(*reply);
                continue;
            }
            if (isIgnored(frame.bytes)) {
                output.notices.append({Notice::Kind::CommandDone, frame.bytes});
                continue;
            }
        }
        const bool whole = frame.status == FrameStatus::Ok || frame.status == FrameStatus::NoRead;
        if (m_ack.enabled)
            output.reply += whole ? m_ack.ack : m_ack.nak;
        if (whole && isResent(frame)) {
            output.notices.append({Notice::Kind::Resent, frame.bytes});
            continue;
        }
        output.readings += splitFrame(frame, m_framing);
    }
    return output;
}

bool TextCodec::isIgnored(const QByteArray &frame) const
{
    return std::any_of(
        m_framing.ignored.begin(), m_framing.ignored.end(), [&frame](const QString &pattern) {
            const QByteArray text = pattern.toLatin1();
            return text.endsWith('*') ? frame.startsWith(text.chopped(1)) : frame == text;
        });
}

bool TextCodec::isResent(const scan::ScanFramer::Frame &frame)
{
    const bool resent = m_ack.enabled && frame.bytes == m_lastBytes
                        && frame.firstByteAt - m_lastAt <= m_ack.timeout;
    m_lastBytes = frame.bytes;
    m_lastAt = frame.firstByteAt;
    return resent;
}

} // namespace pw::devices
