// SPDX-License-Identifier: Apache-2.0
// Named queries and who is told of their events: webhooks that fail and come back, a restart in
// between, schedules, WebSockets.
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "tests/support/fakehttp.h"
#include "tests/unit/core/central/centralprocess.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QMessageAuthenticationCode>
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

const QByteArray Secret = "13df38d8275b13f05704629e5f1cf3d45d6132d5";

QStringList serialsOf(const QByteArray &message)
{
    QStringList serials;
    const auto events = pw::epcis::eventsOfDocument(message);
    if (!events)
        return {u"not a document"_s};
    for (const QJsonObject &event : *events)
        serials.append(event.value(u"childEPCs").toArray().first().toString().section(u'/', -1));
    return serials;
}

/// Somebody's server that is told, inside the test.
class Receiver
{
public:
    Receiver()
        : m_http([this](const FakeRequest &request, const FakeHttp::Reply &reply) {
              FakeAnswer answer;
              if (serialsOf(request.body).size() > most)
                  answer.status = 413;
              else
                  messages.append(request);
              reply(answer);
          })
    {}
    QString url(const QString &path = u"/told?by=us"_s) const
    {
        return m_http.url().toString(QUrl::StripTrailingSlash) + path;
    }
    QStringList serials() const
    {
        QStringList all;
        for (const FakeRequest &message : messages)
            all += serialsOf(message.body);
        return all;
    }
    FakeHttp &http() { return m_http; }

    QList<FakeRequest> messages; ///< taken
    qsizetype most = 1000;       ///< events in one message

private:
    FakeHttp m_http;
};

/// The same with a certificate.
class TlsReceiver
{
public:
    TlsReceiver(const QString &key, const QString &certificate)
    {
        QFile keyFile(key);
        QSslConfiguration configuration;
        if (keyFile.open(QIODevice::ReadOnly))
            configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QSslServer::startedEncryptionHandshake, &m_server,
                         [this] { ++m_attempts; });
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                m_received += socket->readAll();
                const auto body = m_received.indexOf("\r\n\r\n");
                if (body < 0 || !m_received.endsWith("]}}}}"))
                    return;
                serials += serialsOf(m_received.sliced(body + 4));
                m_received.clear();
                socket->write("HTTP/1.1 204 No Content\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_server.serverPort(); }
    int attempts() const { return m_attempts; }

    QStringList serials;

private:
    QByteArray m_received;
    int m_attempts = 0;
    QSslServer m_server; ///< last: its sockets still speak to the others
};

QByteArray packed(const QStringList &serials)
{
    QList<QJsonObject> events;
    for (const QString &serial : serials)
        events.append(aggregationEvent(u"ADD"_s, ssccUri(1), {packUri(serial)}));
    return document(events);
}

QStringList numbers(int from, int to)
{
    QStringList list;
    for (int i = from; i <= to; ++i)
        list.append(QString::number(i));
    return list;
}

class Site
{
public:
    Site() { query(u"packing"_s, {{u"EQ_bizStep"_s, QJsonArray{u"packing"_s}}}); }

    int query(const QString &name, const QJsonObject &query)
    {
        return post("/queries", {{u"name"_s, name}, {u"query"_s, query}}).status;
    }
    HttpReply post(const QByteArray &target, const QJsonObject &body)
    {
        return *client().post(target, QJsonDocument(body).toJson());
    }
    /// The path of the subscription.
    QByteArray subscribe(const Receiver &receiver, const QJsonObject &controls)
    {
        const HttpReply reply =
            post("/queries/packing/subscriptions",
                 with(controls, {{u"dest"_s, receiver.url()},
                                 {u"signatureToken"_s, QString::fromLatin1(Secret)}}));
        return reply.status == 201 ? reply.headers.value("location") : QByteArray();
    }
    bool capture(const QByteArray &body) { return client().post("/capture", body)->status == 202; }
    HttpClient &client()
    {
        if (!m_client)
            m_client = std::make_unique<HttpClient>(central.port());
        return *m_client;
    }
    void restart()
    {
        m_client.reset();
        central.restart();
    }

    RunningCentral central;

private:
    std::unique_ptr<HttpClient> m_client;
};

const QJsonObject Stream{{u"stream"_s, true}};

} // namespace

class TestSubscriptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesHaveNames();
    void queriesArePagedAndAnswered();
    void queriesAreJudged_data();
    void queriesAreJudged();
    void controlsAreJudged_data();
    void controlsAreJudged();
    void subscriptionsAreResources();
    void webhookIsToldAtOnce();
    void failingReceiversAreAskedAgain_data();
    void failingReceiversAreAskedAgain();
    void nothingIsLostOverARestart();
    void acknowledgedIsNotSentAgain();
    void killsLoseAndDoubleNothing();
    void startsWhereWanted();
    void longBacklogsComeInOrder();
    void tooLargeIsHalved();
    void tlsWhereTheServerProvesItsName();
    void schedulesReport();
    void takenBackIsSilent();
    void webSocketStreams();
    void webSocketsEndWithTheirQuery();
    void aTimeToComeIsAwaited();
    void webSocketSchedules();
    void webSocketsAreJudged();
    void stopEndsWebSockets();
};

void TestSubscriptions::queriesHaveNames()
{
    Site site;
    const QJsonObject query{{u"EQ_action"_s, QJsonArray{u"ADD"_s}}, {u"GE_quantity"_s, 5}};
    const HttpReply made = site.post("/queries", {{u"name"_s, u"a/b c"_s}, {u"query"_s, query}});
    QCOMPARE(made.status, 201);
    QCOMPARE(made.headers.value("location"), "/queries/a%2Fb%20c");
    const auto shown = site.client().get(made.headers.value("location"));
    QCOMPARE(shown->json()[u"name"].toString(), u"a/b c"_s);
    QCOMPARE(shown->json()[u"query"].toObject(), query);
    QCOMPARE(site.query(u"a/b c"_s, query), 409);
    QCOMPARE(site.client().send("DELETE", "/queries/a%2Fb%20c")->status, 204);
    QCOMPARE(site.client().send("DELETE", "/queries/a%2Fb%20c")->status, 404);
    QCOMPARE(site.client().get("/queries/a%2Fb%20c")->status, 404);
    QCOMPARE(site.client().get("/queries/a%2Fb%20c/events")->status, 404);
    QCOMPARE(site.client().get("/queries/a%2Fb%20c/subscriptions")->status, 404);
}

void TestSubscriptions::queriesArePagedAndAnswered()
{
    Site site;
    for (const char16_t name : {u'x', u'a', u'r'})
        QCOMPARE(site.query(QString(name), {}), 201);
    QByteArray target = "/queries?perPage=2";
    QStringList names;
    while (!target.isEmpty()) {
        const auto page = site.client().get(target);
        for (const QJsonValue &query : QJsonDocument::fromJson(page->body).array())
            names.append(query[u"name"].toString());
        const QByteArray link = page->headers.value("link");
        target = link.isEmpty() ? QByteArray() : link.sliced(1, link.indexOf('>') - 1);
    }
    QCOMPARE(names, (QStringList{u"a"_s, u"packing"_s, u"r"_s, u"x"_s}));

    QVERIFY(site.capture(packed(numbers(1, 5))));
    QVERIFY(site.capture(document({objectEvent(u"OBSERVE"_s, {ssccUri(1)}, u"storing"_s, {})})));
    const auto first = site.client().get("/queries/packing/events?perPage=3");
    QCOMPARE(serialsOf(first->body), (QStringList{u"5"_s, u"4"_s, u"3"_s}));
    QVERIFY(first->body.contains("\"queryName\":\"packing\""));
    const QByteArray link = first->headers.value("link");
    const auto second = site.client().get(link.sliced(1, link.indexOf('>') - 1));
    QCOMPARE(serialsOf(second->body), (QStringList{u"2"_s, u"1"_s}));
    QVERIFY(!second->headers.contains("link"));
    QCOMPARE(site.query(u"few"_s, {{u"maxEventCount"_s, 5}}), 201);
    QCOMPARE(site.client().get("/queries/few/events")->status, 413);
}

void TestSubscriptions::queriesAreJudged_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const char *body, const char *named) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(named);
    };
    row("no name", R"({"query":{}})", "/name");
    row("no query", R"({"name":"q"})", "/query");
    row("more", R"({"name":"q","query":{},"owner":"me"})", "/owner");
    row("unknown parameter", R"({"name":"q","query":{"EQ_bizstep":["packing"]}})", "EQ_bizstep");
    row("wrong value", R"({"name":"q","query":{"EQ_action":["add"]}})", "EQ_action");
    row("object for a value", R"({"name":"q","query":{"EQ_action":[{}]}})", "EQ_action");
    row("paged", R"({"name":"q","query":{"perPage":5}})", "perPage");
    row("unknown prefix", R"({"name":"q","query":{"EQ_ex:a":["1"]}})", "EQ_ex:a");
}

void TestSubscriptions::queriesAreJudged()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, named);
    Site site;
    const auto reply = site.client().post("/queries", body);
    QCOMPARE(reply->status, 400);
    QVERIFY2(reply->json()[u"detail"].toString().startsWith(named), reply->body.constData());
    QCOMPARE(site.client()
                 .post("/queries", R"({"name":"q","query":{"@context":{"ex":"urn:ex:"},)"
                                   R"("EQ_ex:a":["1"],"EXISTS_ex:b":null}})")
                 ->status,
             201);
}

void TestSubscriptions::controlsAreJudged_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const char *body, const char *named) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(named);
    };
    row("neither", R"({"dest":"http://127.0.0.1:1/"})", "stream");
    row("both", R"({"dest":"http://127.0.0.1:1/","stream":true,"schedule":{"hour":"1"}})",
        "stream");
    row("not streaming", R"({"dest":"http://127.0.0.1:1/","stream":false})", "stream");
    row("no such hour", R"({"dest":"http://127.0.0.1:1/","schedule":{"hour":"25"}})", "schedule");
    row("empty reports of a stream",
        R"({"dest":"http://127.0.0.1:1/","stream":true,"reportIfEmpty":true})", "reportIfEmpty");
    row("local time",
        R"({"dest":"http://127.0.0.1:1/","stream":true,"initialRecordTime":"2026-05-11T08:00:00"})",
        "initialRecordTime");
    row("no destination", R"({"stream":true})", "/dest");
    row("another scheme", R"({"dest":"file:///etc/passwd","stream":true})", "/dest");
    row("password in the URL", R"({"dest":"http://me:secret@127.0.0.1/","stream":true})", "/dest");
    row("unknown member", R"({"dest":"http://127.0.0.1:1/","stream":true,"retry":1})", "/retry");
}

void TestSubscriptions::controlsAreJudged()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, named);
    Site site;
    const auto reply = site.client().post("/queries/packing/subscriptions", body);
    QCOMPARE(reply->status, 400);
    QVERIFY2(reply->json()[u"detail"].toString().startsWith(named), reply->body.constData());
    QCOMPARE(site.client().get("/queries/packing/subscriptions")->body, "[]");
}

void TestSubscriptions::subscriptionsAreResources()
{
    Site site;
    Receiver receiver;
    QByteArrayList paths;
    for (int i = 0; i < 3; ++i)
        paths.append(site.subscribe(receiver, {{u"schedule"_s, QJsonObject{{u"hour"_s, u"1"_s}}}}));
    const auto shown = site.client().get(paths.first());
    QCOMPARE(shown->status, 200);
    QCOMPARE(shown->json()[u"dest"].toString(), receiver.url());
    QCOMPARE(shown->json()[u"queryName"].toString(), u"packing"_s);
    QCOMPARE(shown->json()[u"schedule"][u"hour"].toString(), u"1"_s);
    QVERIFY(!shown->body.contains(Secret)); // never revealed
    std::sort(paths.begin(), paths.end());
    const auto first = site.client().get("/queries/packing/subscriptions?perPage=2");
    QCOMPARE(QJsonDocument::fromJson(first->body).array().size(), 2);
    const QByteArray link = first->headers.value("link");
    const auto second = site.client().get(link.sliced(1, link.indexOf('>') - 1));
    QCOMPARE(QJsonDocument::fromJson(second->body)[0][u"subscriptionID"].toString().toLatin1(),
             paths.last().split('/').last());
    QCOMPARE(site.client().send("DELETE", paths.first())->status, 204);
    QCOMPARE(site.client().send("DELETE", paths.first())->status, 404);
    QCOMPARE(site.client().get(paths.first())->status, 404);
    QCOMPARE(site.client().send("DELETE", "/queries/packing")->status, 204);
    QCOMPARE(site.query(u"packing"_s, {}), 201);
    QCOMPARE(site.client().get("/queries/packing/subscriptions")->body, "[]");
}

void TestSubscriptions::webhookIsToldAtOnce()
{
    Site site;
    Receiver receiver;
    QVERIFY(site.capture(packed({u"before"_s})));
    const QByteArray path = site.subscribe(receiver, Stream);
    QVERIFY(!path.isEmpty());
    QVERIFY(site.capture(document({objectEvent(u"OBSERVE"_s, {ssccUri(1)}, u"storing"_s, {})})));
    QVERIFY(site.capture(packed({u"A"_s, u"B"_s})));
    QTRY_COMPARE(receiver.serials(), (QStringList{u"A"_s, u"B"_s}));
    const FakeRequest &message = receiver.messages.first();
    QCOMPARE(message.method, "POST");
    QCOMPARE(message.url.toString(), u"/told?by=us"_s);
    QCOMPARE(message.headers.value("content-type"), "application/json");
    QCOMPARE(message.headers.value("gs1-epc-format"), "Always_GS1_Digital_Link");
    QCOMPARE(
        message.headers.value("gs1-signature"),
        QMessageAuthenticationCode::hash(message.body, Secret, QCryptographicHash::Sha256).toHex());
    const QJsonValue results = QJsonDocument::fromJson(message.body)[u"epcisBody"][u"queryResults"];
    QCOMPARE(results[u"queryName"].toString(), u"packing"_s);
    QCOMPARE(results[u"subscriptionID"].toString().toLatin1(), path.split('/').last());
    QTRY_VERIFY(!site.client().get(path)->json()[u"lastNotifiedAt"].toString().isEmpty());
    QVERIFY(site.capture(packed({u"C"_s})));
    QTRY_COMPARE(receiver.serials(), (QStringList{u"A"_s, u"B"_s, u"C"_s}));
    QCOMPARE(receiver.http().requests(), int(receiver.messages.size()));
}

void TestSubscriptions::failingReceiversAreAskedAgain_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("taken");
    QTest::newRow("unwell") << Fault::Unwell << false;
    QTest::newRow("cut") << Fault::ConnectionCut << false;
    QTest::newRow("sign-in") << Fault::SignIn << false;
    QTest::newRow("redirected") << Fault::Redirect << false;
    QTest::newRow("answer lost") << Fault::AnswerLost << true; // so it comes twice
}

void TestSubscriptions::failingReceiversAreAskedAgain()
{
    QFETCH(const Fault, fault);
    QFETCH(const bool, taken);
    Site site;
    Receiver receiver;
    receiver.http().failRequest(0, fault);
    receiver.http().failRequest(1, fault);
    QVERIFY(!site.subscribe(receiver, Stream).isEmpty());
    QVERIFY(site.capture(packed({u"A"_s})));
    const QStringList expected(taken ? 3 : 1, u"A"_s);
    QTRY_COMPARE(receiver.serials(), expected);
    QCOMPARE(receiver.http().requests(), 3);
}

void TestSubscriptions::nothingIsLostOverARestart()
{
    Site site;
    Receiver receiver;
    receiver.http().failAll(Fault::Unwell);
    QVERIFY(!site.subscribe(receiver, Stream).isEmpty());
    QVERIFY(site.capture(packed(numbers(1, 3))));
    QTRY_VERIFY(receiver.http().requests() > 0);
    site.restart();
    QVERIFY(site.capture(packed(numbers(4, 5))));
    receiver.http().failAll(Fault::None);
    QTRY_COMPARE(receiver.serials(), numbers(1, 5));
}

void TestSubscriptions::acknowledgedIsNotSentAgain()
{
    Site site;
    Receiver receiver;
    const QByteArray path = site.subscribe(receiver, Stream);
    QVERIFY(site.capture(packed(numbers(1, 3))));
    QTRY_VERIFY(!site.client().get(path)->json()[u"lastNotifiedAt"].toString().isEmpty());
    site.restart();
    QVERIFY(site.capture(packed({u"4"_s})));
    QTRY_COMPARE(receiver.serials(), numbers(1, 4));
}

/// The real program, killed while it tells: every event arrives, in order, and what comes twice is
/// the one message whose acknowledgement the kill has swallowed.
void TestSubscriptions::killsLoseAndDoubleNothing()
{
    constexpr int Rounds = 6;
    const TestStore place;
    Receiver receiver;
    receiver.most = 7;
    int captured = 0;
    int backlogs = 0;
    for (int round = 0; round <= Rounds; ++round) {
        CentralProcess running(place.options() + QStringList{u"--migrate"_s});
        QVERIFY2(running.start(), qPrintable(running.process().failure()));
        ChildProcess &central = running.process();
        HttpClient client(running.port());
        if (round == 0) {
            QCOMPARE(client.post("/queries", R"({"name":"packing","query":{}})")->status, 201);
            const QJsonObject wish = with(Stream, {{u"dest"_s, receiver.url()}});
            QCOMPARE(
                client.post("/queries/packing/subscriptions", QJsonDocument(wish).toJson())->status,
                201);
        }
        if (round == Rounds) {
            QTRY_COMPARE(receiver.serials().value(receiver.serials().size() - 1),
                         QString::number(captured));
            break;
        }
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(client.post("/capture", packed(numbers(captured + 1, captured + 5)))->status,
                     202);
            captured += 5;
            QTest::qWait(round); // the receiver is in this thread
        }
        backlogs +=
            receiver.serials().value(receiver.serials().size() - 1) != QString::number(captured)
                ? 1
                : 0;
        central.kill();
    }
    QVERIFY(backlogs > 0); // or nothing was tested
    QStringList once;
    qsizetype repeated = 0;
    for (const FakeRequest &message : receiver.messages) {
        const QStringList serials = serialsOf(message.body);
        repeated += once.contains(serials.first()) ? 1 : 0;
        for (const QString &serial : serials) { // what is repeated may have more behind it
            if (!once.contains(serial))
                once.append(serial);
        }
    }
    QCOMPARE(once, numbers(1, captured));
    QVERIFY2(repeated <= Rounds, qPrintable(QString::number(repeated)));
    qInfo("%d events, %d kills into a backlog, %lld messages twice", captured, backlogs,
          qlonglong(repeated));
}

void TestSubscriptions::startsWhereWanted()
{
    Site site;
    Receiver receiver;
    QVERIFY(site.capture(packed({u"1"_s})));
    QTest::qWait(2); // the next millisecond
    const QString later = pw::epcis::instantToText(QDateTime::currentDateTimeUtc());
    QVERIFY(site.capture(packed({u"2"_s})));
    QVERIFY(!site.subscribe(receiver, with(Stream, {{u"initialRecordTime"_s, later}})).isEmpty());
    QTRY_COMPARE(receiver.serials(), QStringList{u"2"_s});
    QVERIFY(!site.subscribe(receiver,
                            with(Stream, {{u"initialRecordTime"_s, u"2020-01-01T00:00:00Z"_s}}))
                 .isEmpty());
    QTRY_COMPARE(receiver.serials(), (QStringList{u"2"_s, u"1"_s, u"2"_s}));
}

void TestSubscriptions::longBacklogsComeInOrder()
{
    Site site;
    Receiver receiver;
    QVERIFY(site.capture(packed(numbers(1, 250))));
    QVERIFY(!site.subscribe(receiver,
                            with(Stream, {{u"initialRecordTime"_s, u"2020-01-01T00:00:00Z"_s}}))
                 .isEmpty());
    QTRY_COMPARE(receiver.serials(), numbers(1, 250));
    QCOMPARE(receiver.messages.size(), 3);
}

void TestSubscriptions::tooLargeIsHalved()
{
    Site site;
    Receiver receiver;
    receiver.most = 10;
    QVERIFY(!site.subscribe(receiver, Stream).isEmpty());
    QVERIFY(site.capture(packed(numbers(1, 25))));
    QTRY_COMPARE(receiver.serials(), numbers(1, 25));
}

void TestSubscriptions::tlsWhereTheServerProvesItsName()
{
    QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"certificate.pem"_s);
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    QCOMPARE(
        QProcess::execute(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s,
                                         u"-nodes"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                                         u"subjectAltName=DNS:localhost"_s, u"-days"_s, u"2"_s,
                                         u"-keyout"_s, key, u"-out"_s, certificate}),
        0);
    TlsReceiver receiver(key, certificate);
    QVERIFY(receiver.port() > 0);
    const auto subscribe = [&receiver](Site &site, const QString &host) {
        const QString dest =
            u"https://"_s + host + u':' + QString::number(receiver.port()) + u"/told"_s;
        return site.post("/queries/packing/subscriptions", with(Stream, {{u"dest"_s, dest}}));
    };
    {
        Site site; // trusts whom the system trusts
        QCOMPARE(subscribe(site, u"localhost"_s).status, 201);
        QVERIFY(site.capture(packed({u"A"_s})));
        QTRY_VERIFY(receiver.attempts() > 0);
        QVERIFY(receiver.serials.isEmpty());
    }
    qputenv("SSL_CERT_FILE", certificate.toLocal8Bit());
    Site site;
    qunsetenv("SSL_CERT_FILE");
    const int before = receiver.attempts();
    QCOMPARE(subscribe(site, u"127.0.0.1"_s).status, 201); // not the name it proves
    QVERIFY(site.capture(packed({u"B"_s})));
    QTRY_VERIFY(receiver.attempts() > before);
    QVERIFY(receiver.serials.isEmpty());
    QCOMPARE(subscribe(site, u"localhost"_s).status, 201);
    QVERIFY(site.capture(packed({u"C"_s})));
    QTRY_COMPARE(receiver.serials, QStringList{u"C"_s});
}

void TestSubscriptions::schedulesReport()
{
    Site site;
    Receiver receiver;
    QVERIFY(!site.subscribe(receiver, {{u"schedule"_s, QJsonObject{{u"second"_s, u"0/1"_s}}},
                                       {u"reportIfEmpty"_s, true}})
                 .isEmpty());
    QTRY_VERIFY(receiver.messages.size() >= 1);
    QVERIFY(receiver.serials().isEmpty());
    QVERIFY(site.capture(packed({u"A"_s})));
    QTRY_COMPARE(receiver.serials(), QStringList{u"A"_s});
    const auto before = receiver.messages.size();
    QTRY_VERIFY(receiver.messages.size() > before); // and empty again
    QCOMPARE(receiver.serials(), QStringList{u"A"_s});
}

void TestSubscriptions::takenBackIsSilent()
{
    Site site;
    Receiver kept;
    Receiver dropped;
    const QByteArray path = site.subscribe(dropped, Stream);
    QVERIFY(!site.subscribe(kept, Stream).isEmpty());
    QVERIFY(site.capture(packed({u"A"_s})));
    QTRY_COMPARE(dropped.serials().size(), 1);
    QCOMPARE(site.client().send("DELETE", path)->status, 204);
    QVERIFY(site.capture(packed({u"B"_s})));
    QTRY_COMPARE(kept.serials(), (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(dropped.serials(), QStringList{u"A"_s});
}

void TestSubscriptions::webSocketStreams()
{
    Site site;
    QVERIFY(site.capture(packed({u"old"_s})));
    HttpClient socket(site.central.port());
    const auto opened = socket.openWebSocket("/queries/packing/events?stream=true");
    QVERIFY(opened);
    QCOMPARE(opened->status, 101);
    QCOMPARE(opened->headers.value("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    QCOMPARE(opened->headers.value("gs1-epcis-version"), "2.0.0");
    QVERIFY(opened->headers.contains("gs1-query-min-record-time"));
    QVERIFY(site.capture(packed(numbers(1, 60)))); // longer than one frame
    QCOMPARE(serialsOf(socket.readMessage().value_or(QByteArray())), numbers(1, 60));
    QVERIFY(site.capture(packed({u"A"_s})));
    QCOMPARE(serialsOf(socket.readMessage().value_or(QByteArray())), QStringList{u"A"_s});
    // One that left is forgotten; the next one goes on from where it says.
    socket.abort();
    QTRY_COMPARE(site.central.server().connections(), 1);
    HttpClient again(site.central.port());
    QCOMPARE(again
                 .openWebSocket("/queries/packing/events?stream=true"
                                "&initialRecordTime=2020-01-01T00:00:00Z")
                 ->status,
             101);
    QCOMPARE(serialsOf(again.readMessage().value_or(QByteArray())),
             QStringList{u"old"_s} + numbers(1, 60) + QStringList{u"A"_s});
}

void TestSubscriptions::webSocketsEndWithTheirQuery()
{
    Site site;
    HttpClient socket(site.central.port());
    QCOMPARE(socket.openWebSocket("/queries/packing/events?stream=true")->status, 101);
    QVERIFY(site.capture(packed({u"A"_s})));
    QVERIFY(socket.readMessage());
    QCOMPARE(site.client().send("DELETE", "/queries/packing")->status, 204);
    QVERIFY(!socket.readMessage()); // told to close
}

void TestSubscriptions::aTimeToComeIsAwaited()
{
    Site site;
    Receiver early;
    Receiver kept;
    const QString later = pw::epcis::instantToText(QDateTime::currentDateTimeUtc().addSecs(3600));
    QVERIFY(!site.subscribe(early, with(Stream, {{u"initialRecordTime"_s, later}})).isEmpty());
    QVERIFY(!site.subscribe(kept, Stream).isEmpty());
    for (const char16_t serial : {u'A', u'B', u'C'}) { // each look is at all receivers
        QVERIFY(site.capture(packed({QString(serial)})));
        QTRY_VERIFY(kept.serials().contains(QString(serial)));
    }
    QCOMPARE(early.http().requests(), 0);
}

void TestSubscriptions::webSocketSchedules()
{
    Site site;
    HttpClient socket(site.central.port());
    QCOMPARE(
        socket.openWebSocket("/queries/packing/events?second=0%2F1&reportIfEmpty=true")->status,
        101);
    QVERIFY(serialsOf(socket.readMessage().value_or("x")).isEmpty());
    QVERIFY(site.capture(packed({u"A"_s})));
    QStringList serials;
    while (serials.isEmpty())
        serials = serialsOf(socket.readMessage().value_or("x"));
    QCOMPARE(serials, QStringList{u"A"_s});
}

void TestSubscriptions::webSocketsAreJudged()
{
    Site site;
    HttpClient client(site.central.port());
    for (const char *query : {"", "?stream=false", "?stream=true&minute=5", "?minute=99",
                              "?stream=true&perPage=5", "?stream=true&initialRecordTime=x"}) {
        const auto reply = client.openWebSocket(QByteArray("/queries/packing/events") + query);
        QVERIFY(reply);
        QCOMPARE(reply->status, 400);
        QCOMPARE(reply->json()[u"type"].toString(),
                 u"epcisException:SubscriptionControlsException"_s);
    }
    QCOMPARE(client.openWebSocket("/queries/nothing/events?stream=true")->status, 404);
    QCOMPARE(client.get("/queries/packing/events?stream=true")->status, 400);
    QCOMPARE(client.openWebSocket("/events")->status, 200); // nothing to upgrade there
}

void TestSubscriptions::stopEndsWebSockets()
{
    Site site;
    HttpClient socket(site.central.port());
    QCOMPARE(socket.openWebSocket("/queries/packing/events?stream=true")->status, 101);
    QVERIFY(site.capture(packed({u"A"_s})));
    QVERIFY(socket.readMessage());
    std::thread stopping([&site] { site.central.server().stop(); });
    QVERIFY(!socket.readMessage()); // told to close
    socket.abort();
    stopping.join();
    QCOMPARE(site.central.server().connections(), 0);
}

QTEST_GUILESS_MAIN(TestSubscriptions)
#include "tst_subscriptions.moc"
