// SPDX-License-Identifier: Apache-2.0
#include "core/scan/possiblesplits.h"

#include "core/gs1/aivalue.h"

namespace pw::scan {

namespace {

using gs1::ElementString;
using Element = ElementString::Element;

/// Cuts of one value: what stays, and the elements the rest reads as. The rest may have lost its
/// own separators, which shows in its last element; two of them in a row are looked for.
QList<QList<Element>> cutsOf(const Element &element, int currentYear, int depth)
{
    QList<QList<Element>> cuts;
    const gs1::AiEntry *entry = gs1::findAi(element.ai);
    if (!entry || entry->predefinedLength)
        return cuts;
    for (qsizetype at = 1; at < element.value.size() && cuts.size() < MostSplits; ++at) {
        const QString kept = element.value.first(at);
        if (gs1::checkAiValue(*entry, kept, currentYear))
            continue;
        const auto rest = ElementString::parse(QStringView(element.value).sliced(at), currentYear);
        if (!rest)
            continue;
        cuts.append(QList<Element>{{element.ai, kept}} + rest->elements());
        if (depth == 0)
            continue;
        const Element last = rest->elements().last();
        for (const auto &further : cutsOf(last, currentYear, depth - 1)) {
            QList<Element> elements{Element{element.ai, kept}};
            elements += rest->elements().first(rest->elements().size() - 1);
            cuts.append(elements + further);
        }
    }
    return cuts;
}

} // namespace

QList<ElementString> possibleSplits(const ElementString &read, int currentYear)
{
    constexpr int FurtherLosses = 1;
    QList<ElementString> splits;
    const QList<Element> &elements = read.elements();
    for (qsizetype i = 0; i < elements.size(); ++i) {
        for (const auto &cut : cutsOf(elements[i], currentYear, FurtherLosses)) {
            const auto split = ElementString::fromElements(
                elements.first(i) + cut + elements.sliced(i + 1), currentYear);
            if (split && splits.size() < MostSplits)
                splits.append(*split);
        }
    }
    return splits;
}

} // namespace pw::scan
