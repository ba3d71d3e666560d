// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aitable.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

bool matches(QLatin1StringView pattern, QStringView ai)
{
    return std::equal(pattern.begin(), pattern.end(), ai.begin(), ai.end(),
                      [](char p, QChar digit) { return p == 'n' || QLatin1Char(p) == digit; });
}

/// Length of the AIs by their first two digits, 0 where there are none.
const std::array<char, 100> &lengths()
{
    static const std::array<char, 100> table = [] {
        std::array<char, 100> result{};
        for (const AiEntry &entry : aiTable()) {
            const auto firstTwo = [](QLatin1StringView ai) {
                return size_t(ai[0].toLatin1() - '0') * 10 + size_t(ai[1].toLatin1() - '0');
            };
            for (size_t i = firstTwo(entry.first); i <= firstTwo(entry.last); ++i)
                result[i] = char(entry.first.size());
        }
        return result;
    }();
    return table;
}

} // namespace

int AiEntry::minLength() const
{
    int length = 0;
    for (const AiComponent &component : components())
        length += component.optional ? 0 : component.minLength;
    return length;
}

int AiEntry::maxLength() const
{
    int length = 0;
    for (const AiComponent &component : components())
        length += component.maxLength;
    return length;
}

const AiEntry *findAi(QStringView ai)
{
    const auto table = aiTable();
    const auto entry = std::ranges::partition_point(
        table, [ai](const AiEntry &candidate) { return candidate.last < ai; });
    if (entry == table.end() || ai.size() != entry->first.size() || ai < entry->first)
        return nullptr;
    return &*entry;
}

std::optional<int> aiLength(QStringView firstTwoDigits)
{
    if (firstTwoDigits.size() != 2)
        return std::nullopt;
    size_t index = 0;
    for (const QChar c : firstTwoDigits) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        index = index * 10 + size_t(c.unicode() - u'0');
    }
    const int length = lengths()[index];
    return length > 0 ? std::optional(length) : std::nullopt;
}

bool listNames(QLatin1StringView list, QStringView ai)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(u',');
        if (matches(comma < 0 ? list : list.first(comma), ai))
            return true;
        list = comma < 0 ? QLatin1StringView() : list.sliced(comma + 1);
    }
    return false;
}

} // namespace pw::gs1
