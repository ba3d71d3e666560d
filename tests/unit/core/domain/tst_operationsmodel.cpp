// SPDX-License-Identifier: Apache-2.0
// Random operations of three stations on random hierarchies, held against a naive model.
#include "core/domain/hierarchyhash.h"
#include "core/domain/policy.h"
#include "tests/unit/core/domain/fakeworld.h"
#include "tests/unit/core/domain/naivemodel.h"

#include <QtTest>

#include <functional>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

namespace {

const Reason Why{u"R1"_s, u"because"_s};

/// Numbers out of a generated list, small enough to shrink well; 0 when it has run out.
class Dice
{
public:
    explicit Dice(const std::vector<uint16_t> &rolls) : m_rolls(rolls) {}

    bool empty() const { return m_at >= m_rolls.size(); }
    size_t below(size_t limit)
    {
        const size_t roll = empty() ? 0 : m_rolls[m_at];
        ++m_at;
        return limit == 0 ? 0 : roll % limit;
    }

private:
    const std::vector<uint16_t> &m_rolls;
    size_t m_at = 0;
};

/// Whether a command says of the world what is so: events of it must not be refused by others.
struct Meets
{
    const WorldChanges &world;
    using Ids = QList<epc::Epc>;

    bool each(const Ids &ids, const std::function<bool(const UnitState &)> &test) const
    {
        QSet<epc::Epc> named;
        for (const epc::Epc &id : ids) {
            const auto unit = world.unit(id);
            if (!unit || named.contains(id) || !test(*unit))
                return false;
            named.insert(id);
        }
        return !ids.isEmpty();
    }
    bool box(const epc::Epc &id, bool open) const
    {
        return each({id}, [open](const UnitState &unit) {
            return unit.container && unit.container->open == open && !hasEnded(unit.lifecycle);
        });
    }
    bool operator()(const OpenContainer &c) const { return !world.unit(c.id); }
    bool operator()(const AddChildren &c) const
    {
        return each(c.children, [](const UnitState &child) {
            return !child.parent && !hasEnded(child.lifecycle);
        });
    }
    bool operator()(const RemoveChildren &c) const
    {
        return each(c.children, [&c](const UnitState &child) { return child.parent == c.parent; });
    }
    bool operator()(const CloseContainer &c) const { return box(c.id, true); }
    bool operator()(const ReopenContainer &c) const { return box(c.id, false); }
    bool operator()(const WithdrawContainer &c) const
    {
        return each({c.id}, [](const UnitState &unit) {
            return !unit.parent && unit.childCount == 0 && unit.holds.isEmpty();
        });
    }
    bool operator()(const EndLife &c) const
    {
        return each(c.units, [&](const UnitState &unit) {
            return !unit.parent && unit.childCount == 0
                   && (c.kind == EndLife::Kind::Sample || !hasEnded(unit.lifecycle));
        });
    }
    bool operator()(const TakeSample &c) const
    {
        return each(c.units, [](const UnitState &unit) { return !hasEnded(unit.lifecycle); });
    }
    bool operator()(const PlaceHold &c) const
    {
        return each(c.units, [](const UnitState &) { return true; });
    }
    bool operator()(const LiftHold &c) const
    {
        return each(c.units, [&c](const UnitState &unit) {
            bool lies = false, another = false;
            for (const Hold &hold : unit.holds) {
                lies = lies || hold.id == c.hold.id;
                another = another || (hold.id != c.hold.id && hold.holdClass == c.hold.holdClass);
            }
            return lies && (!another || c.othersRemain);
        });
    }
    bool operator()(const LinkOrder &c) const
    {
        return each(c.units, [](const UnitState &) { return true; });
    }
    bool operator()(const RetractEvent &c) const
    {
        // What ended, or what was looked at: both are made what they were.
        return each(c.units, [](const UnitState &unit) {
            return hasEnded(unit.lifecycle) || unit.lifecycle == Lifecycle::Commissioned;
        });
    }
    bool operator()(const InspectUnits &c) const
    {
        return each(c.units, [](const UnitState &unit) { return !hasEnded(unit.lifecycle); });
    }
    bool operator()(const ObserveContents &c) const
    {
        return each(c.seen, [](const UnitState &) { return true; })
               && each({c.parent}, [](const UnitState &unit) { return unit.childCount > 0; });
    }
    bool operator()(const JudgeContents &c) const
    {
        return each({c.container},
                    [](const UnitState &unit) { return unit.container.has_value(); });
    }
    bool operator()(const VerifyLabel &c) const
    {
        return each({c.id}, [](const UnitState &unit) {
            return unit.container && unit.childCount > 0 && !hasEnded(unit.lifecycle);
        });
    }
    bool operator()(const ScrapLabel &c) const { return !world.unit(c.id); }
};

/// One history: the world under test, the model, and everything that was done.
class History
{
public:
    explicit History(const std::vector<uint16_t> &rolls) : m_dice(rolls)
    {
        world.rules.staleLabelBlocks = false; // labels are asked for by the tables
        for (int i = 0; i < 8; ++i)
            addPack(u"S%1"_s.arg(i), world.strict, "strict", i < 5 ? u"L1"_s : u"L2"_s);
        for (int i = 0; i < 4; ++i)
            addPack(u"M%1"_s.arg(i), world.mixed, "mixed", i < 2 ? u"X"_s : u"Y"_s);
        // The naive model does not mix products: nor do these rules.
        for (Product &product : world.products) {
            if (product.gtin == world.mixed) {
                for (PackagingLevel &level : product.levels)
                    level.mix = MixPolicy::SameProduct;
            }
        }
        m_start = world.units;
        for (int i = 1; i <= 4; ++i)
            m_known.append(world.carton(i));
        for (int i = 1; i <= 2; ++i)
            m_known.append(world.pallet(i));
    }

    void run()
    {
        while (!m_dice.empty()) {
            world.stationName = u"WS%1"_s.arg(m_dice.below(3) + 1);
            for (UnitState &unit : world.units) // what is open here was opened here
                unit.lastEventBy = world.stationName;
            if (m_dice.below(8) == 0)
                takeBack();
            else if (m_dice.below(12) == 0)
                dispute();
            else
                step(next());
            checkInvariants();
        }
        replay();
    }

private:
    void addPack(const QString &serial, const gs1::Gtin &gtin, const char *product,
                 const QString &lot)
    {
        const UnitState &unit = world.addPackOf(gtin, serial, lot);
        m_known.append(unit.id);
        NaiveModel::Thing thing;
        thing.product = product;
        thing.lot = lot.toStdString();
        model.things[unit.id.key().toStdString()] = thing;
    }

    epc::Epc any() { return m_known[qsizetype(m_dice.below(size_t(m_known.size())))]; }
    /// Mostly something that exists in the shape asked for, so that histories get deep.
    epc::Epc anyBox()
    {
        QList<epc::Epc> boxes;
        for (const epc::Epc &id : std::as_const(m_known)) {
            const auto unit = world.unit(id);
            if (unit && unit->container && !hasEnded(unit->lifecycle))
                boxes.append(id);
        }
        return boxes.isEmpty() || m_dice.below(10) == 0
                   ? any()
                   : boxes[qsizetype(m_dice.below(size_t(boxes.size())))];
    }
    QList<epc::Epc> some()
    {
        QList<epc::Epc> ids;
        for (size_t n = m_dice.below(3) + 1; n > 0; --n) {
            // Often what the one before is in: units that meet each other are where it gets hard.
            const auto before = ids.isEmpty() ? std::nullopt : world.unit(ids.last());
            const bool related = before && before->parent && m_dice.below(2) == 0;
            ids.append(related ? *before->parent : any());
        }
        return ids;
    }
    epc::Epc number()
    {
        const bool pallet = m_dice.below(4) == 0;
        const epc::Epc id =
            pallet ? epc::Epc(world.pallet(++m_pallets)) : epc::Epc(world.carton(++m_cartons));
        if (!m_known.contains(id))
            m_known.append(id);
        return id;
    }
    epc::Epc numberLike(const epc::Epc &box)
    {
        const auto unit = world.unit(box);
        const bool pallet = unit && unit->level == Level::Pallet;
        const epc::Epc id =
            pallet ? epc::Epc(world.pallet(++m_pallets)) : epc::Epc(world.carton(++m_cartons));
        if (!m_known.contains(id))
            m_known.append(id);
        return id;
    }

    Operation next()
    {
        switch (m_dice.below(25)) {
        case 0:
        case 1: {
            const epc::Epc id = number();
            const auto level = world.freeNumberLevel(*id.sscc());
            return op::Commission{id, level.value_or(Level::Carton), false};
        }
        case 2:
        case 3:
        case 4:
        case 5: return op::Aggregate{anyBox(), some()};
        case 6: return op::Close{anyBox()};
        case 7: return op::Reopen{anyBox()};
        case 8: return op::Remove{some()};
        case 9:
            return op::Dissolve{anyBox(), m_dice.below(2) == 0 ? 1 : op::Dissolve::ToPacks,
                                op::EmptyParents(m_dice.below(2))};
        case 10: return op::Replace{any(), any(), op::Fate::Damaged, u"fate"_s};
        case 11:
        case 12: return op::Move{some(), anyBox()};
        case 13: return op::TopUp{anyBox(), some()};
        case 14: {
            const epc::Epc box = anyBox();
            return op::Relabel{box, numberLike(box)};
        }
        case 15: {
            const epc::Epc box = anyBox();
            return op::Split{box, some(), numberLike(box)};
        }
        case 16: return op::Merge{anyBox(), anyBox()};
        case 17: {
            op::Quarantine hold;
            hold.holdId = u"h%1"_s.arg(++m_holds);
            hold.target = {
                m_dice.below(2) ? HoldScope::Container : HoldScope::Serial, {existing()}, {}, {}};
            hold.mode = HoldMode(m_dice.below(2));
            return hold;
        }
        case 18: return release();
        case 19: return op::Inspect{some(), m_dice.below(2) == 0};
        case 20: return op::ConfirmLabel{anyBox()};
        case 21: return op::ScrapNumber{m_dice.below(3) == 0 ? any() : number()};
        case 22: return verify();
        case 23: return resolve();
        default: break;
        }
        switch (m_dice.below(3)) {
        case 0: return op::Sample{some()};
        case 1: return op::Destroy{some(), m_dice.below(2) == 0, {}, {}};
        default: return op::Decommission{some()};
        }
    }
    /// Every other time something that is on hold already.
    epc::Epc anyHeld()
    {
        QList<epc::Epc> held;
        for (const epc::Epc &id : std::as_const(m_known)) {
            const auto unit = world.unit(id);
            if (unit && !unit->holds.isEmpty())
                held.append(id);
        }
        return held.isEmpty() || m_dice.below(2) == 0
                   ? any()
                   : held[qsizetype(m_dice.below(size_t(held.size())))];
    }
    /// Somebody opens it and finds what is recorded; differences are asked for by the tables.
    Operation verify()
    {
        const epc::Epc box = anyBox();
        return op::Verify{box, world.childrenOf(box), op::VerifyMode(m_dice.below(2)), 0};
    }
    Operation release()
    {
        const epc::Epc id = anyHeld();
        const auto unit = world.unit(id);
        const QString hold = unit && !unit->holds.isEmpty() && m_dice.below(4) > 0
                                 ? unit->holds.first().id
                                 : u"h%1"_s.arg(m_dice.below(size_t(m_holds + 1)));
        return op::Release{hold, {HoldScope::Serial, {id}, {}, {}}};
    }
    /// Where somebody who looked found a disputed unit.
    Operation resolve()
    {
        QList<epc::Epc> disputed;
        for (const epc::Epc &id : std::as_const(m_known)) {
            const auto unit = world.unit(id);
            if (unit && conflictOf(*unit))
                disputed.append(id);
        }
        op::ResolveConflict resolution{
            disputed.isEmpty() || m_dice.below(6) == 0
                ? any()
                : disputed[qsizetype(m_dice.below(size_t(disputed.size())))],
            op::Whereabouts(m_dice.below(3)),
            {},
            u"h%1"_s.arg(++m_holds)};
        if (resolution.found == op::Whereabouts::Inside && m_dice.below(8) > 0) {
            const auto unit = world.unit(resolution.unit);
            const Hold *hold = unit ? conflictOf(*unit) : nullptr;
            resolution.container = hold && m_dice.below(3) > 0
                                       ? hold->dispute->claims[qsizetype(m_dice.below(2))].container
                                       : std::optional(anyBox());
        }
        return resolution;
    }
    epc::Epc existing()
    {
        const epc::Epc id = anyHeld();
        return world.unit(id) ? id : m_known.first();
    }

    /// Whoever may: roles are asked for by the tables.
    static Actor actorFor(const Operation &operation)
    {
        const bool packs = std::holds_alternative<op::Commission>(operation)
                           || std::holds_alternative<op::Aggregate>(operation)
                           || std::holds_alternative<op::Close>(operation);
        if (packs)
            return {u"OP"_s, Role::Operator, {}, {}};
        return {u"QA"_s, Role::Qa, Signature{u"QA"_s, u"approved"_s, {}},
                SecondPerson{u"QB"_s, Role::Qa}};
    }

    void step(const Operation &operation)
    {
        m_log += u"\n%1: "_s.arg(world.stationName) + codeOf(operation);
        const auto before = world.units;
        const auto done = world.carryOut(operation, actorFor(operation), Why);
        NaiveModel after = model;
        const bool expected = after.apply(operation);
        if (!done)
            m_log += u" refused "_s + toCode(done.error().first().code);
        if (done.has_value() != expected)
            RC_FAIL(describe(expected ? "the model allows it" : "the model refuses it"));
        model = after;
        if (done) {
            m_steps.append({done->commands, {}});
            m_past.append(before);
        }
        compare();
    }

    /// Central has heard two stories of a unit.
    void dispute()
    {
        const epc::Epc unit = existing(), one = anyBox(), other = anyBox();
        const auto isBox = [this](const epc::Epc &id) {
            const auto box = world.unit(id);
            return box && box->container && !hasEnded(box->lifecycle);
        };
        if (!isBox(one) || !isBox(other) || one == other || unit == one || unit == other)
            return;
        m_log += u"\n%1 is disputed between %2 and %3"_s.arg(unit.key(), one.key(), other.key());
        Hold hold;
        hold.holdClass = HoldClass::Conflict;
        hold.id = u"c%1"_s.arg(++m_holds);
        hold.dispute = Dispute{unit,
                               {{u"WS1"_s, u"OP"_s, {}, Story::Packed, one},
                                {u"WS2"_s, u"OP"_s, {}, Story::Packed, other}}};
        const QList<epc::Epc> parties{unit, one, other};
        for (const epc::Epc &party : parties)
            world.record(party).holds.append(hold);
        world.steps.clear();
        m_past.clear();
        m_steps.append({{PlaceHold{hold, parties, {}, {}}}, {}});
        model.dispute(hold.id.toStdString(), unit.key().toStdString(),
                      {one.key().toStdString(), other.key().toStdString()});
        compare();
    }

    void takeBack()
    {
        if (world.steps.isEmpty())
            return;
        m_log += u"\n%1: take back"_s.arg(world.stationName);
        const auto containers = world.steps.last().containers;
        const Command &first = world.steps.last().commands.first();
        const auto *lift = std::get_if<LiftHold>(&first);
        const bool final = // a number cannot be unscrapped: its label lies in the bin; nor unseen
            std::holds_alternative<ScrapLabel>(first)
            || (lift && lift->hold.holdClass == HoldClass::Conflict);
        const auto done = world.takeBack(actorFor(op::Remove{}));
        if (final) {
            if (done)
                RC_FAIL(describe("what is final came back"));
            return;
        }
        if (!done) // a number that was withdrawn or a step of stations in between
            RC_FAIL(describe("taking back was refused: "
                             + QByteArray(toCode(done.error().first().code).data())));
        model.takeBack();
        m_steps.append({done->commands, containers});
        const auto before = m_past.takeLast();
        for (auto unit = before.cbegin(); unit != before.cend(); ++unit) {
            UnitState now = *world.unit(unit.key());
            UnitState then = *unit;
            now.lastEventBy = then.lastEventBy;
            for (UnitState *record : {&now, &then}) { // holds are a set
                std::sort(record->holds.begin(), record->holds.end(),
                          [](const Hold &a, const Hold &b) { return a.id < b.id; });
            }
            if (!(now == then))
                RC_FAIL(describe("not as it was: " + unit.key().key().toUtf8()));
        }
        compare();
    }

    void compare()
    {
        for (const auto &[name, thing] : model.things) {
            const auto id = *epc::Epc::fromKey(QString::fromStdString(name));
            const auto unit = world.unit(id);
            if (!unit)
                RC_FAIL(describe("not in the world: " + QByteArray::fromStdString(name)));
            NaiveModel::Thing seen = thing;
            seen.in = unit->parent ? unit->parent->key().toStdString() : std::string();
            seen.ended = hasEnded(unit->lifecycle);
            seen.open = unit->container && unit->container->open;
            seen.holds.clear();
            for (const Hold &hold : unit->holds)
                seen.holds.insert(hold.id.toStdString());
            if (!(seen == thing))
                RC_FAIL(describe("differs: " + QByteArray::fromStdString(name)));
        }
    }

    void checkInvariants()
    {
        for (const UnitState &unit : std::as_const(world.units)) {
            if (unit.container && unit.childCount != int(world.childrenOf(unit.id).size()))
                RC_FAIL(describe("count is wrong: " + unit.id.key().toUtf8()));
            if (hasEnded(unit.lifecycle) && unit.parent)
                RC_FAIL(describe("ended inside: " + unit.id.key().toUtf8()));
            QSet<epc::Epc> seen;
            for (auto at = std::optional(unit); at && at->parent; at = world.unit(*at->parent)) {
                if (seen.contains(at->id))
                    RC_FAIL(describe("circle: " + unit.id.key().toUtf8()));
                seen.insert(at->id);
            }
            const auto parent = unit.parent ? world.unit(*unit.parent) : std::nullopt;
            if (parent && parent->parent && parent->childCount == 0)
                RC_FAIL(describe("empty inside: " + parent->id.key().toUtf8()));
        }
    }

    /// The day's commands alone lead to the same hierarchy.
    void replay()
    {
        FakeWorld again;
        again.units = m_start;
        again.products = world.products;
        WorldChanges changes(again);
        for (const Done &step : std::as_const(m_steps)) {
            for (const Command &command : step.commands) {
                if (!std::visit(Meets{changes}, command))
                    RC_FAIL(describe("command " + QByteArray::number(int(command.index()))
                                     + " does not meet its world"));
                RC_ASSERT(changes.apply(command));
            }
            RC_ASSERT(changes.restore(step.restored));
        }
        for (const UnitState &unit : std::as_const(world.units)) {
            const auto replayed = changes.unit(unit.id);
            RC_ASSERT(replayed.has_value());
            if (replayed->parent != unit.parent || replayed->lifecycle != unit.lifecycle
                || replayed->childCount != unit.childCount
                || replayed->holds.size() != unit.holds.size())
                RC_FAIL(describe("replayed otherwise: " + unit.id.key().toUtf8()));
        }
        if (hierarchyHash(changes, m_known) != hierarchyHash(world, m_known))
            RC_FAIL(describe("replayed to another hierarchy"));
    }

    std::string describe(const QByteArray &what) const
    {
        return QByteArray(what + " after" + m_log.toUtf8()).toStdString();
    }

    FakeWorld world;
    NaiveModel model;
    Dice m_dice;
    QHash<epc::Epc, UnitState> m_start;
    QList<epc::Epc> m_known;
    struct Done
    {
        QList<Command> commands;
        QList<UnitBefore> restored;
    };
    QList<Done> m_steps;
    QList<QHash<epc::Epc, UnitState>> m_past;
    QString m_log;
    int m_cartons = 0;
    int m_pallets = 0;
    int m_holds = 0;
};

} // namespace

/// PW_HISTORIES: how many; 500 unless said otherwise.
class TestOperationsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheModel();
};

void TestOperationsModel::agreesWithTheModel()
{
    bool told = false;
    const int histories = qEnvironmentVariableIntValue("PW_HISTORIES", &told);
    const QByteArray params = "max_success=" + QByteArray::number(told ? histories : 500)
                              + " max_size=" + (told ? "400" : "150");
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", params);
    QVERIFY(rc::check("operations do what anybody would write down",
                      [](const std::vector<uint16_t> &rolls) { History(rolls).run(); }));
}

QTEST_GUILESS_MAIN(TestOperationsModel)
#include "tst_operationsmodel.moc"
