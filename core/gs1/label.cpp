// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/label.h"

#include "core/gs1/requisites.h"

namespace pw::gs1 {

std::optional<LabelFault> checkLabel(std::span<const ElementString> symbols)
{
    using Code = LabelFault::Code;
    ElementViews together; // an offset here is the number of the symbol
    QList<ElementString::Element> all;
    for (size_t i = 0; i < symbols.size(); ++i) {
        for (const ElementString::Element &element : symbols[i].elements()) {
            together.append({findAi(element.ai), element.ai, element.value, qsizetype(i)});
            all.append(element);
        }
    }
    if (const auto error = checkTogether(together)) {
        const bool conflict = error->code == ParseError::Code::ConflictingValues;
        return LabelFault{conflict ? Code::ConflictingValues : Code::ExcludedPair, error->offset,
                          error->ai};
    }
    const auto lonely = firstUnmetRequisite(all);
    if (!lonely)
        return std::nullopt;
    for (size_t i = 0; i < symbols.size(); ++i) {
        if (symbols[i].contains(*lonely))
            return LabelFault{Code::MissingCompanion, qsizetype(i), *lonely};
    }
    Q_UNREACHABLE();
}

} // namespace pw::gs1
