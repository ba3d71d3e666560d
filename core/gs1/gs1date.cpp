// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gs1date.h"

#include "core/gs1/charset.h"

namespace pw::gs1 {

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

std::optional<Gs1Date> Gs1Date::parse(QStringView yymmdd, int currentYear, bool dayZeroAllowed)
{
    if (yymmdd.size() != 6 || !isAllDigits(yymmdd))
        return std::nullopt;
    const int year = fullYear(yymmdd.first(2).toInt(), currentYear);
    const int month = yymmdd.sliced(2, 2).toInt();
    const int day = yymmdd.sliced(4).toInt();
    if (day != 0) {
        const QDate date(year, month, day);
        return date.isValid() ? std::optional(Gs1Date{date, false}) : std::nullopt;
    }
    const QDate first(year, month, 1);
    if (!dayZeroAllowed || !first.isValid())
        return std::nullopt;
    return Gs1Date{first.addDays(first.daysInMonth() - 1), true};
}

} // namespace pw::gs1
