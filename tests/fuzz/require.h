// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>

namespace pw::fuzz {

/// Ends the run where something that must always hold does not: the fuzzer keeps the input.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace pw::fuzz
