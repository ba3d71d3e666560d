// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/hierarchyhash.h"
#include "core/epcis/eventfactory.h"
#include "core/epcis/hierarchyevents.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/xml12.h"
#include "core/services/hierarchyexport.h"
#include "core/services/importservice.h"
#include "tests/unit/core/services/stationbench.h"

namespace pw::test {

/// A station that knows its products and nothing else.
class ImportBench
{
public:
    explicit ImportBench(const QList<domain::UnitState> &known = {}, bool withBlocks = false)
    {
        const store::StationFiles files{folder.filePath(u"station.db"_s),
                                        folder.filePath(u"cache.db"_s)};
        store = *store::StationStore::open(files);
        auto database = store::Database::open(store::Schema::cache(), files.cacheDatabase,
                                              store::Database::Access::Shared);
        store::CacheWriter writer(**database);
        (void)writer.replaceMasterData(u"1"_s, MasterDataJson);
        (void)writer.reset(u"epoch"_s);
        store::FeedPage page;
        page.scope = u"site"_s;
        page.epoch = u"epoch"_s;
        page.upToDate = true;
        page.serverTime = clock.now();
        for (const domain::UnitState &unit : known)
            page.rows.append({page.rows.size() + 1, store::UnitRow{unit}});
        page.to = page.head = page.rows.size();
        (void)writer.apply(page, store::Moment::now(clock));
        if (withBlocks) {
            store::Transaction transaction(store->database());
            (void)store->ssccBlocks.add(Cartons);
            (void)transaction.commit();
        }
        world = std::make_unique<services::UnitLookup>(*store, clock, u"WS1"_s);
        service = std::make_unique<services::ImportService>(*store, *world, clock,
                                                            StationBench::identity(), rules);
    }

    services::ImportReport import(const QByteArray &bytes, bool partial = false,
                                  bool dryRun = false)
    {
        return service->run({u"file"_s, bytes, {}, {}}, {supervisor(), reason(), partial, dryRun});
    }

    static domain::Actor supervisor() { return {u"SV-1"_s, domain::Role::Supervisor, {}, {}}; }
    static domain::Reason reason() { return {u"OTHER"_s, u"delivery 4711"_s}; }

    QByteArray hash(const QList<epc::Epc> &roots) const
    {
        return domain::hierarchyHash(*world, roots);
    }

    /// What waits for central.
    QList<QJsonObject> events()
    {
        QList<QJsonObject> events;
        const auto batch = store->outbox.nextBatch(1000, 10'000'000);
        for (const store::OutboxEvent &event : *batch)
            events.append(QJsonDocument::fromJson(event.document).object());
        return events;
    }

    QTemporaryDir folder; // goes last, when nothing in it is open any more
    ManualClock clock{QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC)};
    std::unique_ptr<store::StationStore> store;
    std::unique_ptr<services::UnitLookup> world;
    domain::RuleSet rules;
    std::unique_ptr<services::ImportService> service;
};

/// What a station has of these containers.
inline domain::imports::Hierarchy gathered(store::StationStore &store,
                                           const services::UnitLookup &world,
                                           const QList<epc::Epc> &roots)
{
    services::HeldIndex held(store);
    services::TreeReader tree(store, world, held);
    services::HierarchyExport exporting(store, world, tree);
    domain::imports::Hierarchy all;
    for (const epc::Epc &root : roots) {
        const auto one = exporting.gather(root, services::HierarchyExport::AllLevels, 10'000);
        const qsizetype base = all.size();
        for (domain::imports::HierarchyNode node : (*one)->hierarchy) {
            if (node.parent >= 0)
                node.parent += base;
            all.append(node);
        }
    }
    return all;
}

inline QByteArray asJson(const domain::imports::Hierarchy &hierarchy, const QDateTime &at)
{
    QList<QJsonObject> objects;
    const auto events = epcis::hierarchyEvents(hierarchy, at, u"+00:00"_s);
    for (const epcis::Event &event : events)
        objects.append(epcis::toJson(event));
    return epcis::captureDocument(objects, at);
}

inline QByteArray asXml(const domain::imports::Hierarchy &hierarchy, const QDateTime &at)
{
    const auto xml = epcis::xml12Document(epcis::hierarchyEvents(hierarchy, at, u"+00:00"_s),
                                          epcis::standardContext(), at,
                                          [](QStringView) { return std::optional(7); });
    return xml ? xml->xml : QByteArray();
}

} // namespace pw::test
