// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/keyerror.h"

#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>

namespace pw::gs1 {

/// Serial Shipping Container Code, AI (00): 18 digits, the last one a check digit; the first is the
/// extension digit. There is no empty Sscc; use std::optional<Sscc> where one may be missing.
class Sscc
{
public:
    static constexpr qsizetype Length = 18;

    static Result<Sscc, KeyError> parse(QStringView text);

    QString toString() const { return QString::fromLatin1(m_digits.data(), Length); }
    QLatin1StringView digits() const { return QLatin1StringView(m_digits.data(), Length); }

    friend auto operator<=>(const Sscc &, const Sscc &) = default;
    friend size_t qHash(const Sscc &key, size_t seed = 0)
    {
        return qHashBits(key.m_digits.data(), size_t(Length), seed);
    }

private:
    using Digits = std::array<char, size_t(Length)>;
    explicit Sscc(const Digits &digits) : m_digits(digits) {}

    Digits m_digits;
};

} // namespace pw::gs1
