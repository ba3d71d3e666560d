// SPDX-License-Identifier: Apache-2.0
// Whatever is put where, by whom and in what order: at every moment the answer is what a list of
// all statements gives.
#include "core/services/historyservice.h"
#include "tests/unit/core/services/historyfixture.h"

#include <rapidcheck.h>

using namespace pw;
using namespace pw::test;

namespace {

constexpr int Packs = 4, Cartons = 3, Pallets = 2, Units = Packs + Cartons;
constexpr int Fill = 10; ///< when the cache is complete

struct Step
{
    int unit = 0;
    int target = 0; ///< number of a container one level up, or that of none
    bool ours = false;
    bool echoed = false;
};

epc::Epc unitOf(int number)
{
    return number < Packs ? pack(u"P%1"_s.arg(number)) : carton(number - Packs);
}

std::optional<epc::Epc> targetOf(const Step &step)
{
    if (step.unit < Packs)
        return step.target < Cartons ? std::optional(carton(step.target)) : std::nullopt;
    return step.target < Pallets ? std::optional(pallet(step.target)) : std::nullopt;
}

rc::Gen<Step> anyStep()
{
    return rc::gen::build<Step>(rc::gen::set(&Step::unit, rc::gen::inRange(0, Units)),
                                rc::gen::set(&Step::target, rc::gen::inRange(0, Cartons + 1)),
                                rc::gen::set(&Step::ours), rc::gen::set(&Step::echoed));
}

struct Statement
{
    int at;
    int unit;
    std::optional<epc::Epc> parent;
};

std::optional<epc::Epc> parentAt(const QList<Statement> &statements, int unit, int second)
{
    std::optional<epc::Epc> parent;
    for (const Statement &statement : statements) {
        if (statement.unit == unit && statement.at <= second)
            parent = statement.parent;
    }
    return parent;
}

/// Carries the steps out, a second each, and keeps the list.
QList<Statement> live(HistoryFixture &past, const std::vector<Step> &steps)
{
    QList<Statement> statements;
    std::array<std::optional<epc::Epc>, Units> centrals;
    QList<domain::UnitState> fill;
    for (int unit = 0; unit < Units; ++unit)
        fill.append(HistoryFixture::heard(unitOf(unit), 1));
    past.hear(fill, Fill);
    int second = Fill;
    for (const Step &step : steps) {
        ++second;
        const auto target = targetOf(step);
        auto &central = centrals[size_t(step.unit)];
        const auto before = parentAt(statements, step.unit, second);
        if (step.ours) {
            past.move(unitOf(step.unit), before, target, second, step.echoed);
            statements.append({second, step.unit, target});
        } else if (target != central) { // otherwise only another event: nothing has moved
            statements.append({second, step.unit, target});
        }
        if (!step.ours || step.echoed) {
            past.hear({HistoryFixture::heard(unitOf(step.unit), second, target,
                                             step.ours ? u"WS1"_s : u"LINE-7"_s)},
                      second);
            central = target;
        }
    }
    return statements;
}

} // namespace

class TestAsOfProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMomentIsAsItWas();
};

void TestAsOfProperties::everyMomentIsAsItWas()
{
    const bool holds = rc::check([] {
        const auto steps = *rc::gen::container<std::vector<Step>>(anyStep());
        HistoryFixture past;
        const QList<Statement> statements = live(past, steps);
        services::HistoryService history(*past.store, *past.world);
        for (int second = Fill; second <= Fill + int(steps.size()); ++second) {
            for (int number = 0; number < Pallets; ++number) {
                const auto tree = *history.asOf(pallet(number), at(second));
                QSet<QString> told, expected;
                for (const auto &box : tree.root.children) {
                    told.insert(box.id.key());
                    for (const auto &inner : box.children)
                        told.insert(box.id.key() + u' ' + inner.id.key());
                }
                for (int box = 0; box < Cartons; ++box) {
                    if (parentAt(statements, Packs + box, second) != pallet(number))
                        continue;
                    expected.insert(carton(box).key());
                    for (int inner = 0; inner < Packs; ++inner) {
                        if (parentAt(statements, inner, second) == carton(box))
                            expected.insert(carton(box).key() + u' ' + unitOf(inner).key());
                    }
                }
                RC_ASSERT(told == expected);
            }
        }
    });
    QVERIFY(holds);
}

QTEST_GUILESS_MAIN(TestAsOfProperties)
#include "tst_asofproperties.moc"
