// SPDX-License-Identifier: Apache-2.0
// A station that makes its rows from events must come to what central would have told it of the
// same events.
#include "core/epcis/eventlog.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/unitfold.h"
#include "core/store/feedrow.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace pw;
using namespace pw::test;
using epcis::Action;

namespace {

/// A story, each event a second after the one before.
class Story
{
public:
    epcis::Event &object(Action action, const QStringList &uris, const QString &bizStep,
                         const QString &disposition = {})
    {
        epcis::Event &event = next(epcis::EventType::Object, action, bizStep, disposition);
        event.epcs = uris;
        return event;
    }
    epcis::Event &aggregation(Action action, const epc::Epc &parent, const QStringList &uris,
                              const QString &bizStep)
    {
        epcis::Event &event =
            next(epcis::EventType::Aggregation, action, bizStep, u"in_progress"_s);
        event.parentId = parent.toUri();
        event.childEpcs = uris;
        return event;
    }
    const QList<epcis::Event> &events() const { return m_events; }

private:
    epcis::Event &next(epcis::EventType type, Action action, const QString &bizStep,
                       const QString &disposition)
    {
        epcis::Event event;
        event.type = type;
        event.action = action;
        event.bizStep = bizStep;
        event.disposition = disposition;
        event.eventId =
            u"urn:uuid:00000000-0000-4000-8000-%1"_s.arg(m_events.size(), 12, 10, QChar(u'0'));
        event.eventTime = at(int(m_events.size()));
        event.eventTimeZoneOffset = u"+00:00"_s;
        event.extensions = {{"agw:workstation"_L1, "WS9"_L1}};
        m_events.append(event);
        return m_events.last();
    }

    QList<epcis::Event> m_events;
};

QString uri(const QString &serial)
{
    return pack(serial).toUri();
}

QJsonObject holdFacts(const QString &id)
{
    return {{"agw:id"_L1, id}, {"agw:class"_L1, "suspect"_L1}, {"agw:mode"_L1, "whileInside"_L1}};
}

Story story()
{
    Story story;
    QStringList packs;
    for (const QChar serial : u"ABCDEFGHIJK"_s)
        packs.append(uri(serial));
    story.object(Action::Add, packs, u"commissioning"_s, u"active"_s).ilmd = {
        {"cbvmda:lotNumber"_L1, "L1"_L1}, {"cbvmda:itemExpirationDate"_L1, "2029-05-31"_L1}};
    story.object(Action::Add, {carton(1).toUri()}, u"commissioning"_s, u"active"_s)
        .extensions.insert("agw:container"_L1, "open"_L1);
    auto &pallet = story.object(Action::Add, {carton(9).toUri()}, u"commissioning"_s, u"active"_s);
    pallet.extensions.insert("agw:level"_L1, "pallet"_L1);
    story.aggregation(Action::Add, carton(1), {uri(u"A"_s), uri(u"B"_s)}, u"packing"_s);
    story.aggregation(Action::Add, carton(1), {uri(u"C"_s)}, u"packing"_s);
    auto &closed =
        story.object(Action::Observe, {carton(1).toUri()}, u"packing"_s, u"container_closed"_s);
    closed.extensions.insert("agw:container"_L1, "partial"_L1);
    closed.extensions.insert("agw:label"_L1, "verified"_L1);
    story.aggregation(Action::Add, carton(9), {carton(1).toUri()}, u"packing"_s);
    story.aggregation(Action::Add, carton(9), {uri(u"K"_s)}, u"packing"_s); // stays away with it
    story.aggregation(Action::Delete, carton(1), {uri(u"B"_s)}, u"unpacking"_s);
    // Holds: by persistent disposition, by name, by disposition alone; lifted or not.
    story.object(Action::Observe, {uri(u"D"_s)}, u"holding"_s).persistentSet = {u"unavailable"_s};
    auto &named = story.object(Action::Observe, {uri(u"D"_s), uri(u"E"_s)}, u"holding"_s);
    named.persistentSet = {u"unavailable"_s};
    named.extensions.insert("agw:hold"_L1, holdFacts(u"urn:uuid:h1"_s));
    story.object(Action::Observe, {uri(u"D"_s)}, u"inspecting"_s)
        .extensions.insert("agw:hold"_L1, QJsonObject{{"agw:id"_L1, "urn:uuid:h1"_L1}});
    story.object(Action::Observe, {uri(u"F"_s)}, u"holding"_s, u"recalled"_s);
    story.object(Action::Observe, {uri(u"G"_s)}, u"holding"_s, u"damaged"_s);
    story.object(Action::Observe, {uri(u"G"_s)}, u"inspecting"_s, u"conformant"_s);
    story.object(Action::Observe, {carton(1).toUri()}, u"inspecting"_s, u"mismatch_instance"_s)
        .persistentSet = {u"mismatch_instance"_s};
    // Ends of life, and what comes too late.
    story.object(Action::Observe, {uri(u"H"_s)}, u"sampling"_s);
    story.object(Action::Delete, {uri(u"H"_s)}, u"decommissioning"_s, u"inactive"_s);
    story.object(Action::Delete, {uri(u"I"_s)}, u"destroying"_s, u"destroyed"_s);
    story.object(Action::Add, {uri(u"J"_s)}, u"commissioning"_s, u"active"_s); // a second time
    story.object(Action::Observe, {uri(u"NEVER"_s)}, u"storing"_s);
    // Away, and back again in part.
    story.object(Action::Observe, {carton(9).toUri()}, u"shipping"_s, u"in_transit"_s);
    story.aggregation(Action::Observe, carton(1), {uri(u"A"_s)}, u"inspecting"_s);
    auto &received =
        story.object(Action::Observe, {carton(1).toUri()}, u"receiving"_s, u"in_progress"_s);
    received.persistentSet = {u"completeness_verified"_s};
    received.persistentUnset = {u"mismatch_instance"_s};
    story.object(Action::Observe, {carton(1).toUri()}, u"packing"_s, u"container_open"_s);
    return story;
}

} // namespace

class TestUnitFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithCentral();
    void contradictionsAreHeld();
};

void TestUnitFold::agreesWithCentral()
{
    const Story told = story();
    QList<QJsonObject> events;
    epcis::UnitFold fold;
    for (const epcis::Event &event : told.events()) {
        events.append(epcis::toJson(event));
        fold.apply(event);
    }
    RunningCentral central;
    test::HttpClient client(central.port());
    const auto captured = client.post("/capture", epcis::captureDocument(events, at(0)));
    QCOMPARE(captured->status, 202);
    const auto job = client.get(captured->headers.value("location"))->json();
    QVERIFY2(job["success"_L1].toBool(), QJsonDocument(job).toJson().constData());
    const auto page = store::feedPageFromJson(
        client.get("/sync/v1/scopes/site/changes?since=0&limit=5000")->json());
    QVERIFY(page && page->upToDate);
    QCOMPARE(page->rows.size(), 14); // eleven packs, one never commissioned, two containers
    for (const store::FeedRow &row : page->rows) {
        const domain::UnitState &wanted = std::get<store::UnitRow>(row.content).state;
        const auto made = fold.unit(wanted.id.toUri());
        QVERIFY2(made, qPrintable(wanted.id.key()));
        QVERIFY2(made->lifecycle == wanted.lifecycle, qPrintable(wanted.id.key()));
        QVERIFY2(made->custody == wanted.custody, qPrintable(wanted.id.key()));
        QVERIFY2(made->level == wanted.level, qPrintable(wanted.id.key()));
        QVERIFY2(made->parent == wanted.parent, qPrintable(wanted.id.key()));
        QVERIFY2(made->lot == wanted.lot && made->expiry == wanted.expiry,
                 qPrintable(wanted.id.key()));
        QVERIFY2(made->container == wanted.container, qPrintable(wanted.id.key()));
        QVERIFY2(made->evidence == wanted.evidence, qPrintable(wanted.id.key()));
        QVERIFY2(made->duplicateIdentity == wanted.duplicateIdentity, qPrintable(wanted.id.key()));
        QVERIFY2(made->lastEventAt == wanted.lastEventAt, qPrintable(wanted.id.key()));
        QCOMPARE(made->holds.size(), wanted.holds.size());
        for (const domain::Hold &hold : wanted.holds) {
            const bool found = std::any_of(
                made->holds.cbegin(), made->holds.cend(), [&hold](const domain::Hold &other) {
                    return other.holdClass == hold.holdClass && other.mode == hold.mode
                           && other.since == hold.since;
                });
            QVERIFY2(found, qPrintable(wanted.id.key()));
        }
    }
}

/// Central opens a case; here there is nobody who could settle one.
void TestUnitFold::contradictionsAreHeld()
{
    Story told;
    told.object(Action::Add, {uri(u"A"_s), uri(u"B"_s)}, u"commissioning"_s);
    told.aggregation(Action::Add, carton(1), {uri(u"A"_s)}, u"packing"_s);
    told.aggregation(Action::Add, carton(2), {uri(u"A"_s)}, u"packing"_s);
    told.object(Action::Delete, {uri(u"B"_s)}, u"destroying"_s);
    told.object(Action::Observe, {uri(u"B"_s)}, u"inspecting"_s);
    epcis::UnitFold fold;
    for (const epcis::Event &event : told.events())
        fold.apply(event);
    for (const QString &serial : {u"A"_s, u"B"_s}) {
        const auto unit = fold.unit(uri(serial));
        QCOMPARE(unit->holds.size(), 1);
        QCOMPARE(unit->holds.first().holdClass, domain::HoldClass::DataIssue);
    }
    QVERIFY(!fold.unit(uri(u"C"_s)));
}

QTEST_GUILESS_MAIN(TestUnitFold)
#include "tst_unitfold.moc"
