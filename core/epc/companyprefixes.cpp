// SPDX-License-Identifier: Apache-2.0
#include "core/epc/companyprefixes.h"

#include "core/base/gunzip.h"
#include "core/gs1/charset.h"

#include <algorithm>
#include <optional>

namespace pw::epc {

namespace {

constexpr qsizetype Longest = 12;
constexpr qsizetype Shortest = 4;
constexpr qsizetype ShortestListed = 3;
constexpr qsizetype ListLimit = 64 * 1024 * 1024;

/// Digits as a number that keeps their leading zeros.
quint64 keyOf(QStringView digits)
{
    quint64 key = 1;
    for (const QChar c : digits)
        key = key * 10 + quint64(c.unicode() - u'0');
    return key;
}

struct Entry
{
    quint64 key;
    int length;
};

std::optional<Entry> readLine(const QString &line)
{
    const qsizetype comma = line.indexOf(u',');
    if (comma < ShortestListed || comma > Longest)
        return std::nullopt;
    const QStringView prefix = QStringView(line).first(comma);
    const QStringView text = QStringView(line).sliced(comma + 1).trimmed();
    if (!gs1::isAllDigits(prefix) || text.isEmpty() || text.size() > 2 || !gs1::isAllDigits(text))
        return std::nullopt;
    const int length = text.toInt();
    if (length != 0 && (length < Shortest || length > Longest))
        return std::nullopt;
    return Entry{keyOf(prefix), length};
}

std::optional<int> longestMatch(const std::unordered_map<quint64, int> &lengths, QStringView digits)
{
    for (qsizetype size = std::min(Longest, digits.size()); size > 0; --size) {
        const auto found = lengths.find(keyOf(digits.first(size)));
        if (found != lengths.end())
            return found->second;
    }
    return std::nullopt;
}

} // namespace

Result<CompanyPrefixes, PrefixListError> CompanyPrefixes::fromCsv(const QByteArray &csv)
{
    using Code = PrefixListError::Code;
    QByteArray text = csv;
    if (isGzip(csv)) {
        auto unpacked = gunzip(csv, ListLimit);
        if (!unpacked)
            return Failure{PrefixListError{Code::Damaged, 0}};
        text = *std::move(unpacked);
    }
    CompanyPrefixes prefixes;
    qsizetype number = 0;
    for (const QByteArray &bytes : text.split('\n')) {
        ++number;
        const QString line = QString::fromLatin1(bytes.trimmed());
        const bool isHeading = prefixes.m_lengths.empty() && line.startsWith(u"prefix,");
        if (line.isEmpty() || line.startsWith(u'#') || isHeading)
            continue;
        const auto entry = readLine(line);
        if (!entry)
            return Failure{PrefixListError{Code::BadLine, number}};
        const auto [at, isNew] = prefixes.m_lengths.emplace(entry->key, entry->length);
        if (!isNew && at->second != entry->length)
            return Failure{PrefixListError{Code::Ambiguous, number}};
    }
    return prefixes;
}

bool CompanyPrefixes::setOwn(const QStringList &prefixes)
{
    std::unordered_map<quint64, int> own;
    for (const QString &prefix : prefixes) {
        if (prefix.size() < Shortest || prefix.size() > Longest || !gs1::isAllDigits(prefix))
            return false;
        own.emplace(keyOf(prefix), int(prefix.size()));
    }
    m_own = std::move(own);
    return true;
}

Result<int, PrefixError> CompanyPrefixes::lengthIn(QStringView digits) const
{
    const auto end = std::find_if(digits.begin(), digits.end(),
                                  [](QChar c) { return !gs1::isDigit(c.unicode()); });
    const QStringView leading = digits.first(end - digits.begin());
    auto length = longestMatch(m_own, leading);
    if (!length)
        length = longestMatch(m_lengths, leading);
    if (!length || (*length > leading.size()))
        return Failure{PrefixError::Unknown};
    if (*length == 0)
        return Failure{PrefixError::NotACompanyPrefix};
    return *length;
}

} // namespace pw::epc
