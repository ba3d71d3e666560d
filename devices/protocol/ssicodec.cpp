// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/ssicodec.h"

#include "devices/protocol/ssipacket.h"
#include "devices/protocol/suffix.h"

namespace pw::devices {

using namespace std::chrono_literals;
using scan::FrameStatus;
using std::chrono::nanoseconds;

namespace {

constexpr nanoseconds PacketTimeout = 500ms;
constexpr qsizetype HeaderSize = 4;
constexpr qsizetype SumSize = 2;
constexpr qsizetype StatusAt = 3;
constexpr qsizetype DataAt = 5; ///< behind the bar code type

} // namespace

SsiCodec::SsiCodec(const scan::Framing &framing) : m_framing(framing) {}

CodecOutput SsiCodec::feed(QByteArrayView bytes, nanoseconds at)
{
    CodecOutput output = elapse(at);
    for (const char byte : bytes) {
        // A packet cannot be shorter than its header: what says so is noise.
        if (m_buffer.isEmpty()) {
            if (uchar(byte) < HeaderSize) {
                ++m_noise;
                continue;
            }
            m_packetAt = at;
        }
        m_lastByteAt = at;
        m_buffer.append(byte);
        // Only the scanner speaks to us. Anything else here means we are out of step.
        if (m_buffer.size() == 3 && uchar(byte) != ssi::FromScanner) {
            m_noise += m_buffer.size();
            m_buffer.clear();
            continue;
        }
        if (m_buffer.size() == uchar(m_buffer.front()) + SumSize) {
            takePacket(output);
            m_buffer.clear();
        }
    }
    return output;
}

CodecOutput SsiCodec::elapse(nanoseconds now)
{
    CodecOutput output;
    const auto deadline = pendingDeadline();
    if (!deadline || now < *deadline)
        return output;
    m_noise += m_buffer.size();
    m_buffer.clear();
    output.notices.append({Notice::Kind::BadPacket, "cut"});
    output.reply = ssi::nak(ssi::NakCause::Resend);
    return output;
}

std::optional<nanoseconds> SsiCodec::pendingDeadline() const
{
    if (m_buffer.isEmpty())
        return std::nullopt;
    return m_lastByteAt + PacketTimeout;
}

CodecOutput SsiCodec::disconnect()
{
    CodecOutput output;
    if (!m_message.isEmpty() || m_buffer.size() > DataAt)
        output.readings.append({m_message + m_buffer.mid(DataAt),
                                FrameStatus::DiscardedOnDisconnect,
                                m_message.isEmpty() ? m_packetAt : m_firstByteAt,
                                {}});
    m_buffer.clear();
    m_message.clear();
    m_lastPacket.clear();
    m_overflowing = false;
    return output;
}

void SsiCodec::takePacket(CodecOutput &output)
{
    const QByteArray body = m_buffer.chopped(SumSize);
    if (!m_buffer.endsWith(ssi::checksum(body))) {
        output.notices.append({Notice::Kind::BadPacket, "sum"});
        output.reply += ssi::nak(ssi::NakCause::Resend);
        return;
    }
    switch (ssi::Opcode(uchar(body[1]))) {
    case ssi::Opcode::DecodeData: takeDecodeData(body, output); return;
    case ssi::Opcode::Ack: output.notices.append({Notice::Kind::CommandDone, {}}); return;
    case ssi::Opcode::Nak:
        output.notices.append({Notice::Kind::CommandRefused, body.sliced(HeaderSize).toHex()});
        return;
    case ssi::Opcode::AimOff:
    case ssi::Opcode::AimOn:
    case ssi::Opcode::StartDecode:
    case ssi::Opcode::StopDecode:
    case ssi::Opcode::Beep:
    case ssi::Opcode::LedOn:
    case ssi::Opcode::LedOff:
    case ssi::Opcode::ScanEnable:
    case ssi::Opcode::ScanDisable: break;
    }
    // An event or an answer we did not ask for: taken note of, so that it is not sent for ever.
    output.notices.append({Notice::Kind::CommandDone, body.sliced(1).toHex()});
    output.reply += ssi::packet(ssi::Opcode::Ack);
}

void SsiCodec::takeDecodeData(const QByteArray &packet, CodecOutput &output)
{
    if (packet.size() < DataAt) {
        output.notices.append({Notice::Kind::BadPacket, "short"});
        output.reply += ssi::nak(ssi::NakCause::Denied);
        return;
    }
    output.reply += ssi::packet(ssi::Opcode::Ack);
    const uchar status = uchar(packet[StatusAt]);
    QByteArray known = packet;
    known[StatusAt] = char(uchar(status & ~ssi::RetransmitBit));
    if ((status & ssi::RetransmitBit) != 0 && known == m_lastPacket) {
        output.notices.append({Notice::Kind::Resent, packet.sliced(DataAt)});
        return;
    }
    m_lastPacket = known;
    if (m_message.isEmpty())
        m_firstByteAt = m_packetAt;
    m_message += packet.sliced(DataAt);
    if (m_message.size() > m_framing.maxLength) {
        m_overflowing = true;
        m_message.truncate(m_framing.maxLength);
    }
    if ((status & ssi::ContinuedBit) != 0)
        return;
    const FrameStatus frameStatus = m_overflowing ? FrameStatus::Overflow : FrameStatus::Ok;
    output.readings.append(
        {withoutSuffix(m_message, m_framing.suffixes), frameStatus, m_firstByteAt, {}});
    m_message.clear();
    m_overflowing = false;
}

} // namespace pw::devices
