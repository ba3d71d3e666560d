// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"

#include <QByteArray>
#include <QJsonObject>
#include <QLatin1StringView>

namespace pw::domain {

/// Stable code: "OPEN", "AGGREGATE", "CLOSE", "DISAGGREGATE", "REOPEN", "WITHDRAW" …
QLatin1StringView codeOf(const Command &command);

QJsonObject toJson(const Command &command);
/// Nothing if this is not what toJson() writes.
std::optional<Command> commandFromJson(const QJsonObject &object);

/// A step as the store keeps it with its operation, to show and to undo it later. The number of the
/// operation is not in it.
QByteArray toJson(const Step &step);
/// Nothing if this is not what toJson() writes; such an operation cannot be undone.
std::optional<Step> stepFromJson(const QByteArray &json);

} // namespace pw::domain
