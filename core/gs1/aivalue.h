// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/aitable.h"
#include "core/gs1/parseerror.h"

#include <optional>

namespace pw::gs1 {

/// What is wrong with a value, and at which of its characters.
struct ValueFault
{
    ParseError::Code code;
    qsizetype offset = 0;
};

/// Whether `value` is one its AI permits: length, characters and meaning of every component.
/// Nothing if it is. `currentYear` decides the century of dates, and so 29 February.
std::optional<ValueFault> checkAiValue(const AiEntry &entry, QStringView value, int currentYear);

} // namespace pw::gs1
