// SPDX-License-Identifier: Apache-2.0
#include "core/domain/setchecksum.h"

#include "core/domain/unitcodes.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <sodium.h>

namespace pw::domain {

using namespace Qt::StringLiterals;

void SetChecksum::add(const RowDigest &row)
{
    m_parts[size_t(row.part)] += row.value;
    ++m_rows;
}

void SetChecksum::remove(const RowDigest &row)
{
    m_parts[size_t(row.part)] -= row.value;
    --m_rows;
}

void SetChecksum::add(const SetChecksum &other)
{
    for (size_t i = 0; i < Parts; ++i)
        m_parts[i] += other.m_parts[i];
    m_rows += other.m_rows;
}

void SetChecksum::remove(const SetChecksum &other)
{
    for (size_t i = 0; i < Parts; ++i)
        m_parts[i] -= other.m_parts[i];
    m_rows -= other.m_rows;
}

quint64 SetChecksum::total() const
{
    quint64 sum = 0;
    for (const quint64 part : m_parts)
        sum += part;
    return sum;
}

QList<int> SetChecksum::differences(const SetChecksum &other) const
{
    QList<int> parts;
    for (int i = 0; i < Parts; ++i) {
        if (part(i) != other.part(i))
            parts.append(i);
    }
    return parts;
}

QByteArray SetChecksum::toBytes() const
{
    QByteArray bytes(qsizetype(sizeof(quint64)) * (1 + Parts), Qt::Uninitialized);
    qToLittleEndian(m_rows, bytes.data());
    qToLittleEndian<quint64>(m_parts.data(), Parts, bytes.data() + sizeof(quint64));
    return bytes;
}

std::optional<SetChecksum> SetChecksum::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != qsizetype(sizeof(quint64)) * (1 + Parts))
        return {};
    SetChecksum set;
    set.m_rows = qFromLittleEndian<qint64>(bytes.data());
    qFromLittleEndian<quint64>(bytes.data() + sizeof(quint64), Parts, set.m_parts.data());
    return set;
}

QString SetChecksum::toText(quint64 sum)
{
    return QString::number(sum, 16).rightJustified(16, u'0');
}

std::optional<quint64> SetChecksum::fromText(const QString &text)
{
    bool isNumber = false;
    const quint64 sum = text.toULongLong(&isNumber, 16);
    return isNumber && text.size() == 16 ? std::optional(sum) : std::nullopt;
}

RowDigester::RowDigester(const QString &epoch)
{
    static_assert(sizeof(m_key) == crypto_shorthash_siphash24_KEYBYTES);
    const QByteArray hash = QCryptographicHash::hash(epoch.toUtf8(), QCryptographicHash::Sha256);
    std::copy_n(hash.cbegin(), m_key.size(), m_key.begin());
}

quint64 RowDigester::hash(QByteArrayView bytes) const
{
    if (bytes.isEmpty())
        return 0;
    std::array<unsigned char, crypto_shorthash_siphash24_BYTES> out;
    crypto_shorthash_siphash24(out.data(), reinterpret_cast<const unsigned char *>(bytes.data()),
                               quint64(bytes.size()), m_key.data());
    return qFromLittleEndian<quint64>(out.data());
}

RowDigest RowDigester::digest(const Row &row) const
{
    const std::array<quint64, 6> words{row.key,    row.status, row.lot,
                                       row.parent, row.holds,  quint64(row.ver)};
    std::array<char, sizeof(words)> bytes;
    qToLittleEndian<quint64>(words.data(), qsizetype(words.size()), bytes.data());
    return {int(row.key >> 56), hash(QByteArrayView(bytes.data(), qsizetype(bytes.size())))};
}

RowDigest RowDigester::digest(const QString &lotKey, const QList<Hold> &holds, qint64 ver) const
{
    return digest({hash(lotKey), 0, 0, 0, holdsHash(holds), ver});
}

quint64 RowDigester::lotHash(const QString &lot, const QString &expiry) const
{
    return lot.isEmpty() && expiry.isEmpty() ? 0 : hash(QString(lot + u'\t' + expiry));
}

quint64 RowDigester::holdsHash(QStringList lines) const
{
    std::sort(lines.begin(), lines.end());
    return hash(lines.join(u'\n'));
}

quint64 RowDigester::holdsHash(const QList<Hold> &holds) const
{
    if (holds.isEmpty())
        return 0;
    QStringList lines;
    for (const Hold &hold : holds)
        lines.append(holdLine(toCode(hold.holdClass), hold.id, hold.by));
    return holdsHash(lines);
}

QString holdLine(const QString &holdClass, const QString &id, const QString &by)
{
    return holdClass + u'\t' + id + u'\t' + by;
}

quint64 statusBits(const StatusBits &status)
{
    quint64 bits = quint64(status.lifecycle) | quint64(status.custody) << 4
                   | quint64(status.level) << 6 | quint64(status.duplicate) << 12
                   | quint64(status.evidence) << 16;
    if (const auto &container = status.container)
        bits |= quint64(1) << 8 | quint64(container->open) << 9 | quint64(container->partial) << 10
                | quint64(container->broken) << 11 | quint64(container->label) << 13;
    return bits;
}

} // namespace pw::domain
