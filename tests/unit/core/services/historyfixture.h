// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/commandjson.h"
#include "core/services/unitlookup.h"
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "tests/support/manualclock.h"
#include "tests/unit/core/store/stationfixture.h"

namespace pw::test {

inline epc::Epc pallet(int number)
{
    const domain::SsccBlock block{u"p"_s, domain::Level::Pallet, u"19521141"_s, 0, 999'999'999};
    return block.number(number);
}

/// A station with a past: its own operations and scans, and a cache that follows a feed.
struct HistoryFixture : StationFixture
{
    HistoryFixture()
    {
        cache = *store::Database::open(store::Schema::cache(), files().cacheDatabase,
                                       store::Database::Access::Shared);
        writer = std::make_unique<store::CacheWriter>(*cache);
        world = std::make_unique<services::UnitLookup>(*store, clock, u"WS1"_s);
    }

    /// An operation that moves `child`; its event waits in the outbox and the overlay has the unit
    /// unless `echoed`.
    qint64 move(const epc::Epc &child, const std::optional<epc::Epc> &before,
                const std::optional<epc::Epc> &after, int second, bool echoed = false,
                std::optional<qint64> undoes = {})
    {
        store::Transaction transaction(store->database());
        const auto &parent = after ? after : before;
        const domain::Step step{0,
                                {after ? domain::Command(domain::AddChildren{{child}, *after})
                                       : domain::RemoveChildren{{child}, before.value_or(child)}},
                                {},
                                {},
                                {u"OTHER"_s, u"because"_s}};
        const QByteArray payload = domain::toJson(step);
        const qint64 operation =
            *store->operations.append({0,
                                       QUuid::createUuid(),
                                       after ? u"AGGREGATE"_s : u"DISAGGREGATE"_s,
                                       at(second),
                                       u"op7"_s,
                                       payload,
                                       undoes,
                                       {}});
        if (undoes)
            check(store->operations.markUndone(*undoes, operation));
        check(store->history.recordLinks(
            {{child, before, after, lastEventAt(child), at(second), operation}}));
        QList<epc::Epc> touched{child};
        if (parent)
            touched.append(*parent);
        check(store->history.recordTouched(operation, touched));
        if (!echoed) {
            auto state = unit(child);
            if (child.sscc())
                state.container = domain::ContainerState();
            state.parent = after;
            state.lastEventAt = at(second);
            state.lastEventBy = u"WS1"_s;
            check(store->overlay.put(state, operation));
            store::OutboxEvent event;
            event.eventId = u"urn:uuid:%1"_s.arg(operation);
            event.sequence = operation;
            event.operation = operation;
            event.document = "{}";
            event.units = {child};
            event.createdAt = at(second);
            check(store->outbox.append(event));
        }
        check(transaction.commit());
        return operation;
    }

    void scan(const epc::Epc &id, domain::VerdictCode verdict, int second,
              const QByteArray &facts = "{}", std::optional<qint64> operation = {})
    {
        store::Transaction transaction(store->database());
        store::ScanJournalEntry entry;
        entry.scan = {u"s1"_s, 1, "raw", scan::FrameStatus::Ok, at(second), {}};
        entry.verdict = verdict;
        entry.facts = facts;
        entry.operation = operation;
        const auto row = store->journal.append(entry);
        check(row);
        check(store->history.recordScan(*row, u"op7"_s, id));
        check(transaction.commit());
    }

    void hear(const QList<domain::UnitState> &units, int second)
    {
        store::FeedPage page;
        page.scope = u"site"_s;
        page.upToDate = true;
        page.serverTime = at(second);
        for (const domain::UnitState &state : units)
            page.rows.append({++head, store::UnitRow{state}});
        page.to = page.head = head;
        check(writer->apply(page, {{}, {}, at(second)}));
        world->renew();
    }

    static domain::UnitState heard(const epc::Epc &id, int second,
                                   const std::optional<epc::Epc> &parent = {},
                                   const QString &by = u"LINE-7"_s)
    {
        auto state = unit(id);
        state.lot = u"L1"_s;
        state.parent = parent;
        state.lastEventAt = at(second);
        state.lastEventBy = by;
        if (id.sscc()) {
            state.level = id.sscc()->toString().startsWith(u'1') ? domain::Level::Pallet
                                                                 : domain::Level::Carton;
            state.container = domain::ContainerState();
        }
        return state;
    }

    template <typename T>
    static void check(const Result<T, store::StoreError> &result)
    {
        if (!result)
            qFatal("%s", why(result).constData());
    }

    ManualClock clock{at(1000)};
    std::unique_ptr<store::Database> cache;
    std::unique_ptr<store::CacheWriter> writer;
    std::unique_ptr<services::UnitLookup> world;
    qint64 head = 0;

private:
    QDateTime lastEventAt(const epc::Epc &id) const
    {
        const auto state = world->unit(id);
        return state ? state->lastEventAt : QDateTime();
    }
};

} // namespace pw::test
