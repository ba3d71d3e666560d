// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

#include <array>

namespace pw::gs1 {

/// `0` to `9`. QChar::isDigit() would let the digits of other scripts through.
constexpr bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

/// In which of the GS1 character sets an ASCII character is: looked up, as every character of every
/// scan is asked for.
namespace charset {

enum Member : unsigned char { In82 = 1, In39 = 2, In64 = 4 };

inline constexpr std::array<unsigned char, 128> Members = [] {
    std::array<unsigned char, 128> members{};
    for (char16_t c = 0; c < 128; ++c) {
        const bool isSmall = c >= u'a' && c <= u'z';
        const bool isAlphanumeric = isDigit(c) || isSmall || (c >= u'A' && c <= u'Z');
        // From '!' to '?' everything but # and $.
        const bool isSign = c >= u'!' && c <= u'?' && c != u'#' && c != u'$';
        unsigned char in = 0;
        if (isAlphanumeric || isSign || c == u'_')
            in |= In82;
        if ((isAlphanumeric && !isSmall) || c == u'#' || c == u'-' || c == u'/')
            in |= In39;
        if (isAlphanumeric || c == u'-' || c == u'_')
            in |= In64;
        members[c] = in;
    }
    return members;
}();

constexpr bool isMember(char16_t c, Member set)
{
    return c < Members.size() && (Members[c] & set) != 0;
}

} // namespace charset

/// GS1 AI encodable character set 82 (General Specifications, 7.11): letters, digits and
/// `! " % & ' ( ) * + , - . / : ; < = > ? _`. No space.
constexpr bool isSet82(char16_t c)
{
    return charset::isMember(c, charset::In82);
}

/// GS1 AI encodable character set 39: `# - /`, digits and capital letters.
constexpr bool isSet39(char16_t c)
{
    return charset::isMember(c, charset::In39);
}

/// GS1 AI encodable character set 64 (base64url): letters, digits, `-` and `_`.
constexpr bool isSet64(char16_t c)
{
    return charset::isMember(c, charset::In64);
}

/// Whether there is nothing but digits.
bool isAllDigits(QStringView text);

/// Position of the first character outside set 82, or -1.
qsizetype firstOutsideSet82(QStringView text);

} // namespace pw::gs1
