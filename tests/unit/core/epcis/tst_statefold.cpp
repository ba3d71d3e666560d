// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/statefold.h"
#include "tests/support/sharedfile.h"

#include <QDirIterator>
#include <QHash>
#include <QJsonDocument>
#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace pw::epcis;

namespace {

constexpr auto Pack = "https://id.gs1.org/01/09521141012345/21/A7K2"_L1;
constexpr auto Carton = "https://id.gs1.org/00/395211410000000015"_L1;
constexpr auto Pallet = "https://id.gs1.org/00/395211410000000022"_L1;

class States : public StateAccess
{
public:
    std::optional<ObjectState> find(const QString &id) override
    {
        const auto known = m_states.constFind(id);
        return known == m_states.constEnd() ? std::nullopt : std::optional(*known);
    }
    QStringList childrenOf(const QString &id) override
    {
        QStringList children;
        for (const ObjectState &state : std::as_const(m_states)) {
            if (state.parent == id)
                children.append(state.id);
        }
        children.sort();
        return children;
    }
    void put(const ObjectState &state) override { m_states.insert(state.id, state); }
    QStringList ids() const { return m_states.keys(); }

private:
    QHash<QString, ObjectState> m_states;
};

/// A stream of events and what it comes to: admission and order as any reader of it needs them.
struct Outcome
{
    States states;
    QList<Anomaly> anomalies;
    QSet<QString> retracted;
    int duplicates = 0;
};

std::pair<QString, qint64> sequenceOf(const Event &event)
{
    const QString text = event.extensions.value("agw:seq"_L1).toString();
    return {text.section(u'/', 0, -2), text.section(u'/', -1).toLongLong()};
}

enum class Order { AsArrived, ByTime };

Outcome fold(QList<Event> events, Order order)
{
    Outcome outcome;
    QSet<std::pair<QString, bool>> admitted;
    const auto repeated = [&](const Event &event) {
        const std::pair key(event.eventId, event.errorDeclaration.has_value());
        const bool known = admitted.contains(key);
        admitted.insert(key);
        outcome.duplicates += known ? 1 : 0;
        return known;
    };
    events.removeIf(repeated);
    if (order == Order::ByTime) {
        for (const Event &event : std::as_const(events)) {
            if (event.errorDeclaration)
                outcome.retracted.insert(event.eventId);
        }
        std::sort(events.begin(), events.end(), [](const Event &a, const Event &b) {
            return std::tuple(a.eventTime, sequenceOf(a), a.eventId)
                   < std::tuple(b.eventTime, sequenceOf(b), b.eventId);
        });
    }
    for (const Event &event : std::as_const(events)) {
        if (event.errorDeclaration)
            outcome.retracted.insert(event.eventId);
        else if (!outcome.retracted.contains(event.eventId))
            outcome.anomalies.append(foldEvent(event, outcome.states));
    }
    return outcome;
}

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

QJsonObject describe(const QString &id, States &states)
{
    const ObjectState state = *states.find(id);
    QSet<QString> effective(state.persistent.begin(), state.persistent.end());
    for (QString at = state.parent; !at.isEmpty(); at = states.find(at)->parent) {
        const QStringList persistent = states.find(at)->persistent;
        for (const QString &value : persistent) {
            if (isBlocking(value))
                effective.insert(value);
        }
    }
    QStringList values(effective.begin(), effective.end());
    values.sort();
    const bool held = std::any_of(values.begin(), values.end(),
                                  [](const QString &value) { return isBlocking(value); });
    QJsonObject quantities;
    for (auto it = state.quantities.begin(); it != state.quantities.end(); ++it)
        quantities.insert(it.key(), it.value());
    return {
        {u"lifecycle"_s, lifecycleName(state.lifecycle)},
        {u"disposition"_s, orNull(state.disposition)},
        {u"persistent"_s, QJsonArray::fromStringList(state.persistent)},
        {u"effectivePersistent"_s, QJsonArray::fromStringList(values)},
        {u"blocked"_s, held || state.lifecycle != ObjectState::Lifecycle::Active},
        {u"parent"_s, orNull(state.parent)},
        {u"children"_s, QJsonArray::fromStringList(states.childrenOf(id))},
        {u"quantities"_s, quantities},
        {u"bizLocation"_s, orNull(state.bizLocation)},
        {u"lastEventTime"_s,
         orNull(state.lastEventTime.isValid() ? instantToText(state.lastEventTime) : QString())},
        {u"lastBizStep"_s, orNull(state.lastBizStep)}};
}

/// Where the outcome differs from the expectation, empty where nowhere.
QString difference(Outcome &outcome, const QJsonObject &expected)
{
    const QJsonObject objects = expected[u"objects"].toObject();
    QStringList ids = outcome.states.ids();
    ids.sort();
    if (ids != objects.keys())
        return u"other objects"_s;
    for (const QString &id : std::as_const(ids)) {
        const QJsonObject found = describe(id, outcome.states);
        if (found != objects[id].toObject())
            return id + u": "_s + QString::fromUtf8(QJsonDocument(found).toJson())
                   + u" instead of "_s
                   + QString::fromUtf8(QJsonDocument(objects[id].toObject()).toJson());
    }
    QStringList anomalies;
    for (const Anomaly &anomaly : outcome.anomalies)
        anomalies.append(anomaly.eventId + anomaly.code + anomaly.object);
    QStringList wanted;
    for (const QJsonValue &anomaly : expected[u"anomalies"].toArray())
        wanted.append(anomaly[u"eventID"].toString() + anomaly[u"code"].toString()
                      + anomaly[u"object"].toString());
    anomalies.sort();
    wanted.sort();
    if (anomalies != wanted)
        return u"anomalies: "_s + anomalies.join(u'\n');
    QSet<QString> retracted;
    for (const QJsonValue &id : expected[u"retracted"].toArray())
        retracted.insert(id.toString());
    if (retracted != outcome.retracted)
        return u"retracted"_s;
    return outcome.duplicates == expected[u"duplicates"].toInt() ? QString() : u"duplicates"_s;
}

QList<Event> eventsOfFile(const QString &name)
{
    const auto document =
        pw::test::readSharedFile(u"standards/examples-ours/scenarios/"_s + name + u".jsonld"_s);
    QList<Event> events;
    if (!document)
        return events;
    const auto objects = eventsOfDocument(*document);
    if (!objects)
        return events;
    for (const QJsonObject &object : *objects) {
        if (const auto event = eventFromJson(object))
            events.append(*event);
    }
    return events;
}

Event object(Action action, const QString &epc, const QString &bizStep,
             const QString &disposition = {})
{
    Event event;
    event.type = EventType::Object;
    event.eventTime = QDateTime(QDate(2026, 5, 11), QTime(8, 0), Qt::UTC);
    event.eventTimeZoneOffset = u"+02:00"_s;
    event.action = action;
    event.epcs = {epc};
    event.bizStep = bizStep;
    event.disposition = disposition;
    return event;
}

Event aggregation(Action action, const QString &parent, const QStringList &children)
{
    Event event = object(action, {}, action == Action::Delete ? u"unpacking"_s : u"packing"_s);
    event.type = EventType::Aggregation;
    event.epcs.clear();
    event.parentId = parent;
    event.childEpcs = children;
    return event;
}

QStringList codesOf(const QList<Anomaly> &anomalies)
{
    QStringList codes;
    for (const Anomaly &anomaly : anomalies)
        codes.append(anomaly.code);
    return codes;
}

} // namespace

class TestStateFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scenarios_data();
    void scenarios();
    void spellingsAreOneObject();
    void classesInTwoSpellingsAreOne();
    void doubleParentLastWins();
    void cycleIsRefused();
    void commissionedTwice();
    void contentsFollowTheContainer();
    void persistentStaysUntilUnset();
    void quantities();
    void observeChangesNoHierarchy();
    void declarationHasNoEffect();
    void circleEnds();
};

void TestStateFold::scenarios_data()
{
    PW_REQUIRE_SHARED("standards/examples-ours/scenarios");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("foldsAsItArrives");
    QDirIterator files(pw::test::sharedPath(u"standards/examples-ours/scenarios"_s),
                       {u"*.expected.json"_s});
    int count = 0;
    while (files.hasNext()) {
        const QString name = QFileInfo(files.next()).fileName().section(u'.', 0, 0);
        // A declaration of what has been folded, or an event from before, wants a fold anew.
        const bool inOrder = !name.startsWith(u"s03-"_s) && !name.startsWith(u"s09-"_s);
        QTest::newRow(qPrintable(name)) << name << inOrder;
        ++count;
    }
    QVERIFY(count >= 7);
}

void TestStateFold::scenarios()
{
    QFETCH(const QString, name);
    QFETCH(const bool, foldsAsItArrives);
    const auto expectation = pw::test::readSharedFile(u"standards/examples-ours/scenarios/"_s + name
                                                      + u".expected.json"_s);
    QVERIFY(expectation);
    const QJsonObject expected = QJsonDocument::fromJson(*expectation).object();
    const QList<Event> events = eventsOfFile(name);
    QVERIFY(!events.isEmpty());

    Outcome byTime = fold(events, Order::ByTime);
    const QString wrong = difference(byTime, expected);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    Outcome asArrived = fold(events, Order::AsArrived);
    QCOMPARE(difference(asArrived, expected).isEmpty(), foldsAsItArrives);
}

void TestStateFold::spellingsAreOneObject()
{
    States states;
    foldEvent(object(Action::Add, u"urn:epc:id:sscc:9521141.3000000001"_s, u"commissioning"_s),
              states);
    QCOMPARE(states.ids(), QStringList{Carton});
    const auto again = foldEvent(
        object(Action::Add, u"https://brand.example/00/395211410000000015"_s, u"commissioning"_s),
        states);
    QCOMPARE(codesOf(again), QStringList{u"already-commissioned"_s});
}

void TestStateFold::classesInTwoSpellingsAreOne()
{
    States states;
    Event packed = aggregation(Action::Add, Pallet, {});
    packed.childQuantities = {{u"urn:epc:class:lgtin:9521141.001235.P1"_s, 24.0, {}}};
    foldEvent(packed, states);
    Event taken = aggregation(Action::Delete, Pallet, {});
    taken.childQuantities = {{u"https://id.gs1.org/01/09521141012352/10/P1"_s, 10.0, {}}};
    QCOMPARE(codesOf(foldEvent(taken, states)), QStringList{u"not-commissioned"_s}); // the pallet
    QCOMPARE(states.find(Pallet)->quantities,
             (QMap<QString, double>{{u"https://id.gs1.org/01/09521141012352/10/P1"_s, 14.0}}));
}

void TestStateFold::doubleParentLastWins()
{
    States states;
    for (const QString &id : {QString(Pack), QString(Carton), QString(Pallet)})
        QVERIFY(foldEvent(object(Action::Add, id, u"commissioning"_s), states).isEmpty());
    QVERIFY(foldEvent(aggregation(Action::Add, Carton, {Pack}), states).isEmpty());
    const auto odd = foldEvent(aggregation(Action::Add, Pallet, {Pack}), states);
    QCOMPARE(codesOf(odd), QStringList{u"double-parent"_s});
    QCOMPARE(odd.first().object, QString(Pack));
    QCOMPARE(states.find(Pack)->parent, QString(Pallet));
    const auto gone = foldEvent(aggregation(Action::Delete, Carton, {Pack}), states);
    QCOMPARE(codesOf(gone), QStringList{u"not-a-child"_s});
    QCOMPARE(states.find(Pack)->parent, QString(Pallet));
}

void TestStateFold::cycleIsRefused()
{
    States states;
    foldEvent(aggregation(Action::Add, Pallet, {Carton}), states);
    foldEvent(aggregation(Action::Add, Carton, {Pack}), states);
    QCOMPARE(codesOf(foldEvent(aggregation(Action::Add, Pack, {Pallet}), states)),
             (QStringList{u"not-commissioned"_s, u"not-commissioned"_s, u"cycle"_s}));
    QCOMPARE(states.find(Pallet)->parent, QString());
    QVERIFY(codesOf(foldEvent(aggregation(Action::Add, Pallet, {Pallet}), states))
                .contains(u"cycle"_s));
}

void TestStateFold::commissionedTwice()
{
    States states;
    foldEvent(object(Action::Add, Pack, u"commissioning"_s), states);
    QCOMPARE(codesOf(foldEvent(object(Action::Add, Pack, u"commissioning"_s), states)),
             QStringList{u"already-commissioned"_s});
    foldEvent(object(Action::Delete, Pack, u"destroying"_s), states);
    QCOMPARE(states.find(Pack)->lifecycle, ObjectState::Lifecycle::Destroyed);
    QCOMPARE(codesOf(foldEvent(object(Action::Add, Pack, u"commissioning"_s), states)),
             QStringList{u"event-after-end-of-life"_s});
}

void TestStateFold::contentsFollowTheContainer()
{
    States states;
    for (const QString &id : {QString(Pack), QString(Carton), QString(Pallet)}) {
        Event added = object(Action::Add, id, u"commissioning"_s, u"active"_s);
        added.bizLocation = u"urn:x:line"_s;
        foldEvent(added, states);
    }
    foldEvent(aggregation(Action::Add, Carton, {Pack}), states);
    foldEvent(aggregation(Action::Add, Pallet, {Carton}), states);
    Event stored = object(Action::Observe, Pallet, u"storing"_s, u"sellable_not_accessible"_s);
    stored.bizLocation = u"urn:x:warehouse"_s;
    foldEvent(stored, states);
    QCOMPARE(states.find(Pack)->bizLocation, u"urn:x:warehouse"_s);
    QCOMPARE(states.find(Pack)->disposition, u"sellable_not_accessible"_s);
    QCOMPARE(states.find(Pack)->lastBizStep, u"packing"_s); // it was not itself named
    foldEvent(object(Action::Observe, Pallet, u"shipping"_s, u"in_transit"_s), states);
    QCOMPARE(states.find(Pack)->bizLocation, QString());
    QCOMPARE(states.find(Pack)->disposition, u"in_transit"_s);
    foldEvent(object(Action::Observe, Pallet, u"inspecting"_s, u"damaged"_s), states);
    QCOMPARE(states.find(Pack)->disposition, u"in_transit"_s); // damage is not shared
}

void TestStateFold::persistentStaysUntilUnset()
{
    States states;
    foldEvent(object(Action::Add, Pack, u"commissioning"_s, u"active"_s), states);
    Event held = object(Action::Observe, Pack, u"holding"_s, u"non_sellable_other"_s);
    held.persistentSet = {u"unavailable"_s, u"damaged"_s};
    foldEvent(held, states);
    foldEvent(object(Action::Observe, Pack, u"storing"_s, u"sellable_accessible"_s), states);
    QCOMPARE(states.find(Pack)->persistent, (QStringList{u"damaged"_s, u"unavailable"_s}));
    Event released = object(Action::Observe, Pack, u"inspecting"_s, u"available"_s);
    released.persistentUnset = {u"unavailable"_s};
    foldEvent(released, states);
    QCOMPARE(states.find(Pack)->persistent, QStringList{u"damaged"_s});
    QVERIFY(isBlocking(u"damaged"));
    QVERIFY(isBlocking(u"dispensed")); // handed to a patient already
    QVERIFY(isBlocking(u"https://partner.example/disp/quarantined"));
    QVERIFY(!isBlocking(u"completeness_inferred"));
    QVERIFY(!isBlocking(u"sellable_accessible"));
}

void TestStateFold::quantities()
{
    States states;
    foldEvent(object(Action::Add, Carton, u"commissioning"_s), states);
    Event in = aggregation(Action::Add, Carton, {});
    in.childQuantities = {{u"urn:x:lot"_s, 24, {}}, {u"urn:x:lot"_s, 1.5, u"KGM"_s}};
    QVERIFY(foldEvent(in, states).isEmpty());
    QCOMPARE(states.find(Carton)->quantities.value(u"urn:x:lot"_s), 24.0);
    QCOMPARE(states.find(Carton)->quantities.value(u"urn:x:lot|KGM"_s), 1.5);

    Event out = aggregation(Action::Delete, Carton, {});
    out.childQuantities = {{u"urn:x:lot"_s, 30, {}}};
    QCOMPARE(codesOf(foldEvent(out, states)), QStringList{u"negative-quantity"_s});
    QCOMPARE(states.find(Carton)->quantities.value(u"urn:x:lot"_s), -6.0);
    out.childQuantities = {{u"urn:x:lot"_s, {}, u"KGM"_s}}; // no number: the whole class
    QVERIFY(foldEvent(out, states).isEmpty());
    QVERIFY(!states.find(Carton)->quantities.contains(u"urn:x:lot|KGM"_s));
    QCOMPARE(codesOf(foldEvent(out, states)), QStringList{u"not-a-child"_s});
    out.childQuantities.clear(); // both lists empty: everything leaves
    foldEvent(out, states);
    QVERIFY(states.find(Carton)->quantities.isEmpty());
}

void TestStateFold::observeChangesNoHierarchy()
{
    States states;
    foldEvent(object(Action::Add, Pack, u"commissioning"_s), states);
    foldEvent(object(Action::Add, Carton, u"commissioning"_s), states);
    QCOMPARE(codesOf(foldEvent(aggregation(Action::Observe, Carton, {Pack}), states)),
             QStringList{u"observed-not-recorded"_s});
    QCOMPARE(states.find(Pack)->parent, QString());
    QVERIFY(foldEvent(aggregation(Action::Observe, {}, {Pack}), states).isEmpty());
}

void TestStateFold::declarationHasNoEffect()
{
    States states;
    Event declaration = object(Action::Add, Pack, u"commissioning"_s);
    declaration.errorDeclaration = ErrorDeclaration{declaration.eventTime, u"did_not_occur"_s, {}};
    QVERIFY(foldEvent(declaration, states).isEmpty());
    QVERIFY(states.ids().isEmpty());
}

void TestStateFold::circleEnds()
{
    States states; // as a damaged store could have it
    states.put({.id = Carton, .parent = Pallet});
    states.put({.id = Pallet, .parent = Carton});
    QCOMPARE(descendantsOf(Carton, states), QStringList{Pallet});
    foldEvent(object(Action::Observe, Carton, u"shipping"_s, u"in_transit"_s), states);
    foldEvent(aggregation(Action::Add, Carton, {Pack}), states);
    QCOMPARE(states.find(Pack)->parent, QString(Carton));
}

QTEST_GUILESS_MAIN(TestStateFold)
#include "tst_statefold.moc"
