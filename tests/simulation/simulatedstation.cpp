// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simulatedstation.h"

#include "core/store/transaction.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::test {

using namespace domain;

namespace {

const QByteArray MasterData =
    R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011","products":[
 {"gtin":"09521141012345","name":"Testolin","levels":[{"level":"carton","capacity":3},
 {"level":"pallet","capacity":2,"mix":"sameProduct"}]}]})";

} // namespace

SimulatedStation::SimulatedStation(const QString &name, int number, const QString &folder,
                                   const QDateTime &now)
    : clock(now), m_name(name), m_files{folder + u"/station.db"_s, folder + u"/cache.db"_s}
{
    restart();
    (void)m_writer->replaceMasterData(u"1"_s, MasterData);
    store::Transaction transaction(m_store->database());
    (void)m_store->ssccBlocks.add(
        {u"c"_s, Level::Carton, u"19521141"_s, 1000 * number + 1, 1000 * number + 900});
    (void)transaction.commit();
}

void SimulatedStation::restart()
{
    m_writer.reset();
    m_cache.reset();
    m_operations.reset();
    m_world.reset();
    m_store.reset();
    m_store = *store::StationStore::open(m_files);
    m_cache = *store::Database::open(store::Schema::cache(), m_files.cacheDatabase,
                                     store::Database::Access::Shared);
    m_writer = std::make_unique<store::CacheWriter>(*m_cache);
    m_world = std::make_unique<services::UnitLookup>(*m_store, clock, m_name);
    m_operations = std::make_unique<services::OperationService>(
        *m_store, *m_world, clock,
        services::StationIdentity{m_name, u"OP-"_s + m_name, u"operator"_s,
                                  u"https://id.gs1.org/414/9521141100011/254/"_s + m_name,
                                  u"https://id.gs1.org/414/9521141100011"_s},
        m_rules);
}

Request SimulatedStation::request(const Operation &operation) const
{
    // Whoever it takes: what is tried here is what central makes of it, not who may.
    const QString id = u"QA-"_s + m_name;
    const Role role = std::holds_alternative<op::ResolveConflict>(operation)
                              || std::holds_alternative<op::Quarantine>(operation)
                              || std::holds_alternative<op::Release>(operation)
                          ? Role::Qa
                          : Role::Supervisor;
    return {operation,
            {id, role, Signature{id, u"approved"_s, clock.now()}, SecondPerson{id + u'2', role}},
            {u"R1"_s, u"because"_s},
            clock.now()};
}

bool SimulatedStation::carryOut(const Operation &operation)
{
    const auto outcome = m_operations->carryOut(request(operation));
    done += outcome.problems.isEmpty() ? 1 : 0;
    return outcome.problems.isEmpty();
}

void SimulatedStation::work(Dice &dice, const QList<epc::Epc> &packs)
{
    epc::Epc pack = dice.of(packs);
    for (int tries = 0; tries < 3; ++tries) { // what is there to be worked with, mostly
        const auto seen = m_world->unit(pack);
        if (seen && !hasEnded(seen->lifecycle) && seen->holds.isEmpty())
            break;
        pack = dice.of(packs);
    }
    if (m_boxes.isEmpty() || dice.oneIn(10)) {
        const auto number = m_operations->drawNumber(Level::Carton);
        if (number && *number && carryOut(op::Commission{epc::Epc(**number), Level::Carton, true}))
            m_boxes.append(epc::Epc(**number));
        if (m_boxes.size() > 3)
            m_boxes.removeFirst();
        return;
    }
    const auto unit = m_world->unit(pack);
    switch (dice.below(12)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
    case 5: carryOut(op::Aggregate{dice.of(m_boxes), {pack}}); break;
    case 6: carryOut(op::Close{dice.of(m_boxes)}); break;
    case 7:
    case 8: carryOut(op::Remove{{pack}}); break;
    case 9:
        if (unit && unit->parent)
            carryOut(op::Dissolve{*unit->parent, 1, op::EmptyParents::Decommission});
        break;
    case 10: carryOut(op::Move{{pack}, dice.of(m_boxes)}); break;
    case 11:
        if (dice.oneIn(8))
            carryOut(op::Destroy{{pack}, false, u"shredder"_s, u"C-1"_s});
        else if (dice.oneIn(3))
            holdOrRelease(pack);
        break;
    }
}

/// Others may pack it meanwhile: they have not heard of it.
void SimulatedStation::holdOrRelease(const epc::Epc &pack)
{
    const op::HoldTarget target{HoldScope::Serial, {pack}, {}, {}};
    const auto unit = m_world->unit(pack);
    if (!unit)
        return;
    const auto held = std::ranges::find_if(
        unit->holds, [](const Hold &hold) { return hold.holdClass != HoldClass::Conflict; });
    if (held != unit->holds.cend()) {
        carryOut(op::Release{held->id, target});
        return;
    }
    op::Quarantine quarantine;
    quarantine.holdId = u"urn:uuid:%1-%2"_s.arg(m_name).arg(done);
    quarantine.target = target;
    carryOut(quarantine);
}

VerdictCode SimulatedStation::resolve(const epc::Epc &id)
{
    const auto unit = m_world->unit(id);
    op::ResolveConflict resolution{id, op::Whereabouts::Loose, {}, {}};
    if (unit && unit->parent && !hasEnded(unit->lifecycle)) {
        resolution.found = op::Whereabouts::Inside;
        resolution.container = unit->parent;
    }
    const auto outcome = m_operations->carryOut(request(resolution));
    return outcome.problems.isEmpty() ? VerdictCode::ConflictResolved
                                      : outcome.problems.first().code;
}

bool SimulatedStation::push(SimulatedCentral &central, bool answerLost, int &refused)
{
    const auto batch = m_store->outbox.nextBatch(5, 1'000'000);
    if (!batch || batch->isEmpty())
        return false;
    QList<QJsonObject> events;
    QList<qint64> seqs;
    for (const store::OutboxEvent &event : *batch) {
        events.append(QJsonDocument::fromJson(event.document).object());
        seqs.append(event.seq);
    }
    refused += central.capture(events, clock.now()) ? 0 : 1;
    if (answerLost)
        return true;
    store::Transaction transaction(m_store->database());
    (void)m_store->outbox.markStored(seqs, clock.now());
    (void)transaction.commit();
    return true;
}

bool SimulatedStation::pull(SimulatedCentral &central)
{
    if (m_cursor == 0)
        (void)m_writer->reset(central.epoch());
    const store::FeedPage page = central.changes(m_cursor, m_name, clock.now());
    (void)m_writer->apply(page, store::Moment::now(clock));
    const bool moved = page.to != m_cursor;
    m_cursor = page.to;
    // As the engine does: the newer cache first, then the overlay it has caught up with.
    m_world->renew();
    if (page.stationSeq)
        (void)m_store->heardUpTo(*page.stationSeq);
    m_world->forgetHeld();
    return moved;
}

} // namespace pw::test
