// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/protocol/codec.h"

namespace pw::devices {

/// A SICK CoLa B telegram: four STX, length (4 bytes, high first), data, XOR of the data.
QByteArray colaBTelegram(QByteArrayView data);

/// SICK's binary framing. A telegram that starts with a CoLa word (`sAN`, `sFA` …) is an answer,
/// any other a result. A wrong check byte is a FramingError: nothing of it is believed.
class ColaBCodec : public Codec
{
public:
    explicit ColaBCodec(const scan::Framing &framing);

    CodecOutput feed(QByteArrayView bytes, std::chrono::nanoseconds at) override;
    CodecOutput disconnect() override;
    qint64 noiseBytes() const override { return m_noise; }

private:
    void takeTelegram(CodecOutput &output);

    const scan::Framing m_framing;
    QByteArray m_buffer;
    std::chrono::nanoseconds m_firstByteAt{0};
    qint64 m_noise = 0;
};

} // namespace pw::devices
