// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachereader.h"

#include "core/domain/unitcodes.h"
#include "core/store/cacheflags.h"
#include "core/store/database.h"

#include <QJsonDocument>

namespace pw::store {

using namespace Qt::StringLiterals;
using domain::UnitState;

namespace {

/// Some 20 MB; a site has fewer containers at hand at once.
constexpr qsizetype MostContents = 100'000;

StoreError damaged(const QString &where)
{
    return {StoreError::Code::Damaged, 0, where};
}

Result<Done, StoreError> endOf(const Rows &rows)
{
    if (rows.error())
        return Failure{*rows.error()};
    return Done();
}

/// Packs at any depth inside: how many products and lots they are of, and their earliest expiry.
constexpr char ContentsSql[] =
    "WITH RECURSIVE inside (product_id, serial, lot_id, flags) AS ("
    " SELECT product_id, serial, lot_id, flags FROM unit WHERE parent_id = ?1"
    " UNION" // and not UNION ALL: a circle in what central says must end here
    " SELECT u.product_id, u.serial, u.lot_id, u.flags FROM inside i"
    "  JOIN parent p ON p.product_id = i.product_id AND p.serial = i.serial"
    "  JOIN unit u ON u.parent_id = p.id WHERE i.flags & 4)"
    " SELECT count(DISTINCT i.product_id), min(i.product_id), count(DISTINCT ifnull(l.lot, '')),"
    "  min(ifnull(l.lot, '')), min(nullif(l.expiry, ''))"
    " FROM inside i LEFT JOIN lot l ON l.id = i.lot_id WHERE NOT i.flags & 4";

} // namespace

CacheReader::CacheReader(Database &database)
    : m_database(database),
      m_unit(database, "SELECT lot_id, level, lifecycle, custody, flags, parent_id, event_at,"
                       " event_by FROM unit WHERE product_id = ?1 AND serial = ?2"),
      m_lot(database, "SELECT lot, expiry FROM lot WHERE id = ?1"),
      m_actor(database, "SELECT name FROM actor WHERE id = ?1"),
      m_parent(database, "SELECT product_id, serial FROM parent WHERE id = ?1"),
      m_parentNumber(database, "SELECT id FROM parent WHERE product_id = ?1 AND serial = ?2"),
      m_holds(database, "SELECT class, reason, by, since, detail FROM hold WHERE product_id = ?1"
                        " AND serial = ?2 ORDER BY position"),
      m_lotHolds(database, "SELECT product_id, lot, holds FROM lot_hold"),
      m_products(database, "SELECT id, gtin FROM product WHERE id > 0"),
      m_children(database, "SELECT product_id, serial FROM unit WHERE parent_id = ?1"
                           " ORDER BY product_id, serial"),
      m_childCount(database, "SELECT count(*) FROM unit WHERE parent_id = ?1"),
      m_contents(database, ContentsSql),
      m_dataVersion(database, "PRAGMA data_version"),
      m_feedState(database),
      m_masterData(database)
{}

CacheReader::~CacheReader()
{
    if (m_database.inTransaction()) {
        const auto ended = m_database.execute("COMMIT");
        Q_UNUSED(ended) // it has only read
    }
}

Result<Done, StoreError> CacheReader::renew()
{
    if (m_database.inTransaction()) {
        if (const auto ended = m_database.execute("COMMIT"); !ended)
            return ended;
    }
    if (const auto begun = m_database.execute("BEGIN"); !begun)
        return begun;
    const auto loaded = loadShared();
    if (!loaded)
        m_seenVersion = NothingSeen; // holds on lots may be missing: no answer without them
    return loaded;
}

Result<Done, StoreError> CacheReader::ensureOpen()
{
    const bool isOpen = m_database.inTransaction() && m_seenVersion != NothingSeen;
    return isOpen ? Result<Done, StoreError>(Done()) : renew();
}

Result<Done, StoreError> CacheReader::loadShared()
{
    qint64 version = 0;
    { // also the first read of the transaction: the snapshot is taken here
        auto rows = m_dataVersion.query();
        if (!rows.next())
            return Failure{rows.error().value_or(StoreError{})};
        version = rows.integer(0);
    }
    if (version == m_seenVersion)
        return Done();
    auto products = m_products.query();
    while (products.next()) {
        const auto gtin = gs1::Gtin::parse(products.text(1));
        if (!gtin)
            return Failure{damaged(u"product"_s)};
        m_productNumbers.insert(*gtin, products.integer(0));
        m_gtins.insert(products.integer(0), *gtin);
    }
    if (const auto ended = endOf(products); !ended)
        return ended;
    m_lotHoldsByLot.clear();
    auto lotHolds = m_lotHolds.query();
    while (lotHolds.next()) {
        const auto gtin = m_gtins.constFind(lotHolds.integer(0));
        if (gtin == m_gtins.cend())
            return Failure{damaged(u"lot_hold"_s)};
        const auto holds =
            domain::holdsFromJson(QJsonDocument::fromJson(lotHolds.bytes(2)).array());
        if (!holds.isEmpty())
            m_lotHoldsByLot.insert({*gtin, lotHolds.text(1)}, holds);
    }
    if (const auto ended = endOf(lotHolds); !ended)
        return ended;
    m_contentsByParent.clear();
    m_feedStates.clear();
    m_seenVersion = version;
    ++m_generation;
    return Done();
}

Result<std::optional<UnitState>, StoreError> CacheReader::unit(const epc::Epc &id)
{
    if (const auto open = ensureOpen(); !open)
        return Failure{open.error()};
    const auto product = productNumber(id);
    if (!product)
        return std::optional<UnitState>();
    const QString serial = id.sscc() ? id.sscc()->toString() : id.sgtin()->serial();
    auto rows = m_unit.query(*product, serial);
    if (!rows.next()) {
        if (rows.error())
            return Failure{*rows.error()};
        return std::optional<UnitState>();
    }
    const auto level = rows.integer(1), lifecycle = rows.integer(2), custody = rows.integer(3);
    if (level < 0 || level > 3 || lifecycle < 0 || lifecycle > 5 || custody < 0 || custody > 2)
        return Failure{damaged(u"unit "_s + id.key())};
    UnitState unit{id, domain::Level(level), domain::Lifecycle(lifecycle),
                   domain::Custody(custody)};
    if (id.sgtin())
        unit.product = id.sgtin()->gtin();
    const int flags = rows.number(4);
    unit.duplicateIdentity = (flags & cacheflags::Duplicate) != 0;
    unit.evidence = cacheflags::evidenceOf(flags);
    unit.lastEventAt = rows.instant(6);
    Result<Done, StoreError> added = Done();
    if (const auto lot = rows.optionalInteger(0))
        added = addLot(unit, *lot);
    if (added && (flags & cacheflags::Held))
        added = addHolds(unit, *product, serial);
    if (const auto parent = rows.optionalInteger(5); added && parent)
        added = addParent(unit, *parent);
    if (const auto actor = rows.optionalInteger(7); added && actor)
        added = addActor(unit, *actor);
    if (!m_lotHoldsByLot.isEmpty() && unit.product) {
        unit.holds += m_lotHoldsByLot.value({*unit.product, {}});
        if (!unit.lot.isEmpty())
            unit.holds += m_lotHoldsByLot.value({*unit.product, unit.lot});
    }
    if (added && (flags & cacheflags::Container)) {
        unit.container = cacheflags::containerOf(flags);
        added = addContents(unit);
    }
    if (!added)
        return Failure{added.error()};
    return std::optional(std::move(unit));
}

Result<QList<epc::Epc>, StoreError> CacheReader::childrenOf(const epc::Epc &parent)
{
    const auto number = parentNumber(parent);
    if (!number)
        return Failure{number.error()};
    QList<epc::Epc> children;
    auto rows = m_children.query(*number);
    while (rows.next()) {
        const auto child = epcOf(rows.integer(0), rows.text(1));
        if (!child)
            return Failure{damaged(u"unit "_s + rows.text(1))};
        children.append(*child);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return children;
}

Result<int, StoreError> CacheReader::childCount(const epc::Epc &parent)
{
    const auto number = parentNumber(parent);
    if (!number)
        return Failure{number.error()};
    auto rows = m_childCount.query(*number);
    if (!rows.next())
        return Failure{rows.error().value_or(StoreError{})};
    return rows.number(0);
}

Result<QList<domain::Hold>, StoreError> CacheReader::lotHolds(const LotKey &lot)
{
    if (const auto open = ensureOpen(); !open)
        return Failure{open.error()};
    return m_lotHoldsByLot.value(lot);
}

Result<std::optional<domain::MasterData>, StoreError> CacheReader::masterData()
{
    if (const auto open = ensureOpen(); !open)
        return Failure{open.error()};
    return m_masterData.find();
}

Result<std::optional<FeedState>, StoreError> CacheReader::feedState(const QString &scope)
{
    if (const auto open = ensureOpen(); !open)
        return Failure{open.error()};
    if (const auto known = m_feedStates.constFind(scope); known != m_feedStates.cend())
        return *known;
    auto state = m_feedState.find(scope);
    if (state)
        m_feedStates.insert(scope, *state);
    return state;
}

Result<std::optional<qint64>, StoreError> CacheReader::parentNumber(const epc::Epc &id)
{
    if (const auto open = ensureOpen(); !open)
        return Failure{open.error()};
    const auto product = productNumber(id);
    if (!product)
        return std::optional<qint64>();
    auto rows =
        m_parentNumber.query(*product, id.sscc() ? id.sscc()->toString() : id.sgtin()->serial());
    if (rows.next())
        return std::optional(rows.integer(0));
    if (rows.error())
        return Failure{*rows.error()};
    return std::optional<qint64>();
}

Result<Done, StoreError> CacheReader::addLot(UnitState &unit, qint64 lot)
{
    auto known = m_lots.constFind(lot);
    if (known == m_lots.cend()) {
        auto rows = m_lot.query(lot);
        if (!rows.next())
            return Failure{rows.error().value_or(damaged(u"lot"_s))};
        known = m_lots.insert(lot, {rows.text(0), QDate::fromString(rows.text(1), Qt::ISODate)});
    }
    unit.lot = known->lot;
    unit.expiry = known->expiry;
    return Done();
}

Result<Done, StoreError> CacheReader::addHolds(UnitState &unit, qint64 product,
                                               const QString &serial)
{
    auto rows = m_holds.query(product, serial);
    while (rows.next()) {
        domain::Hold hold;
        if (const QByteArray detail = rows.bytes(4); !detail.isEmpty())
            hold = domain::holdFromJson(QJsonDocument::fromJson(detail).object());
        hold.holdClass = domain::holdClassFromCode(rows.text(0)).value_or(hold.holdClass);
        hold.reason = rows.text(1);
        hold.by = rows.text(2);
        hold.since = rows.instant(3);
        unit.holds.append(hold);
    }
    return endOf(rows);
}

Result<Done, StoreError> CacheReader::addParent(UnitState &unit, qint64 parent)
{
    auto rows = m_parent.query(parent);
    if (!rows.next())
        return Failure{rows.error().value_or(damaged(u"parent"_s))};
    unit.parent = epcOf(rows.integer(0), rows.text(1));
    if (!unit.parent)
        return Failure{damaged(u"parent"_s)};
    return Done();
}

Result<Done, StoreError> CacheReader::addActor(UnitState &unit, qint64 actor)
{
    auto known = m_actors.constFind(actor);
    if (known == m_actors.cend()) {
        auto rows = m_actor.query(actor);
        if (!rows.next())
            return Failure{rows.error().value_or(damaged(u"actor"_s))};
        known = m_actors.insert(actor, rows.text(0));
    }
    unit.lastEventBy = *known;
    return Done();
}

Result<Done, StoreError> CacheReader::addContents(UnitState &container)
{
    const auto number = parentNumber(container.id);
    if (!number)
        return Failure{number.error()};
    if (!*number)
        return Done();
    auto known = m_contentsByParent.constFind(**number);
    if (known == m_contentsByParent.cend()) {
        const auto contents = contentsOf(**number);
        if (!contents)
            return Failure{contents.error()};
        if (m_contentsByParent.size() >= MostContents)
            m_contentsByParent.clear();
        known = m_contentsByParent.insert(**number, *contents);
    }
    container.childCount = known->children;
    if (known->products > 0) {
        container.product = known->product;
        container.lot = known->lot;
        container.expiry = known->expiry;
    }
    return Done();
}

Result<CacheReader::Contents, StoreError> CacheReader::contentsOf(qint64 parent)
{
    Contents contents;
    {
        auto rows = m_childCount.query(parent);
        if (!rows.next())
            return Failure{rows.error().value_or(StoreError{})};
        contents.children = rows.number(0);
    }
    auto rows = m_contents.query(parent);
    if (!rows.next())
        return Failure{rows.error().value_or(StoreError{})};
    contents.products = rows.number(0);
    if (contents.products == 1) {
        if (const auto gtin = m_gtins.constFind(rows.integer(1)); gtin != m_gtins.cend())
            contents.product = *gtin;
        if (rows.integer(2) == 1)
            contents.lot = rows.text(3);
    }
    contents.expiry = QDate::fromString(rows.text(4), Qt::ISODate);
    return contents;
}

std::optional<qint64> CacheReader::productNumber(const epc::Epc &id) const
{
    if (id.sscc())
        return 0;
    const auto known = m_productNumbers.constFind(id.sgtin()->gtin());
    return known == m_productNumbers.cend() ? std::nullopt : std::optional(*known);
}

std::optional<epc::Epc> CacheReader::epcOf(qint64 product, const QString &serial) const
{
    if (product == 0) {
        const auto sscc = gs1::Sscc::parse(serial);
        return sscc ? std::optional(epc::Epc(*sscc)) : std::nullopt;
    }
    const auto gtin = m_gtins.constFind(product);
    if (gtin == m_gtins.cend())
        return {};
    const auto sgtin = epc::Sgtin::make(*gtin, serial);
    return sgtin ? std::optional(epc::Epc(*sgtin)) : std::nullopt;
}

} // namespace pw::store
