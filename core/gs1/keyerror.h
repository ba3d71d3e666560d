// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace pw::gs1 {

/// Why a text is not a GS1 key.
enum class KeyError { WrongLength, NotDigits, BadCheckDigit };

} // namespace pw::gs1
