// SPDX-License-Identifier: Apache-2.0
// The cases most programs of the trade fail (domain.md, section 8) that the event log decides, by
// their numbers there.
#include "core/epcis/eventlog.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace pw::epcis;
using Admission = EventLog::Admission;

namespace {

constexpr auto First = "https://id.gs1.org/01/09521141012345/21/A"_L1;
constexpr auto Second = "https://id.gs1.org/01/09521141012345/21/B"_L1;
constexpr auto Carton = "https://id.gs1.org/00/395211410000000015"_L1;
constexpr auto Other = "https://id.gs1.org/00/395211410000000022"_L1;

Event at(int minute, EventType type, Action action, const QString &bizStep)
{
    Event event;
    event.type = type;
    event.eventTime = QDateTime(QDate(2026, 5, 11), QTime(8, 0), Qt::UTC).addSecs(60 * minute);
    event.eventTimeZoneOffset = u"+02:00"_s;
    event.eventId = u"urn:uuid:0a1b2c3d-0000-4000-8000-%1"_s.arg(minute, 12, 10, QLatin1Char('0'));
    event.action = action;
    event.bizStep = bizStep;
    return event;
}

Event made(int minute, const QStringList &epcs)
{
    Event event = at(minute, EventType::Object, Action::Add, u"commissioning"_s);
    event.epcs = epcs;
    return event;
}

Event packed(int minute, const QString &parent, const QStringList &children)
{
    Event event = at(minute, EventType::Aggregation, Action::Add, u"packing"_s);
    event.parentId = parent;
    event.childEpcs = children;
    return event;
}

/// Everything leaves; nobody says what.
Event dissolved(int minute, const QString &parent)
{
    Event event = at(minute, EventType::Aggregation, Action::Delete, u"unpacking"_s);
    event.parentId = parent;
    return event;
}

} // namespace

class TestRivalEvents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void case03_emptyDeleteDeliveredLate();
    void case17_declaredAnErrorAndSentAnew();
};

/// What it takes out is what was inside when it happened, not what is inside when it arrives.
void TestRivalEvents::case03_emptyDeleteDeliveredLate()
{
    const Event late = dissolved(20, Carton);
    const QList<Event> others{made(0, {First, Second, Carton}), packed(10, Carton, {First}),
                              packed(30, Carton, {Second})};
    for (qsizetype place = 0; place <= others.size(); ++place) {
        QList<Event> events = others;
        events.insert(place, late);
        EventLog log;
        for (const Event &event : std::as_const(events)) {
            QCOMPARE(log.add(event), Admission::Kept);
            (void)log.objects(); // somebody looks in between
        }
        QCOMPARE(log.state(First)->parent, QString());
        QCOMPARE(log.state(Second)->parent, QString(Carton));
        QVERIFY(log.anomalies().isEmpty());
    }
}

/// The corrected event is another one, under its own eventID; sending the original again revives
/// nothing. In whatever order the three arrive.
void TestRivalEvents::case17_declaredAnErrorAndSentAnew()
{
    const Event wrong = packed(10, Other, {First});
    Event declaration = wrong;
    declaration.errorDeclaration =
        ErrorDeclaration{wrong.eventTime.addSecs(3600), u"incorrect_data"_s, {}};
    Event corrected = packed(10, Carton, {First});
    corrected.eventId = u"urn:uuid:0a1b2c3d-0000-4000-8000-00000000c0de"_s;
    QList<Event> events{wrong, declaration, corrected, wrong};
    QList<int> order{0, 1, 2, 3};
    do {
        EventLog log;
        (void)log.add(made(0, {First, Carton, Other}));
        for (const int i : std::as_const(order))
            (void)log.add(events[i]);
        QCOMPARE(log.state(First)->parent, QString(Carton));
        QVERIFY(log.childrenOf(Other).isEmpty());
        QCOMPARE(log.retracted(), QStringList{wrong.eventId});
        QVERIFY(log.contradictions().isEmpty());
        QVERIFY(log.anomalies().isEmpty()); // it was never in two
    } while (std::next_permutation(order.begin(), order.end()));
}

QTEST_GUILESS_MAIN(TestRivalEvents)
#include "tst_rivalevents.moc"
