// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/operationservice.h"
#include "core/services/packingservice.h"
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "tests/support/manualclock.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <memory>

namespace pw::test {

using namespace Qt::StringLiterals;

inline const QByteArray MasterDataJson =
    R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011","products":[
 {"gtin":"09521141012345","name":"Testolin","levels":[{"level":"carton","capacity":3},
 {"level":"pallet","capacity":2,"mix":"sameProduct"}]}]})";
inline const domain::SsccBlock Cartons{u"c"_s, domain::Level::Carton, u"19521141"_s, 1, 50};
inline const domain::SsccBlock Pallets{u"p"_s, domain::Level::Pallet, u"39521141"_s, 1, 50};

/// A station in a temporary folder: twelve good packs in the cache, blocks of numbers leased.
class StationBench
{
public:
    StationBench()
    {
        m_files = {m_folder.filePath(u"station.db"_s), m_folder.filePath(u"cache.db"_s)};
        open();
        auto database = store::Database::open(store::Schema::cache(), m_files.cacheDatabase,
                                              store::Database::Access::Shared);
        store::CacheWriter writer(**database);
        (void)writer.replaceMasterData(u"1"_s, MasterDataJson);
        (void)writer.reset(u"epoch"_s);
        store::FeedPage page;
        page.scope = u"site"_s;
        page.epoch = u"epoch"_s;
        page.to = page.head = 12;
        page.upToDate = true;
        page.serverTime = clock.now();
        for (int i = 0; i < 12; ++i) {
            domain::UnitState pack{packId(i)};
            pack.product = *gs1::Gtin::parse(u"09521141012345");
            pack.lot = u"L1"_s;
            pack.expiry = QDate(2029, 5, 31);
            if (i == 11)
                pack.holds = {
                    {domain::HoldClass::Quarantined, u"DEV-118"_s, u"QA-7"_s, clock.now()}};
            page.rows.append({i + 1, store::UnitRow{pack}});
        }
        (void)writer.apply(page, store::Moment::now(clock));
        store::Transaction transaction(store->database());
        (void)store->ssccBlocks.add(Cartons);
        (void)store->ssccBlocks.add(Pallets);
        (void)transaction.commit();
        world->renew();
    }

    void open()
    {
        operations.reset();
        service.reset();
        world.reset();
        store.reset();
        store = *store::StationStore::open(m_files);
        world = std::make_unique<services::UnitLookup>(*store, clock, u"WS1"_s);
        service = std::make_unique<services::PackingService>(*store, *world, clock, identity());
        service->restore();
        operations =
            std::make_unique<services::OperationService>(*store, *world, clock, identity(), rules);
    }

    static services::StationIdentity identity()
    {
        return {u"WS1"_s, u"OP-1"_s, u"operator"_s,
                u"https://id.gs1.org/414/9521141100011/254/B1"_s,
                u"https://id.gs1.org/414/9521141100011"_s};
    }

    static epc::Epc packId(int i)
    {
        return *epc::Sgtin::make(*gs1::Gtin::parse(u"09521141012345"), u"S%1"_s.arg(i));
    }

    domain::VerdictCode scan(const QByteArray &bytes)
    {
        scan::RawScan raw{u"s1"_s, ++m_sequence, bytes, {}, clock.now(), clock.sinceBoot()};
        m_last = service->scan(raw, {}, false);
        return m_last.verdict.code;
    }
    domain::VerdictCode scanPack(int i)
    {
        return scan("]d2010952114101234521S" + QByteArray::number(i)
                    + "\x1d"
                      "10L1");
    }
    domain::VerdictCode scanLabel(const gs1::Sscc &sscc)
    {
        return scan("]C100" + sscc.toString().toLatin1());
    }
    QString stationPath() const { return m_files.stationDatabase; }
    QString cachePath() const { return m_files.cacheDatabase; }

    static domain::UnitState pack(int i)
    {
        domain::UnitState pack{packId(i)};
        pack.product = *gs1::Gtin::parse(u"09521141012345");
        pack.lot = u"L1"_s;
        pack.expiry = QDate(2029, 5, 31);
        return pack;
    }
    /// Central's feed goes on with these rows, and all our events have arrived there.
    void hear(const QList<domain::UnitState> &units)
    {
        const auto sent = store->outbox.nextBatch(1000, 10'000'000);
        QList<qint64> seqs;
        for (const store::OutboxEvent &event : *sent)
            seqs.append(event.seq);
        {
            store::Transaction transaction(store->database());
            (void)store->outbox.markStored(seqs, clock.now());
            (void)transaction.commit();
        }
        auto database = store::Database::open(store::Schema::cache(), m_files.cacheDatabase,
                                              store::Database::Access::Shared);
        store::CacheWriter writer(**database);
        store::FeedPage page{u"site"_s, u"epoch"_s,  m_head, m_head, m_head,
                             true,      clock.now(), u"1"_s, 0,      {}};
        for (const domain::UnitState &unit : units)
            page.rows.append({++m_head, store::UnitRow{unit}});
        page.to = page.head = m_head;
        (void)writer.apply(page, store::Moment::now(clock));
        world->renew();
        service->refresh();
    }
    const services::Outcome &last() const { return m_last; }

    QList<QJsonObject> events()
    {
        QList<QJsonObject> events;
        const auto batch = store->outbox.nextBatch(1000, 10'000'000);
        for (const store::OutboxEvent &event : *batch)
            events.append(QJsonDocument::fromJson(event.document).object());
        return events;
    }

private:
    QTemporaryDir m_folder; // goes last, when nothing in it is open any more
    store::StationFiles m_files;

public:
    ManualClock clock{QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC)};
    std::unique_ptr<store::StationStore> store;
    std::unique_ptr<services::UnitLookup> world;
    std::unique_ptr<services::PackingService> service;
    domain::RuleSet rules;
    std::unique_ptr<services::OperationService> operations;

private:
    quint64 m_sequence = 0;
    qint64 m_head = 12;
    services::Outcome m_last;
};

} // namespace pw::test
