// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace pw::gs1 {

/// `0` to `9`. QChar::isDigit() would let the digits of other scripts through.
constexpr bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

/// GS1 AI encodable character set 82 (General Specifications, 7.11): letters, digits and
/// `! " % & ' ( ) * + , - . / : ; < = > ? _`. No space.
bool isSet82(char16_t c);

/// GS1 AI encodable character set 39: `# - /`, digits and capital letters.
bool isSet39(char16_t c);

/// GS1 AI encodable character set 64 (base64url): letters, digits, `-` and `_`.
bool isSet64(char16_t c);

/// Whether there is nothing but digits.
bool isAllDigits(QStringView text);

/// Position of the first character outside set 82, or -1.
qsizetype firstOutsideSet82(QStringView text);

} // namespace pw::gs1
