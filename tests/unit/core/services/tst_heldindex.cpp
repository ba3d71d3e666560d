// SPDX-License-Identifier: Apache-2.0
#include "core/services/heldindex.h"
#include "tests/unit/core/services/historyfixture.h"

#include <QRandomGenerator>

using namespace pw;
using namespace pw::domain;
using namespace pw::test;
using services::HeldIndex;

/// Forbidden units inside containers, counted upwards: the same numbers as walking down.
class TestHeldIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAtEveryLevel();
    void ourRecordSaysWhereItIs();
    void holdOnALot();
    void circleEnds();
    void agreesWithWalkingDown();

private:
    static UnitState bad(const epc::Epc &id, const std::optional<epc::Epc> &parent)
    {
        auto state = HistoryFixture::heard(id, 1, parent);
        state.holds = {{HoldClass::Quarantined, u"x"_s, u"y"_s, {}}};
        return state;
    }
};

void TestHeldIndex::countsAtEveryLevel()
{
    HistoryFixture past;
    auto ended = HistoryFixture::heard(pack(u"B"_s), 1, carton(1));
    ended.lifecycle = Lifecycle::Destroyed;
    past.hear({bad(pack(u"A"_s), carton(1)), ended,
               HistoryFixture::heard(pack(u"C"_s), 1, carton(2)),
               HistoryFixture::heard(carton(1), 1, pallet(1)), bad(carton(2), pallet(1)),
               HistoryFixture::heard(pallet(1), 1)},
              3);
    HeldIndex held(*past.store);
    QCOMPARE(*held.heldInside(carton(1)), 2);
    QCOMPARE(*held.heldInside(carton(2)), 0);
    QCOMPARE(*held.heldInside(pallet(1)), 3);
    QCOMPARE(*held.heldInside(pack(u"A"_s)), 0);
}

void TestHeldIndex::ourRecordSaysWhereItIs()
{
    HistoryFixture past;
    past.hear({bad(pack(u"A"_s), carton(1)), HistoryFixture::heard(carton(1), 1, pallet(1))}, 3);
    HeldIndex held(*past.store);
    QCOMPARE(*held.heldInside(pallet(1)), 1);
    past.move(pack(u"A"_s), carton(1), {}, 10);
    held.changed({pack(u"A"_s)});
    QCOMPARE(*held.heldInside(pallet(1)), 0);
    past.move(pack(u"A"_s), {}, carton(2), 11); // ours is clean, central's hold counts
    held.changed({pack(u"A"_s)});
    QCOMPARE(*held.heldInside(carton(2)), 1);
    past.move(carton(2), {}, pallet(2), 12);
    held.changed({carton(2)});
    QCOMPARE(*held.heldInside(pallet(2)), 1);
    past.hear({HistoryFixture::heard(pack(u"A"_s), 20, carton(1))}, 21); // released: noticed
    QCOMPARE(*held.heldInside(pallet(2)), 0);
}

void TestHeldIndex::holdOnALot()
{
    HistoryFixture past;
    past.hear({HistoryFixture::heard(pack(u"A"_s), 1, carton(1)),
               HistoryFixture::heard(pack(u"B"_s), 1, carton(1))},
              3);
    HeldIndex held(*past.store);
    QCOMPARE(*held.heldInside(carton(1)), 0);
    store::FeedPage page;
    page.scope = u"site"_s;
    page.upToDate = true;
    page.to = page.head = ++past.head;
    page.rows = {{past.head, store::LotHoldRow{{*gs1::Gtin::parse(u"09521141012345"), u"L1"_s},
                                               {{HoldClass::Recalled, u"r"_s, u"q"_s, {}}}}}};
    PW_VERIFY(past.writer->apply(page, {}));
    past.world->renew();
    QCOMPARE(*held.heldInside(carton(1)), 2);
    past.move(pack(u"B"_s), carton(1), {}, 10);
    held.changed({pack(u"B"_s)});
    QCOMPARE(*held.heldInside(carton(1)), 1);
}

void TestHeldIndex::circleEnds()
{
    HistoryFixture past;
    past.hear({HistoryFixture::heard(carton(1), 1, carton(2)),
               HistoryFixture::heard(carton(2), 1, carton(1)), bad(pack(u"A"_s), carton(1))},
              3);
    HeldIndex held(*past.store);
    QCOMPARE(*held.heldInside(carton(1)), 1);
    QCOMPARE(*held.heldInside(carton(2)), 1);
}

void TestHeldIndex::agreesWithWalkingDown()
{
    HistoryFixture past;
    QRandomGenerator random(7);
    HeldIndex held(*past.store);
    const auto into = [&](int bound, const auto &container) -> std::optional<epc::Epc> {
        const int number = random.bounded(bound + 1);
        return number == bound ? std::nullopt : std::optional<epc::Epc>(container(number));
    };
    for (int round = 0; round < 300; ++round) {
        const auto id =
            random.bounded(3) ? pack(u"P%1"_s.arg(random.bounded(12))) : carton(random.bounded(4));
        const auto parent = id.sscc() ? into(2, pallet) : into(4, carton);
        if (random.bounded(3) == 0) {
            past.hear({random.bounded(2) ? bad(id, parent) : HistoryFixture::heard(id, 1, parent)},
                      round);
        } else if (random.bounded(8) == 0) {
            store::Transaction transaction(past.store->database());
            PW_VERIFY(past.store->outbox.markStored({}, at(0)));
            PW_VERIFY(past.store->database().execute("DELETE FROM unit_overlay"));
            PW_VERIFY(transaction.commit());
            held.forget();
        } else {
            past.move(id, {}, parent, round);
            held.changed({id});
        }
        services::UnitLookup walker(*past.store, past.clock, u"WS1"_s); // remembers nothing
        for (int i = 0; i < 4; ++i)
            QCOMPARE(*held.heldInside(carton(i)), walker.heldInside(carton(i)));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(*held.heldInside(pallet(i)), walker.heldInside(pallet(i)));
    }
}

QTEST_GUILESS_MAIN(TestHeldIndex)
#include "tst_heldindex.moc"
