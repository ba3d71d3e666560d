// SPDX-License-Identifier: Apache-2.0
#include "core/base/logvalue.h"

namespace pw {

QByteArray logValue(QStringView value)
{
    const QByteArray text = value.toUtf8();
    bool plain = !text.isEmpty();
    for (const char c : text)
        plain = plain && uchar(c) > 0x20 && c != 0x7f && c != '"' && c != '\\' && c != '=';
    if (plain)
        return text;
    QByteArray quoted = "\"";
    for (const char c : text) {
        if (c == '\n')
            quoted += "\\n";
        else if (c == '"' || c == '\\')
            (quoted += '\\') += c;
        else
            quoted += uchar(c) < 0x20 || c == 0x7f ? '?' : c;
    }
    quoted += '"';
    return quoted;
}

} // namespace pw
