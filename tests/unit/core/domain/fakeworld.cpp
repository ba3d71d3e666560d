// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/fakeworld.h"

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;

FakeWorld::FakeWorld()
    : strict(*gs1::Gtin::parse(u"09521141012345")),
      mixed(*gs1::Gtin::parse(u"09521141000014")),
      cartons{u"c"_s, Level::Carton, u"1952114110"_s, 1, 100},
      pallets{u"p"_s, Level::Pallet, u"3952114110"_s, 1, 100}
{
    products = {{strict,
                 u"Strictolin"_s,
                 {{Level::Carton, 3, MixPolicy::SameProductSameLot},
                  {Level::Pallet, 2, MixPolicy::SameProduct}},
                 30},
                {mixed,
                 u"Mixolin"_s,
                 {{Level::Carton, 3, MixPolicy::Any}, {Level::Pallet, 2, MixPolicy::Any}},
                 0}};
}

std::optional<UnitState> FakeWorld::unit(const epc::Epc &id) const
{
    const auto found = units.constFind(id);
    return found == units.cend() ? std::nullopt : std::optional(*found);
}

QList<epc::Epc> FakeWorld::childrenOf(const epc::Epc &parent) const
{
    QList<epc::Epc> children;
    for (const UnitState &unit : units) {
        if (unit.parent == parent)
            children.append(unit.id);
    }
    return children;
}

int FakeWorld::heldInside(const epc::Epc &container) const
{
    int held = 0;
    const QList<epc::Epc> children = childrenOf(container);
    for (const epc::Epc &child : children)
        held += (isForbidden(*units.constFind(child)) ? 1 : 0) + heldInside(child);
    return held;
}

QList<Hold> FakeWorld::holdsOnLot(const gs1::Gtin &, const QString &lot) const
{
    return lotHolds.contains(lot) ? QList{*lotHolds.constFind(lot)} : QList<Hold>();
}

std::optional<Product> FakeWorld::product(const gs1::Gtin &gtin) const
{
    for (const Product &product : products) {
        if (product.gtin == gtin)
            return product;
    }
    return {};
}

std::optional<Level> FakeWorld::freeNumberLevel(const gs1::Sscc &sscc) const
{
    if (units.contains(epc::Epc(sscc)))
        return {};
    for (const SsccBlock &block : {cartons, pallets}) {
        if (block.serialReferenceOf(sscc))
            return block.level;
    }
    return {};
}

QList<Level> FakeWorld::levelsWithFreeNumbers() const
{
    return {Level::Carton, Level::Pallet};
}

std::optional<Step> FakeWorld::lastStep() const
{
    return steps.isEmpty() ? std::nullopt : std::optional(steps.last());
}

Verdict FakeWorld::input(const PackInput &input)
{
    const PackDecision decision = decide(state, input, *this);
    for (UnitState record : decision.records) {
        record.lastEventBy = station();
        units.insert(record.id, record);
    }
    if (decision.undoesLastStep)
        steps.removeLast();
    else if (!decision.commands.isEmpty())
        steps.append({steps.size() + 1, decision.commands});
    state = decision.next;
    return decision.verdict;
}

Result<Plan, Problems> FakeWorld::carryOut(const Operation &operation, const Actor &actor,
                                           const Reason &reason)
{
    const Request request{operation, actor, reason,
                          QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC)};
    auto planned = plan(request, *this, rules);
    if (!planned)
        return planned;
    for (UnitState record : planned->after) {
        record.lastEventBy = station();
        units.insert(record.id, record);
    }
    Step step{steps.size() + 1, planned->commands, {}, planned->containers, reason};
    for (qsizetype i = 0; i < step.commands.size(); ++i)
        step.eventIds.append(u"urn:uuid:%1-%2"_s.arg(step.operation).arg(i));
    if (std::holds_alternative<op::TakeBack>(operation))
        steps.removeLast();
    else
        steps.append(step);
    return planned;
}

Result<Plan, Problems> FakeWorld::takeBack(const Actor &actor)
{
    return carryOut(op::TakeBack{steps.last()}, actor, {u"MISTAKE"_s, u"a mistake"_s});
}

Verdict FakeWorld::scanPack(const QString &serial, const QString &lot)
{
    return input(scan::ScannedThing(
        scan::ScannedItem{*epc::Sgtin::make(strict, serial), lot, std::nullopt}));
}

Verdict FakeWorld::scanPackOf(const gs1::Gtin &gtin, const QString &serial)
{
    return input(scan::ScannedThing(
        scan::ScannedItem{*epc::Sgtin::make(gtin, serial), std::nullopt, std::nullopt}));
}

Verdict FakeWorld::scanLabel(const gs1::Sscc &sscc)
{
    return input(scan::ScannedThing(scan::ScannedLogisticUnit{sscc}));
}

UnitState &FakeWorld::addPack(const QString &serial, const QString &lot)
{
    return addPackOf(strict, serial, lot);
}

UnitState &FakeWorld::addPackOf(const gs1::Gtin &gtin, const QString &serial, const QString &lot)
{
    UnitState pack{epc::Epc(*epc::Sgtin::make(gtin, serial))};
    pack.product = gtin;
    pack.lot = lot;
    pack.expiry = QDate(2028, 5, 31);
    return *units.insert(pack.id, pack);
}

epc::Epc FakeWorld::packId(const QString &serial) const
{
    return epc::Epc(*epc::Sgtin::make(strict, serial));
}
