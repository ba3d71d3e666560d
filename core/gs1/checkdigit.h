// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/keyerror.h"

#include <QStringView>

#include <span>

namespace pw::gs1 {

/// The GS1 check digit of `digits` ('0'..'9', without the check digit itself): from the right,
/// weights 3, 1, 3, 1 …; what is missing to the next ten (GS1 General Specifications, 7.9.1).
char checkDigit(std::span<const char> digits);

/// Copies exactly `digits.size()` ASCII digits of `text` and proves the last one to be the check
/// digit of the others.
Result<Done, KeyError> readKey(QStringView text, std::span<char> digits);

} // namespace pw::gs1
