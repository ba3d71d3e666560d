// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/keyerror.h"

#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>

namespace pw::gs1 {

/// Global Trade Item Number, AI (01), always kept as 14 digits, the last one a check digit.
/// parse() takes GTIN-8, -12, -13 and -14 and pads with zeros on the left (GS1 General
/// Specifications, 3.2), which leaves the check digit right.
class Gtin
{
public:
    static constexpr qsizetype Length = 14;

    static Result<Gtin, KeyError> parse(QStringView text);

    QString toString() const { return QString::fromLatin1(m_digits.data(), Length); }
    QLatin1StringView digits() const { return QLatin1StringView(m_digits.data(), Length); }

    friend auto operator<=>(const Gtin &, const Gtin &) = default;
    friend size_t qHash(const Gtin &key, size_t seed = 0)
    {
        return qHashBits(key.m_digits.data(), size_t(Length), seed);
    }

private:
    using Digits = std::array<char, size_t(Length)>;
    explicit Gtin(const Digits &digits) : m_digits(digits) {}

    Digits m_digits;
};

} // namespace pw::gs1
