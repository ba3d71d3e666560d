// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <QString>

#include <chrono>
#include <optional>

/// Words of the trade as they stand in sentences. What has a gender or a case in some language is a
/// phrase of its own here, so that sentences can be put together in every language. Where no level
/// is known the phrase speaks of a container.
namespace pw::text {

using MaybeLevel = std::optional<domain::Level>;

QString levelName(domain::Level level);             ///< "Carton"
QString lifecycleName(domain::Lifecycle lifecycle); ///< "In circulation", "Destroyed"
QString newOne(domain::Level level);                ///< "New carton"
QString units(domain::Level level, int count);      ///< "1 carton", "25 cartons"
QString closedOne(domain::Level level);             ///< object: "the closed carton"
QString theOne(const MaybeLevel &level);            ///< object: "the carton"
QString theOneIs(const MaybeLevel &level);          ///< subject: "the carton"
QString inTheOne(const MaybeLevel &level);          ///< where: "in the carton", "on the pallet"
QString intoTheOne(const MaybeLevel &level);        ///< where to: "into the carton"
/// "carton 19 5211 4100 0001 4810", "pack A7K2"; of an SGTIN without level "serial number A7K2".
QString named(const epc::Epc &id, const MaybeLevel &level);
/// "in carton 19 5211 4100 0001 4810", "on pallet …"
QString inNamed(const epc::Epc &id, const MaybeLevel &level);

/// First letter upper case, for the start of a sentence.
QString capitalised(const QString &text);

/// The number of a container or the serial number of a trade item, grouped for reading, in one
/// line.
QString grouped(const epc::Epc &id);
/// 18 digits as 2-4-4-4-4 with no-break spaces: the last group is what people compare.
QString grouped(const gs1::Sscc &sscc);
/// `full` where there is room, otherwise "…4810" or the serial number.
QString shortName(const epc::Epc &id);

/// "12 of 25", "12" where no capacity is known.
QString filling(int count, const std::optional<int> &capacity);
/// "40 s", "3 min", "2 h 10 min", "3 days"
QString duration(std::chrono::seconds span);
/// "31 May 2029"
QString date(QDate day);
/// Local time: "today, 09:41", "20 Nov 2026, 09:41".
QString moment(const QDateTime &at);
QString number(qint64 value);

} // namespace pw::text
