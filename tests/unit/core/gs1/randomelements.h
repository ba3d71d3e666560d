// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/aitable.h"
#include "core/gs1/elementstring.h"

#include <rapidcheck.h>

namespace pw::test {

/// Year the dates of random elements are read in.
constexpr int RandomElementsYear = 2026;

/// A value that the AI of `entry` permits; nothing for AIs whose content comes from a code list.
std::optional<QString> randomValue(const gs1::AiEntry &entry);

/// One to eight elements that may stand in one symbol.
QList<gs1::ElementString::Element> randomElements();

} // namespace pw::test
