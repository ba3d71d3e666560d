// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/serialsequence.h"

#include <QtEndian>

#include <bit>

namespace pw::gs1 {

namespace {

using Error = SerialPolicy::Error;

constexpr quint64 Limit = quint64(1) << 62;
constexpr int MaxLength = 20;
constexpr int Rounds = 10;

bool isPlain(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
}

/// SipHash-2-4 of two words (Aumasson and Bernstein, 2012).
quint64 sipHash(const std::array<quint64, 2> &key, quint64 first, quint64 second)
{
    quint64 a = key[0] ^ 0x736f6d6570736575u;
    quint64 b = key[1] ^ 0x646f72616e646f6du;
    quint64 c = key[0] ^ 0x6c7967656e657261u;
    quint64 d = key[1] ^ 0x7465646279746573u;
    const auto mix = [&](int times) {
        while (times-- > 0) {
            a += b;
            c += d;
            b = std::rotl(b, 13) ^ a;
            d = std::rotl(d, 16) ^ c;
            a = std::rotl(a, 32);
            c += b;
            a += d;
            b = std::rotl(b, 17) ^ c;
            d = std::rotl(d, 21) ^ a;
            c = std::rotl(c, 32);
        }
    };
    for (const quint64 word : {first, second, quint64(16) << 56}) {
        d ^= word;
        mix(2);
        a ^= word;
    }
    c ^= 0xff;
    mix(4);
    return a ^ b ^ c ^ d;
}

} // namespace

Result<quint64, Error> SerialPolicy::size() const
{
    if (alphabet.size() < 2)
        return Failure{Error::NoAlphabet};
    for (qsizetype i = 0; i < alphabet.size(); ++i) {
        if (!isPlain(alphabet[i]))
            return Failure{Error::ForeignCharacter};
        if (alphabet.indexOf(alphabet[i], i + 1) >= 0)
            return Failure{Error::RepeatedCharacter};
    }
    if (length < 1 || length > MaxLength)
        return Failure{Error::BadLength};
    quint64 values = 1;
    for (int i = 0; i < length; ++i) {
        if (values >= Limit / quint64(alphabet.size()))
            return Failure{Error::TooManyValues};
        values *= quint64(alphabet.size());
    }
    return values;
}

Result<Done, Error> SerialPolicy::check(QStringView value) const
{
    if (value.size() != length)
        return Failure{Error::WrongLength};
    for (const QChar c : value) {
        if (!alphabet.contains(c))
            return Failure{Error::NotInAlphabet};
    }
    return Done{};
}

Result<SerialSequence, Error> SerialSequence::create(const SerialPolicy &policy, QByteArrayView key)
{
    const auto size = policy.size();
    if (!size)
        return Failure{size.error()};
    if (key.size() != KeySize)
        return Failure{Error::BadKey};
    SerialSequence sequence;
    sequence.m_policy = policy;
    sequence.m_key = {qFromLittleEndian<quint64>(key.data()),
                      qFromLittleEndian<quint64>(key.data() + 8)};
    sequence.m_size = *size;
    sequence.m_halfBits = (int(std::bit_width(*size - 1)) + 1) / 2;
    return sequence;
}

quint64 SerialSequence::permute(quint64 value) const
{
    const quint64 mask = (quint64(1) << m_halfBits) - 1;
    quint64 left = value >> m_halfBits;
    quint64 right = value & mask;
    for (quint64 round = 0; round < Rounds; ++round) {
        const quint64 mixed = left ^ (sipHash(m_key, round, right) & mask);
        left = right;
        right = mixed;
    }
    return left << m_halfBits | right;
}

QString SerialSequence::at(quint64 counter) const
{
    if (counter >= m_size)
        return {};
    // A permutation of a power of four, walked until it is back below the pool's size.
    quint64 value = permute(counter);
    while (value >= m_size)
        value = permute(value);
    QString serial(m_policy.length, QChar());
    const quint64 base = quint64(m_policy.alphabet.size());
    for (int i = m_policy.length; i-- > 0; value /= base)
        serial[i] = m_policy.alphabet[qsizetype(value % base)];
    return serial;
}

} // namespace pw::gs1
