// SPDX-License-Identifier: Apache-2.0
#include "core/central/schedule.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr int SearchDays = 366 * 9; ///< a 29 February may be eight years away

/// The numbers a field names, from `first` to `last`; nothing where it names none or others.
std::optional<QBitArray> numbersOf(const QString &text, int first, int last)
{
    static const QRegularExpression form(
        u"^(?:(?<one>\\d{1,2})|\\[(?<from>\\d{1,2})-(?<to>\\d{1,2})\\]"
        "|(?<start>\\d{1,2})/(?<step>\\d{1,2}))$"_s);
    QBitArray numbers(last + 1);
    for (const QString &element : text.split(u',')) {
        const auto match = form.match(element.trimmed());
        if (!match.hasMatch())
            return {};
        int from = match.captured(u"one").toInt();
        int to = from;
        int step = 1;
        if (match.hasCaptured(u"from")) {
            from = match.captured(u"from").toInt();
            to = match.captured(u"to").toInt();
        } else if (match.hasCaptured(u"step")) {
            from = match.captured(u"start").toInt();
            to = last;
            step = match.captured(u"step").toInt();
        }
        if (from < first || to > last || from > to || step < 1)
            return {};
        for (int number = from; number <= to; number += step)
            numbers.setBit(number);
    }
    return numbers;
}

int nextSet(const QBitArray &bits, int from)
{
    for (int i = from; i < bits.size(); ++i) {
        if (bits.testBit(i))
            return i;
    }
    return -1;
}

} // namespace

std::optional<Schedule> Schedule::parse(const QJsonObject &schedule)
{
    struct Field
    {
        QLatin1StringView name;
        QBitArray Schedule::*bits;
        int first;
        int last;
    };
    // From the finest on: those before the first that is named are 0.
    static const Field Fields[] = {
        {"second"_L1, &Schedule::m_seconds, 0, 59}, {"minute"_L1, &Schedule::m_minutes, 0, 59},
        {"hour"_L1, &Schedule::m_hours, 0, 23},     {"dayOfMonth"_L1, &Schedule::m_days, 1, 31},
        {"month"_L1, &Schedule::m_months, 1, 12},   {"dayOfWeek"_L1, &Schedule::m_weekDays, 1, 7}};
    Schedule result;
    bool named = false;
    qsizetype known = 0;
    for (const Field &field : Fields) {
        const QJsonValue value = schedule.value(field.name);
        QBitArray &bits = result.*field.bits;
        if (!value.isUndefined()) {
            const auto numbers = numbersOf(value.toString(), field.first, field.last);
            if (!numbers)
                return {};
            bits = *numbers;
            named = true;
            ++known;
            continue;
        }
        const bool isDay = field.bits == &Schedule::m_days || field.bits == &Schedule::m_weekDays
                           || field.bits == &Schedule::m_months;
        bits = QBitArray(field.last + 1, named || isDay);
        if (!named && !isDay)
            bits.setBit(0);
    }
    const QDateTime any(QDate(2024, 1, 1), QTime(0, 0), QTimeZone::utc());
    if (known == 0 || known != schedule.size() || !result.next(any).isValid())
        return {};
    return result;
}

bool Schedule::isDay(QDate day) const
{
    return m_days.testBit(day.day()) && m_months.testBit(day.month())
           && m_weekDays.testBit(day.dayOfWeek());
}

QDateTime Schedule::next(const QDateTime &time) const
{
    const QDateTime start = time.toUTC().addSecs(1);
    QTime from(start.time().hour(), start.time().minute(), start.time().second());
    QDate day = start.date();
    for (int i = 0; i < SearchDays; ++i, day = day.addDays(1), from = QTime(0, 0)) {
        if (!isDay(day))
            continue;
        for (int hour = nextSet(m_hours, from.hour()); hour >= 0;
             hour = nextSet(m_hours, hour + 1)) {
            const bool sameHour = hour == from.hour();
            for (int minute = nextSet(m_minutes, sameHour ? from.minute() : 0); minute >= 0;
                 minute = nextSet(m_minutes, minute + 1)) {
                const bool sameMinute = sameHour && minute == from.minute();
                const int second = nextSet(m_seconds, sameMinute ? from.second() : 0);
                if (second >= 0)
                    return QDateTime(day, QTime(hour, minute, second), QTimeZone::utc());
            }
        }
    }
    return {};
}

} // namespace pw::central
