// SPDX-License-Identifier: Apache-2.0
#include "core/services/hierarchyservice.h"
#include "core/services/treereader.h"
#include "tests/unit/core/services/historyfixture.h"

#include <algorithm>

using namespace pw;
using namespace pw::domain;
using namespace pw::test;

/// Trees loaded a level at a time say what looking up unit by unit says.
class TestTreeReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithLookingUp();
    void holdOnALot();
    void wholeTree();
    void cutOff();
    void circleEnds();
    void unknown();
};

namespace {

/// A pallet of three cartons, one pack of central's moved by us from the first to the second, one
/// of ours in the first, one held.
struct Site : HistoryFixture
{
    Site()
    {
        check(writer->replaceMasterData(
            u"1"_s, R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011",)"
                    R"("products":[{"gtin":"09521141012345","name":"T","levels":[)"
                    R"({"level":"carton","capacity":3},{"level":"pallet","capacity":2}]}]})"));
        auto bad = heard(pack(u"C"_s), 1, carton(2));
        bad.holds = {{HoldClass::Suspect, u"x"_s, u"y"_s, {}}};
        hear({heard(pack(u"A"_s), 1, carton(1)), heard(pack(u"B"_s), 1, carton(1)), bad,
              heard(pack(u"E"_s), 1, carton(3)), heard(carton(1), 1, pallet(1)),
              heard(carton(2), 1, pallet(1)), heard(carton(3), 1, pallet(1)), heard(pallet(1), 1)},
             3);
        move(pack(u"B"_s), carton(1), carton(2), 10);
        move(pack(u"D"_s), {}, carton(1), 11);
    }
};

} // namespace

void TestTreeReader::agreesWithLookingUp()
{
    Site site;
    services::HeldIndex held(*site.store);
    services::TreeReader reader(*site.store, *site.world, held);
    const services::HierarchyService lookup(*site.world);
    for (const auto &parent :
         {pallet(1), carton(1), carton(2), carton(3), pack(u"A"_s), carton(9)}) {
        auto expected = lookup.children(parent);
        const auto read = reader.children(parent);
        PW_VERIFY(read);
        QCOMPARE(read->size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const TreeNode &node = (*read)[i];
            QCOMPARE(node.id, expected[i].id);
            QCOMPARE(node.childCount, expected[i].childCount);
            QCOMPARE(node.heldInside, expected[i].heldInside);
            QVERIFY(node == expected[i]);
        }
    }
    const auto cartons = *reader.children(pallet(1));
    QCOMPARE(cartons[0].childCount, 2);
    QCOMPARE(cartons[0].capacity, 3);
    QCOMPARE(cartons[1].heldInside, 1);
    QCOMPARE(cartons[2].lot, u"L1"_s);
}

void TestTreeReader::holdOnALot()
{
    Site site;
    store::FeedPage page;
    page.scope = u"site"_s;
    page.upToDate = true;
    page.to = page.head = ++site.head;
    page.rows = {{site.head, store::LotHoldRow{{*gs1::Gtin::parse(u"09521141012345"), u"L1"_s},
                                               {{HoldClass::Recalled, u"r"_s, u"q"_s, {}}}}}};
    PW_VERIFY(site.writer->apply(page, {}));
    site.world->renew();
    services::HeldIndex held(*site.store);
    services::TreeReader reader(*site.store, *site.world, held);
    const auto packs = *reader.children(carton(3));
    QVERIFY(packs.size() == 1 && packs[0].held);
    QCOMPARE((*reader.children(pallet(1)))[2].heldInside, 1);
}

void TestTreeReader::wholeTree()
{
    Site site;
    services::HeldIndex held(*site.store);
    services::TreeReader reader(*site.store, *site.world, held);
    const auto tree = **reader.fullTree(pallet(1), 1000);
    QCOMPARE(tree.nodes.size(), 9);
    QVERIFY(!tree.truncated);
    QCOMPARE(tree.nodes[0].node.heldInside, 1);
    for (qsizetype i = 1; i < tree.nodes.size(); ++i) {
        const auto parent = tree.nodes[i].parent;
        QVERIFY(parent >= 0 && parent < i);
        QCOMPARE(site.world->unit(tree.nodes[i].node.id)->parent, tree.nodes[parent].node.id);
    }
}

void TestTreeReader::cutOff()
{
    Site site;
    services::HeldIndex held(*site.store);
    services::TreeReader reader(*site.store, *site.world, held);
    const auto tree = **reader.fullTree(pallet(1), 4);
    QVERIFY(tree.truncated);
    QCOMPARE(tree.nodes.size(), 4);
    QCOMPARE(tree.nodes[2].node.id, carton(2)); // upper levels first
    QVERIFY(!(*reader.fullTree(pallet(1), 9))->truncated);
}

void TestTreeReader::circleEnds()
{
    HistoryFixture site;
    site.hear({HistoryFixture::heard(carton(1), 1, carton(2)),
               HistoryFixture::heard(carton(2), 1, carton(1))},
              3);
    services::HeldIndex held(*site.store);
    services::TreeReader reader(*site.store, *site.world, held);
    QCOMPARE((*reader.fullTree(carton(1), 1000))->nodes.size(), 2);
}

void TestTreeReader::unknown()
{
    HistoryFixture site;
    services::HeldIndex held(*site.store);
    services::TreeReader reader(*site.store, *site.world, held);
    QVERIFY(!*reader.fullTree(carton(1), 1000));
    QVERIFY(reader.children(carton(1))->isEmpty());
}

QTEST_GUILESS_MAIN(TestTreeReader)
#include "tst_treereader.moc"
