// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/ssipacket.h"

#include <QString> // its builder joins byte arrays, too

namespace pw::devices::ssi {

QByteArray checksum(QByteArrayView bytes)
{
    unsigned sum = 0;
    for (const char byte : bytes)
        sum += uchar(byte);
    const unsigned complement = (~sum + 1U) & 0xffffU;
    QByteArray result;
    result.append(char(uchar(complement >> 8U)));
    result.append(char(uchar(complement & 0xffU)));
    return result;
}

QByteArray packet(Opcode opcode, QByteArrayView data, uchar source, uchar status)
{
    constexpr qsizetype HeaderSize = 4;
    Q_ASSERT(data.size() + HeaderSize <= 255);
    QByteArray bytes;
    bytes.append(char(uchar(data.size() + HeaderSize)));
    bytes.append(char(uchar(opcode)));
    bytes.append(char(source));
    bytes.append(char(status));
    bytes.append(data);
    return bytes + checksum(bytes);
}

QByteArray nak(NakCause cause)
{
    const char byte = char(uchar(cause));
    return packet(Opcode::Nak, {&byte, 1});
}

} // namespace pw::devices::ssi
