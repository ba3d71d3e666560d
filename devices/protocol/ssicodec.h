// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/protocol/codec.h"

namespace pw::devices {

/// Zebra SSI: each packet is answered by ACK, or by NAK "send again" where its sum is wrong. A
/// message of several packets (continuation bit; each of them carries the type byte) is one
/// reading. The resend of a packet we have already taken is acknowledged and not counted.
///
/// The bar code type byte is not turned into an AIM identifier: its table differs by model. Set the
/// scanner to send the identifier in the data.
class SsiCodec : public Codec
{
public:
    explicit SsiCodec(const scan::Framing &framing);

    CodecOutput feed(QByteArrayView bytes, std::chrono::nanoseconds at) override;
    /// A packet that stopped half way is thrown away after 500 ms, so that the next one is heard.
    CodecOutput elapse(std::chrono::nanoseconds now) override;
    std::optional<std::chrono::nanoseconds> pendingDeadline() const override;
    CodecOutput disconnect() override;
    qint64 noiseBytes() const override { return m_noise; }

private:
    void takePacket(CodecOutput &output);
    void takeDecodeData(const QByteArray &packet, CodecOutput &output);

    const scan::Framing m_framing;
    QByteArray m_buffer;
    QByteArray m_message;    ///< data of the packets so far of a message that goes on
    QByteArray m_lastPacket; ///< without sum, its retransmit bit cleared: to know a resend by
    bool m_overflowing = false;
    std::chrono::nanoseconds m_firstByteAt{0};
    std::chrono::nanoseconds m_packetAt{0};
    std::chrono::nanoseconds m_lastByteAt{0};
    qint64 m_noise = 0;
};

} // namespace pw::devices
