// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/requisites.h"

#include "core/gs1/aitable.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

using Element = ElementString::Element;

bool carries(const QList<Element> &label, QStringView pattern)
{
    const QByteArray ais = pattern.toLatin1();
    return std::any_of(label.begin(), label.end(), [&ais](const Element &element) {
        return listNames(QLatin1StringView(ais), element.ai);
    });
}

/// A group such as 01+21 is met if every one of it is there.
bool isMet(const QList<Element> &label, QStringView group)
{
    for (const QStringView ai : group.tokenize(u'+')) {
        if (!carries(label, ai))
            return false;
    }
    return true;
}

} // namespace

std::optional<QString> firstUnmetRequisite(const QList<Element> &label)
{
    for (const Element &element : label) {
        const AiEntry *entry = findAi(element.ai);
        if (!entry || entry->requisites.isEmpty())
            continue;
        const QString requisites = entry->requisites;
        const auto groups = QStringView(requisites).split(u',');
        if (std::none_of(groups.begin(), groups.end(),
                         [&label](QStringView group) { return isMet(label, group); }))
            return element.ai;
    }
    return std::nullopt;
}

} // namespace pw::gs1
