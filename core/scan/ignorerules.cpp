// SPDX-License-Identifier: Apache-2.0
#include "core/scan/ignorerules.h"

#include <algorithm>

namespace pw::scan {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isIn(IgnoreRule::Characters set, char c)
{
    switch (set) {
    case IgnoreRule::Characters::Any: return true;
    case IgnoreRule::Characters::Digits: return isDigit(c);
    case IgnoreRule::Characters::CapitalsAndDigits: return isDigit(c) || (c >= 'A' && c <= 'Z');
    }
    Q_UNREACHABLE();
}

} // namespace

bool IgnoreRule::matches(const Symbol &symbol) const
{
    const QByteArray id = symbol.symbology ? symbol.symbology->toByteArray() : QByteArray();
    const bool isOfKind =
        symbologies.isEmpty()
        || std::any_of(symbologies.begin(), symbologies.end(),
                       [&id](const QString &start) { return id.startsWith(start.toLatin1()); });
    return isOfKind && symbol.data.size() >= minLength && symbol.data.size() <= maxLength
           && symbol.data.startsWith(prefix.toLatin1())
           && std::all_of(symbol.data.begin(), symbol.data.end(),
                          [this](char c) { return isIn(characters, c); });
}

std::optional<QString> ignoredBy(const QList<IgnoreRule> &rules, const Symbol &symbol)
{
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&symbol](const IgnoreRule &r) { return r.matches(symbol); });
    return rule == rules.end() ? std::nullopt : std::optional(rule->name);
}

} // namespace pw::scan
