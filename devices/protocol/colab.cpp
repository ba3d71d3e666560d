// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/colab.h"

#include "devices/protocol/framesplit.h"
#include "devices/protocol/reply.h"

#include <QtEndian>

namespace pw::devices {

using scan::FrameStatus;

namespace {

constexpr char Start[] = "\x02\x02\x02\x02";
constexpr qsizetype StartSize = 4;
constexpr qsizetype HeaderSize = 8;

char checkByte(QByteArrayView data)
{
    uchar check = 0;
    for (const char byte : data)
        check = uchar(check ^ uchar(byte));
    return char(check);
}

} // namespace

QByteArray colaBTelegram(QByteArrayView data)
{
    QByteArray length(4, '\0');
    qToBigEndian(quint32(data.size()), length.data());
    return Start + length + data.toByteArray() + checkByte(data);
}

ColaBCodec::ColaBCodec(const scan::Framing &framing) : m_framing(framing) {}

CodecOutput ColaBCodec::feed(QByteArrayView bytes, std::chrono::nanoseconds at)
{
    CodecOutput output;
    for (const char byte : bytes) {
        if (m_buffer.isEmpty())
            m_firstByteAt = at;
        m_buffer.append(byte);
        if (m_buffer.size() <= StartSize
            && !QByteArrayView(Start, StartSize).startsWith(m_buffer)) {
            m_noise += m_buffer.size();
            m_buffer.clear();
            continue;
        }
        if (m_buffer.size() < HeaderSize)
            continue;
        const auto length = qFromBigEndian<quint32>(m_buffer.constData() + StartSize);
        if (length == 0 || length > quint32(m_framing.maxLength)) {
            if (length != 0)
                output.readings.append({{}, FrameStatus::Overflow, m_firstByteAt, {}});
            m_noise += m_buffer.size();
            m_buffer.clear();
            continue;
        }
        if (m_buffer.size() == HeaderSize + qsizetype(length) + 1) {
            takeTelegram(output);
            m_buffer.clear();
        }
    }
    return output;
}

CodecOutput ColaBCodec::disconnect()
{
    CodecOutput output;
    if (m_buffer.size() > HeaderSize)
        output.readings.append(
            {m_buffer.sliced(HeaderSize), FrameStatus::DiscardedOnDisconnect, m_firstByteAt, {}});
    m_buffer.clear();
    return output;
}

void ColaBCodec::takeTelegram(CodecOutput &output)
{
    const QByteArray data = m_buffer.sliced(HeaderSize).chopped(1);
    if (m_buffer.back() != checkByte(data)) {
        output.notices.append({Notice::Kind::BadPacket, "check"});
        output.readings.append({data, FrameStatus::FramingError, m_firstByteAt, {}});
        return;
    }
    if (const auto reply = commandReply(scan::Protocol::ColaB, data)) {
        output.notices.append(*reply);
        return;
    }
    const FrameStatus status =
        m_framing.noReads.contains(data) ? FrameStatus::NoRead : FrameStatus::Ok;
    output.readings += splitFrame({data, status, m_firstByteAt}, m_framing);
}

} // namespace pw::devices
