// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <QJsonArray>

#include <optional>

/// Words for the axes of a unit's state, the same in our files and in the protocol with central.
namespace pw::store {

QLatin1StringView toCode(domain::Lifecycle lifecycle);
QLatin1StringView toCode(domain::Custody custody);
QLatin1StringView toCode(domain::HoldClass holdClass);
std::optional<domain::Lifecycle> lifecycleFromCode(QStringView code);
std::optional<domain::Custody> custodyFromCode(QStringView code);
std::optional<domain::HoldClass> holdClassFromCode(QStringView code);

/// `[{"class":"quarantined","reason":"…","by":"…","since":"…Z"}]`
QJsonArray toJson(const QList<domain::Hold> &holds);
/// A class we do not know still holds the unit, as DataIssue: nothing central holds may pass here.
QList<domain::Hold> holdsFromJson(const QJsonArray &array);

/// RFC 3339 UTC with milliseconds, as the protocol writes instants; empty for an invalid one.
QString toRfc3339(const QDateTime &at);
/// Invalid unless it names its offset from UTC.
QDateTime fromRfc3339(const QString &text);

} // namespace pw::store
