// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"

#include <QByteArray>
#include <QLatin1StringView>

namespace pw::domain {

/// Commands as the store keeps them with their operation, to show and to undo it later.
QByteArray toJson(const QList<Command> &commands);
/// Nothing if this is not what toJson() writes; such an operation cannot be undone.
std::optional<QList<Command>> commandsFromJson(const QByteArray &json);

/// Stable code: "OPEN", "AGGREGATE", "CLOSE", "DISAGGREGATE", "REOPEN", "WITHDRAW".
QLatin1StringView codeOf(const Command &command);

} // namespace pw::domain
