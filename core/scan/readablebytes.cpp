// SPDX-License-Identifier: Apache-2.0
#include "core/scan/readablebytes.h"

#include <array>

namespace pw::scan {

using namespace Qt::StringLiterals;

QString readableByte(char byte)
{
    constexpr std::array Names{"NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL",
                               "BS",  "TAB", "LF",  "VT",  "FF",  "CR",  "SO",  "SI",
                               "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB",
                               "CAN", "EM",  "SUB", "ESC", "FS",  "GS",  "RS",  "US"};
    const uchar code = uchar(byte);
    if (code < Names.size())
        return u'<' + QString::fromLatin1(Names[code]) + u'>';
    if (code < 0x7f)
        return QString(QLatin1Char(byte));
    return u"<0x"_s + QString::number(code, 16).toUpper() + u'>';
}

QString readableBytes(QByteArrayView bytes)
{
    QString text;
    for (const char byte : bytes)
        text += readableByte(byte);
    return text;
}

QString picturedBytes(QByteArrayView bytes)
{
    QString text;
    for (const char byte : bytes) {
        const auto c = uchar(byte);
        if (c < 0x20)
            text += QChar(0x2400 + c);
        else
            text += c == 0x7f ? QChar(0x2421) : QChar(char16_t(c));
    }
    return text;
}

} // namespace pw::scan
