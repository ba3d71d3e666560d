// SPDX-License-Identifier: Apache-2.0
// Who may do what: the access file, signing in, and central behind its gate.
#include "core/central/accessgate.h"
#include "core/central/centralserver.h"
#include "core/central/secrethash.h"
#include "core/central/seed.h"
#include "core/central/sqliteeventstore.h"
#include "tests/support/manualclock.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/central/tlsauthority.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw;
using namespace pw::central;
using namespace pw::test;

namespace {

using Code = AccessRules::Error::Code;

const QString Secret = u"the secret: of ERP + more"_s;

QByteArray accessFile()
{
    static const QByteArray hash = hashSecret(Secret).toLatin1();
    return R"({"peers": [
{"id": "WS1", "scopes": ["capture", "query", "sync", "lease"]},
{"id": "WS2", "scopes": ["capture", "sync"]},
{"id": "FEW", "scopes": ["sync"], "requestsPerSecond": 0.1, "burst": 3},
{"id": "ONE", "scopes": ["sync"], "connections": 1},
{"id": "erp", "scopes": ["query", "subscribe", "capture"], "secret": ")"
           + hash + R"("},
{"id": "ops", "scopes": ["operate"]}]})";
}

/// A central system by TLS, behind its gate.
class GuardedCentral
{
public:
    GuardedCentral()
        : m_store(std::move(*SqliteEventStore::open(m_folder.filePath(u"data"_s)))),
          m_server(std::make_unique<CentralServer>(*m_store, m_clock))
    {
        put(accessPath(), accessFile());
        if (seed(m_store->writer(), SiteFile, m_clock.now())
            && m_server->secure({m_authority.files(), accessPath()})) {
            if (const auto port = m_server->start(u"127.0.0.1"_s, 0))
                m_port = *port;
        }
    }
    QString accessPath() const { return m_folder.filePath(u"access.json"_s); }
    quint16 port() const { return m_port; }
    QSslConfiguration tls(const QString &station) { return m_authority.station(station); }
    HttpClient as(const QString &station) { return HttpClient(m_port, tls(station)); }
    HttpClient unknown() { return HttpClient(m_port, m_authority.client()); }
    qint64 sequenceOf(const QString &station)
    {
        auto reader = m_store->openReader();
        return (*reader)->changes({0, 5000, station})->stationSequence;
    }

private:
    QTemporaryDir m_folder;
    Authority m_authority;
    SystemClock m_clock;
    std::unique_ptr<SqliteEventStore> m_store;
    std::unique_ptr<CentralServer> m_server;
    quint16 m_port = 0;
};

QByteArray lease(const QString &station)
{
    return R"({"requestId":")" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
           + R"(","station":")" + station.toUtf8() + R"(","level":"carton","count":5})";
}

/// Of RFC 6749, 2.3.1: form-encoded, then Base64.
QByteArray basic(const QString &id, const QString &secret)
{
    return "Authorization: Basic "
           + QByteArray(QUrl::toPercentEncoding(id) + ":" + QUrl::toPercentEncoding(secret))
                 .toBase64()
           + "\r\n";
}

std::optional<HttpReply> signIn(HttpClient &client, const QByteArray &headers,
                                const QByteArray &form = "grant_type=client_credentials")
{
    return client.send("POST", "/oauth2/token",
                       "Content-Type: application/x-www-form-urlencoded\r\n" + headers, form);
}

QByteArray captured(const QString &station, int n, char letter)
{
    QJsonObject event = objectEvent(u"ADD"_s, {packUri(QString(QChar::fromLatin1(letter)))},
                                    u"commissioning"_s, u"active"_s, 0);
    event.insert(u"agw:seq"_s, QString(station + u'/' + QString::number(n)));
    return document({event});
}

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileErrors_data();
    void fileErrors();
    void everyErrorIsTold();
    void scopesOfRequests_data();
    void scopesOfRequests();
    void secrets();
    void tokensEnd();
    void whoMayWhat_data();
    void whoMayWhat();
    void onlyAsItself();
    void sequencesOfOthersDoNotCount();
    void signsInBySecret();
    void signInRefusals();
    void signInsAreLimited();
    void tooOften();
    void tooManyConnections();
    void changedFileCounts();
    void removedPeerIsCutOff();
    void operatorsSeeCertificatesEnd();
    void nothingWithoutGate();
};

void TestAccess::fileErrors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QByteArray &json, Code code, int line, int column,
                        const QString &path) {
        QTest::newRow(name) << json << code << line << column << path;
    };
    row("no JSON", "{", Code::NotJson, 1, 1, {});
    row("a member twice", R"({"peers": [], "peers": []})", Code::NotJson, 1, 1, {});
    row("a list", "[]", Code::WrongType, 1, 1, {});
    row("empty", "{}", Code::MissingMember, 1, 1, {});
    row("mistyped member", "{\"peers\": [],\n \"peer\": 1}", Code::UnknownMember, 2, 10, u"peer"_s);
    row("unknown scope", "{\"peers\": [\n {\"id\": \"A\", \"scopes\": [\"everything\"]}]}",
        Code::UnknownWord, 2, 25, u"peers[0].scopes[0]"_s);
    row("no scopes", R"({"peers": [{"id": "A"}]})", Code::MissingMember, 1, 12, u"peers[0]"_s);
    row("colon in id", R"({"peers": [{"id": "A:B", "scopes": []}]})", Code::BadId, 1, 19,
        u"peers[0].id"_s);
    row("line in id", R"({"peers": [{"id": "A\n", "scopes": []}]})", Code::BadId, 1, 19,
        u"peers[0].id"_s);
    row("same twice", R"({"peers": [{"id": "A", "scopes": []}, {"id": "A", "scopes": []}]})",
        Code::Twice, 1, 46, u"peers[1].id"_s);
    row("secret as it is", R"({"peers": [{"id": "A", "scopes": [], "secret": "pw"}]})",
        Code::BadSecret, 1, 48, u"peers[0].secret"_s);
    row("no rate", R"({"peers": [{"id": "A", "scopes": [], "requestsPerSecond": 0}]})",
        Code::OutOfRange, 1, 59, u"peers[0].requestsPerSecond"_s);
    row("text as number", R"({"peers": [{"id": "A", "scopes": [], "burst": "9"}]})",
        Code::WrongType, 1, 47, u"peers[0].burst"_s);
}

void TestAccess::fileErrors()
{
    QFETCH(const QByteArray, json);
    const auto rules = AccessRules::fromJson(json);
    QVERIFY(!rules);
    const AccessRules::Error &error = rules.error().first();
    QTEST(error.code, "code");
    QTEST(error.line, "line");
    QTEST(error.column, "column");
    QTEST(error.path, "path");
    QVERIFY(!error.detail.contains(u"pw"_s));
}

void TestAccess::everyErrorIsTold()
{
    const auto rules = AccessRules::fromJson(
        R"({"peers": [{"id": "", "scopes": ["x", "sync", "y"], "burst": 0}]})");
    QVERIFY(!rules);
    QCOMPARE(rules.error().size(), 4);
}

void TestAccess::scopesOfRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<Scope>("scope");
    for (const char *request : {"POST /capture", "GET /capture", "GET /capture/7", "POST /events"})
        QTest::newRow(request) << QByteArray(request) << Scope::Capture;
    for (const char *request :
         {"GET /events", "GET /events?EQ_bizStep=packing", "GET /events/urn:uuid:1", "HEAD /events",
          "OPTIONS /events", "GET /epcs", "GET /epcs/x/events", "GET /bizSteps", "GET /readPoints",
          "GET /bizLocations", "GET /dispositions", "GET /%65vents",
          "GET /eventTypes/ObjectEvent/events", "GET /queries", "GET /", "GET /queries/mine/events",
          "DELETE /nextPageToken/x"})
        QTest::newRow(request) << QByteArray(request) << Scope::Query;
    for (const char *request :
         {"POST /queries", "DELETE /queries/mine", "POST /queries/mine/subscriptions",
          "GET /queries/mine/subscriptions", "GET /queries/mine/events WS", "GET /events WS",
          "DELETE /queries/mine/subscriptions/1"})
        QTest::newRow(request) << QByteArray(request) << Scope::Subscribe;
    for (const char *request :
         {"GET /.well-known/agw-sync", "GET /sync/v1/scopes",
          "GET /sync/v1/scopes/site/changes?since=1", "POST /sync/v1/status", "GET /masterdata"})
        QTest::newRow(request) << QByteArray(request) << Scope::Sync;
    QTest::newRow("lease") << QByteArray("POST /sscc-blocks") << Scope::Lease;
    for (const char *request : {"GET /metrics", "GET /status", "GET /sync/v1/stations",
                                "GET /Events", "GET //events", "PUT /events/1x/../../metrics",
                                "GET /sync/v1/%73tations", "GET /health/", "POST /sscc-blocks/x"})
        QTest::newRow(request) << QByteArray(request)
                               << (QByteArray(request).startsWith("PUT /events") ? Scope::Capture
                                                                                 : Scope::Operate);
    QTest::newRow("health") << QByteArray("GET /health") << Scope::Public;
    QTest::newRow("sign in") << QByteArray("POST /oauth2/token") << Scope::Public;
}

void TestAccess::scopesOfRequests()
{
    QFETCH(const QByteArray, request);
    const QByteArrayList words = request.split(' ');
    QTEST(scopeOf(words[0], words[1], words.size() > 2), "scope");
}

void TestAccess::secrets()
{
    const QString secret = newSecret();
    QCOMPARE(secret.size(), 43); // 256 bits
    QVERIFY(secret != newSecret());
    const QString hash = hashSecret(secret);
    QVERIFY(isSecretHash(hash));
    QVERIFY(!hash.contains(secret));
    QVERIFY(hash != hashSecret(secret)); // salted
    QVERIFY(fitsHash(secret, hash));
    QVERIFY(!fitsHash(secret + u'x', hash));
    QVERIFY(!fitsHash(secret, {}));
    QVERIFY(!isSecretHash(secret));
    // Too cheap, or too dear, to be tried at all.
    QVERIFY(!isSecretHash(QString(hash).replace(u"scrypt:14"_s, u"scrypt:4"_s)));
    QVERIFY(!isSecretHash(QString(hash).replace(u"scrypt:14"_s, u"scrypt:30"_s)));
}

void TestAccess::tokensEnd()
{
    const auto rules = AccessRules::fromJson(accessFile());
    const PeerRights &erp = *rules->find(u"erp"_s);
    const TokenMint mint;
    const QDateTime noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);
    const QByteArray token = mint.tokenFor(erp, noon);
    QCOMPARE(mint.ownerOf(token, *rules, noon), u"erp"_s);
    QCOMPARE(mint.ownerOf(token, *rules, noon.addSecs(3599)), u"erp"_s);
    QCOMPARE(mint.ownerOf(token, *rules, noon.addSecs(3600)), QString());
    QCOMPARE(TokenMint().ownerOf(token, *rules, noon), QString()); // after a restart
    for (qsizetype i = 0; i < token.size(); ++i) {
        QByteArray changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        const auto bytesOf = [](const QByteArray &text) { // the last bits may mean nothing
            QByteArrayList parts = text.split('.');
            for (QByteArray &part : parts)
                part = QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
            return parts;
        };
        if (bytesOf(changed) != bytesOf(token))
            QCOMPARE(mint.ownerOf(changed, *rules, noon), QString());
    }
    PeerRights renewed = erp;
    renewed.secret = hashSecret(u"another"_s);
    const auto others =
        AccessRules::fromJson(R"({"peers": [{"id": "erp", "scopes": [], "secret": ")"
                              + renewed.secret.toLatin1() + R"("}]})");
    QCOMPARE(mint.ownerOf(token, *others, noon), QString());
}

void TestAccess::whoMayWhat_data()
{
    QTest::addColumn<QString>("station");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("its own feed") << u"WS1"_s << QByteArray("/sync/v1/scopes") << 200;
    QTest::newRow("query") << u"WS1"_s << QByteArray("/events") << 200;
    QTest::newRow("no query") << u"WS2"_s << QByteArray("/events") << 403;
    QTest::newRow("no such path") << u"WS1"_s << QByteArray("/hidden") << 403;
    QTest::newRow("no such path, operator") << u"ops"_s << QByteArray("/hidden") << 404;
    QTest::newRow("not in the file") << u"WS9"_s << QByteArray("/events") << 403;
    QTest::newRow("nobody") << QString() << QByteArray("/events") << 401;
    QTest::newRow("nobody, not even what is there") << QString() << QByteArray("/hidden") << 401;
    QTest::newRow("does it live?") << QString() << QByteArray("/health") << 200;
}

void TestAccess::whoMayWhat()
{
    QFETCH(const QString, station);
    QFETCH(const QByteArray, target);
    GuardedCentral central;
    if (station == u"ops") {
        // Certificates of ours are for stations: A-Z only. The file has to name it so as well.
        put(central.accessPath(), accessFile().replace("\"ops\"", "\"OPS\""));
        QTest::qWait(2100);
    }
    HttpClient client = station.isEmpty() ? central.unknown() : central.as(station.toUpper());
    const auto reply = client.get(target);
    QVERIFY(reply);
    QTEST(reply->status, "status");
    if (reply->status == 401)
        QCOMPARE(reply->headers.value("www-authenticate"), "Bearer realm=\"packwright-central\"");
    if (reply->status == 403)
        QVERIFY(reply->json()[u"detail"].toString().contains(station));
    QVERIFY(client.get("/health")); // the connection goes on
}

void TestAccess::onlyAsItself()
{
    GuardedCentral central;
    HttpClient client = central.as(u"WS1"_s);
    QCOMPARE(client.post("/sscc-blocks", lease(u"WS1"_s))->status, 201);
    const auto refused = client.post("/sscc-blocks", lease(u"WS2"_s));
    QCOMPARE(refused->status, 403);
    QCOMPARE(refused->json()[u"detail"].toString(),
             u"WS1 may act for itself only, not for \"WS2\""_s);
    const QByteArray status = R"({"station":"%","cursor":1,"outboxPending":0,"parked":0})";
    QCOMPARE(client.post("/sync/v1/status", QByteArray(status).replace("%", "WS1"))->status, 204);
    QCOMPARE(client.post("/sync/v1/status", QByteArray(status).replace("%", "WS2"))->status, 403);
    const QByteArray changes = "/sync/v1/scopes/site/changes?since=0&station=";
    QCOMPARE(client.get(changes + "WS1")->status, 200);
    QCOMPARE(client.get(changes + "WS2")->status, 403);
    QCOMPARE(
        client.post("/capture", captured(u"WS1"_s, 1, 'A'), "Packwright-Sequence: WS1/1-1\r\n")
            ->status,
        202);
    QCOMPARE(
        client.post("/capture", captured(u"WS2"_s, 1, 'B'), "Packwright-Sequence: WS2/1-1\r\n")
            ->status,
        403);
}

void TestAccess::sequencesOfOthersDoNotCount()
{
    GuardedCentral central;
    HttpClient client = central.as(u"WS2"_s);
    QCOMPARE(client.post("/capture", captured(u"WS1"_s, 77, 'A'))->status, 202);
    QCOMPARE(client.post("/capture", captured(u"WS2"_s, 5, 'B'))->status, 202);
    QCOMPARE(central.sequenceOf(u"WS1"_s), 0); // or WS1 would believe its work is stored
    QCOMPARE(central.sequenceOf(u"WS2"_s), 5);
}

void TestAccess::signsInBySecret()
{
    GuardedCentral central;
    HttpClient client = central.unknown();
    const auto granted = signIn(client, basic(u"erp"_s, Secret));
    QVERIFY(granted);
    QCOMPARE(granted->status, 200);
    QCOMPARE(granted->headers.value("cache-control"), "no-store");
    QCOMPARE(granted->json()[u"token_type"].toString(), u"Bearer"_s);
    QCOMPARE(granted->json()[u"expires_in"].toInt(), 3600);
    QCOMPARE(granted->json()[u"scope"].toString(), u"query subscribe capture"_s);
    const QByteArray bearer =
        "Authorization: Bearer " + granted->json()[u"access_token"].toString().toLatin1() + "\r\n";
    QCOMPARE(client.get("/events", bearer)->status, 200);
    QCOMPARE(client.get("/masterdata", bearer)->status, 403);
    QCOMPARE(client.get("/events")->status, 401); // the token is of a request, not a connection
    HttpClient station = central.as(u"WS1"_s);
    QCOMPARE(station.get("/events", bearer)->status, 403); // two at once
    const auto wrong = client.get("/events", "Authorization: Bearer nonsense\r\n");
    QCOMPARE(wrong->status, 401);
    QVERIFY(wrong->headers.value("www-authenticate").contains("error=\"invalid_token\""));
    QCOMPARE(signIn(client, {},
                    "grant_type=client_credentials&client_id=erp&client_secret="
                        + QUrl::toPercentEncoding(Secret))
                 ->status,
             200);
}

void TestAccess::signInRefusals()
{
    GuardedCentral central;
    HttpClient client = central.unknown();
    const auto error = [](const std::optional<HttpReply> &reply) {
        return QString(QString::number(reply->status) + u' ' + reply->json()[u"error"].toString());
    };
    QCOMPARE(error(signIn(client, basic(u"erp"_s, u"guessed"_s))), u"401 invalid_client"_s);
    QCOMPARE(error(signIn(client, basic(u"nobody"_s, Secret))), u"401 invalid_client"_s);
    QCOMPARE(error(signIn(client, basic(u"WS1"_s, {}))), u"401 invalid_client"_s);
    QCOMPARE(error(signIn(client, {})), u"401 invalid_client"_s);
    QCOMPARE(error(signIn(client, "Authorization: Basic !\r\n")), u"401 invalid_client"_s);
    QCOMPARE(error(signIn(client, basic(u"erp"_s, Secret), "grant_type=password")),
             u"400 unsupported_grant_type"_s);
}

void TestAccess::signInsAreLimited()
{
    GuardedCentral central;
    HttpClient client = central.unknown();
    int refused = 0;
    for (int i = 0; i < 40 && refused == 0; ++i) {
        const auto reply = signIn(client, {});
        if (reply->status == 429) {
            ++refused;
            QVERIFY(reply->headers.value("retry-after").toInt() >= 1);
        }
    }
    QCOMPARE(refused, 1);
}

void TestAccess::tooOften()
{
    GuardedCentral central;
    HttpClient client = central.as(u"FEW"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.get("/sync/v1/scopes")->status, 200);
    const auto refused = client.get("/sync/v1/scopes");
    QCOMPARE(refused->status, 429);
    const int wait = refused->headers.value("retry-after").toInt();
    QVERIFY(wait >= 8 && wait <= 10);
    HttpClient other = central.as(u"WS1"_s);
    QCOMPARE(other.get("/sync/v1/scopes")->status, 200);
}

void TestAccess::tooManyConnections()
{
    GuardedCentral central;
    HttpClient one = central.as(u"ONE"_s);
    HttpClient two = central.as(u"ONE"_s);
    QCOMPARE(one.get("/sync/v1/scopes")->status, 200);
    QCOMPARE(two.get("/sync/v1/scopes")->status, 429);
    one.abort();
    QTRY_COMPARE(two.get("/sync/v1/scopes")->status, 200);
}

void TestAccess::changedFileCounts()
{
    GuardedCentral central;
    HttpClient client = central.as(u"WS2"_s);
    QCOMPARE(client.get("/events")->status, 403);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"access file not loaded"_s));
    put(central.accessPath(), "{\"peers\": 7}");
    QTest::qWait(2100);
    QCOMPARE(client.get("/sync/v1/scopes")->status, 200); // as before
    put(central.accessPath(), R"({"peers": [{"id": "WS2", "scopes": ["query"]}]})");
    QTRY_COMPARE(client.get("/events")->status, 200);
    QCOMPARE(client.get("/sync/v1/scopes")->status, 403);
}

void TestAccess::removedPeerIsCutOff()
{
    GuardedCentral central;
    HttpClient client = central.as(u"WS1"_s);
    QCOMPARE(client.get("/sync/v1/scopes")->status, 200);
    const qint64 head = client.get("/health")->json()[u"head"].toInteger(0);
    QVERIFY(client.write("GET /sync/v1/scopes/site/changes?since=" + QByteArray::number(head)
                         + "&wait=25 HTTP/1.1\r\nHost: x\r\n\r\n"));
    put(central.accessPath(), R"({"peers": [{"id": "WS2", "scopes": ["sync"]}]})");
    QVERIFY(client.waitForClose(6000)); // though it only waits
    QCOMPARE(client.get("/sync/v1/scopes")->status, 403);
}

void TestAccess::operatorsSeeCertificatesEnd()
{
    GuardedCentral central;
    put(central.accessPath(), R"({"peers": [{"id": "WS1", "scopes": ["sync", "operate"]}]})");
    QTest::qWait(2100);
    HttpClient client = central.as(u"WS1"_s); // for 30 days
    QCOMPARE(
        client
            .post("/sync/v1/status", R"({"station":"WS1","cursor":1,"outboxPending":0,"parked":0})")
            ->status,
        204);
    const QJsonArray stations = client.get("/sync/v1/stations")->json()[u"stations"].toArray();
    QCOMPARE(stations.size(), 1);
    const auto until =
        QDateTime::fromString(stations[0][u"certificateUntil"].toString(), Qt::ISODateWithMs);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(until);
    QVERIFY(left > 29 * 86400 && left <= 30 * 86400);
    const QByteArray metrics = client.get("/metrics")->body;
    const QByteArray line =
        "\npackwright_station_certificate_expiry_timestamp_seconds{station=\"WS1\"} "
        + QByteArray::number(until.toSecsSinceEpoch()) + "\n";
    QVERIFY(metrics.contains(line));
    QVERIFY(metrics.contains("\npackwright_tls_certificate_expiry_timestamp_seconds "));
    QVERIFY(client.get("/status")->body.contains(until.date().toString(Qt::ISODate).toUtf8()));
    // Others learn whether it works, and no more.
    HttpClient nobody = central.unknown();
    QCOMPARE(nobody.get("/health")->json().keys(), (QStringList{u"ready"_s, u"status"_s}));
    QVERIFY(client.get("/health")->json().contains(u"checks"_s));
    QCOMPARE(nobody.get("/metrics")->status, 401);
}

void TestAccess::nothingWithoutGate()
{
    RunningCentral open;
    HttpClient client(open.port());
    QCOMPARE(client.get("/events")->status, 200);
    QCOMPARE(client.post("/sscc-blocks", lease(u"ANY"_s))->status, 201);
    QCOMPARE(signIn(client, basic(u"erp"_s, Secret))->status, 404);
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
