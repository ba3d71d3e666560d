// SPDX-License-Identifier: Apache-2.0
#include "core/scan/grammar.h"

#include <array>

namespace pw::scan {

std::span<const Grammar *const> allGrammars()
{
    static const std::array<const Grammar *, 3> all{&hibcGrammar(), &ppnGrammar(),
                                                    &chinaDrugCodeGrammar()};
    return all;
}

} // namespace pw::scan
