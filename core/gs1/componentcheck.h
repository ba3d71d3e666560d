// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/aitable.h"
#include "core/gs1/parseerror.h"

#include <optional>

namespace pw::gs1 {

/// Applies one check to a component whose length and characters are right already. What is wrong,
/// or nothing.
///
/// Of company prefixes only the form is known here (they begin with four digits or more), and of
/// coupons only that they are digits.
std::optional<ParseError::Code> checkComponent(AiComponent::Check check, QStringView text,
                                               int currentYear);

} // namespace pw::gs1
