// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aitable.h"

#include "core/gs1/charset.h"

#include <algorithm>
#include <bitset>
#include <limits>
#include <vector>

namespace pw::gs1 {

namespace {

bool matches(QLatin1StringView pattern, QStringView ai)
{
    return std::equal(pattern.begin(), pattern.end(), ai.begin(), ai.end(),
                      [](char p, QChar digit) { return p == 'n' || QLatin1Char(p) == digit; });
}

constexpr size_t MaxEntries = 255;
using Index = unsigned char; ///< into aiTable(); MaxEntries: none
static_assert(MaxEntries == std::numeric_limits<Index>::max());

/// The number a text of two to four digits is; nothing for other texts.
std::optional<size_t> numberOf(QStringView digits)
{
    size_t number = 0;
    for (const QChar c : digits) {
        if (!isDigit(c.unicode()))
            return std::nullopt;
        number = number * 10 + size_t(c.unicode() - u'0');
    }
    return number;
}

/// What a scan asks of the table, answered by one access each.
struct FastTable
{
    std::array<char, 100> lengths{}; ///< of AIs by their first two digits; 0: there are none
    std::array<Index, 100> two;
    std::array<Index, 1000> three;
    std::array<Index, 10000> four;
    std::vector<std::bitset<MaxEntries>> exclusions; ///< both ways, by index

    FastTable()
    {
        two.fill(MaxEntries);
        three.fill(MaxEntries);
        four.fill(MaxEntries);
        const auto entries = aiTable();
        Q_ASSERT(entries.size() < MaxEntries);
        for (size_t i = 0; i < entries.size(); ++i)
            add(entries[i], Index(i));
        exclusions.resize(entries.size());
        for (size_t a = 0; a < entries.size(); ++a) {
            for (size_t b = 0; b < entries.size(); ++b)
                exclusions[a][b] = listNames(entries[a].exclusions, QString(entries[b].first))
                                   || listNames(entries[b].exclusions, QString(entries[a].first));
        }
    }

    void add(const AiEntry &entry, Index index)
    {
        const size_t first = *numberOf(QString(entry.first));
        const size_t last = *numberOf(QString(entry.last));
        const qsizetype digits = entry.first.size();
        for (size_t ai = first; ai <= last; ++ai) {
            lengths[digits == 2 ? ai : digits == 3 ? ai / 10 : ai / 100] = char(digits);
            (digits == 2 ? two[ai] : digits == 3 ? three[ai] : four[ai]) = index;
        }
    }
};

const FastTable &fastTable()
{
    static const FastTable table;
    return table;
}

} // namespace

const AiEntry *findAi(QStringView ai)
{
    const auto number = numberOf(ai);
    if (!number || ai.size() < 2 || ai.size() > 4)
        return nullptr;
    const FastTable &table = fastTable();
    const Index index = ai.size() == 2   ? table.two[*number]
                        : ai.size() == 3 ? table.three[*number]
                                         : table.four[*number];
    return index == MaxEntries ? nullptr : &aiTable()[index];
}

std::optional<int> aiLength(QStringView firstTwoDigits)
{
    const auto number = numberOf(firstTwoDigits);
    if (!number || firstTwoDigits.size() != 2)
        return std::nullopt;
    const int length = fastTable().lengths[*number];
    return length > 0 ? std::optional(length) : std::nullopt;
}

bool excludeEachOther(const AiEntry &a, const AiEntry &b)
{
    const AiEntry *const first = aiTable().data();
    return fastTable().exclusions[size_t(&a - first)][size_t(&b - first)];
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
