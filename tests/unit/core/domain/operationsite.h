// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/core/domain/fakeworld.h"

#include <QtTest>

/// What tests of operations share: people, a site, and what came of a plan in short.
namespace operationsite {

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

inline const Reason Why{u"R1"_s, u"because"_s};

inline Actor operatorA()
{
    return {u"OP-A"_s, Role::Operator, {}, {}};
}
inline Actor supervisor()
{
    return {u"SV-1"_s, Role::Supervisor, Signature{u"SV-1"_s, u"approved"_s, {}}, {}};
}
inline Actor qa()
{
    return {u"QA-1"_s, Role::Qa, Signature{u"QA-1"_s, u"released"_s, {}},
            SecondPerson{u"QA-2"_s, Role::Qa}};
}

inline QStringList kinds(const QList<Command> &commands)
{
    struct Kind
    {
        QString operator()(const OpenContainer &) const { return u"open"_s; }
        QString operator()(const AddChildren &) const { return u"add"_s; }
        QString operator()(const CloseContainer &c) const
        {
            return c.partial ? u"closePartial"_s : u"close"_s;
        }
        QString operator()(const RemoveChildren &) const { return u"remove"_s; }
        QString operator()(const ReopenContainer &) const { return u"reopen"_s; }
        QString operator()(const WithdrawContainer &) const { return u"withdraw"_s; }
        QString operator()(const EndLife &) const { return u"end"_s; }
        QString operator()(const TakeSample &) const { return u"sample"_s; }
        QString operator()(const InspectUnits &) const { return u"inspect"_s; }
        QString operator()(const PlaceHold &) const { return u"hold"_s; }
        QString operator()(const LiftHold &) const { return u"lift"_s; }
        QString operator()(const ObserveContents &) const { return u"observe"_s; }
        QString operator()(const JudgeContents &) const { return u"judge"_s; }
        QString operator()(const VerifyLabel &) const { return u"label"_s; }
        QString operator()(const ScrapLabel &) const { return u"scrap"_s; }
        QString operator()(const RetractEvent &) const { return u"retract"_s; }
        QString operator()(const LinkOrder &c) const
        {
            return c.removed ? u"unlink"_s : u"linkOrder"_s;
        }
    };
    QStringList kinds;
    for (const Command &command : commands)
        kinds.append(std::visit(Kind(), command));
    return kinds;
}

/// Code of the first problem; the kinds of command where there is none.
inline QString outcome(const Result<Plan, Problems> &planned)
{
    return planned ? kinds(planned->commands).join(u' ')
                   : QString(toCode(planned.error().first().code));
}

/// A site with a full closed carton (packs A1–A3), a partial one (B1), a pallet with both, and
/// loose packs L1–L3.
class Site : public FakeWorld
{
public:
    Site() : full(carton(1)), part(carton(2)), load(pallet(1))
    {
        for (const QString &serial :
             {u"A1"_s, u"A2"_s, u"A3"_s, u"B1"_s, u"L1"_s, u"L2"_s, u"L3"_s})
            addPack(serial);
        build(full, Level::Carton, {packId(u"A1"_s), packId(u"A2"_s), packId(u"A3"_s)}, true);
        build(part, Level::Carton, {packId(u"B1"_s)}, true);
        build(load, Level::Pallet, {full, part}, false);
        steps.clear();
    }

    void build(const epc::Epc &id, Level level, const QList<epc::Epc> &children, bool close)
    {
        QVERIFY(carryOut(op::Commission{id, level, true}, operatorA()));
        QVERIFY(carryOut(op::Aggregate{id, children}, operatorA()));
        if (close)
            QVERIFY(carryOut(op::Close{id}, operatorA(), Why));
    }

    /// Everything but times, by which two worlds are compared.
    QHash<epc::Epc, UnitState> picture() const
    {
        QHash<epc::Epc, UnitState> picture = units;
        for (UnitState &unit : picture) {
            unit.lastEventBy.clear();
            if (!unit.container)
                unit.evidence = Evidence::Unverified;
        }
        return picture;
    }

    epc::Epc full, part, load;
};

} // namespace operationsite
