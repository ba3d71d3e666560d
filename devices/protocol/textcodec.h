// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/protocol/codec.h"

namespace pw::devices {

/// Codes as text with terminators, and what fixed readers mix among them: command answers,
/// heartbeats, several codes in one frame. With a handshake (AckSettings) each whole frame is owed
/// an ACK and each broken one a NAK; the same bytes again within its time-out are Resent.
class TextCodec : public Codec
{
public:
    TextCodec(const scan::Framing &framing, scan::Protocol protocol,
              const scan::AckSettings &ack = {});

    CodecOutput feed(QByteArrayView bytes, std::chrono::nanoseconds at) override;
    CodecOutput elapse(std::chrono::nanoseconds now) override;
    std::optional<std::chrono::nanoseconds> pendingDeadline() const override;
    CodecOutput disconnect() override;
    qint64 noiseBytes() const override { return m_framer.noiseBytes(); }

private:
    CodecOutput understand(const QList<scan::ScanFramer::Frame> &frames);
    bool isIgnored(const QByteArray &frame) const;
    bool isResent(const scan::ScanFramer::Frame &frame);

    const scan::Framing m_framing;
    const scan::Protocol m_protocol;
    const scan::AckSettings m_ack;
    scan::ScanFramer m_framer;
    QByteArray m_lastBytes; ///< of the last frame that was acknowledged
    std::chrono::nanoseconds m_lastAt{0};
};

} // namespace pw::devices
