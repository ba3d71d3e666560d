// SPDX-License-Identifier: Apache-2.0
#include "core/domain/hierarchyhash.h"
#include "tests/unit/core/domain/fakeworld.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

class TestHierarchyHash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void orderDoesNotCount();
    void differs_data();
    void differs();
    void endsInACircle();
};

namespace {

/// A carton with two packs, the first with two holds.
FakeWorld site()
{
    FakeWorld world;
    UnitState box{world.carton(1)};
    box.level = Level::Carton;
    box.container = ContainerState();
    world.units.insert(box.id, box);
    for (const QString &serial : {u"A"_s, u"B"_s})
        world.addPack(serial).parent = box.id;
    Hold first, second;
    first.id = u"h1"_s;
    second.id = u"h2"_s;
    world.record(world.packId(u"A"_s)).holds = {first, second};
    return world;
}

QByteArray hashOf(const FakeWorld &world)
{
    return hierarchyHash(world, {world.carton(1)});
}

} // namespace

void TestHierarchyHash::orderDoesNotCount()
{
    FakeWorld world = site();
    const QByteArray before = hashOf(world);
    QCOMPARE(before.size(), 64);
    auto &holds = world.record(world.packId(u"A"_s)).holds;
    std::swap(holds[0], holds[1]);
    world.record(world.packId(u"A"_s)).lastEventAt = QDateTime::currentDateTimeUtc();
    world.record(world.carton(1)).container->label = LabelState::Stale;
    QCOMPARE(hashOf(world), before);
    QCOMPARE(hierarchyHash(world, {world.packId(u"B"_s), world.carton(1)}), before);
}

void TestHierarchyHash::differs_data()
{
    QTest::addColumn<int>("which");
    const char *names[] = {"one less inside", "ended", "hold lifted", "other hold"};
    for (int i = 0; i < int(std::size(names)); ++i)
        QTest::newRow(names[i]) << i;
}

void TestHierarchyHash::differs()
{
    QFETCH(const int, which);
    FakeWorld world = site();
    const QByteArray before = hashOf(world);
    UnitState &pack = world.record(world.packId(u"A"_s));
    switch (which) {
    case 0: pack.parent.reset(); break;
    case 1: pack.lifecycle = Lifecycle::Destroyed; break;
    case 2: pack.holds.removeLast(); break;
    default: pack.holds.last().id = u"h3"_s;
    }
    QVERIFY(hashOf(world) != before);
}

void TestHierarchyHash::endsInACircle()
{
    FakeWorld world = site();
    world.record(world.carton(1)).parent = world.carton(1);
    QCOMPARE(hashOf(world).size(), 64);
}

QTEST_GUILESS_MAIN(TestHierarchyHash)
#include "tst_hierarchyhash.moc"
