// SPDX-License-Identifier: Apache-2.0
#include "core/scan/readablebytes.h"

namespace pw::scan {

using namespace Qt::StringLiterals;

QString readableBytes(const QByteArray &bytes, SeparatorShown separator)
{
    constexpr char GroupSeparator = 0x1d;
    QString text;
    text.reserve(bytes.size());
    for (const char byte : bytes) {
        const auto c = uchar(byte);
        if (byte == GroupSeparator && separator == SeparatorShown::ByName)
            text += u"<GS>"_s;
        else if (c < 0x20)
            text += QChar(0x2400 + c);
        else
            text += c == 0x7f ? QChar(0x2421) : QChar(char16_t(c));
    }
    return text;
}

} // namespace pw::scan
