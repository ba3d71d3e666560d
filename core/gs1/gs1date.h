// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QStringView>

#include <optional>

namespace pw::gs1 {

/// The full year of a two-digit one (General Specifications, 7.12): 51 to 99 years ahead of
/// `currentYear` mean the previous century, 50 to 99 behind the next.
int fullYear(int twoDigits, int currentYear);

/// A date of AIs 11 to 17. Day 00 means "the last day of that month"; that it was 00 is kept so
/// that nothing shows or prints a day the label did not have.
struct Gs1Date
{
    QDate lastDay;           ///< the day itself, or the last day of the month
    bool wholeMonth = false; ///< the label said day 00

    /// Reads YYMMDD, the century as fullYear() says. Nothing if month or day do not exist in that
    /// year; day 00 only where `dayZeroAllowed`.
    static std::optional<Gs1Date> parse(QStringView yymmdd, int currentYear,
                                        bool dayZeroAllowed = true);

    /// Whether parse() would read it; without making a date.
    static bool exists(QStringView yymmdd, int currentYear, bool dayZeroAllowed = true);

    friend bool operator==(const Gs1Date &, const Gs1Date &) = default;
};

} // namespace pw::gs1
