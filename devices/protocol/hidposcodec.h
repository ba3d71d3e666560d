// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/protocol/codec.h"

namespace pw::devices {

/// Input reports of the USB bar code scanner page (usage page 0x8C, usage 2). One report a feed().
///
/// The AIM identifier stands at the profile's place or one byte later (a variant seen in the
/// field). A code of several reports is one reading; 250 ms without the next report end it as a
/// FramingError. Reports of other ids are no codes. Source: HID Point of Sale Usage Tables 1.02;
/// Access-IS LSR118 manual.
class HidPosCodec : public Codec
{
public:
    HidPosCodec(const scan::HidSettings &layout, const scan::Framing &framing);

    CodecOutput feed(QByteArrayView report, std::chrono::nanoseconds at) override;
    CodecOutput elapse(std::chrono::nanoseconds now) override;
    std::optional<std::chrono::nanoseconds> pendingDeadline() const override;
    CodecOutput disconnect() override;
    qint64 noiseBytes() const override { return m_noise; }

private:
    CodecOutput giveUp(scan::FrameStatus status);

    const scan::HidSettings m_layout;
    const scan::Framing m_framing;
    QByteArray m_code; ///< AIM identifier and data of the reports so far
    bool m_open = false;
    std::chrono::nanoseconds m_firstAt{0};
    std::chrono::nanoseconds m_lastAt{0};
    qint64 m_noise = 0;
};

} // namespace pw::devices
