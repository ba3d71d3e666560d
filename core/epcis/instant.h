// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace pw::epcis {

/// An RFC 3339 date-time with its offset, as UTC rounded to milliseconds; nothing where the offset
/// is missing (such a time means another instant in every time zone) or the day does not exist.
std::optional<QDateTime> instantFromText(QStringView text);

/// RFC 3339 in UTC with exactly three decimals: `2026-05-11T04:00:00.000Z`.
QString instantToText(const QDateTime &instant);

/// Whether `text` is an offset as EPCIS writes it: `+hh:mm` or `-hh:mm`, at most 14:00, never `Z`.
bool isTimeZoneOffset(QStringView text);

} // namespace pw::epcis
