// SPDX-License-Identifier: Apache-2.0
#include "core/central/storeverifier.h"

#include "core/central/admission.h"
#include "core/central/sqliteaudit.h"
#include "core/central/sqliteschema.h"
#include "core/central/sqlitewriter.h"
#include "core/central/unitkey.h"
#include "core/domain/unitcodes.h"

#include <QDir>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr int BatchSize = 1000; ///< events in a transaction of the second store

using Kind = StoreFinding::Kind;
using Report = std::function<void(const StoreFinding &)>;

/// A second store that is told the same events. What a number block says of a container counts from
/// the moment it was leased.
class RetoldStore : public SqliteWriter
{
public:
    RetoldStore(sqlite::Connection connection, const QList<StoredBlock> &blocks)
        : SqliteWriter(std::move(connection)), m_blocks(blocks)
    {}
    void setMoment(const QDateTime &moment) { m_moment = moment; }

    QString levelOfSscc(const QString &sscc) override
    {
        for (const StoredBlock &block : m_blocks) {
            const SsccLease &lease = block.lease;
            if (block.createdAt > m_moment || !sscc.startsWith(lease.prefix))
                continue;
            const qsizetype length = lease.prefix.size();
            const qint64 number = sscc.sliced(length, sscc.size() - 1 - length).toLongLong();
            if (number >= lease.first && number <= lease.last)
                return lease.level;
        }
        return {};
    }

private:
    QList<StoredBlock> m_blocks;
    QDateTime m_moment;
};

Result<std::unique_ptr<RetoldStore>, StoreError> emptyStore(const QString &path,
                                                            const QList<StoredBlock> &blocks)
{
    auto opened = sqlite::openForWriting(path);
    if (!opened)
        return Failure{opened.error()};
    sqlite::Connection connection = *std::move(opened);
    // It is thrown away in the end; nobody waits for its disk.
    if (const auto fast = connection.execute("PRAGMA synchronous=OFF"); !fast)
        return Failure{fast.error()};
    return std::make_unique<RetoldStore>(std::move(connection), blocks);
}

/// Tells one event after the other to the second store.
class Retelling
{
public:
    Retelling(RetoldStore &store, const Report &report) : m_store(store), m_report(report) {}

    void tell(const StoredEvent &stored)
    {
        if (m_error)
            return;
        IncomingEvent incoming = rereadEvent(stored.json, stored.context);
        if (incoming.refused)
            return m_report({Kind::Unreadable, stored.eventId, incoming.refused->detail});
        if (!contentHashesOf(incoming.event).contains(stored.contentHash)
            || incoming.record.eventId != stored.eventId
            || incoming.record.declaration != stored.declaration)
            m_report({Kind::ContentHash, stored.eventId, u"event %1"_s.arg(stored.sequence)});
        // Only names are asked for while events are told (an error declaration asks for them).
        incoming.record.index.texts.clear();
        incoming.record.index.numbers.clear();
        if (m_inBatch == 0)
            m_store.begin(stored.recordTime);
        m_store.setMoment(stored.recordTime);
        IncomingDocument document;
        document.events = {incoming};
        (void)admitWithoutJob(m_store, document, stored.recordTime);
        if (++m_inBatch == BatchSize)
            finish();
    }

    void finish()
    {
        if (std::exchange(m_inBatch, 0) == 0)
            return;
        if (const auto done = m_store.commit(); !done)
            m_error = done.error();
    }
    const std::optional<StoreError> &error() const { return m_error; }

private:
    RetoldStore &m_store;
    const Report &m_report;
    int m_inBatch = 0;
    std::optional<StoreError> m_error;
};

QString textOf(const QMap<QString, double> &quantities)
{
    QStringList parts;
    for (auto it = quantities.begin(); it != quantities.end(); ++it)
        parts.append(it.key() + u'=' + QString::number(it.value()));
    return parts.join(u' ');
}

QString textOf(const QList<HoldRecord> &holds)
{
    QStringList parts;
    for (const HoldRecord &hold : holds)
        parts.append(hold.disposition + u" since "_s + hold.since.toString(Qt::ISODateWithMs)
                     + (hold.id.isEmpty() ? QString() : u' ' + hold.id));
    return parts.join(u", "_s);
}

QString flagsOf(const UnitRecord &unit)
{
    QStringList flags;
    const auto add = [&flags](bool set, QLatin1StringView name) {
        if (set)
            flags.append(name);
    };
    add(unit.container, "container"_L1);
    add(unit.open, "open"_L1);
    add(unit.partial, "partial"_L1);
    add(unit.closed, "closed"_L1);
    add(unit.broken, "broken"_L1);
    add(unit.sampled, "sampled"_L1);
    add(unit.duplicate, "duplicate"_L1);
    return flags.join(u' ') + u" label "_s + domain::toCode(unit.label) + u" evidence "_s
           + domain::toCode(unit.evidence);
}

/// `field: stored, by the events retold` for each that differs.
QString difference(const UnitRecord &stored, const UnitRecord &retold)
{
    QStringList parts;
    const auto compare = [&parts](QLatin1StringView field, const QString &is, const QString &told) {
        if (is != told)
            parts.append(field + u": \""_s + is + u"\", by the events \""_s + told + u'"');
    };
    const epcis::ObjectState &is = stored.state;
    const epcis::ObjectState &told = retold.state;
    const auto number = [](auto value) { return QString::number(int(value)); };
    compare("lifecycle"_L1, number(is.lifecycle), number(told.lifecycle));
    compare("disposition"_L1, is.disposition, told.disposition);
    compare("persistentDisposition"_L1, is.persistent.join(u' '), told.persistent.join(u' '));
    compare("parent"_L1, keyOf(is.parent), keyOf(told.parent));
    compare("quantities"_L1, textOf(is.quantities), textOf(told.quantities));
    compare("bizLocation"_L1, is.bizLocation, told.bizLocation);
    compare("bizStep"_L1, is.lastBizStep, told.lastBizStep);
    compare("eventTime"_L1, is.lastEventTime.toString(Qt::ISODateWithMs),
            told.lastEventTime.toString(Qt::ISODateWithMs));
    compare("eventBy"_L1, stored.eventBy, retold.eventBy);
    compare("level"_L1, stored.level, retold.level);
    compare("lot"_L1, stored.lot, retold.lot);
    compare("expiry"_L1, stored.expiry, retold.expiry);
    compare("custody"_L1, number(stored.custody), number(retold.custody));
    compare("flags"_L1, flagsOf(stored), flagsOf(retold));
    if (stored.holds != retold.holds)
        parts.append(u"holds: \""_s + textOf(stored.holds) + u"\", by the events \""_s
                     + textOf(retold.holds) + u'"');
    return parts.join(u"; "_s);
}

/// Rows of the second store that the first does not have; asked only where the numbers tell that
/// there are some.
Result<Done, StoreError> reportMissing(StoreAudit &audit, const QString &retoldPath,
                                       const Report &report)
{
    QSet<QString> known;
    const auto read = audit.eachUnit([&](const UnitRecord &unit) { known.insert(unit.state.id); });
    if (!read)
        return read;
    const auto retold = SqliteAudit::open(retoldPath);
    if (!retold)
        return Failure{retold.error()};
    return (*retold)->eachUnit([&](const UnitRecord &unit) {
        if (!known.contains(unit.state.id))
            report({Kind::MissingUnit, keyOf(unit.state.id), {}});
    });
}

Result<Done, StoreError> compareUnits(StoreAudit &audit, RetoldStore &retold,
                                      const QString &retoldPath, VerifiedStore &verified,
                                      const Report &report)
{
    qint64 found = 0;
    const auto done = audit.eachUnit([&](UnitRecord stored) {
        ++verified.units;
        auto told = retold.unit(stored.state.id);
        if (!told)
            return report({Kind::SpareUnit, keyOf(stored.state.id), {}});
        ++found;
        stored.ver = told->ver = 0; // feed numbers follow documents, which are not kept
        if (stored != *told)
            report({Kind::Unit, keyOf(stored.state.id), difference(stored, *told)});
    });
    if (!done)
        return done;
    qint64 all = 0;
    const auto second = SqliteAudit::open(retoldPath);
    if (!second)
        return Failure{second.error()};
    const auto counted = (*second)->eachUnit([&all](const UnitRecord &) { ++all; });
    if (!counted)
        return counted;
    return all == found ? Result<Done, StoreError>(Done{})
                        : reportMissing(audit, retoldPath, report);
}

Result<Done, StoreError> compareLots(StoreAudit &audit, RetoldStore &retold,
                                     const QString &retoldPath, VerifiedStore &verified,
                                     const Report &report)
{
    QSet<QString> known;
    const auto compare = [&](const LotRecord &stored, const QList<HoldRecord> &told) {
        if (stored.holds != told)
            report({Kind::Lot, stored.key,
                    u"holds: \""_s + textOf(stored.holds) + u"\", by the events \""_s + textOf(told)
                        + u'"'});
    };
    const auto done = audit.eachLot([&](const LotRecord &stored) {
        ++verified.lots;
        known.insert(stored.key);
        compare(stored, retold.lot(stored.key).holds);
    });
    if (!done)
        return done;
    const auto second = SqliteAudit::open(retoldPath);
    if (!second)
        return Failure{second.error()};
    return (*second)->eachLot([&](const LotRecord &told) {
        if (!known.contains(told.key))
            compare({told.key, 0, {}}, told.holds);
    });
}

} // namespace

Result<VerifiedStore, StoreError> verifyStore(StoreAudit &audit, const QString &folder,
                                              const Report &reportOne)
{
    VerifiedStore verified;
    const Report report = [&](const StoreFinding &finding) {
        ++verified.findings;
        reportOne(finding);
    };
    const auto damages = audit.damages();
    if (!damages)
        return Failure{damages.error()};
    for (const QString &damage : *damages)
        report({Kind::Damage, {}, damage});
    const auto blocks = audit.blocks();
    if (!blocks)
        return Failure{blocks.error()};
    const QString path = QDir(folder).filePath(u"retold.db"_s);
    const auto retold = emptyStore(path, *blocks);
    if (!retold)
        return Failure{retold.error()};
    Retelling retelling(**retold, report);
    const auto read = audit.eachEvent({}, [&](const StoredEvent &event) {
        ++verified.events;
        retelling.tell(event);
    });
    if (!read)
        return Failure{read.error()};
    retelling.finish();
    if (retelling.error())
        return Failure{*retelling.error()};
    (*retold)->begin(QDateTime::currentDateTimeUtc());
    for (const auto compare : {&compareUnits, &compareLots}) {
        if (const auto done = compare(audit, **retold, path, verified, report); !done)
            return Failure{done.error()};
    }
    (*retold)->rollback();
    return verified;
}

} // namespace pw::central
