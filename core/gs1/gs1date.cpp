// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gs1date.h"

#include "core/gs1/charset.h"

namespace pw::gs1 {

namespace {

/// The number the first two digits are.
int twoDigits(QStringView digits)
{
    return (digits[0].unicode() - u'0') * 10 + (digits[1].unicode() - u'0');
}

} // namespace

int fullYear(int twoDigits, int currentYear)
{
    const int ahead = twoDigits - currentYear % 100;
    const int century = currentYear - currentYear % 100;
    if (ahead >= 51)
        return century - 100 + twoDigits;
    if (ahead <= -50)
        return century + 100 + twoDigits;
    return century + twoDigits;
}

bool Gs1Date::exists(QStringView yymmdd, int currentYear, bool dayZeroAllowed)
{
    if (yymmdd.size() != 6 || !isAllDigits(yymmdd))
        return false;
    const int month = twoDigits(yymmdd.sliced(2));
    const int day = twoDigits(yymmdd.sliced(4));
    if (month < 1 || month > 12)
        return false;
    if (day == 0)
        return dayZeroAllowed;
    return day <= 28 || QDate::isValid(fullYear(twoDigits(yymmdd), currentYear), month, day);
}

std::optional<Gs1Date> Gs1Date::parse(QStringView yymmdd, int currentYear, bool dayZeroAllowed)
{
    if (!exists(yymmdd, currentYear, dayZeroAllowed))
        return std::nullopt;
    const int year = fullYear(twoDigits(yymmdd), currentYear);
    const int month = twoDigits(yymmdd.sliced(2));
    const int day = twoDigits(yymmdd.sliced(4));
    if (day != 0)
        return Gs1Date{QDate(year, month, day), false};
    const QDate first(year, month, 1);
    return Gs1Date{first.addDays(first.daysInMonth() - 1), true};
}

} // namespace pw::gs1
