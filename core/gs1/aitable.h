// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <span>

namespace pw::gs1 {

/// How one component of an AI's value is spelled.
struct AiComponent
{
    enum class Set { Digits, Set82, Set39, Set64 };
    enum class Check {
        None,
        KeyCheckDigit, ///< last digit is the GS1 check digit of the component
        Date,          ///< YYMMDD
        DateDayZero,   ///< YYMMDD, day 00 allowed
        DateTime,      ///< YYMMDDhhmm
        Position       ///< NNTT: piece of total, neither 00, piece <= total
    };
    Set set;
    int minLength;
    int maxLength;
    Check check = Check::None;
    bool optional = false;
};

/// One application identifier as the GS1 General Specifications define it.
struct AiEntry
{
    QLatin1StringView ai;    ///< two to four digits
    QLatin1StringView title; ///< data title, such as "USE BY OR EXPIRY"
    bool predefinedLength;   ///< needs no FNC1 separator (General Specifications, figure 7.8.5-2)
    std::span<const AiComponent> components;
};

/// The entry for exactly this AI, or nothing.
const AiEntry *findAi(QStringView ai);

/// How many digits the AI at the start of a text has, told by its first two digits (2, 3 or 4);
/// nothing for digits no AI starts with.
std::optional<int> aiLength(QStringView firstTwoDigits);

std::span<const AiEntry> aiTable();

} // namespace pw::gs1
