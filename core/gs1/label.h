// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/elementstring.h"

#include <optional>
#include <span>

namespace pw::gs1 {

/// What is wrong with a label though each of its symbols is right.
struct LabelFault
{
    enum class Code {
        ConflictingValues, ///< one AI with two values
        ExcludedPair,      ///< two AIs that exclude each other
        MissingCompanion   ///< an AI that asks for others, which are in none of the symbols
    };
    Code code;
    qsizetype symbol = 0; ///< index of the symbol with that AI
    QString ai;
    friend bool operator==(const LabelFault &, const LabelFault &) = default;
};

/// Reads all symbols of one label together (General Specifications, 4.13 and 4.14): a pallet label
/// has (00) in one and (02)(37) in another. Nothing where they fit together.
std::optional<LabelFault> checkLabel(std::span<const ElementString> symbols);

} // namespace pw::gs1
