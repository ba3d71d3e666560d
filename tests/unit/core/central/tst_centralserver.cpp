// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/jsonld.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;
using namespace pw::test;

namespace {

using Central = RunningCentral;

QByteArray commissionDocument(const QString &serial, int sequence = 0)
{
    QJsonObject event =
        objectEvent(u"ADD"_s, {packUri(serial)}, u"commissioning"_s, u"active"_s, 1);
    if (sequence > 0)
        event.insert(u"agw:seq"_s, QString(u"WS1/"_s + QString::number(sequence)));
    return document({event});
}

QByteArray siteFileWith(const QByteArrayList &documents)
{
    const QByteArray list = "\"documents\":[" + documents.join(',') + ']';
    return QByteArray(SiteFile).replace("\"documents\":[]", list);
}

QByteArray changes(qint64 since, const QByteArray &further = {})
{
    return "/sync/v1/scopes/site/changes?since=" + QByteArray::number(since) + further;
}

} // namespace

class TestCentralServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void discovery();
    void optionsTellLimits();
    void errorsAreProblems_data();
    void errorsAreProblems();
    void captureIsThereWhenAcknowledged();
    void failedCaptureTellsWhich();
    void behaviourHeader();
    void tooManyEvents();
    void eventsPageByLink();
    void eventsByIdAndEpc();
    void queryRefusesWhatItDoesNotKnow();
    void changesAreHeldUntilACommit();
    void heldChangesEnd();
    void twentyLeaversDoNoHarm();
    void changesTellWhereTheStationIs();
    void staleCursorsAreGone();
    void masterDataHasATag();
    void blocksAreLeasedOnce();
    void statusIsTaken();
    void stopReleasesTheHeld();
    void seedTwiceIsANoOp();
    void seedIsAllOrNothing();
};

void TestCentralServer::discovery()
{
    Central central;
    HttpClient client(central.port());
    const auto found = client.get("/.well-known/agw-sync");
    QVERIFY(found);
    QCOMPARE(found->status, 200);
    QCOMPARE(found->json()[u"protocol"].toInt(), 1);
    QCOMPARE(found->json()[u"epoch"].toString(), central.epoch());
    QCOMPARE(found->json()[u"sync"].toString(), u"/sync/v1"_s);
    QCOMPARE(found->headers.value("gs1-epcis-version"), "2.0.0");
    const QJsonObject health = client.get("/health")->json();
    const QJsonObject expected{
        {u"status"_s, u"ok"_s},
        {u"store"_s, TestStore::isPostgres() ? u"postgresql"_s : u"sqlite"_s},
        {u"head"_s, 0},
        {u"events"_s, 0}};
    for (auto it = expected.begin(); it != expected.end(); ++it)
        QCOMPARE(health[it.key()], it.value());
    const QJsonArray scopes = client.get("/sync/v1/scopes")->json()[u"scopes"].toArray();
    QCOMPARE(scopes[0][u"name"].toString(), u"exceptions"_s);
    QCOMPARE(scopes[1][u"name"].toString(), u"site"_s);
}

void TestCentralServer::optionsTellLimits()
{
    Central central;
    HttpClient client(central.port());
    const auto reply = client.send("OPTIONS", "/capture");
    QVERIFY(reply);
    QCOMPARE(reply->status, 204);
    QCOMPARE(reply->headers.value("allow"), "OPTIONS, GET, POST");
    QCOMPARE(reply->headers.value("gs1-epcis-capture-limit"), "500");
    QCOMPARE(reply->headers.value("gs1-epcis-capture-file-size-limit"), "8388608");
    QCOMPARE(reply->headers.value("gs1-epcis-version"), "2.0.0");
}

void TestCentralServer::errorsAreProblems_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray json = "Content-Type: application/json\r\n";
    const auto row = [](const char *name, const char *method, const char *target,
                        const QByteArray &headers, const QByteArray &body, int status) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << headers << body
                            << status;
    };
    row("unknown path", "GET", "/nowhere", {}, {}, 404);
    row("unknown job", "GET", "/capture/7", {}, {}, 404);
    row("unknown scope", "GET", "/sync/v1/scopes/mars/changes", {}, {}, 404);
    row("wrong method", "DELETE", "/capture", {}, {}, 405);
    row("text", "POST", "/capture", "Content-Type: text/plain\r\n", "<x/>", 415);
    row("XML", "POST", "/capture", "Content-Type: application/xml\r\n", "<x/>", 400);
    row("XML of events", "POST", "/events", "Content-Type: application/xml\r\n", "<x/>", 415);
    row("no type", "POST", "/capture", {}, "{}", 415);
    row("compressed", "POST", "/capture", json + "Content-Encoding: gzip\r\n", "{}", 415);
    row("no JSON", "POST", "/capture", json, "hello", 400);
    row("no document", "POST", "/capture", json, "{}", 400);
    row("empty body", "POST", "/capture", json, {}, 400);
    row("member twice", "POST", "/capture", json, R"({"type":"EPCISDocument","type":"x"})", 400);
    row("broken escape in the path", "GET", "/capture/%zz", {}, {}, 400);
    row("parameter twice", "GET", "/events?perPage=1&perPage=2", {}, {}, 400);
    row("since is no number", "GET", "/sync/v1/scopes/site/changes?since=x", {}, {}, 400);
    row("block without level", "POST", "/sscc-blocks", json, R"({"requestId":"1"})", 400);
    row("status without station", "POST", "/sync/v1/status", json, "{}", 400);
}

void TestCentralServer::errorsAreProblems()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, headers);
    QFETCH(const QByteArray, body);
    Central central;
    HttpClient client(central.port());
    const auto reply = client.send(method, target, headers, body);
    QVERIFY(reply);
    QTEST(reply->status, "status");
    QCOMPARE(reply->headers.value("content-type"), "application/problem+json");
    QCOMPARE(reply->json()[u"status"].toInt(), reply->status);
    QVERIFY(!reply->json()[u"type"].toString().isEmpty());
    QVERIFY(!reply->json()[u"title"].toString().isEmpty());
}

void TestCentralServer::captureIsThereWhenAcknowledged()
{
    Central central;
    HttpClient client(central.port());
    const auto accepted = client.post("/capture", commissionDocument(u"A"_s));
    QVERIFY(accepted);
    QCOMPARE(accepted->status, 202);
    const QJsonObject job = client.get(accepted->headers.value("location"))->json();
    QCOMPARE(job[u"running"].toBool(true), false);
    QCOMPARE(job[u"success"].toBool(), true);
    QCOMPARE(job[u"captureErrorBehaviour"].toString(), u"rollback"_s);
    QVERIFY(job[u"errors"].toArray().isEmpty());
    QVERIFY(accepted->headers.value("location").endsWith(job[u"captureID"].toString().toLatin1()));
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 1);
}

void TestCentralServer::failedCaptureTellsWhich()
{
    Central central;
    HttpClient client(central.port());
    const QJsonObject good =
        objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s);
    const QJsonObject bad = objectEvent(u"ADD"_s, {u"https://id.gs1.org/01/09521141012346/21/A"_s},
                                        u"commissioning"_s, u"active"_s);
    const auto refused = client.post("/capture", document({good, bad}));
    QCOMPARE(refused->status, 400);
    QCOMPARE(refused->headers.value("content-type"), QByteArray("application/problem+json"));
    const QJsonObject error = refused->json();
    QCOMPARE(error[u"type"].toString(), u"epcisException:ValidationException"_s);
    QCOMPARE(error[u"agw:index"].toInt(), 1);
    QCOMPARE(error[u"agw:eventID"], bad[u"eventID"]);
    QVERIFY(error[u"detail"].toString().contains(u"/epcisBody/eventList/1/epcList/0"));
    QCOMPARE(error[u"agw:errors"].toArray().size(), 1);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 0);
}

void TestCentralServer::behaviourHeader()
{
    Central central;
    HttpClient client(central.port());
    const QJsonObject good =
        objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s);
    const QJsonObject bad = with(good, {{u"bizStep"_s, u"teleporting"_s}});
    QCOMPARE(
        client.post("/capture", document({bad, good}), "GS1-Capture-Error-Behaviour: proceed\r\n")
            ->status,
        202);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 1);
    QCOMPARE(
        client.post("/capture", document({good}), "GS1-Capture-Error-Behaviour: all\r\n")->status,
        400);
}

void TestCentralServer::tooManyEvents()
{
    Central central;
    HttpClient client(central.port());
    QList<QJsonObject> events;
    for (int i = 0; i < 501; ++i)
        events.append(
            objectEvent(u"ADD"_s, {packUri(QString::number(i))}, u"commissioning"_s, u"active"_s));
    const auto refused = client.post("/capture", document(events));
    QVERIFY(refused);
    QCOMPARE(refused->status, 413);
    QCOMPARE(refused->json()[u"type"].toString(),
             u"epcisException:CaptureLimitExceededException"_s);
    events.removeLast();
    QCOMPARE(client.post("/capture", document(events))->status, 202);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 500);
}

void TestCentralServer::eventsPageByLink()
{
    Central central;
    HttpClient client(central.port());
    for (int i = 0; i < 7; ++i)
        QCOMPARE(client.post("/capture", commissionDocument(QString::number(i)))->status, 202);
    QByteArray target = "/events?orderBy=recordTime&orderDirection=ASC&perPage=3";
    QStringList epcs;
    int pages = 0;
    while (!target.isEmpty()) {
        const auto page = client.get(target);
        QVERIFY(page);
        QCOMPARE(page->status, 200);
        const auto events = pw::epcis::eventsOfDocument(page->body);
        QVERIFY(events);
        for (const QJsonObject &event : *events) {
            epcs.append(event[u"epcList"][0].toString());
            QVERIFY(!event[u"recordTime"].toString().isEmpty());
        }
        const QByteArray link = page->headers.value("link");
        QVERIFY(link.isEmpty() || link.endsWith(">; rel=\"next\""));
        target = link.isEmpty() ? QByteArray() : link.sliced(1, link.indexOf('>') - 1);
        // What comes while someone pages is not for this query.
        QCOMPARE(
            client.post("/capture", commissionDocument(u"L"_s + QString::number(pages)))->status,
            202);
        ++pages;
    }
    QCOMPARE(pages, 3);
    QStringList expected;
    for (int i = 0; i < 7; ++i)
        expected.append(packUri(QString::number(i)));
    QCOMPARE(epcs, expected);
}

void TestCentralServer::eventsByIdAndEpc()
{
    Central central;
    HttpClient client(central.port());
    const QJsonObject first =
        objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s);
    const QJsonObject second = aggregationEvent(u"ADD"_s, ssccUri(1), {packUri(u"A"_s)}, 1);
    QCOMPARE(client.post("/capture", document({first, second}))->status, 202);
    const auto find = [&client](const QByteArray &query) {
        const auto events = pw::epcis::eventsOfDocument(client.get("/events?" + query)->body);
        return events ? events->size() : -1;
    };
    const QByteArray ids =
        QUrl::toPercentEncoding(first[u"eventID"].toString() + u'|' + newEventId());
    QCOMPARE(find("EQ_eventID=" + ids), 1);
    QCOMPARE(find("MATCH_anyEPC=" + QUrl::toPercentEncoding(packUri(u"A"_s))), 2);
    QCOMPARE(find("MATCH_anyEPC=" + QUrl::toPercentEncoding(ssccUri(1))), 1);
    QCOMPARE(find("MATCH_anyEPC=urn%3Aepc%3Aid%3Asgtin%3A9521141.001234.A"), 2);
    QCOMPARE(find("MATCH_anyEPC=" + QUrl::toPercentEncoding(packUri(u"B"_s))), 0);
    QCOMPARE(find("EQ_bizStep=packing%7Cshipping&eventType=AggregationEvent"), 1);
    QCOMPARE(find("GE_eventTime=2026-05-11T08%3A01%3A00%2B02%3A00"), 1);
    QCOMPARE(find("LT_recordTime=2020-01-01T00:00:00Z"), 0);
}

void TestCentralServer::queryRefusesWhatItDoesNotKnow()
{
    Central central;
    HttpClient client(central.port());
    for (const char *query :
         {"EQ_readPoint=x", "GE_agw:seq=x", "orderBy=size", "orderDirection=UP", "perPage=0",
          "nextPageToken=x", "GE_recordTime=2026-05-11T08:00:00+02:00x"}) {
        const auto reply = client.get(QByteArray("/events?") + query);
        QVERIFY(reply);
        QCOMPARE(reply->status, 400);
        QCOMPARE(reply->json()[u"type"].toString(), u"epcisException:QueryParameterException"_s);
    }
}

void TestCentralServer::changesAreHeldUntilACommit()
{
    Central central;
    HttpClient waiting(central.port());
    QVERIFY(waiting.connectNow());
    QVERIFY(waiting.write("GET " + changes(0, "&wait=25&station=WS1")
                          + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    QTRY_COMPARE(central.server().heldRequests(), 1);
    HttpClient client(central.port());
    QCOMPARE(client.post("/sync/v1/status", R"({"station":"WS1"})")->status, 204);
    QTRY_COMPARE(central.server().heldRequests(), 1); // rung, looked, nothing new: held again
    QCOMPARE(client.post("/capture", commissionDocument(u"A"_s, 3))->status, 202);
    const auto reply = waiting.read(5000);
    QVERIFY(reply);
    const QJsonObject answer = reply->json();
    QCOMPARE(answer[u"from"].toInt(-1), 0);
    QCOMPARE(answer[u"to"].toInt(), 1);
    QCOMPARE(answer[u"head"].toInt(), 1);
    QCOMPARE(answer[u"upToDate"].toBool(), true);
    QCOMPARE(answer[u"stationSeq"].toInt(), 3);
    QCOMPARE(answer[u"rows"].toArray().size(), 1);
    QCOMPARE(answer[u"masterDataVersion"].toString(), u"v1"_s);
}

void TestCentralServer::heldChangesEnd()
{
    Central central;
    HttpClient client(central.port());
    QElapsedTimer timer;
    timer.start();
    const auto reply = client.get(changes(0, "&wait=1"));
    QVERIFY(reply);
    QVERIFY(timer.elapsed() >= 900);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->json()[u"upToDate"].toBool(), true);
    QVERIFY(reply->json()[u"rows"].toArray().isEmpty());
    QCOMPARE(reply->json()[u"stationSeq"].toInt(-1), 0);
}

void TestCentralServer::twentyLeaversDoNoHarm()
{
    Central central;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::unique_ptr<HttpClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<HttpClient>(central.port()));
            QVERIFY(clients.back()->connectNow());
            QVERIFY(clients.back()->write("GET " + changes(round, "&wait=25")
                                          + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        QTRY_COMPARE(central.server().heldRequests(), 20);
        clients.clear();
        HttpClient client(central.port());
        QCOMPARE(client.post("/capture", commissionDocument(QString::number(round)))->status, 202);
        QTRY_COMPARE(central.server().heldRequests(), 0);
        QTRY_COMPARE(central.server().connections(), 1);
        QCOMPARE(client.get(changes(0))->json()[u"rows"].toArray().size(), round + 1);
    }
}

void TestCentralServer::changesTellWhereTheStationIs()
{
    Central central;
    HttpClient client(central.port());
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(client.post("/capture", commissionDocument(QString::number(i), i))->status, 202);
    const QJsonObject part = client.get(changes(0, "&limit=2&station=WS1"))->json();
    QCOMPARE(part[u"upToDate"].toBool(true), false);
    QVERIFY(part[u"stationSeq"].isNull());
    QCOMPARE(part[u"to"].toInt(), 2);
    const QJsonObject rest = client.get(changes(2, "&limit=2&station=WS1"))->json();
    QCOMPARE(rest[u"upToDate"].toBool(), true);
    QCOMPARE(rest[u"stationSeq"].toInt(), 3);
    QCOMPARE(rest[u"rows"][0][u"ver"].toInt(), 3);
}

void TestCentralServer::staleCursorsAreGone()
{
    Central central;
    HttpClient client(central.port());
    const auto ahead = client.get(changes(1));
    QCOMPARE(ahead->status, 410);
    QCOMPARE(ahead->json()[u"epoch"].toString(), central.epoch());
    QCOMPARE(client.get(changes(0, "&epoch=another"))->status, 410);
    QCOMPARE(client.get(changes(0, "&epoch=" + central.epoch().toLatin1()))->status, 200);
}

void TestCentralServer::masterDataHasATag()
{
    Central central;
    HttpClient client(central.port());
    const auto first = client.get("/masterdata");
    QCOMPARE(first->status, 200);
    QCOMPARE(first->json()[u"company"].toString(), u"Test"_s);
    const QByteArray tag = first->headers.value("etag");
    QCOMPARE(tag, "\"v1\"");
    const auto same = client.get("/masterdata", "If-None-Match: " + tag + "\r\n");
    QCOMPARE(same->status, 304);
    QVERIFY(same->body.isEmpty());
    QCOMPARE(client.get("/masterdata", "If-None-Match: \"v0\"\r\n")->status, 200);
}

void TestCentralServer::blocksAreLeasedOnce()
{
    Central central;
    HttpClient client(central.port());
    const auto ask = [&client](const QByteArray &request, const QByteArray &station, int count) {
        return *client.post("/sscc-blocks", R"({"requestId":")" + request + R"(","station":")"
                                                + station + R"(","level":"carton","count":)"
                                                + QByteArray::number(count) + '}');
    };
    const HttpReply first = ask("r1", "WS1", 600);
    QCOMPARE(first.status, 201);
    QCOMPARE(first.json()[u"first"].toInt(), 1);
    QCOMPARE(first.json()[u"last"].toInt(), 600);
    QCOMPARE(first.json()[u"prefix"].toString(), u"3952114100"_s);
    QCOMPARE(first.json()[u"level"].toString(), u"carton"_s);
    const HttpReply again = ask("r1", "WS1", 600);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json(), first.json());
    QCOMPARE(ask("r1", "WS2", 600).status, 409);
    const HttpReply rest = ask("r2", "WS2", 600);
    QCOMPARE(rest.status, 201);
    QCOMPARE(rest.json()[u"first"].toInt(), 601);
    QCOMPARE(rest.json()[u"last"].toInt(), 1000);
    const HttpReply none = ask("r3", "WS2", 1);
    QCOMPARE(none.status, 409);
    QCOMPARE(none.headers.value("content-type"), "application/problem+json");
}

void TestCentralServer::statusIsTaken()
{
    Central central;
    HttpClient client(central.port());
    const auto reply = client.post(
        "/sync/v1/status", R"({"station":"WS1","version":"0.1","cursor":5,"cacheAgeSeconds":2,)"
                           R"("outboxPending":0,"parked":0})");
    QCOMPARE(reply->status, 204);
    QVERIFY(reply->body.isEmpty());
}

void TestCentralServer::stopReleasesTheHeld()
{
    Central central;
    HttpClient waiting(central.port());
    QVERIFY(waiting.connectNow());
    QVERIFY(waiting.write("GET " + changes(0, "&wait=25") + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    QTRY_COMPARE(central.server().heldRequests(), 1);
    QElapsedTimer timer;
    timer.start();
    central.server().stop();
    QVERIFY(timer.elapsed() < 4000);
    const auto reply = waiting.read(1000);
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QVERIFY(waiting.waitForClose(1000));
}

void TestCentralServer::seedTwiceIsANoOp()
{
    const TestStore place;
    const auto store = place.open();
    const QDateTime now = pw::SystemClock().now();
    const QByteArray file = siteFileWith({commissionDocument(u"A"_s)});
    const auto first = seed(store->writer(), file, now);
    QVERIFY(first);
    QVERIFY(!first->alreadyFilled);
    QCOMPARE(first->events, 1);
    QCOMPARE(first->pools, 1);
    const auto second = seed(store->writer(), file, now);
    QVERIFY(second);
    QVERIFY(second->alreadyFilled);
    QCOMPARE((*store->openReader())->counts()->events, 1);
}

void TestCentralServer::seedIsAllOrNothing()
{
    const TestStore place;
    const auto store = place.open();
    const QDateTime now = pw::SystemClock().now();
    const QByteArray bad = commissionDocument(u"A"_s).replace("commissioning", "x");
    const auto failed = seed(store->writer(), siteFileWith({commissionDocument(u"B"_s), bad}), now);
    QVERIFY(!failed);
    QCOMPARE(failed.error().where, u"documents[1]"_s);
    QCOMPARE((*store->openReader())->counts()->events, 0);
    const auto good = seed(store->writer(), SiteFile, now); // the store is still empty
    QVERIFY(good);
    QVERIFY(!good->alreadyFilled);
}

QTEST_GUILESS_MAIN(TestCentralServer)
#include "tst_centralserver.moc"
