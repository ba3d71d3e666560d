// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachedigests.h"

#include "core/domain/unitcodes.h"
#include "core/gs1/digitallink.h"
#include "core/store/cacheflags.h"
#include "core/store/database.h"

#include <QJsonDocument>

namespace pw::store {

using namespace Qt::StringLiterals;
using domain::RowDigest;

namespace {

constexpr qsizetype MostParents = 1'000'000; ///< remembered, 40 bytes each

bool isPlain(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

domain::StatusBits statusOf(const CachedRow &row)
{
    domain::StatusBits status;
    status.lifecycle = domain::Lifecycle(row.lifecycle);
    status.custody = domain::Custody(row.custody);
    status.level = domain::Level(row.level);
    if (row.flags & cacheflags::Container)
        status.container = cacheflags::containerOf(row.flags);
    status.duplicate = row.flags & cacheflags::Duplicate;
    status.evidence = cacheflags::evidenceOf(row.flags);
    return status;
}

} // namespace

QString lotKeyText(const QString &gtin, const QString &lot)
{
    const QString product = u"01/"_s + gtin;
    return lot.isEmpty() ? product : QString(product + u"/10/"_s + gs1::percentEncoded(lot));
}

CacheDigests::CacheDigests(Database &database, const QString &epoch)
    : m_digester(epoch),
      m_gtin(database, "SELECT gtin FROM product WHERE id = ?1"),
      m_lot(database, "SELECT lot, expiry FROM lot WHERE id = ?1"),
      m_parent(database, "SELECT product_id, serial FROM parent WHERE id = ?1"),
      m_holds(database, "SELECT class, by, detail FROM hold WHERE product_id = ?1 AND serial = ?2"),
      m_units(database, "SELECT product_id, serial, ver, lot_id, level, lifecycle, custody, flags,"
                        " parent_id FROM unit ORDER BY product_id, serial"),
      m_lotHolds(database, "SELECT p.gtin, h.lot, h.holds, h.ver FROM lot_hold h"
                           " JOIN product p ON p.id = h.product_id")
{}

void CacheDigests::forget()
{
    m_gtins.clear();
    m_lots.clear();
    m_parents.clear();
}

Result<QString, StoreError> CacheDigests::gtin(qint64 product)
{
    if (const auto known = m_gtins.constFind(product); known != m_gtins.cend())
        return *known;
    auto rows = m_gtin.query(product);
    const QString text = rows.next() ? rows.text(0) : QString(); // damaged: a digest of its own
    if (rows.error())
        return Failure{*rows.error()};
    return *m_gtins.insert(product, text);
}

Result<CacheDigests::Lot, StoreError> CacheDigests::lot(qint64 id)
{
    if (const auto known = m_lots.constFind(id); known != m_lots.cend())
        return *known;
    Lot lot;
    auto rows = m_lot.query(id);
    if (rows.next())
        lot = {rows.text(0), m_digester.lotHash(rows.text(0), rows.text(1))};
    if (rows.error())
        return Failure{*rows.error()};
    return *m_lots.insert(id, lot);
}

Result<QByteArray, StoreError> CacheDigests::keyOf(const UnitKey &key)
{
    if (key.product == 0)
        return QByteArray("00/" + key.serial.toLatin1());
    const auto product = gtin(key.product);
    if (!product)
        return Failure{product.error()};
    QByteArray text;
    text.reserve(64);
    text.append("01/").append(product->toLatin1()).append("/21/");
    // Nearly all serials are letters and digits, which stand for themselves.
    for (const QChar c : key.serial) {
        if (!isPlain(c.unicode()))
            return QByteArray("01/" + product->toLatin1() + "/21/"
                              + gs1::percentEncoded(key.serial).toLatin1());
        text.append(char(c.unicode()));
    }
    return text;
}

Result<quint64, StoreError> CacheDigests::parent(qint64 id)
{
    if (const auto known = m_parents.constFind(id); known != m_parents.cend())
        return *known;
    UnitKey key;
    {
        auto rows = m_parent.query(id);
        if (rows.next())
            key = {rows.integer(0), rows.text(1)};
        if (rows.error())
            return Failure{*rows.error()};
    }
    const auto text = keyOf(key);
    if (!text)
        return Failure{text.error()};
    if (m_parents.size() >= MostParents)
        m_parents.clear();
    return *m_parents.insert(id, m_digester.hash(QByteArrayView(*text)));
}

Result<quint64, StoreError> CacheDigests::holds(const UnitKey &key)
{
    QStringList lines;
    auto rows = m_holds.query(key.product, key.serial);
    while (rows.next()) {
        const QByteArray detail = rows.bytes(2);
        const QString id = detail.isEmpty()
                               ? QString()
                               : QJsonDocument::fromJson(detail).object()["id"_L1].toString();
        lines.append(domain::holdLine(rows.text(0), id, rows.text(1)));
    }
    if (rows.error())
        return Failure{*rows.error()};
    return lines.isEmpty() ? 0 : m_digester.holdsHash(lines);
}

Result<CachedMember, StoreError> CacheDigests::member(const CachedRow &row,
                                                      std::optional<quint64> keyHash)
{
    CachedMember member;
    domain::RowDigester::Row parts;
    if (!keyHash) {
        const auto key = keyOf(row.key);
        if (!key)
            return Failure{key.error()};
        keyHash = m_digester.hash(QByteArrayView(*key));
    }
    parts.key = *keyHash;
    parts.status = domain::statusBits(statusOf(row));
    if (row.lot) {
        const auto found = lot(*row.lot);
        if (!found)
            return Failure{found.error()};
        parts.lot = found->hash;
        member.facts.lot = found->lot;
    }
    if (row.parent) {
        const auto found = parent(*row.parent);
        if (!found)
            return Failure{found.error()};
        parts.parent = *found;
    }
    if (row.flags & cacheflags::Held) {
        const auto found = holds(row.key);
        if (!found)
            return Failure{found.error()};
        parts.holds = *found;
    }
    parts.ver = row.ver;
    member.digest = m_digester.digest(parts);
    member.keyHash = parts.key;
    if (row.key.product != 0) {
        const auto product = gtin(row.key.product);
        if (!product)
            return Failure{product.error()};
        if (const auto parsed = gs1::Gtin::parse(*product))
            member.facts.product = *parsed;
    } else {
        member.facts.lot.clear();
    }
    member.facts.exceptional = row.flags & (cacheflags::Held | cacheflags::Duplicate)
                               || domain::hasEnded(domain::Lifecycle(row.lifecycle));
    return member;
}

Result<Done, StoreError> CacheDigests::eachUnit(const Visit &visit)
{
    auto rows = m_units.query();
    while (rows.next()) {
        const CachedRow row{{rows.integer(0), rows.text(1)},
                            rows.integer(2),
                            rows.optionalInteger(3),
                            rows.number(4),
                            rows.number(5),
                            rows.number(6),
                            rows.number(7),
                            rows.optionalInteger(8)};
        const auto found = member(row);
        if (!found)
            return Failure{found.error()};
        if (auto visited = visit(row, *found); !visited)
            return visited;
    }
    if (rows.error())
        return Failure{*rows.error()};
    return Done();
}

Result<Done, StoreError> CacheDigests::eachLotHold(const VisitLot &visit)
{
    auto rows = m_lotHolds.query();
    while (rows.next()) {
        const auto holds = domain::holdsFromJson(QJsonDocument::fromJson(rows.bytes(2)).array());
        CachedMember member;
        member.digest =
            m_digester.digest(lotKeyText(rows.text(0), rows.text(1)), holds, rows.integer(3));
        member.facts.wholeLot = true;
        visit(member);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return Done();
}

} // namespace pw::store
