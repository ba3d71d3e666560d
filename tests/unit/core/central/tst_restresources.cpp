// SPDX-License-Identifier: Apache-2.0
// The resources of the EPCIS REST binding beside the query itself: discovery, headers, top-level
// collections, single events, formats, capture jobs.
#include "core/epcis/jsonld.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

QByteArray path(const QString &segment)
{
    return QUrl::toPercentEncoding(segment);
}

QStringList members(const HttpReply &reply)
{
    QStringList list;
    for (const QJsonValue &member : reply.json()[u"member"].toArray())
        list.append(member.toString());
    return list;
}

QByteArray nextOf(const HttpReply &reply)
{
    const QByteArray link = reply.headers.value("link");
    return link.isEmpty() ? QByteArray() : link.sliced(1, link.indexOf('>') - 1);
}

/// An event as POST /events takes it.
QByteArray single(const QJsonObject &event)
{
    return QJsonDocument(with(event, {{u"@context"_s, pw::epcis::standardContext()}})).toJson();
}

QJsonObject firstEvent(const HttpReply &reply)
{
    return pw::epcis::eventsOfDocument(reply.body)->value(0);
}

pw::epc::CompanyPrefixes testPrefixes()
{
    pw::epc::CompanyPrefixes prefixes;
    (void)prefixes.setOwn({u"9521141"_s});
    return prefixes;
}

} // namespace

class TestRestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsEverywhere_data();
    void optionsEverywhere();
    void headersAreJudged_data();
    void headersAreJudged();
    void rootNamesTheResources();
    void collectionsPage();
    void collectionsHaveMembers();
    void singleEvents();
    void singleEventsNameTheFault();
    void formats();
    void urnsAreNeverGuessed();
    void jobsTellWhatBecameOfEachEvent();
    void jobsPage();
};

void TestRestResources::optionsEverywhere_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("allow");
    for (const char *target : {"/",
                               "/eventTypes",
                               "/eventTypes/ObjectEvent",
                               "/eventTypes/ObjectEvent/events",
                               "/epcs",
                               "/epcs/urn%3Ax%3A1",
                               "/epcs/urn%3Ax%3A1/events",
                               "/bizSteps",
                               "/bizSteps/packing",
                               "/bizSteps/packing/events",
                               "/bizLocations",
                               "/bizLocations/urn%3Ax%3A1",
                               "/bizLocations/urn%3Ax%3A1/events",
                               "/readPoints",
                               "/readPoints/urn%3Ax%3A1",
                               "/readPoints/urn%3Ax%3A1/events",
                               "/dispositions",
                               "/dispositions/active",
                               "/dispositions/active/events",
                               "/events/urn%3Ax%3A1",
                               "/capture/1"})
        QTest::newRow(target) << QByteArray(target) << QByteArray("OPTIONS, GET");
    QTest::newRow("/events") << QByteArray("/events") << QByteArray("OPTIONS, GET, POST");
    QTest::newRow("/capture") << QByteArray("/capture") << QByteArray("OPTIONS, GET, POST");
}

void TestRestResources::optionsEverywhere()
{
    QFETCH(const QByteArray, target);
    RunningCentral central;
    HttpClient client(central.port());
    const auto reply = client.send("OPTIONS", target);
    QVERIFY(reply);
    QCOMPARE(reply->status, 204);
    QTEST(reply->headers.value("allow"), "allow");
    for (const char *name : {"gs1-epcis-version", "gs1-epcis-min", "gs1-epcis-max",
                             "gs1-cbv-version", "gs1-cbv-min", "gs1-cbv-max"})
        QCOMPARE(reply->headers.value(name),
                 target == "/capture" && QByteArray(name).endsWith("min") ? "1.0.0" : "2.0.0");
    QCOMPARE(reply->headers.value("gs1-epc-format"), "No_Preference");
    QCOMPARE(reply->headers.value("gs1-extensions"), "agw=https://ns.example.org/agw/");
    QVERIFY(reply->headers.value("gs1-vendor-version").startsWith("packwright-central/"));
}

void TestRestResources::headersAreJudged_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    const auto row = [](const char *header, int status) {
        QTest::newRow(header) << QByteArray(header) << status;
    };
    row("Accept: application/json", 200);
    row("Accept: text/html, */*;q=0.1", 200);
    row("Accept: application/*", 200);
    row("Accept: application/xml", 406);
    row("Accept: application/json;q=0, */*", 406);
    row("Accept: text/html", 406);
    row("GS1-EPCIS-Min: 2.0.0", 200);
    row("GS1-EPCIS-Min: 1.2", 200);
    row("GS1-EPCIS-Min: 2.1", 406);
    row("GS1-EPCIS-Min: two", 400);
    row("GS1-EPCIS-Max: 2", 200);
    row("GS1-EPCIS-Max: 1.2.0", 406);
    row("GS1-CBV-Min: 2.0.1", 406);
    row("GS1-CBV-Max: 3.0", 200);
    row("GS1-EPC-Format: Never_Translates", 200);
    row("GS1-EPC-Format: Both", 400);
    row("GS1-CBV-XML-Format: Always_URN", 200);
    row("GS1-CBV-XML-Format: Sometimes", 400);
    row("GS1-Extensions: ex=https://example.com/ns/, own=urn:own:", 200);
    row("GS1-Extensions: nonsense", 400);
}

void TestRestResources::headersAreJudged()
{
    QFETCH(const QByteArray, header);
    RunningCentral central;
    HttpClient client(central.port());
    for (const char *target : {"/events", "/epcs", "/capture", "/"}) {
        const auto reply = client.get(target, header + "\r\n");
        QVERIFY(reply);
        QTEST(reply->status, "status");
        if (reply->status == 200)
            continue;
        QCOMPARE(reply->headers.value("content-type"), "application/problem+json");
        const QByteArray name = header.first(header.indexOf(':'));
        QVERIFY2(reply->json()[u"detail"].toString().startsWith(QString::fromLatin1(name)),
                 reply->body.constData());
    }
}

void TestRestResources::rootNamesTheResources()
{
    RunningCentral central;
    HttpClient client(central.port());
    const QStringList names = members(*client.get("/"));
    QCOMPARE(names.size(), 9);
    for (const QString &name : names)
        QCOMPARE(client.get('/' + name.toLatin1())->status, 200);
}

void TestRestResources::collectionsPage()
{
    RunningCentral central;
    HttpClient client(central.port());
    QList<QJsonObject> events;
    QStringList uris;
    for (int i = 10; i < 17; ++i) {
        uris.append(packUri(QString::number(i)));
        events.append(objectEvent(u"ADD"_s, {uris.last()}, u"commissioning"_s, u"active"_s));
    }
    QCOMPARE(client.post("/capture", document(events))->status, 202);
    QByteArray target = "/epcs?perPage=3";
    QStringList seen;
    int pages = 0;
    for (; !target.isEmpty(); ++pages) {
        const auto reply = client.get(target);
        QCOMPARE(reply->status, 200);
        seen += members(*reply);
        target = nextOf(*reply);
        // What comes before the place where someone is does not move it.
        const QJsonObject early = objectEvent(u"ADD"_s, {packUri(u"0"_s + QString::number(pages))},
                                              u"commissioning"_s, u"active"_s);
        QCOMPARE(client.post("/capture", document({early}))->status, 202);
    }
    QCOMPARE(pages, 3);
    QCOMPARE(seen, uris);
    QCOMPARE(client.get("/epcs?nextPageToken=%25")->status, 400);
    QCOMPARE(client.get("/epcs?EQ_action=ADD")->status, 400);
    const auto types = client.get("/eventTypes?perPage=2");
    QCOMPARE(members(*types), (QStringList{u"AggregationEvent"_s, u"AssociationEvent"_s}));
    QCOMPARE(members(*client.get(nextOf(*types))),
             (QStringList{u"ObjectEvent"_s, u"TransactionEvent"_s}));
}

void TestRestResources::collectionsHaveMembers()
{
    RunningCentral central;
    HttpClient client(central.port());
    const QJsonObject place{{u"id"_s, u"urn:epc:id:sgln:9521141.10001.LINE1"_s}};
    const QJsonObject first =
        with(objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s),
             {{u"readPoint"_s, place}, {u"bizLocation"_s, place}});
    const QJsonObject second = aggregationEvent(u"ADD"_s, ssccUri(1), {packUri(u"A"_s)}, 1);
    const QJsonObject third = with(
        objectEvent(u"OBSERVE"_s, {}, u"holding"_s, {}),
        {{u"quantityList"_s,
          QJsonArray{QJsonObject{{u"epcClass"_s, u"https://id.gs1.org/01/09521141012345"_s}}}}});
    QCOMPARE(client.post("/capture", document({first, second, third}))->status, 202);
    const QString uri = u"https://id.gs1.org/414/9521141100011/254/LINE1"_s;
    const QList<std::pair<QByteArray, QStringList>> expected{
        {"/epcs", {ssccUri(1), packUri(u"A"_s)}}, // and not the class
        {"/bizSteps", {u"commissioning"_s, u"holding"_s, u"packing"_s}},
        {"/dispositions", {u"active"_s, u"in_progress"_s}},
        {"/readPoints", {uri}},
        {"/bizLocations", {uri}}};
    for (const auto &[target, names] : expected) {
        QCOMPARE(members(*client.get(target)), names);
        for (const QString &name : names) {
            const QByteArray member = target + '/' + path(name);
            QCOMPARE(members(*client.get(member)), QStringList{u"events"_s});
            const auto events = client.get(member + "/events");
            QCOMPARE(events->status, 200);
            QVERIFY(!pw::epcis::eventsOfDocument(events->body)->isEmpty());
        }
        QCOMPARE(client.get(target + "/urn%3Ax%3Anone")->status, 404);
        QCOMPARE(client.get(target + "/urn%3Ax%3Anone/events")->status, 404);
    }
    // Another spelling, further conditions, and one that the path has already.
    const QByteArray epc = "/epcs/" + path(u"urn:epc:id:sgtin:9521141.001234.A"_s) + "/events";
    QCOMPARE(pw::epcis::eventsOfDocument(client.get(epc)->body)->size(), 2);
    QCOMPARE(pw::epcis::eventsOfDocument(client.get(epc + "?EQ_bizStep=packing")->body)->size(), 1);
    QCOMPARE(client.get(epc + "?MATCH_anyEPC=urn%3Ax%3A1")->status, 400);
    QCOMPARE(client.get("/eventTypes/ObjectEvent")->status, 200);
    QCOMPARE(client.get("/eventTypes/Nothing/events")->status, 404);
    const auto objects = client.get("/eventTypes/ObjectEvent/events");
    QCOMPARE(pw::epcis::eventsOfDocument(objects->body)->size(), 2);
}

void TestRestResources::singleEvents()
{
    RunningCentral central;
    HttpClient client(central.port());
    const QJsonObject event =
        objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s);
    const auto created = client.post("/events", single(event));
    QVERIFY(created);
    QCOMPARE(created->status, 201);
    QCOMPARE(created->json()[u"eventID"], event[u"eventID"]);
    QVERIFY(created->json()[u"@context"].isArray());
    const QByteArray location = created->headers.value("location");
    QCOMPARE(location, "/events/" + path(event[u"eventID"].toString()));
    const auto shown = client.get(location);
    QCOMPARE(shown->status, 200);
    QCOMPARE(firstEvent(*shown)[u"epcList"], event[u"epcList"]);
    // Again: the same answer and nothing stored twice; with other content: refused.
    const auto again = client.post("/events", single(event));
    QCOMPARE(again->status, 201);
    QCOMPARE(again->headers.value("location"), location);
    const auto other = client.post("/events", single(with(event, {{u"bizStep"_s, u"encoding"_s}})));
    QCOMPARE(other->status, 409);
    QCOMPARE(other->json()[u"type"].toString(), u"epcisException:ResourceAlreadyExistsException"_s);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 1);
    QCOMPARE(client.get("/capture")->body, "[]"); // no job nobody has asked for
    QCOMPARE(client.get("/events/" + path(newEventId()))->status, 404);
    // An event without id is found under the one it was given.
    QJsonObject nameless = with(event, {{u"bizStep"_s, u"encoding"_s}});
    nameless.remove(u"eventID"_s);
    const auto named = client.post("/events", single(nameless));
    QCOMPARE(named->status, 201);
    QCOMPARE(client.get(named->headers.value("location"))->status, 200);
}

void TestRestResources::singleEventsNameTheFault()
{
    RunningCentral central;
    HttpClient client(central.port());
    const QJsonObject event =
        objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s);
    const auto detail = [&client](const QByteArray &body) {
        const auto reply = client.post("/events", body);
        return reply && reply->status == 400 ? reply->json()[u"detail"].toString() : QString();
    };
    QVERIFY(detail(QJsonDocument(event).toJson()).startsWith(u"/@context"));
    QVERIFY(detail(single(with(event, {{u"bizStep"_s, u"x"_s}}))).startsWith(u"/bizStep"));
    QVERIFY(detail(single(with(event, {{u"eventTime"_s, u"2026-05-11T06:00:00"_s}})))
                .startsWith(u"/eventTime"));
    QVERIFY(detail(document({event})).startsWith(u"/eventTime")); // a document is no event
    QVERIFY(!detail("{").isEmpty());
    QCOMPARE(client.post("/events", single(event), "GS1-EPCIS-Version: 1.2.0\r\n")->status, 406);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 0);
}

void TestRestResources::formats()
{
    RunningCentral central(SiteFile, testPrefixes());
    HttpClient client(central.port());
    const QString urn = u"urn:epc:id:sgtin:9521141.001234.A"_s;
    const QJsonObject event = with(
        objectEvent(u"ADD"_s, {urn, packUri(u"B/C"_s).replace(u"/C"_s, u"%2FC"_s)},
                    u"commissioning"_s, u"active"_s),
        {{u"readPoint"_s, QJsonObject{{u"id"_s, u"https://id.gs1.org/414/9521141100011"_s}}},
         {u"agw:note"_s, urn},
         {u"quantityList"_s,
          QJsonArray{QJsonObject{{u"epcClass"_s, u"urn:epc:class:lgtin:9521141.001234.L1"_s}}}}});
    const auto accepted = client.post("/capture", document({event}));
    QVERIFY2(client.get(accepted->headers.value("location"))->json()[u"success"].toBool(),
             client.get(accepted->headers.value("location"))->body.constData());
    const auto asked = [&client](const QByteArray &format) {
        return client.get("/events",
                          format.isEmpty() ? format : "GS1-EPC-Format: " + format + "\r\n");
    };
    const auto epcs = [](const HttpReply &reply) { return firstEvent(reply).value(u"epcList"); };
    const QJsonArray links{packUri(u"A"_s), u"https://id.gs1.org/01/09521141012345/21/B%2FC"_s};
    const auto standard = asked({});
    QCOMPARE(standard->headers.value("gs1-epc-format"), "Always_GS1_Digital_Link");
    QCOMPARE(epcs(*standard), QJsonValue(links));
    QCOMPARE(firstEvent(*standard)[u"quantityList"][0][u"epcClass"].toString(),
             u"https://id.gs1.org/01/09521141012345/10/L1"_s);
    QCOMPARE(firstEvent(*standard)[u"agw:note"].toString(), urn); // not ours to translate
    const auto urns = asked("Always_EPC_URN");
    QCOMPARE(urns->headers.value("gs1-epc-format"), "Always_EPC_URN");
    QCOMPARE(epcs(*urns), QJsonValue(QJsonArray{urn, u"urn:epc:id:sgtin:9521141.001234.B%2FC"_s}));
    QCOMPARE(firstEvent(*urns)[u"readPoint"][u"id"].toString(),
             u"urn:epc:id:sgln:9521141.10001.0"_s);
    for (const char *format : {"Never_Translates", "No_Preference"})
        QCOMPARE(epcs(*asked(format)), event[u"epcList"]);
    QCOMPARE(members(*client.get("/epcs", "GS1-EPC-Format: Always_EPC_URN\r\n")),
             (QStringList{urn, u"urn:epc:id:sgtin:9521141.001234.B%2FC"_s}));
}

void TestRestResources::urnsAreNeverGuessed()
{
    RunningCentral central;
    HttpClient client(central.port());
    const QJsonObject event =
        objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s);
    QCOMPARE(client.post("/capture", document({event}))->status, 202);
    for (const char *target : {"/events", "/epcs"}) {
        const auto reply = client.get(target, "GS1-EPC-Format: Always_EPC_URN\r\n");
        QCOMPARE(reply->status, 406);
        QVERIFY(reply->json()[u"detail"].toString().contains(packUri(u"A"_s)));
    }
}

void TestRestResources::jobsTellWhatBecameOfEachEvent()
{
    RunningCentral central;
    HttpClient client(central.port());
    const QJsonObject known =
        objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s);
    const QJsonObject fresh =
        objectEvent(u"ADD"_s, {packUri(u"B"_s)}, u"commissioning"_s, u"active"_s);
    const QJsonObject wrong = with(fresh, {{u"bizStep"_s, u"x"_s}, {u"eventID"_s, newEventId()}});
    const auto outcomes = [&](const QList<QJsonObject> &events, const QByteArray &behaviour) {
        const auto accepted = client.post("/capture", document(events),
                                          "GS1-Capture-Error-Behaviour: " + behaviour + "\r\n");
        QStringList list;
        const QJsonObject job = client.get(accepted->headers.value("location"))->json();
        for (const QJsonValue &result : job[u"agw:results"].toArray())
            list.append(result[u"agw:outcome"].toString());
        return list.join(u' ');
    };
    QCOMPARE(outcomes({known}, "rollback"), u"stored"_s);
    QCOMPARE(outcomes({known}, "rollback"), u"duplicate"_s);
    // What no store could take is refused before there is a job; what this one cannot, by the job.
    QCOMPARE(client
                 .post("/capture", document({known, fresh, wrong}),
                       "GS1-Capture-Error-Behaviour: rollback\r\n")
                 ->status,
             400);
    const QJsonObject contrary = with(known, {{u"disposition"_s, u"in_progress"_s}});
    QCOMPARE(outcomes({known, fresh, contrary}, "rollback"), u"duplicate rolledBack refused"_s);
    QCOMPARE(outcomes({known, fresh, wrong}, "proceed"), u"duplicate stored refused"_s);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 2);
}

void TestRestResources::jobsPage()
{
    RunningCentral central;
    HttpClient client(central.port());
    QByteArrayList sent;
    const auto capture = [&client] {
        return client
            .post("/capture", document({objectEvent(u"ADD"_s, {packUri(newEventId().right(9))},
                                                    u"commissioning"_s, u"active"_s)}))
            ->headers.value("location");
    };
    for (int i = 0; i < 5; ++i)
        sent.append(capture());
    QByteArray target = "/capture?perPage=2";
    QByteArrayList seen;
    for (; !target.isEmpty(); capture()) { // new ones come first, so they are of no page to come
        const auto reply = client.get(target);
        QCOMPARE(reply->status, 200);
        for (const QJsonValue &job : QJsonDocument::fromJson(reply->body).array())
            seen.append("/capture/" + job[u"captureID"].toString().toLatin1());
        target = nextOf(*reply);
    }
    std::sort(sent.begin(), sent.end()); // some have the same millisecond
    std::sort(seen.begin(), seen.end());
    QCOMPARE(seen, sent);
    QCOMPARE(client.get("/capture?nextPageToken=x")->status, 400);
    QCOMPARE(client.get("/capture?since=1")->status, 400);
}

QTEST_GUILESS_MAIN(TestRestResources)
#include "tst_restresources.moc"
