// SPDX-License-Identifier: Apache-2.0
#include "core/domain/operation.h"

#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

/// In the order of the variant's alternatives.
constexpr std::array Codes = {
    "OPEN"_L1,     "AGGREGATE"_L1,    "CLOSE"_L1,        "REOPEN"_L1,          "DISAGGREGATE"_L1,
    "DISSOLVE"_L1, "REPLACE"_L1,      "TOP_UP"_L1,       "MOVE_CHILD"_L1,      "RELABEL"_L1,
    "SPLIT"_L1,    "MERGE"_L1,        "VERIFY"_L1,       "INSPECT"_L1,         "SAMPLE"_L1,
    "DESTROY"_L1,  "DECOMMISSION"_L1, "VERIFY_LABEL"_L1, "SCRAP_LABEL"_L1,     "QUARANTINE"_L1,
    "RELEASE"_L1,  "TAKE_BACK"_L1,    "CLOSE_ORDER"_L1,  "RESOLVE_CONFLICT"_L1};
static_assert(Codes.size() == std::variant_size_v<Operation>);

} // namespace

QLatin1StringView codeOf(const Operation &operation)
{
    return Codes[operation.index()];
}

} // namespace pw::domain
