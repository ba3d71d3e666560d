// SPDX-License-Identifier: Apache-2.0
#include "core/domain/masterdata.h"
#include "core/epcis/eventlog.h"
#include "core/epcis/hierarchyevents.h"
#include "core/epcis/importevents.h"
#include "core/epcis/validator.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace pw::epcis;
using domain::imports::Hierarchy;

namespace {

const QDateTime Exported(QDate(2026, 5, 12), QTime(9, 0), Qt::UTC);
const QDateTime Packed(QDate(2026, 5, 11), QTime(8, 0), Qt::UTC);

UnitState pack(int n, const QString &lot)
{
    UnitState unit{
        epc::Epc(*epc::Sgtin::make(*gs1::Gtin::parse(u"09521141012345"), u"A%1"_s.arg(n)))};
    unit.product = unit.id.sgtin()->gtin();
    unit.lot = lot;
    unit.expiry = QDate(2029, 5, 31);
    unit.lastEventAt = Packed.addSecs(n);
    return unit;
}

UnitState container(int n, Level level)
{
    UnitState unit{epc::Epc(SsccBlock{u"b"_s, level, u"19521141"_s, 0, 99}.number(n)), level};
    unit.container = ContainerState();
    unit.lastEventAt = Packed.addSecs(100 + n);
    return unit;
}

/// A pallet of two cartons, the first with two lots.
Hierarchy sample()
{
    return {{container(9, Level::Pallet), -1},
            {container(1, Level::Carton), 0},
            {container(2, Level::Carton), 0},
            {pack(1, u"L1"_s), 1},
            {pack(2, u"L2"_s), 1},
            {pack(3, u"L1"_s), 2}};
}

QList<Event> ofType(const QList<Event> &events, EventType type)
{
    QList<Event> found;
    for (const Event &event : events) {
        if (event.type == type)
            found.append(event);
    }
    return found;
}

} // namespace

class TestHierarchyEvents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldsToTheHierarchy();
    void theSameAgain();
    void eachLotIsTold();
    void timesFollowEachOther();
    void holds();
    void nothingKnownOfTimes();
    void alikeUnitsTogether();
};

void TestHierarchyEvents::foldsToTheHierarchy()
{
    const Hierarchy hierarchy = sample();
    QList<Event> events = hierarchyEvents(hierarchy, Exported, u"+02:00"_s);
    for (const Event &event : std::as_const(events))
        QVERIFY(validate(event).isEmpty());
    EventLog log;
    for (const Event &event : std::as_const(events))
        QCOMPARE(log.add(event), EventLog::Admission::Kept);
    QVERIFY(log.anomalies().isEmpty());
    for (const auto &node : hierarchy) {
        const auto state = log.state(node.unit.id.toUri());
        QVERIFY(state);
        QCOMPARE(state->lifecycle, ObjectState::Lifecycle::Active);
        QCOMPARE(state->parent,
                 node.parent < 0 ? QString() : hierarchy[node.parent].unit.id.toUri());
    }
}

void TestHierarchyEvents::theSameAgain()
{
    const QList<Event> events = hierarchyEvents(sample(), Exported, u"+02:00"_s);
    QCOMPARE(hierarchyEvents(sample(), Exported.addDays(7), u"+02:00"_s), events);
    QSet<QString> ids;
    for (const Event &event : events) {
        QVERIFY(event.eventId.startsWith(u"ni:///sha-256;"_s));
        ids.insert(event.eventId);
    }
    QCOMPARE(ids.size(), events.size());
}

void TestHierarchyEvents::eachLotIsTold()
{
    const QList<Event> objects =
        ofType(hierarchyEvents(sample(), Exported, u"+02:00"_s), EventType::Object);
    QStringList told;
    for (const Event &event : objects)
        told.append(event.extensions["agw:level"_L1].toString() + u':'
                    + event.ilmd["cbvmda:lotNumber"_L1].toString() + u':'
                    + QString::number(event.epcs.size()));
    told.sort();
    QCOMPARE(told, (QStringList{u"carton::2"_s, u"pack:L1:1"_s, u"pack:L1:1"_s, u"pack:L2:1"_s,
                                u"pallet::1"_s}));
}

void TestHierarchyEvents::timesFollowEachOther()
{
    const QList<Event> events = hierarchyEvents(sample(), Exported, u"+02:00"_s);
    const QDateTime start = Packed.addSecs(1).addMSecs(-1);
    for (const Event &event : ofType(events, EventType::Object))
        QCOMPARE(event.eventTime, start);
    const QList<Event> packing = ofType(events, EventType::Aggregation);
    QCOMPARE(packing.size(), 3);
    QCOMPARE(packing.first().eventTime, Packed.addSecs(3)); // of the latest child
    QCOMPARE(packing.last().parentId, container(9, Level::Pallet).id.toUri());
    QCOMPARE(packing.last().eventTime, Packed.addSecs(102));
}

void TestHierarchyEvents::holds()
{
    Hierarchy hierarchy = sample();
    Hold hold{HoldClass::Recalled, u"R-7"_s, u"QA-7"_s, Packed.addDays(1)};
    hold.id = u"urn:uuid:0a1b2c3d-0000-4000-8000-0000000000aa"_s;
    hierarchy[3].unit.holds = {hold};
    hierarchy[5].unit.holds = {hold, Hold{HoldClass::Damaged}};
    EventLog log;
    QList<Event> placed;
    for (const Event &event : hierarchyEvents(hierarchy, Exported, u"+02:00"_s)) {
        QVERIFY(validate(event).isEmpty());
        log.add(event);
        if (!event.persistentSet.isEmpty())
            placed.append(event);
    }
    QCOMPARE(placed.size(), 2);
    QCOMPARE(placed.first().epcs.size(), 2); // one hold, two units
    QCOMPARE(placed.first().eventTime, Packed.addDays(1));
    QVERIFY(log.isBlocked(hierarchy[5].unit.id.toUri()));
    QCOMPARE(log.effectivePersistent(hierarchy[5].unit.id.toUri()),
             (QStringList{u"damaged"_s, u"recalled"_s}));
    QVERIFY(!log.isBlocked(hierarchy[4].unit.id.toUri()));
}

void TestHierarchyEvents::nothingKnownOfTimes()
{
    UnitState alone = pack(1, {});
    alone.lastEventAt = {};
    alone.expiry = {};
    const QList<Event> events = hierarchyEvents({{alone, -1}}, Exported, u"+02:00"_s);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().eventTime, Exported.addMSecs(-1));
    QVERIFY(events.first().ilmd.isEmpty());
}

void TestHierarchyEvents::alikeUnitsTogether()
{
    UnitState held = pack(4, u"L1"_s);
    held.holds = {Hold{HoldClass::Damaged}};
    const auto groups = alikeUnits({pack(1, u"L1"_s), pack(2, u"L2"_s), pack(3, u"L1"_s), held,
                                    container(1, Level::Carton), container(2, Level::Carton)});
    QList<qsizetype> sizes;
    for (const auto &group : groups)
        sizes.append(group.size());
    QCOMPARE(sizes, (QList<qsizetype>{2, 1, 1, 2}));
    QCOMPARE(receivedUnits(groups[2], {}).disposition, QString()); // what holds it stays
    QCOMPARE(receivedUnits(groups[3], {}).disposition, u"in_progress"_s);
}

QTEST_GUILESS_MAIN(TestHierarchyEvents)
#include "tst_hierarchyevents.moc"
