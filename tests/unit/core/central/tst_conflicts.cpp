// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/centralsite.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace pw::test;

using pw::central::ConflictCase;

namespace {

const QString Pack = packUri(u"A"_s);
const QString Here = ssccUri(1);
const QString There = ssccUri(2);

/// As a station tells it; its own events have rising numbers.
QJsonObject told(QJsonObject event, const QString &station, int number = 0)
{
    return with(std::move(event),
                {{u"agw:workstation"_s, station},
                 {u"agw:operator"_s, QString(u"OP-"_s + station)},
                 {u"agw:seq"_s, QString(station + u'/' + QString::number(number + 1))}});
}

QList<QJsonObject> commissioned()
{
    return {objectEvent(u"ADD"_s, {Pack, Here, There}, u"commissioning"_s, u"active"_s)};
}

QJsonObject packedHere()
{
    static const QJsonObject event =
        told(aggregationEvent(u"ADD"_s, Here, {Pack}, 10), u"WS1"_s, 1);
    return event;
}

QJsonObject packedThere()
{
    static const QJsonObject event =
        told(aggregationEvent(u"ADD"_s, There, {Pack}, 20), u"WS2"_s, 1);
    return event;
}

QJsonObject held(const QStringList &units = {Pack})
{
    return with(
        told(objectEvent(u"OBSERVE"_s, units, u"holding"_s, {}, 5), u"WS3"_s, 1),
        {{u"persistentDisposition"_s, QJsonObject{{u"set"_s, QJsonArray{u"unavailable"_s}}}},
         {u"agw:hold"_s,
          QJsonObject{{u"agw:id"_s, u"urn:uuid:hold"_s}, {u"agw:class"_s, u"quarantined"_s}}}});
}

QJsonObject released()
{
    QJsonObject event = held();
    event.insert(u"persistentDisposition"_s,
                 QJsonObject{{u"unset"_s, QJsonArray{u"unavailable"_s}}});
    event.insert(u"eventTime"_s,
                 objectEvent(u"OBSERVE"_s, {Pack}, u"holding"_s, {}, 40)[u"eventTime"]);
    event.insert(u"eventID"_s, objectEvent(u"OBSERVE"_s, {Pack}, u"holding"_s, {}, 40)[u"eventID"]);
    return event;
}

QJsonObject resolved(const QString &holdId, const QStringList &units, bool isSigned = true)
{
    QJsonObject event = with(
        told(objectEvent(u"OBSERVE"_s, units, u"inspecting"_s, {}, 60), u"WS1"_s, 5),
        {{u"agw:operation"_s, u"RESOLVE_CONFLICT"_s},
         {u"agw:hold"_s, QJsonObject{{u"agw:id"_s, holdId}, {u"agw:class"_s, u"conflict"_s}}}});
    event.remove(u"disposition"_s);
    if (isSigned)
        event.insert(u"agw:signature"_s, QJsonObject{{u"agw:signedBy"_s, u"QA-1"_s}});
    return event;
}

QJsonArray holdsOf(CentralSite &site, const QString &uri)
{
    return site.row(keyOfUri(uri))[u"holds"].toArray();
}

QList<ConflictCase> casesOf(CentralSite &site)
{
    return *site.reader()->conflicts(100);
}

/// A document each, so that nothing is known of the next event yet.
void captureSingly(CentralSite &site, const QList<QJsonObject> &events)
{
    const QDateTime noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);
    site.writer().begin(noon);
    for (const QJsonObject &event : events)
        QVERIFY(
            pw::central::admit(site.writer(), *pw::central::readCapture(document({event})), noon)
                .success);
    QVERIFY(site.writer().commit());
}

/// What stations are told, without the numbers that say in which order it came.
QMap<QString, QJsonObject> rowsByKey(CentralSite &site)
{
    QMap<QString, QJsonObject> rows;
    const QJsonArray all = site.rows();
    for (const QJsonValue &value : all) {
        QJsonObject row = value.toObject();
        row.remove(u"ver"_s);
        // What was doubted once stays in doubt until somebody looks, even if it was an error.
        for (const QString &doubt : {u"broken"_s, u"label"_s, u"evidence"_s})
            row.remove(doubt);
        rows.insert(row[u"key"].toString(), row);
    }
    return rows;
}

} // namespace

/// Two stations cannot both be right about one unit: nobody wins in silence.
class TestConflicts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void packedTwice_data();
    void packedTwice();
    void takenOutInBetweenComesLate();
    void storyDeclaredAnError();
    void noReleaseLiftsIt();
    void resolved_data();
    void resolved();
    void staysResolved();
    void usedAfterItsEnd();
    void packedWhileHeld_data();
    void packedWhileHeld();
    void knownWhenPacked_data();
    void knownWhenPacked();
    void emptiedLate();
    void anyOrder();
};

void TestConflicts::packedTwice_data()
{
    QTest::addColumn<bool>("laterFirst");
    QTest::newRow("in order") << false;
    QTest::newRow("the later story came first") << true;
}

void TestConflicts::packedTwice()
{
    QFETCH(const bool, laterFirst);
    CentralSite site;
    QVERIFY(site.capture(commissioned()).success);
    QVERIFY(site.capture({laterFirst ? packedThere() : packedHere()}).success);
    QVERIFY(casesOf(site).isEmpty());
    QVERIFY(site.capture({laterFirst ? packedHere() : packedThere()}).success);

    const QList<ConflictCase> cases = casesOf(site);
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases[0].kind, ConflictCase::Kind::DoubleParent);
    QCOMPARE(cases[0].state, ConflictCase::State::Open);
    QCOMPARE(cases[0].unit, Pack);
    QCOMPARE(cases[0].claims.size(), 2);
    QCOMPARE(cases[0].claims[0].container, Here);
    QCOMPARE(cases[0].claims[0].station, u"WS1"_s);
    QCOMPARE(cases[0].claims[0].operatorId, u"OP-WS1"_s);
    QCOMPARE(cases[0].claims[1].container, There);
    QCOMPARE(cases[0].claims[1].station, u"WS2"_s);
    QCOMPARE(site.row(keyOfUri(Pack))[u"parent"].toString(), keyOfUri(There)); // one, not two
    for (const QString &party : {Pack, Here, There}) {
        const QJsonArray holds = holdsOf(site, party);
        QCOMPARE(holds.size(), 1);
        QCOMPARE(holds[0][u"class"].toString(), u"conflict"_s);
        QCOMPARE(holds[0][u"dispute"][u"unit"].toString(), keyOfUri(Pack));
        QCOMPARE(holds[0][u"dispute"][u"claims"].toArray().size(), 2);
        QCOMPARE(holds[0][u"dispute"][u"claims"][0][u"container"].toString(), keyOfUri(Here));
    }
    QVERIFY(site.capture({packedHere(), packedThere()}).success); // both delivered again
    QCOMPARE(casesOf(site), cases);
}

void TestConflicts::takenOutInBetweenComesLate()
{
    CentralSite site;
    QVERIFY(site.capture(commissioned() + QList{packedHere(), packedThere()}).success);
    QCOMPARE(casesOf(site)[0].state, ConflictCase::State::Open);
    QVERIFY(
        site.capture({told(aggregationEvent(u"DELETE"_s, Here, {Pack}, 15), u"WS1"_s, 2)}).success);
    QCOMPARE(casesOf(site)[0].state, ConflictCase::State::Settled);
    for (const QString &party : {Pack, Here, There})
        QVERIFY(holdsOf(site, party).isEmpty());
    QCOMPARE(site.row(keyOfUri(Pack))[u"parent"].toString(), keyOfUri(There));
}

void TestConflicts::storyDeclaredAnError()
{
    CentralSite site;
    QVERIFY(site.capture(commissioned() + QList{packedHere(), packedThere()}).success);
    QVERIFY(site.capture({with(packedThere(),
                               {{u"errorDeclaration"_s,
                                 QJsonObject{{u"declarationTime"_s, u"2026-05-11T10:00:00Z"_s},
                                             {u"reason"_s, u"did_not_occur"_s}}}})})
                .success);
    QCOMPARE(casesOf(site)[0].state, ConflictCase::State::Settled);
    QVERIFY(holdsOf(site, There).isEmpty());
    QCOMPARE(site.row(keyOfUri(Pack))[u"parent"].toString(), keyOfUri(Here));
}

void TestConflicts::noReleaseLiftsIt()
{
    CentralSite site;
    QVERIFY(site.capture(commissioned() + QList{packedHere(), packedThere()}).success);
    const QString id = holdsOf(site, Pack)[0][u"id"].toString();
    QVERIFY(site.capture({with(told(objectEvent(u"OBSERVE"_s, {Pack, Here}, u"inspecting"_s,
                                                u"available"_s, 30),
                                    u"WS1"_s, 3),
                               {{u"agw:operation"_s, u"RELEASE"_s},
                                {u"agw:hold"_s, QJsonObject{{u"agw:id"_s, id}}}})})
                .success);
    QCOMPARE(holdsOf(site, Pack).size(), 1);
    QCOMPARE(holdsOf(site, Here).size(), 1);
    QCOMPARE(casesOf(site)[0].state, ConflictCase::State::Open);
}

void TestConflicts::resolved_data()
{
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<bool>("namesUnit");
    QTest::addColumn<bool>("closes");
    QTest::newRow("signed") << true << true << true;
    QTest::newRow("nobody signed") << false << true << false;
    QTest::newRow("about another unit") << true << false << false;
}

void TestConflicts::resolved()
{
    QFETCH(const bool, isSigned);
    QFETCH(const bool, namesUnit);
    QFETCH(const bool, closes);
    CentralSite site;
    QVERIFY(site.capture(commissioned() + QList{packedHere(), packedThere()}).success);
    const QString id = holdsOf(site, Pack)[0][u"id"].toString();
    const QJsonObject closing =
        ::resolved(id, namesUnit ? QStringList{Pack, Here, There} : QStringList{Here}, isSigned);
    QVERIFY(site.capture({closing}).success);
    const ConflictCase conflict = casesOf(site)[0];
    QCOMPARE(conflict.state == ConflictCase::State::Resolved, closes);
    QCOMPARE(holdsOf(site, Pack).isEmpty(), closes);
    QCOMPARE(holdsOf(site, There).isEmpty(), closes);
    if (closes) {
        QCOMPARE(conflict.closedBy, u"OP-WS1@WS1"_s);
        QCOMPARE(conflict.closedWith, closing[u"eventID"].toString());
    }
}

/// The contradiction stays in the log; it is not found a second time.
void TestConflicts::staysResolved()
{
    CentralSite site;
    QVERIFY(site.capture(commissioned() + QList{packedHere(), packedThere()}).success);
    const QString id = holdsOf(site, Pack)[0][u"id"].toString();
    QVERIFY(site.capture({told(aggregationEvent(u"DELETE"_s, There, {Pack}, 58), u"WS1"_s, 3),
                          told(aggregationEvent(u"ADD"_s, Here, {Pack}, 59), u"WS1"_s, 4),
                          ::resolved(id, {Pack, Here, There})})
                .success);
    QVERIFY(site.capture({told(objectEvent(u"OBSERVE"_s, {Pack}, u"inspecting"_s, u"conformant"_s,
                                           30), // late: all is told anew
                               u"WS2"_s, 2)})
                .success);
    QCOMPARE(casesOf(site).size(), 1);
    QCOMPARE(casesOf(site)[0].state, ConflictCase::State::Resolved);
    QVERIFY(holdsOf(site, Pack).isEmpty());
    QCOMPARE(site.row(keyOfUri(Pack))[u"parent"].toString(), keyOfUri(Here));
}

void TestConflicts::usedAfterItsEnd()
{
    CentralSite site;
    QVERIFY(site.capture(commissioned()).success);
    QVERIFY(site.capture({told(objectEvent(u"DELETE"_s, {Pack}, u"destroying"_s, u"destroyed"_s, 5),
                               u"WS1"_s, 1)})
                .success);
    QVERIFY(site.capture({packedThere()}).success);
    const QList<ConflictCase> cases = casesOf(site);
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases[0].kind, ConflictCase::Kind::AfterEnd);
    QCOMPARE(cases[0].claims[0].station, u"WS1"_s);
    QCOMPARE(cases[0].claims[1].container, There);
    QCOMPARE(holdsOf(site, There).size(), 1);
    QCOMPARE(site.row(keyOfUri(Pack))[u"lifecycle"].toString(), u"destroyed"_s);
}

/// A station that was cut off packed what QA had quarantined (late quarantine): the container does
/// not leave, and everybody is told, until QA has dealt with it.
void TestConflicts::packedWhileHeld_data()
{
    QTest::addColumn<QList<QJsonObject>>("events");
    QTest::addColumn<QJsonObject>("settledBy");
    const QList<QJsonObject> inOrder{held(), packedHere()};
    const QList<QJsonObject> holdLate{packedHere(), held()};
    const QJsonObject takenOut = told(aggregationEvent(u"DELETE"_s, Here, {Pack}, 40), u"WS3"_s, 2);
    QTest::newRow("the hold came first, released") << inOrder << released();
    QTest::newRow("the packing came first, released") << holdLate << released();
    QTest::newRow("the hold came first, taken out") << inOrder << takenOut;
    QTest::newRow("the packing came first, taken out") << holdLate << takenOut;
}

void TestConflicts::packedWhileHeld()
{
    QFETCH(const QList<QJsonObject>, events);
    QFETCH(const QJsonObject, settledBy);
    CentralSite site;
    QVERIFY(site.capture(commissioned()).success);
    for (const QJsonObject &event : events)
        QVERIFY(site.capture({event}).success);
    QList<ConflictCase> cases = casesOf(site);
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases[0].kind, ConflictCase::Kind::LateHold);
    QCOMPARE(cases[0].claims.size(), 2);
    QCOMPARE(cases[0].claims[0].story, pw::domain::Story::Held);
    QCOMPARE(cases[0].claims[0].station, u"WS3"_s);
    QCOMPARE(cases[0].claims[1].story, pw::domain::Story::Packed);
    QCOMPARE(cases[0].claims[1].container, Here);
    QCOMPARE(holdsOf(site, Here).size(), 1);
    QCOMPARE(holdsOf(site, Pack).size(), 2);

    QVERIFY(site.capture({settledBy}).success);
    cases = casesOf(site);
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases[0].state, ConflictCase::State::Settled);
    QVERIFY(holdsOf(site, Here).isEmpty());
    // Told anew, it comes out the same.
    QVERIFY(
        site.capture({told(objectEvent(u"OBSERVE"_s, {Pack}, u"inspecting"_s, {}, 1), u"WS1"_s)})
            .success);
    QCOMPARE(casesOf(site).value(0).state, ConflictCase::State::Settled);
}

void TestConflicts::knownWhenPacked_data()
{
    QTest::addColumn<QList<QJsonObject>>("events");
    QTest::newRow("packed before it was held")
        << QList{told(aggregationEvent(u"ADD"_s, Here, {Pack}, 4), u"WS1"_s, 1), held()};
    QTest::newRow("released before it was packed") << QList{
        held(), with(released(), {{u"eventTime"_s, packedHere()[u"eventTime"]}}), packedThere()};
    QTest::newRow("into a container that is held itself")
        << QList{held({Pack, Here}), packedHere()};
    QTest::newRow("the container's hold came late") << QList{held(), packedHere(), held({Here})};
    QTest::newRow("an undo puts it back")
        << QList{held(), with(packedHere(), {{u"agw:operation"_s, u"UNDO_DISAGGREGATE"_s}})};
    QTest::newRow("an import tells what is inside")
        << QList{held(), with(packedHere(), {{u"agw:operation"_s, u"IMPORT"_s}})};
}

void TestConflicts::knownWhenPacked()
{
    QFETCH(const QList<QJsonObject>, events);
    CentralSite site;
    QVERIFY(site.capture(commissioned()).success);
    for (const QJsonObject &event : events)
        QVERIFY(site.capture({event}).success);
    const QList<ConflictCase> cases = casesOf(site);
    QVERIFY(cases.isEmpty() || cases[0].state == ConflictCase::State::Settled);
}

/// Everything out, said by a system that names no contents and came late.
void TestConflicts::emptiedLate()
{
    CentralSite site;
    const QString other = packUri(u"B"_s);
    QVERIFY(site.capture(commissioned()
                         + QList{objectEvent(u"ADD"_s, {other}, u"commissioning"_s, u"active"_s),
                                 packedHere(),
                                 told(aggregationEvent(u"ADD"_s, Here, {other}, 30), u"WS1"_s, 2)})
                .success);
    QVERIFY(site.capture({aggregationEvent(u"DELETE"_s, Here, {}, 20)}).success);
    QVERIFY(site.row(keyOfUri(Pack))[u"parent"].isNull());
    QCOMPARE(site.row(keyOfUri(other))[u"parent"].toString(), keyOfUri(Here)); // came in later
}

/// Three stations, four containers, eight packs: what stations are told in the end, and the cases,
/// do not depend on the order in which the events came.
void TestConflicts::anyOrder()
{
    const int seeds = std::max(10, qEnvironmentVariableIntValue("PW_SEEDS"));
    for (quint32 seed = 1; seed <= quint32(seeds); ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](int n) {
            return int(std::uniform_int_distribution<int>(0, n - 1)(random));
        };
        QStringList packs, boxes;
        for (int i = 0; i < 8; ++i)
            packs.append(packUri(QString::number(i)));
        for (int i = 0; i < 4; ++i)
            boxes.append(ssccUri(i));
        const QJsonObject first =
            objectEvent(u"ADD"_s, packs + boxes, u"commissioning"_s, u"active"_s);
        QList<QJsonObject> events;
        for (int minute = 1; minute <= 24; ++minute) {
            const QString station = u"WS"_s + QString::number(below(3));
            const QString pack = packs[below(8)];
            const QString box = boxes[below(4)];
            QJsonObject event;
            switch (below(9)) {
            case 0:
            case 1:
            case 2: event = aggregationEvent(u"ADD"_s, box, {pack}, minute); break;
            case 3:
            case 4: event = aggregationEvent(u"DELETE"_s, box, {pack}, minute); break;
            case 5: event = aggregationEvent(u"DELETE"_s, box, {}, minute); break;
            case 6:
                event = with(objectEvent(u"OBSERVE"_s, {pack}, u"holding"_s,
                                         u"non_sellable_other"_s, minute),
                             {{u"persistentDisposition"_s,
                               QJsonObject{{u"set"_s, QJsonArray{u"unavailable"_s}}}}});
                break;
            case 7:
                event =
                    with(objectEvent(u"OBSERVE"_s, {pack}, u"holding"_s, u"available"_s, minute),
                         {{u"persistentDisposition"_s,
                           QJsonObject{{u"unset"_s, QJsonArray{u"unavailable"_s}}}}});
                break;
            default:
                event = objectEvent(u"DELETE"_s, {pack}, u"destroying"_s, u"destroyed"_s, minute);
            }
            events.append(told(event, station, minute));
        }
        for (int i = 0; i < 2; ++i) { // and two of them never happened
            events.append(with(events[below(24)],
                               {{u"errorDeclaration"_s,
                                 QJsonObject{{u"declarationTime"_s, u"2026-05-11T10:00:00Z"_s},
                                             {u"reason"_s, u"did_not_occur"_s}}}}));
        }
        CentralSite inOrder;
        QVERIFY(inOrder.capture(QList{first} + events).success);
        const auto expected = rowsByKey(inOrder);
        const auto openIn = [](CentralSite &site) {
            QStringList open;
            const QList<ConflictCase> all = casesOf(site);
            for (const ConflictCase &conflict : all) {
                if (conflict.state == ConflictCase::State::Open)
                    open.append(conflict.id);
            }
            open.sort();
            return open;
        };
        for (int order = 0; order < 3; ++order) {
            std::shuffle(events.begin(), events.end(), random);
            CentralSite shuffled;
            QVERIFY(shuffled.capture({first}).success);
            captureSingly(shuffled, events);
            const auto rows = rowsByKey(shuffled);
            for (const QString &key : expected.keys()) {
                for (const QString &member : expected[key].keys()) {
                    const QJsonArray values{rows[key][member], expected[key][member]};
                    QVERIFY2(values[0] == values[1],
                             qPrintable(u"seed %1, order %2, %3: %4"_s.arg(seed).arg(order).arg(
                                 key, QString::fromUtf8(
                                          QJsonDocument(values).toJson(QJsonDocument::Compact)))));
                }
                QCOMPARE(rows[key].size(), expected[key].size());
            }
            QCOMPARE(openIn(shuffled), openIn(inOrder));
        }
    }
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
