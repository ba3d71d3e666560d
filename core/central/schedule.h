// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBitArray>
#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace pw::central {

/// When a scheduled query runs (EPCIS 2.0, QuerySchedule), in UTC: at every second whose fields are
/// all among those named. A field that is left out is any; but the ones finer than the finest
/// named are 0, so `{"hour":"1","minute":"5"}` is once a day.
class Schedule
{
public:
    /// Fields `second`, `minute`, `hour`, `dayOfMonth`, `month`, `dayOfWeek` (1 is Monday), each a
    /// text of numbers, ranges `[3-5]`, or steps `0/30` with commas between. Nothing where one is
    /// something else, none is named, or no day ever fits.
    static std::optional<Schedule> parse(const QJsonObject &schedule);

    /// The first time after `time`.
    QDateTime next(const QDateTime &time) const;

private:
    bool isDay(QDate day) const;

    QBitArray m_seconds;
    QBitArray m_minutes;
    QBitArray m_hours;
    QBitArray m_days;
    QBitArray m_months;
    QBitArray m_weekDays;
};

} // namespace pw::central
