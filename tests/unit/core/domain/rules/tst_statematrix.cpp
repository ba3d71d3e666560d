// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/statematrix.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

namespace {

const QDate Today(2026, 11, 21);

UnitState pack()
{
    UnitState unit{*epc::Epc::fromKey(u"01/09521141012345/21/A")};
    unit.expiry = QDate(2028, 5, 31);
    return unit;
}

UnitState carton()
{
    UnitState unit{*epc::Epc::fromKey(u"00/395211410000000015"), Level::Carton};
    unit.container = ContainerState{};
    unit.childCount = 3;
    return unit;
}

} // namespace

/// The operation × state matrix, cell by cell, as domain.md section 5 has it.
class TestStateMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cells_data();
    void cells();
    void whatIsSo_data();
    void whatIsSo();
    void theWorstDecides();
};

void TestStateMatrix::cells_data()
{
    QTest::addColumn<UnitCondition>("condition");
    QTest::addColumn<QString>("row"); // add remove ship sample destroy hold release print verify
    const auto row = [](const char *name, UnitCondition condition, const char *cells) {
        QTest::newRow(name) << condition << QString::fromLatin1(cells).simplified();
    };
    row("commissioned, here, loose", UnitCondition::Loose,
        "allowed - allowed reason reason allowed - allowed allowed");
    row("commissioned, here, aggregated", UnitCondition::Aggregated,
        "refused allowed viaTop reason reason allowed - allowed allowed");
    row("any blocking hold", UnitCondition::Held,
        "intoHeldOnly qa refused qa qa allowed qa+second reason allowed");
    row("recalled, stolen, illegitimate", UnitCondition::Recalled,
        "intoHeldOnly qa refused qa qa allowed refused reason allowed");
    row("expired", UnitCondition::Expired,
        "refused allowed refused reason reason allowed refused reason allowed");
    row("shipped, elsewhere", UnitCondition::Away,
        "refused refused refused refused refused allowed refused refused allowed");
    row("end of life", UnitCondition::Ended,
        "refused refused refused refused refused allowed refused refused allowed");
    row("unknown", UnitCondition::Unknown,
        "refused refused refused refused refused allowed refused refused allowed");
    row("container empty", UnitCondition::EmptyContainer,
        "refused allowed refused - reason allowed - allowed -");
    row("stale label", UnitCondition::StaleLabel,
        "refused allowed refused - - allowed - allowed -");
    row("foreign container", UnitCondition::ForeignContainer,
        "allowed allowed allowed - reason allowed allowed refused allowed");
    // Ours, where the table of the trade is silent; as strict as what is nearest.
    row("not commissioned", UnitCondition::NotCommissioned,
        "refused refused refused refused refused allowed refused refused allowed");
    row("duplicate", UnitCondition::Duplicate,
        "intoHeldOnly qa refused qa qa allowed refused refused allowed");
    row("contains held", UnitCondition::ContainsHeld,
        "intoHeldOnly reason refused qa qa allowed - allowed allowed");
}

void TestStateMatrix::cells()
{
    QFETCH(const UnitCondition, condition);
    QFETCH(const QString, row);
    QStringList cells;
    for (size_t action = 0; action < UnitActionCount; ++action)
        cells.append(toCode(cellOf(condition, UnitAction(action))));
    QCOMPARE(cells.join(u' '), row);
}

void TestStateMatrix::whatIsSo_data()
{
    QTest::addColumn<UnitState>("unit");
    QTest::addColumn<UnitFacts>("facts");
    QTest::addColumn<QString>("conditions");
    const auto row = [](const char *name, const UnitState &unit, const char *conditions,
                        const UnitFacts &facts = {}) {
        QTest::newRow(name) << unit << facts << QString::fromLatin1(conditions);
    };
    row("loose", pack(), "loose");
    UnitState unit = pack();
    unit.parent = carton().id;
    row("packed", unit, "aggregated");
    unit = pack();
    unit.holds = {{HoldClass::Quarantined}};
    row("held", unit, "held loose");
    unit.holds.append({HoldClass::Stolen});
    row("held and stolen", unit, "recalled loose");
    unit = pack();
    unit.expiry = Today;
    row("expires today: still good", unit, "loose");
    unit.expiry = Today.addDays(-1);
    row("expired", unit, "expired loose");
    unit.custody = Custody::Shipped;
    row("expired and shipped", unit, "away expired loose");
    unit.lifecycle = Lifecycle::Destroyed;
    row("nothing else matters after the end", unit, "ended");
    unit = pack();
    unit.lifecycle = Lifecycle::Allocated;
    row("never commissioned", unit, "notCommissioned");
    unit = pack();
    unit.duplicateIdentity = true;
    row("seen twice", unit, "duplicate loose");
    unit = carton();
    row("carton", unit, "loose");
    unit.childCount = 0;
    row("empty carton", unit, "emptyContainer loose");
    unit = carton();
    unit.container->label = LabelState::Stale;
    row("stale label", unit, "staleLabel loose");
    row("stale label, where the rules let it pass", unit, "loose", {0, true, false});
    row("held inside, foreign number", carton(), "foreignContainer containsHeld loose",
        {2, false, true});
}

void TestStateMatrix::whatIsSo()
{
    QFETCH(const UnitState, unit);
    QFETCH(const UnitFacts, facts);
    QFETCH(const QString, conditions);
    QStringList codes;
    for (const UnitCondition condition : conditionsOf(unit, facts, Today))
        codes.append(toCode(condition));
    QCOMPARE(codes.join(u' '), conditions);
    QCOMPARE(conditionsOf(std::nullopt, {}, Today), QList{UnitCondition::Unknown});
}

void TestStateMatrix::theWorstDecides()
{
    const QList conditions{UnitCondition::Loose, UnitCondition::Held, UnitCondition::Expired};
    QCOMPARE(worstCell(conditions, UnitAction::AddAsChild), Cell::Refused);
    QCOMPARE(worstCondition(conditions, UnitAction::AddAsChild), UnitCondition::Expired);
    QCOMPARE(worstCell(conditions, UnitAction::Remove), Cell::ByQa);
    QCOMPARE(worstCell(conditions, UnitAction::Release), Cell::Refused);
}

QTEST_GUILESS_MAIN(TestStateMatrix)
#include "tst_statematrix.moc"
