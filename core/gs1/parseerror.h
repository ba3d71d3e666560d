// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::gs1 {

/// Why an element string is refused (GS1 General Specifications, 7.8), where, and in which AI.
struct ParseError
{
    enum class Code {
        Empty,
        UnknownAi,
        ValueTooShort,
        ValueTooLong, ///< longer than its AI permits: a separator was lost for certain
        NotDigits,
        BadCharacter, ///< outside the AI's character set
        BadCheckDigit,
        BadDate,           ///< a date or time of day that does not exist
        BadPosition,       ///< piece/total
        BadContent,        ///< not in the code list or form the AI prescribes, such as a country
        EmptySeparator,    ///< two separators in a row, or one at the start
        ConflictingValues, ///< the same AI twice with different values
        ExcludedPair       ///< two AIs that exclude each other
    };
    Code code;
    qsizetype offset = 0; ///< characters into the text
    QString ai;           ///< empty where none was read yet

    friend bool operator==(const ParseError &, const ParseError &) = default;
};

} // namespace pw::gs1
