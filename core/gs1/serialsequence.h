// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <array>

namespace pw::gs1 {

/// How the serials and lots we make ourselves are spelled. The default leaves out what people
/// confuse (O and 0, I and 1) and is the same in element string, URN and Digital Link.
struct SerialPolicy
{
    enum class Error {
        NoAlphabet,        ///< fewer than two characters
        ForeignCharacter,  ///< outside A-Z, 0-9 and the hyphen
        RepeatedCharacter, ///< twice in the alphabet
        BadLength,         ///< not 1 to 20, the length of AIs 10 and 21
        TooManyValues,     ///< 2^62 values or more
        WrongLength,       ///< of a value: not `length` characters
        NotInAlphabet,     ///< of a value
        BadKey             ///< not SerialSequence::KeySize bytes
    };

    QString alphabet = QStringLiteral("23456789ABCDEFGHJKLMNPQRSTUVWXYZ");
    int length = 12;

    /// How many different values there are.
    Result<quint64, Error> size() const;
    /// Whether `value` is spelled as this policy says.
    Result<Done, Error> check(QStringView value) const;
};

/// A pool of serials in an order nobody guesses without the key: a keyed permutation of the numbers
/// below the pool's size. Two different counters never give the same serial, so a pool stays unique
/// as long as its owner keeps the highest counter used, also over a restart.
class SerialSequence
{
public:
    static constexpr qsizetype KeySize = 16; ///< bytes, secret, one key for each pool

    static Result<SerialSequence, SerialPolicy::Error> create(const SerialPolicy &policy,
                                                              QByteArrayView key);

    quint64 size() const { return m_size; }
    /// The serial at `counter`, which must be below size(); empty when the pool is used up.
    QString at(quint64 counter) const;

private:
    SerialSequence() = default;
    quint64 permute(quint64 value) const;

    SerialPolicy m_policy;
    std::array<quint64, 2> m_key{};
    quint64 m_size = 0;
    int m_halfBits = 1;
};

} // namespace pw::gs1
