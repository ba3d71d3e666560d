// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/eventlog.h"
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "tests/support/sharedfile.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace pw::epcis;
using Admission = EventLog::Admission;

namespace {

constexpr auto Scenarios = "standards/examples-ours/scenarios"_L1;
constexpr auto Pack = "https://id.gs1.org/01/09521141012345/21/A7K2"_L1;
constexpr auto Carton = "https://id.gs1.org/00/395211410000000015"_L1;
constexpr auto Pallet = "https://id.gs1.org/00/395211410000000022"_L1;

QString lifecycleName(ObjectState::Lifecycle lifecycle)
{
    switch (lifecycle) {
    case ObjectState::Lifecycle::Unknown: return u"unknown"_s;
    case ObjectState::Lifecycle::Active: return u"active"_s;
    case ObjectState::Lifecycle::Decommissioned: return u"decommissioned"_s;
    case ObjectState::Lifecycle::Destroyed: return u"destroyed"_s;
    }
    return {};
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject describe(const QString &id, EventLog &log)
{
    const ObjectState state = *log.state(id);
    QJsonObject quantities;
    for (auto it = state.quantities.begin(); it != state.quantities.end(); ++it)
        quantities.insert(it.key(), it.value());
    return {{u"lifecycle"_s, lifecycleName(state.lifecycle)},
            {u"disposition"_s, orNull(state.disposition)},
            {u"persistent"_s, QJsonArray::fromStringList(state.persistent)},
            {u"effectivePersistent"_s, QJsonArray::fromStringList(log.effectivePersistent(id))},
            {u"blocked"_s, log.isBlocked(id)},
            {u"parent"_s, orNull(state.parent)},
            {u"children"_s, QJsonArray::fromStringList(log.childrenOf(id))},
            {u"quantities"_s, quantities},
            {u"bizLocation"_s, orNull(state.bizLocation)},
            {u"lastEventTime"_s, state.lastEventTime.isValid()
                                     ? orNull(instantToText(state.lastEventTime))
                                     : QJsonValue(QJsonValue::Null)},
            {u"lastBizStep"_s, orNull(state.lastBizStep)}};
}

/// All a log says, as the scenario files write it.
QJsonObject describe(EventLog &log)
{
    QJsonObject objects;
    for (const QString &id : log.objects())
        objects.insert(id, describe(id, log));
    QList<std::tuple<QString, QString, QString>> odd;
    for (const Anomaly &anomaly : log.anomalies())
        odd.append({anomaly.eventId, anomaly.code, anomaly.object});
    std::sort(odd.begin(), odd.end());
    QJsonArray anomalies;
    for (const auto &[eventId, code, object] : std::as_const(odd))
        anomalies.append(
            QJsonObject{{u"eventID"_s, eventId}, {u"code"_s, code}, {u"object"_s, object}});
    return {{u"objects"_s, objects},
            {u"anomalies"_s, anomalies},
            {u"retracted"_s, QJsonArray::fromStringList(log.retracted())},
            {u"duplicates"_s, log.repeats()}};
}

/// The first member that differs, for people.
QString difference(const QJsonObject &found, const QJsonObject &expected)
{
    for (const QString &name : {u"anomalies"_s, u"retracted"_s, u"duplicates"_s}) {
        if (found[name] != expected[name])
            return name + u": "_s
                   + QString::fromUtf8(QJsonDocument(QJsonObject{{name, found[name]}}).toJson());
    }
    const QJsonObject objects = found[u"objects"].toObject();
    const QJsonObject wanted = expected[u"objects"].toObject();
    if (objects.keys() != wanted.keys())
        return u"other objects: "_s + objects.keys().join(u' ');
    for (const QString &id : objects.keys()) {
        if (objects[id] != wanted[id])
            return id + u": "_s + QString::fromUtf8(QJsonDocument(objects[id].toObject()).toJson())
                   + u" instead of "_s
                   + QString::fromUtf8(QJsonDocument(wanted[id].toObject()).toJson());
    }
    return {};
}

QJsonObject fold(const QList<Event> &events)
{
    EventLog log;
    for (const Event &event : events)
        (void)log.add(event);
    return describe(log);
}

QList<Event> eventsOfScenario(const QString &name)
{
    QList<Event> events;
    const auto file = pw::test::readSharedFile(QString(Scenarios) + u'/' + name + u".jsonld"_s);
    if (!file)
        return events;
    const auto objects = eventsOfDocument(*file);
    if (!objects)
        return events;
    for (const QJsonObject &object : *objects) {
        if (const auto event = eventFromJson(object))
            events.append(*event);
    }
    return events;
}

Event object(int second, Action action, const QString &epc, const QString &bizStep)
{
    Event event;
    event.eventTime = QDateTime(QDate(2026, 5, 11), QTime(8, 0), Qt::UTC).addSecs(second);
    event.eventTimeZoneOffset = u"+02:00"_s;
    event.eventId = u"urn:uuid:0a1b2c3d-0000-4000-8000-%1"_s.arg(second, 12, 10, QLatin1Char('0'));
    event.action = action;
    event.epcs = {epc};
    event.bizStep = bizStep;
    return event;
}

Event aggregation(int second, Action action, const QString &parent, const QStringList &children)
{
    Event event = object(second, action, {}, u"packing"_s);
    event.type = EventType::Aggregation;
    event.epcs.clear();
    event.parentId = parent;
    event.childEpcs = children;
    return event;
}

Event declared(Event event)
{
    event.errorDeclaration =
        ErrorDeclaration{event.eventTime.addSecs(3600), u"incorrect_data"_s, {}};
    return event;
}

} // namespace

class TestEventLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scenarios_data();
    void scenarios();
    void declarationCountsBeforeAndAfter();
    void withoutEventIdTheContentIsTheKey();
    void sequenceBreaksTies();
    void contradictionIsToldWhicheverComesFirst();
    void lateEventFoldsOnlyItsGroup();
    void manyObjectsOfOneLateEventFoldItOnce();
};

void TestEventLog::scenarios_data()
{
    PW_REQUIRE_SHARED(Scenarios.data());
    QTest::addColumn<QString>("name");
    const QStringList names = QDir(pw::test::sharedPath(QString(Scenarios)))
                                  .entryList({u"*.expected.json"_s}, QDir::Files);
    QVERIFY(names.size() >= 7);
    const QStringList documents =
        QDir(pw::test::sharedPath(QString(Scenarios))).entryList({u"*.jsonld"_s}, QDir::Files);
    QCOMPARE(names.size(), documents.size()); // none without an expectation
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name.section(u'.', 0, 0);
}

void TestEventLog::scenarios()
{
    QFETCH(const QString, name);
    const auto file =
        pw::test::readSharedFile(QString(Scenarios) + u'/' + name + u".expected.json"_s);
    QVERIFY(file);
    QJsonObject expected = QJsonDocument::fromJson(*file).object();
    const QList<Event> events = eventsOfScenario(name);
    QVERIFY(!events.isEmpty());

    const QString asArrived = difference(fold(events), expected);
    QVERIFY2(asArrived.isEmpty(), qPrintable(asArrived));

    constexpr unsigned Shuffles = 100;
    for (unsigned seed = 0; seed < Shuffles; ++seed) {
        QList<Event> shuffled = events;
        std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(seed));
        // Some of them are looked at on the way, which must change nothing.
        EventLog log;
        for (const Event &event : std::as_const(shuffled)) {
            (void)log.add(event);
            if (seed % 4 == 0)
                (void)log.objects();
        }
        const QString wrong = difference(describe(log), expected);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1, "_s.arg(seed) + wrong));
    }

    // The second half first, then everything again.
    QList<Event> halves = events.sliced(events.size() / 2) + events.first(events.size() / 2);
    const QString swapped = difference(fold(halves), expected);
    QVERIFY2(swapped.isEmpty(), qPrintable(swapped));
    expected[u"duplicates"] = expected[u"duplicates"].toInt() + int(events.size());
    const QString doubled = difference(fold(halves + events), expected);
    QVERIFY2(doubled.isEmpty(), qPrintable(doubled));
}

void TestEventLog::declarationCountsBeforeAndAfter()
{
    const Event made = object(1, Action::Add, Pack, u"commissioning"_s);
    const Event packed = aggregation(2, Action::Add, Carton, {Pack});
    EventLog after;
    QCOMPARE(after.add(made), Admission::Kept);
    QCOMPARE(after.add(packed), Admission::Kept);
    QCOMPARE(after.state(Pack)->parent, QString(Carton));
    QCOMPARE(after.add(declared(packed)), Admission::Declared);
    QCOMPARE(after.add(declared(packed)), Admission::Repeated);
    QCOMPARE(after.add(packed), Admission::Repeated);
    QCOMPARE(after.state(Pack)->parent, QString());
    QVERIFY(!after.state(Carton));
    QVERIFY(after.anomalies().isEmpty());

    EventLog before;
    QCOMPARE(before.add(declared(packed)), Admission::Declared);
    QCOMPARE(before.add(made), Admission::Kept);
    QCOMPARE(before.add(packed), Admission::WasRetracted);
    QCOMPARE(before.state(Pack), after.state(Pack));
    QCOMPARE(before.retracted(), QStringList{packed.eventId});
}

void TestEventLog::withoutEventIdTheContentIsTheKey()
{
    Event made = object(1, Action::Add, Pack, u"commissioning"_s);
    made.eventId.clear();
    EventLog log;
    QCOMPARE(log.add(made), Admission::Kept);
    QCOMPARE(log.add(made), Admission::Repeated);
    made.recordTime = made.eventTime.addSecs(5);
    QCOMPARE(log.add(made), Admission::Repeated);
    QCOMPARE(log.add(declared(made)), Admission::Declared);
    QVERIFY(!log.state(Pack));
    QCOMPARE(log.repeats(), 2);
}

void TestEventLog::sequenceBreaksTies()
{
    // Both in the same millisecond; their eventIDs alone would order them the other way round.
    Event in = aggregation(9, Action::Add, Carton, {Pack});
    Event out = aggregation(8, Action::Delete, Carton, {Pack});
    out.eventTime = in.eventTime;
    in.extensions.insert(u"agw:seq"_s, u"AGG-03/9"_s);
    out.extensions.insert(u"agw:seq"_s, u"AGG-03/10"_s);
    EventLog log;
    (void)log.add(out);
    (void)log.add(in);
    QCOMPARE(log.state(Pack)->parent, QString());
    QCOMPARE(log.anomalies().size(), 3); // nothing of it was ever commissioned
}

void TestEventLog::contradictionIsToldWhicheverComesFirst()
{
    const Event one = object(1, Action::Add, Pack, u"commissioning"_s);
    Event other = one;
    other.disposition = u"active"_s;
    EventLog forth;
    QCOMPARE(forth.add(one), Admission::Kept);
    QCOMPARE(forth.add(other), Admission::Contradicts);
    EventLog back;
    QCOMPARE(back.add(other), Admission::Kept);
    QCOMPARE(back.add(one), Admission::Contradicts);
    QCOMPARE(forth.contradictions(), QStringList{one.eventId});
    QCOMPARE(back.contradictions(), forth.contradictions());
    QCOMPARE(describe(back), describe(forth));
}

void TestEventLog::lateEventFoldsOnlyItsGroup()
{
    EventLog log;
    const auto unit = [](int i) { return u"https://id.gs1.org/01/09521141012345/21/K%1"_s.arg(i); };
    for (int i = 0; i < 100; ++i)
        (void)log.add(object(10 + i, Action::Add, unit(i), u"commissioning"_s));
    for (int i = 0; i < 50; ++i)
        (void)log.add(aggregation(200 + i, Action::Add, unit(2 * i), {unit(2 * i + 1)}));
    QCOMPARE(log.objects().size(), 100);
    QCOMPARE(log.foldedEvents(), 150);
    (void)log.add(object(150, Action::Observe, unit(6), u"inspecting"_s));
    QCOMPARE(log.state(unit(7))->parent, unit(6));
    QCOMPARE(log.foldedEvents(), 154); // two made, one packed, one inspected
}

void TestEventLog::manyObjectsOfOneLateEventFoldItOnce()
{
    EventLog log;
    Event seen = object(100, Action::Observe, {}, u"storing"_s);
    Event made = object(50, Action::Add, {}, u"commissioning"_s);
    seen.epcs.clear();
    for (int i = 0; i < 1000; ++i)
        seen.epcs.append(u"https://id.gs1.org/01/09521141012345/21/K%1"_s.arg(i));
    made.epcs = seen.epcs;
    (void)log.add(seen);
    QCOMPARE(log.anomalies().size(), 1000); // none of them is known to exist
    (void)log.add(made);
    QVERIFY(log.anomalies().isEmpty());
    QCOMPARE(log.foldedEvents(), 3);
}

QTEST_GUILESS_MAIN(TestEventLog)
#include "tst_eventlog.moc"
