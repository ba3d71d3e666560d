// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <array>
#include <optional>

namespace pw::domain {

/// What one row adds to the checksum of its set.
struct RowDigest
{
    int part = 0; ///< in which of the sub-sums; follows from the key alone
    quint64 value = 0;
    friend bool operator==(const RowDigest &, const RowDigest &) = default;
};

/// Sum modulo 2^64 of the digests of all rows of a set, in 256 parts by key: kept up with every
/// row that comes or goes, and the same in whatever order they did. Two sides that hold the same
/// rows have the same sums; where they differ, the part tells where to look.
class SetChecksum
{
public:
    static constexpr int Parts = 256;

    void add(const RowDigest &row);
    void remove(const RowDigest &row);
    void add(const SetChecksum &other);
    void remove(const SetChecksum &other);

    quint64 part(int index) const { return m_parts[size_t(index)]; }
    quint64 total() const;
    qint64 rows() const { return m_rows; }
    /// The parts that differ.
    QList<int> differences(const SetChecksum &other) const;

    QByteArray toBytes() const; ///< rows and sums; for our own databases
    static std::optional<SetChecksum> fromBytes(QByteArrayView bytes);

    /// As the protocol writes a sum: 16 hexadecimal digits.
    static QString toText(quint64 sum);
    static std::optional<quint64> fromText(const QString &text);

    friend bool operator==(const SetChecksum &, const SetChecksum &) = default;

private:
    qint64 m_rows = 0;
    std::array<quint64, Parts> m_parts{};
};

/// Makes digests of rows: SipHash-2-4 keyed by the epoch of central's database, so that nobody can
/// choose serials beforehand whose digests cancel each other. Both ends must come to the same
/// numbers; the definition is in core/central/PROTOCOL.md.
class RowDigester
{
public:
    explicit RowDigester(const QString &epoch);

    /// Of text that is part of a row; 0 for none.
    quint64 hash(QByteArrayView bytes) const;
    quint64 hash(const QString &text) const { return hash(QByteArrayView(text.toUtf8())); }

    /// A row taken apart, its texts as hashes, so that what many rows share is hashed once.
    struct Row
    {
        quint64 key = 0;
        quint64 status = 0; ///< statusBits()
        quint64 lot = 0;
        quint64 parent = 0; ///< hash of its key
        quint64 holds = 0;
        qint64 ver = 0;
    };
    RowDigest digest(const Row &row) const;

    /// Of a lot or product held as a whole.
    RowDigest digest(const QString &lotKey, const QList<Hold> &holds, qint64 ver) const;

    quint64 lotHash(const QString &lot, const QString &expiry) const;
    /// One line per hold: class, id, by.
    quint64 holdsHash(QStringList lines) const;
    quint64 holdsHash(const QList<Hold> &holds) const;

private:
    std::array<unsigned char, 16> m_key;
};

/// One line of RowDigester::holdsHash().
QString holdLine(const QString &holdClass, const QString &id, const QString &by);

/// The axes of a unit's state as one number.
struct StatusBits
{
    Lifecycle lifecycle = Lifecycle::Allocated;
    Custody custody = Custody::Here;
    Level level = Level::Pack;
    std::optional<ContainerState> container; ///< `capacity` does not count
    bool duplicate = false;
    Evidence evidence = Evidence::Unverified;
};
quint64 statusBits(const StatusBits &status);

} // namespace pw::domain
