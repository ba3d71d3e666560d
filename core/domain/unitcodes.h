// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

/// Words for the axes of a unit's state, the same in our files and in the protocol with central.
namespace pw::domain {

QLatin1StringView toCode(Lifecycle lifecycle);
QLatin1StringView toCode(Custody custody);
QLatin1StringView toCode(HoldClass holdClass);
QLatin1StringView toCode(HoldScope scope);
QLatin1StringView toCode(HoldMode mode);
QLatin1StringView toCode(LabelState label);
QLatin1StringView toCode(Evidence evidence);
QLatin1StringView toCode(Story story);
std::optional<Lifecycle> lifecycleFromCode(QStringView code);
std::optional<Custody> custodyFromCode(QStringView code);
std::optional<HoldClass> holdClassFromCode(QStringView code);
std::optional<HoldScope> holdScopeFromCode(QStringView code);
std::optional<HoldMode> holdModeFromCode(QStringView code);
std::optional<LabelState> labelStateFromCode(QStringView code);
std::optional<Evidence> evidenceFromCode(QStringView code);
std::optional<Story> storyFromCode(QStringView code);

/// `{"class":"quarantined","reason":"…","by":"…","since":"…Z","id":"urn:uuid:…",…}`; what a hold
/// does not say is left out.
QJsonObject toJson(const Hold &hold);
/// A class we do not know still holds the unit, as DataIssue: nothing central holds may pass here.
Hold holdFromJson(const QJsonObject &object);
QJsonArray toJson(const QList<Hold> &holds);
QList<Hold> holdsFromJson(const QJsonArray &array);

/// RFC 3339 UTC with milliseconds, as the protocol writes instants; empty for an invalid one.
QString toRfc3339(const QDateTime &at);
/// Invalid unless it names its offset from UTC.
QDateTime fromRfc3339(const QString &text);

} // namespace pw::domain
