// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/messages.h"

#include <optional>

/// Stations that contradict each other about a unit.
namespace pw::text {

/// One of the stories: who, and when; "Station WS1 · 27 Nov, 10:12".
QString storyTeller(const domain::Claim &claim);
/// What it says: "put it into carton …".
QString storyWords(const domain::Claim &claim);
/// Who says what of the unit (domain::conflictOf()), in one short line: "WS1: in …0018 · WS2: …".
QString disputeLine(const domain::UnitState &unit);
/// The same for a scan; of a container it says what may be in it.
QString disputeCause(const domain::Verdict &verdict);
/// Nothing while no station contradicts another one.
std::optional<Message> conflictsMessage(int units);

} // namespace pw::text
