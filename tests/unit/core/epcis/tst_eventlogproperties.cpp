// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/eventlog.h"

#include <QHash>
#include <QtTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace pw::epcis;

namespace {

constexpr int Objects = 7;
constexpr int Moments = 6; // few, so that ties are common

class PlainStates : public StateAccess
{
public:
    std::optional<ObjectState> find(const QString &id) override
    {
        return m_states.contains(id) ? std::optional(m_states[id]) : std::nullopt;
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
    const QMap<QString, ObjectState> &all() const { return m_states; }

private:
    QMap<QString, ObjectState> m_states;
};

QString unit(int number)
{
    return u"https://id.gs1.org/01/09521141012345/21/K%1"_s.arg(number);
}

QStringList someUnits(int atLeast)
{
    QStringList units;
    for (const int number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, Objects)))
        units.append(unit(number));
    units.removeDuplicates();
    while (units.size() < atLeast)
        units.append(unit(*rc::gen::inRange(0, Objects)));
    return units;
}

Event someEvent(int number)
{
    Event event;
    event.eventId = u"urn:x:%1"_s.arg(number);
    event.eventTime =
        QDateTime(QDate(2026, 5, 11), QTime(8, 0), Qt::UTC).addSecs(*rc::gen::inRange(0, Moments));
    if (*rc::gen::arbitrary<bool>())
        event.extensions.insert(
            u"agw:seq"_s,
            u"AGG-0%1/%2"_s.arg(*rc::gen::inRange(1, 3)).arg(*rc::gen::inRange(1, 20)));
    event.action = *rc::gen::element(Action::Add, Action::Observe, Action::Delete);
    event.bizStep = *rc::gen::element(u"packing"_s, u"shipping"_s, u"storing"_s, u"destroying"_s);
    event.disposition = *rc::gen::element(u""_s, u"in_transit"_s, u"active"_s);
    event.bizLocation = *rc::gen::element(u""_s, u"urn:x:here"_s, u"urn:x:there"_s);
    if (*rc::gen::inRange(0, 3) == 0) {
        event.epcs = someUnits(1);
        event.persistentSet = *rc::gen::element(QStringList(), QStringList{u"recalled"_s});
        event.persistentUnset = *rc::gen::element(QStringList(), QStringList{u"recalled"_s});
        return event;
    }
    event.type = EventType::Aggregation;
    if (event.action != Action::Observe || *rc::gen::arbitrary<bool>())
        event.parentId = unit(*rc::gen::inRange(0, Objects));
    event.childEpcs = someUnits(event.action == Action::Delete ? 0 : 1);
    if (*rc::gen::inRange(0, 4) == 0)
        event.childQuantities = {{u"urn:x:lot"_s, double(*rc::gen::inRange(1, 4)), {}}};
    return event;
}

/// The rules once more, in the plainest way: all that counts, in order, from nothing.
QList<Anomaly> foldPlainly(QList<Event> events, const QSet<QString> &retracted, PlainStates &states)
{
    events.removeIf([&retracted](const Event &e) { return retracted.contains(e.eventId); });
    const auto place = [](const Event &event) {
        const QString sequence = event.extensions.value("agw:seq"_L1).toString();
        return std::tuple(event.eventTime, sequence.section(u'/', 0, 0),
                          sequence.section(u'/', 1).toInt(), event.eventId);
    };
    std::sort(events.begin(), events.end(),
              [&place](const Event &a, const Event &b) { return place(a) < place(b); });
    QList<Anomaly> anomalies;
    for (const Event &event : std::as_const(events))
        anomalies += foldEvent(event, states);
    return anomalies;
}

std::vector<std::tuple<QString, QString, QString>> sortedAnomalies(const QList<Anomaly> &anomalies)
{
    std::vector<std::tuple<QString, QString, QString>> rows;
    for (const Anomaly &anomaly : anomalies)
        rows.emplace_back(anomaly.eventId, anomaly.code, anomaly.object);
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

class TestEventLogProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrivalDoesNotMatter();
};

void TestEventLogProperties::arrivalDoesNotMatter()
{
    QVERIFY(rc::check("any order, repeats and declarations: the states of the plain fold", [] {
        QList<Event> events;
        const int count = *rc::gen::inRange(1, 25);
        for (int i = 0; i < count; ++i)
            events.append(someEvent(i));
        QList<Event> deliveries = events;
        QSet<QString> retracted;
        int repeats = 0;
        for (const Event &event : std::as_const(events)) {
            if (*rc::gen::inRange(0, 6) == 0) {
                Event declaration = event;
                declaration.errorDeclaration = ErrorDeclaration{event.eventTime, {}, {}};
                deliveries.append(declaration);
                retracted.insert(event.eventId);
            }
            if (*rc::gen::inRange(0, 4) == 0) {
                deliveries.append(event);
                ++repeats;
            }
        }
        for (qsizetype i = deliveries.size() - 1; i > 0; --i)
            deliveries.swapItemsAt(i, *rc::gen::inRange<qsizetype>(0, i + 1));

        EventLog log;
        for (const Event &event : std::as_const(deliveries)) {
            (void)log.add(event);
            if (*rc::gen::inRange(0, 3) == 0)
                (void)log.objects();
        }

        PlainStates states;
        const QList<Anomaly> anomalies = foldPlainly(events, retracted, states);
        RC_ASSERT(log.objects() == states.all().keys());
        for (const ObjectState &state : states.all()) {
            RC_ASSERT(log.state(state.id) == state);
            RC_ASSERT(log.childrenOf(state.id) == states.childrenOf(state.id));
        }
        RC_ASSERT(sortedAnomalies(log.anomalies()) == sortedAnomalies(anomalies));
        RC_ASSERT(log.repeats() == repeats);
        RC_ASSERT(log.contradictions().isEmpty());
    }));
}

QTEST_GUILESS_MAIN(TestEventLogProperties)
#include "tst_eventlogproperties.moc"
