// SPDX-License-Identifier: Apache-2.0
#include "core/domain/imports/judging.h"

#include "core/domain/masterdata.h"
#include "core/domain/plan.h"

#include <algorithm>

namespace pw::domain::imports {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxDepth = 32;      ///< of containers in each other
constexpr int MaxObjections = 10; ///< of one row: more help nobody
/// Clocks of partners differ from ours by less.
constexpr int FutureSeconds = 300;

bool hasHold(const UnitState &unit, const Hold &wanted)
{
    return std::any_of(unit.holds.cbegin(), unit.holds.cend(), [&wanted](const Hold &hold) {
        return hold.id == wanted.id && hold.holdClass == wanted.holdClass;
    });
}

QString difference(const QString &name, const QString &told, const QString &recorded)
{
    return name + u' ' + told + u" / "_s + recorded;
}

} // namespace

Judging::Judging(const QList<Row> &rows, const World &world, const JudgeOptions &options,
                 const Levels &levels, const QSet<qsizetype> &refused)
    : m_rows(rows),
      m_world(world),
      m_options(options),
      m_levels(levels),
      m_refused(refused),
      m_after(world)
{}

void Judging::run(const QList<qsizetype> &order)
{
    if (m_options.isTable) {
        for (const qsizetype row : order)
            run(row, true, false);
    }
    for (const qsizetype row : order)
        run(row, !m_options.isTable, true);
}

void Judging::run(qsizetype row, bool units, bool rest)
{
    const Row &it = m_rows[row];
    if (it.withoutEffect || it.seenBefore || m_refused.contains(row) || m_objections.contains(row))
        return;
    m_row = row;
    if (it.at.isValid() && it.at > m_options.now.addSecs(FutureSeconds))
        return object(Fault::InFuture, {}, {}, {}, it.at);
    const auto isAsked = [units, rest](const Statement &said) {
        return std::holds_alternative<Commissioned>(said) ? units : rest;
    };
    for (const Statement &said : it.says) {
        if (isAsked(said))
            std::visit([this](const auto &what) { ask(what); }, said);
        if (m_objections.contains(row))
            return; // what it says further depends on it
        if (isAsked(said))
            std::visit([this](const auto &what) { come(what); }, said);
    }
    // What we did ourselves we know; central would count such an event as one of ours.
    if (m_new.contains(row) && !it.origin.isEmpty() && it.origin == m_world.station())
        object(Fault::OwnEvent, {}, {}, it.origin);
}

void Judging::object(Fault fault, const std::optional<epc::Epc> &unit,
                     const std::optional<epc::Epc> &other, const QString &detail,
                     const QDateTime &at)
{
    QList<Objection> &all = m_objections[m_row];
    if (all.size() < MaxObjections)
        all.append({fault, unit, other, detail, at});
}

void Judging::change(const Command &command)
{
    m_changes.append({m_row, command, m_rows[m_row].at});
    m_new.insert(m_row);
    for (const epc::Epc &id : unitsOf(command))
        m_touched.insert(id);
    (void)m_after.apply(command); // fails only where a look-up does, and then nothing is used
}

// Units come into being.

void Judging::ask(const Commissioned &said)
{
    bool someNew = false;
    std::optional<epc::Epc> known;
    for (const epc::Epc &id : said.units) {
        if (const auto record = m_after.unit(id)) {
            const bool twice = m_createdAt.contains(id) && !m_options.isTable;
            if (twice)
                object(Fault::AlreadyCommissioned, id);
            else
                askKnown(said, *record);
            known = id;
        } else {
            askNew(said, id);
            someNew = true;
        }
    }
    // Told to central as it is, such an event would make the known ones doubles.
    if (someNew && known && !m_options.isTable)
        object(Fault::AlreadyCommissioned, known);
}

void Judging::askKnown(const Commissioned &said, const UnitState &known)
{
    if (m_options.isTable && hasEnded(known.lifecycle))
        return object(Fault::Ended, known.id);
    const bool tellsOwn = known.level == Level::Pack; // a container's lot is that of its contents
    if (tellsOwn && !said.lot.isEmpty() && !known.lot.isEmpty() && said.lot != known.lot)
        object(Fault::AttributeMismatch, known.id, {}, difference(u"lot"_s, said.lot, known.lot));
    if (tellsOwn && said.expiry.isValid() && known.expiry.isValid() && said.expiry != known.expiry)
        object(Fault::AttributeMismatch, known.id, {},
               difference(u"expiry"_s, said.expiry.toString(Qt::ISODate),
                          known.expiry.toString(Qt::ISODate)));
    if (said.level && *said.level != known.level)
        object(Fault::AttributeMismatch, known.id, {},
               difference(u"level"_s, toCode(*said.level), toCode(known.level)));
}

void Judging::askNew(const Commissioned &said, const epc::Epc &id)
{
    if (id.sscc() && m_world.freeNumberLevel(*id.sscc()))
        return object(Fault::OwnNumber, id);
    if (!id.sgtin() || m_levels.of(id) != Level::Pack)
        return;
    const gs1::Gtin &gtin = id.sgtin()->gtin();
    if (!m_world.product(gtin))
        return object(Fault::NoMasterData, id, {}, gtin.toString());
    if (!m_world.holdsOnLot(gtin, said.lot).isEmpty())
        object(Fault::Held, id, {}, said.lot);
}

void Judging::come(const Commissioned &said)
{
    for (const epc::Epc &id : said.units) {
        if (const auto at = m_createdAt.constFind(id); at != m_createdAt.cend()) {
            UnitState &record = m_created[*at]; // another row of a table says more of it
            if (record.lot.isEmpty())
                record.lot = record.container ? QString() : said.lot;
            if (!record.expiry.isValid() && !record.container)
                record.expiry = said.expiry;
            m_after.know(record);
            continue;
        }
        if (m_after.unit(id))
            continue;
        UnitState record{id};
        record.level = said.level.value_or(m_levels.of(id));
        if (record.level != Level::Pack) {
            record.container = ContainerState();
        } else {
            record.product = id.sgtin() ? std::optional(id.sgtin()->gtin()) : std::nullopt;
            record.lot = said.lot;
            record.expiry = said.expiry;
        }
        record.lastEventAt = m_rows[m_row].at;
        m_createdAt.insert(id, m_created.size());
        m_created.append(record);
        m_after.know(record);
        m_touched.insert(id);
        m_new.insert(m_row);
    }
}

// What they are in.

std::optional<UnitState> Judging::changeable(const epc::Epc &id)
{
    const auto record = m_after.unit(id);
    if (!record) {
        object(Fault::NotCommissioned, id);
        return {};
    }
    if (hasEnded(record->lifecycle)) {
        object(Fault::Ended, id);
        return {};
    }
    const auto known = m_world.unit(id);
    if (!known)
        return record; // what the file itself says of it is no contradiction
    const QDateTime at = m_rows[m_row].at;
    const auto refuse = [this, &id](Fault fault, const QDateTime &when = {}) {
        object(fault, id, {}, {}, when);
        return std::optional<UnitState>();
    };
    if (known->lifecycle != Lifecycle::Commissioned)
        return refuse(Fault::NotCommissioned);
    if (known->duplicateIdentity)
        return refuse(Fault::DuplicateIdentity);
    if (known->custody != Custody::Here)
        return refuse(Fault::NotHere);
    if (!effectiveHolds(*known, m_world).isEmpty())
        return refuse(Fault::Held);
    if (known->container && known->container->open)
        return refuse(Fault::OpenHere);
    if (at.isValid() && known->lastEventAt.isValid() && at <= known->lastEventAt)
        return refuse(Fault::OlderThanKnown, known->lastEventAt);
    return record;
}

bool Judging::isInside(const epc::Epc &candidate, const epc::Epc &container) const
{
    std::optional<epc::Epc> id = candidate;
    for (int depth = 0; id && depth < MaxDepth; ++depth) {
        if (*id == container)
            return true;
        const auto record = m_after.unit(*id);
        id = record ? record->parent : std::nullopt;
    }
    return false;
}

QList<epc::Epc> Judging::entering(const Entered &said) const
{
    QList<epc::Epc> units;
    for (const epc::Epc &id : said.children) {
        const auto record = m_after.unit(id);
        if (!record || record->parent != said.parent)
            units.append(id);
    }
    return units;
}

void Judging::ask(const Entered &said)
{
    const QList<epc::Epc> units = entering(said);
    if (units.isEmpty())
        return;
    const auto parent = changeable(said.parent);
    if (parent && !parent->container)
        object(Fault::NotAContainer, said.parent);
    const auto known = m_world.unit(said.parent);
    if (m_options.isTable && known && known->childCount > 0)
        object(Fault::ContentsDiffer, units.first(), said.parent);
    for (const epc::Epc &id : units) {
        if (isInside(said.parent, id)) {
            object(Fault::WouldCycle, id, said.parent);
            continue;
        }
        const auto child = changeable(id);
        if (child && child->parent)
            object(Fault::OtherParent, id, child->parent);
        else if (child && child->container && m_world.heldInside(id) > 0)
            object(Fault::Held, id); // what is held must not travel on inside something
    }
}

void Judging::come(const Entered &said)
{
    const QList<epc::Epc> units = entering(said);
    if (units.isEmpty())
        return;
    change(AddChildren{units, said.parent});
    if (!m_options.isTable)
        return;
    // A row each in the table, one event for the container.
    const auto first = m_filledAt.constFind(said.parent);
    if (first == m_filledAt.cend()) {
        m_filledAt.insert(said.parent, m_changes.size() - 1);
        return;
    }
    std::get<AddChildren>(m_changes[*first].command).children += units;
    m_changes.removeLast();
}

QList<epc::Epc> Judging::leaving(const Left &said) const
{
    return said.children.isEmpty() ? m_after.childrenOf(said.parent) : said.children;
}

void Judging::ask(const Left &said)
{
    const QList<epc::Epc> units = leaving(said);
    const auto parent = changeable(said.parent);
    if (parent && !parent->container)
        object(Fault::NotAContainer, said.parent);
    for (const epc::Epc &id : units) {
        const auto child = changeable(id);
        if (child && child->parent != said.parent)
            object(Fault::NotInside, id, said.parent);
    }
}

void Judging::come(const Left &said)
{
    const QList<epc::Epc> units = leaving(said);
    if (!units.isEmpty())
        change(RemoveChildren{units, said.parent});
}

// What becomes of them.

void Judging::ask(const Ended &said)
{
    for (const epc::Epc &id : said.units) {
        const auto known = m_world.unit(id);
        if (known && hasEnded(known->lifecycle))
            continue;
        const auto unit = changeable(id);
        if (unit && unit->parent)
            object(Fault::StillInside, id, unit->parent);
        if (unit && unit->container && !m_after.childrenOf(id).isEmpty())
            object(Fault::NotEmpty, id);
    }
}

void Judging::come(const Ended &said)
{
    QList<epc::Epc> units = said.units;
    units.removeIf([this](const epc::Epc &id) { return hasEnded(recordOf(id).lifecycle); });
    if (!units.isEmpty())
        change(EndLife{units, said.kind, {}});
}

void Judging::ask(const Seen &said)
{
    for (const epc::Epc &id : said.units) {
        const auto unit = m_after.unit(id);
        const auto known = m_world.unit(id);
        if (!unit)
            object(Fault::NotCommissioned, id);
        else if (hasEnded(unit->lifecycle))
            object(Fault::Ended, id);
        else if (said.lifted && known && !known->holds.isEmpty())
            object(Fault::Held, id); // a file frees nothing that is held here
        else if (said.placed && known && known->lastEventAt.isValid()
                 && known->lastEventAt >= m_rows[m_row].at && !hasHold(*known, *said.placed))
            object(Fault::OlderThanKnown, id, {}, {}, known->lastEventAt);
    }
}

void Judging::come(const Seen &said)
{
    if (said.placed) {
        QList<epc::Epc> units = said.units;
        units.removeIf([&](const epc::Epc &id) { return hasHold(recordOf(id), *said.placed); });
        if (!units.isEmpty())
            change(PlaceHold{*said.placed, units, {}, {}});
    }
    if (!said.lifted)
        return;
    for (const epc::Epc &id : said.units) {
        const QList<Hold> holds = recordOf(id).holds;
        for (const Hold &hold : holds) {
            const bool meant = said.lifted->id.isEmpty() ? hold.holdClass == said.lifted->holdClass
                                                         : hold.id == said.lifted->id;
            if (meant)
                change(LiftHold{hold, {id}, {}, {}, false});
        }
    }
}

QList<UnitState> Judging::records() const
{
    QList<UnitState> records = m_after.records();
    for (UnitState &record : records) {
        if (!m_createdAt.contains(record.id) || !record.container)
            continue;
        // It came as it is: nothing was changed behind a label of ours.
        record.container->broken = false;
        record.container->label = LabelState::None;
        if (hasEnded(record.lifecycle))
            record.container->label = LabelState::Void;
    }
    return records;
}

} // namespace pw::domain::imports
