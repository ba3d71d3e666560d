// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/keyerror.h"

#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>

namespace pw::gs1 {

/// Global Location Number: 13 digits, the last one a check digit. AI (414) names a place, AI (417)
/// a party.
class Gln
{
public:
    static constexpr qsizetype Length = 13;

    static Result<Gln, KeyError> parse(QStringView text);

    QString toString() const { return QString::fromLatin1(m_digits.data(), Length); }
    QLatin1StringView digits() const { return QLatin1StringView(m_digits.data(), Length); }

    friend auto operator<=>(const Gln &, const Gln &) = default;
    friend size_t qHash(const Gln &key, size_t seed = 0)
    {
        return qHashBits(key.m_digits.data(), size_t(Length), seed);
    }

private:
    using Digits = std::array<char, size_t(Length)>;
    explicit Gln(const Digits &digits) : m_digits(digits) {}

    Digits m_digits;
};

} // namespace pw::gs1
