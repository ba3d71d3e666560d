// SPDX-License-Identifier: Apache-2.0
#include "core/central/conflicts.h"

#include "core/central/holdprojection.h"
#include "core/central/pastevents.h"
#include "core/central/unitkey.h"
#include "core/epcis/uri.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr auto ConflictClass = "conflict"_L1;
constexpr auto Resolution = "RESOLVE_CONFLICT"_L1; ///< agw:operation

std::optional<ConflictCase::Kind> kindOf(const epcis::Anomaly &anomaly)
{
    if (anomaly.code == u"double-parent")
        return ConflictCase::Kind::DoubleParent;
    if (anomaly.code == u"event-after-end-of-life")
        return ConflictCase::Kind::AfterEnd;
    if (anomaly.code == HeldWhenPacked)
        return ConflictCase::Kind::LateHold;
    return {};
}

QString idOf(ConflictCase::Kind kind, const QString &object, const QString &event)
{
    static const QUuid Namespace(u"{6e0f2b3a-6a55-4a0e-9d8c-0e1d3f6a7c21}"_s); // drawn once
    const QString name = QString::number(int(kind)) + u'|' + object + u'|' + event;
    return QUuid::createUuidV5(Namespace, name).toString(QUuid::WithoutBraces);
}

QString holdIdOf(const QString &conflict)
{
    return u"urn:uuid:"_s + conflict;
}

bool names(const QStringList &epcs, const QString &object)
{
    return std::any_of(epcs.cbegin(), epcs.cend(),
                       [&object](const QString &epc) { return epcis::canonicalId(epc) == object; });
}

bool puts(const epcis::Event &event, const QString &object)
{
    return event.type == epcis::EventType::Aggregation && event.action == epcis::Action::Add
           && names(event.childEpcs, object);
}

bool ends(const epcis::Event &event, const QString &object)
{
    return event.type == epcis::EventType::Object && event.action == epcis::Action::Delete
           && names(event.epcs, object);
}

bool holds(const epcis::Event &event)
{
    return event.type == epcis::EventType::Object
           && (std::any_of(event.persistentSet.cbegin(), event.persistentSet.cend(),
                           epcis::isBlocking)
               || epcis::isBlocking(event.disposition));
}

domain::Story storyOf(const epcis::Event &event)
{
    const bool isObject = event.type == epcis::EventType::Object;
    if (event.type == epcis::EventType::Aggregation && event.action == epcis::Action::Add)
        return domain::Story::Packed;
    if (isObject && event.action == epcis::Action::Delete)
        return domain::Story::Ended;
    return holds(event) ? domain::Story::Held : domain::Story::Handled;
}

/// Whether this is what a later story of that kind contradicts.
bool comesBefore(ConflictCase::Kind kind, const epcis::Event &event, const QString &object)
{
    switch (kind) {
    case ConflictCase::Kind::DoubleParent: return puts(event, object);
    case ConflictCase::Kind::AfterEnd: return ends(event, object);
    case ConflictCase::Kind::LateHold: return holds(event) && names(event.epcs, object);
    }
    return false;
}

ConflictClaim claimOf(const epcis::Event &event)
{
    const QJsonObject &told = event.extensions;
    const QString operation = told["agw:operation"_L1].toString();
    return {event.eventId,
            operation.isEmpty() ? event.bizStep : operation,
            told["agw:workstation"_L1].toString(),
            told["agw:operator"_L1].toString(),
            event.eventTime,
            event.type == epcis::EventType::Aggregation ? epcis::canonicalId(event.parentId)
                                                        : QString(),
            storyOf(event)};
}

} // namespace

bool Conflicts::isConflict(const HoldRecord &hold)
{
    return hold.holdClass == ConflictClass;
}

QJsonObject Conflicts::disputeOf(const HoldRecord &hold)
{
    return QJsonDocument::fromJson(hold.evidence.toUtf8()).object();
}

void Conflicts::add(const QList<epcis::Anomaly> &anomalies)
{
    for (const epcis::Anomaly &anomaly : anomalies) {
        if (const auto kind = kindOf(anomaly))
            open(*kind, anomaly.object, anomaly.eventId);
    }
}

void Conflicts::reconcile(const QStringList &objects, const QList<epcis::Anomaly> &anomalies)
{
    QSet<QString> standing;
    for (const epcis::Anomaly &anomaly : anomalies) {
        const auto kind = kindOf(anomaly);
        if (!kind || !objects.contains(anomaly.object))
            continue;
        standing.insert(idOf(*kind, anomaly.object, anomaly.eventId));
        open(*kind, anomaly.object, anomaly.eventId);
    }
    for (const QString &object : objects) {
        const QList<ConflictCase> known = m_writer.conflictsOf(object);
        for (ConflictCase conflict : known) {
            if (conflict.state == ConflictCase::State::Open && !standing.contains(conflict.id))
                settle(conflict);
        }
    }
}

void Conflicts::review(const QStringList &objects)
{
    for (const QString &object : objects) {
        const bool isDisputed = m_units.contains(object)
                                && std::any_of(m_units.change(object).holds.cbegin(),
                                               m_units.change(object).holds.cend(), isConflict);
        const auto known = isDisputed ? m_writer.conflictsOf(object) : QList<ConflictCase>();
        for (const ConflictCase &conflict : known) {
            if (conflict.state == ConflictCase::State::Open && !stands(conflict))
                settle(conflict);
        }
    }
}

/// What was packed while held is a matter of that hold and that container. What comes out does not
/// depend on the order in which events came: it is asked of what the unit has become.
bool Conflicts::stands(const ConflictCase &conflict)
{
    if (conflict.kind != ConflictCase::Kind::LateHold)
        return true;
    if (conflict.claims.isEmpty() || !m_units.contains(conflict.unit))
        return false;
    const ConflictClaim &packed = conflict.claims.last();
    const UnitRecord &unit = m_units.change(conflict.unit);
    const bool isHeld =
        std::any_of(unit.holds.cbegin(), unit.holds.cend(), [&packed](const HoldRecord &hold) {
            return !isConflict(hold) && hold.since <= packed.at;
        });
    if (!isHeld || unit.state.parent != packed.container)
        return false;
    const QList<epcis::Event> past = pastOf(conflict.unit, m_writer);
    const auto last = std::find_if(past.crbegin(), past.crend(), [&conflict](const auto &event) {
        return puts(event, conflict.unit);
    });
    return last == past.crend() || last->eventId == packed.event; // not taken out and put back
}

void Conflicts::settle(ConflictCase conflict)
{
    conflict.state = ConflictCase::State::Settled;
    close(conflict);
}

void Conflicts::open(ConflictCase::Kind kind, const QString &object, const QString &event)
{
    const QString id = idOf(kind, object, event);
    const auto known = m_writer.conflict(id);
    if (known && known->state == ConflictCase::State::Resolved)
        return;
    ConflictCase opened;
    opened.id = id;
    opened.kind = kind;
    opened.unit = object;
    opened.claims = storiesOf(kind, object, event);
    // Whoever says what became of a dispute may have to speak of what has ended.
    const bool isVerdict = !opened.claims.isEmpty() && opened.claims.last().step == Resolution;
    if (kind == ConflictCase::Kind::AfterEnd && isVerdict)
        return;
    opened.openedAt = opened.claims.isEmpty() ? QDateTime() : opened.claims.last().at;
    if (!stands(opened)) {
        if (known && known->state == ConflictCase::State::Open)
            settle(*known);
        return;
    }
    if (known && *known == opened)
        return;
    // A story that came late may have changed the other one.
    if (known)
        close(*known);
    m_writer.putConflict(opened);
    lay(opened);
}

/// The one before, and the one that contradicts it.
QList<ConflictClaim> Conflicts::storiesOf(ConflictCase::Kind kind, const QString &object,
                                          const QString &event)
{
    QList<ConflictClaim> claims;
    std::optional<ConflictClaim> before;
    const QList<epcis::Event> past = pastOf(object, m_writer);
    for (const epcis::Event &told : past) {
        if (told.eventId == event) {
            if (before)
                claims.append(*before);
            claims.append(claimOf(told));
            break;
        }
        const bool first = kind != ConflictCase::Kind::AfterEnd || !before;
        if (first && comesBefore(kind, told, object))
            before = claimOf(told);
    }
    return claims;
}

QStringList Conflicts::partiesOf(const ConflictCase &conflict)
{
    QStringList parties{conflict.unit};
    for (const ConflictClaim &claim : conflict.claims) {
        if (!claim.container.isEmpty() && !parties.contains(claim.container))
            parties.append(claim.container);
    }
    parties.removeIf([this](const QString &party) { return !m_units.contains(party); });
    return parties;
}

void Conflicts::lay(const ConflictCase &opened)
{
    HoldRecord hold;
    hold.since = opened.openedAt;
    hold.id = holdIdOf(opened.id);
    hold.holdClass = ConflictClass;
    const QJsonObject dispute{{u"unit"_s, keyOf(opened.unit)},
                              {u"claims"_s, toJson(opened.claims)}};
    hold.evidence = QString::fromUtf8(QJsonDocument(dispute).toJson(QJsonDocument::Compact));
    const QStringList parties = partiesOf(opened);
    for (const QString &party : parties) {
        QList<HoldRecord> &holds = m_units.change(party).holds;
        holds.removeIf([&hold](const HoldRecord &other) { return other.id == hold.id; });
        holds.append(hold);
        sortHolds(holds);
    }
}

void Conflicts::close(ConflictCase closed)
{
    const QString id = holdIdOf(closed.id);
    const QStringList parties = partiesOf(closed);
    for (const QString &party : parties) {
        m_units.change(party).holds.removeIf(
            [&id](const HoldRecord &hold) { return hold.id == id; });
    }
    m_writer.putConflict(closed);
}

/// A container that a story put the unit into, and that it is not in, was closed over something
/// that is missing.
void Conflicts::breakOthers(const ConflictCase &conflict)
{
    const auto unit = m_units.find(conflict.unit);
    const QStringList parties = partiesOf(conflict);
    for (const QString &party : parties) {
        UnitRecord &container = m_units.change(party);
        const bool holdsIt = unit && unit->parent == party;
        if (party == conflict.unit || holdsIt || !container.closed || container.open)
            continue;
        container.broken = true;
        container.evidence = domain::Evidence::Unverified;
        if (container.label != domain::LabelState::Void)
            container.label = domain::LabelState::Stale;
    }
}

void Conflicts::resolve(const epcis::Event &event)
{
    const QJsonObject &told = event.extensions;
    const QJsonObject hold = told["agw:hold"_L1].toObject();
    if (told["agw:operation"_L1].toString() != Resolution
        || hold["agw:class"_L1].toString() != ConflictClass
        || told["agw:signature"_L1].toObject().isEmpty())
        return;
    auto known = m_writer.conflict(hold["agw:id"_L1].toString().remove(u"urn:uuid:"_s));
    if (!known || known->state != ConflictCase::State::Open || !names(event.epcs, known->unit))
        return;
    known->state = ConflictCase::State::Resolved;
    known->closedAt = event.eventTime;
    known->closedBy =
        told["agw:operator"_L1].toString() + u'@' + told["agw:workstation"_L1].toString();
    known->closedWith = event.eventId;
    close(*known);
    breakOthers(*known);
}

} // namespace pw::central
