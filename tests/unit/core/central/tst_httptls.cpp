// SPDX-License-Identifier: Apache-2.0
// The server by TLS: who is at the other end, who is told why not, and files that change.
#include "core/central/httpd.h"
#include "core/central/problem.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/tlsauthority.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QtTest>

#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::central;
using namespace pw::central::http;
using namespace pw::test;

namespace {

/// Says who asks; holds what is asked for at /held.
class TlsServer
{
public:
    explicit TlsServer(const TlsFiles &files, const Limits &limits = {.fileLook = 50ms})
        : m_server(limits, {}, [this](const Request &request, const Responder &responder) {
              if (request.wantsWebSocket)
                  return responder.upgrade({}, [this](const std::shared_ptr<Channel> &channel) {
                      m_channel = channel;
                      channel->send("hello", [](bool) {});
                  });
              if (request.target != "/held")
                  return responder.answer({200, "text/plain", "peer=" + request.peer.toUtf8(), {}});
              const std::lock_guard lock(m_mutex);
              m_held.push_back(responder);
          })
    {
        if (m_server.secure(files)) {
            if (const auto port = m_server.listen(u"127.0.0.1"_s, 0))
                m_port = *port;
        }
    }
    ~TlsServer()
    {
        m_server.stop(0ms);
        m_channel.reset(); // before the server it belongs to
    }

    quint16 port() const { return m_port; }
    Server &server() { return m_server; }
    int held() const
    {
        const std::lock_guard lock(m_mutex);
        return int(m_held.size());
    }
    int gone() const
    {
        const std::lock_guard lock(m_mutex);
        return int(std::count_if(m_held.begin(), m_held.end(),
                                 [](const Responder &responder) { return responder.isGone(); }));
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        for (const Responder &responder : m_held)
            responder.answer({200, "text/plain", "released", {}});
        m_held.clear();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Responder> m_held;
    std::shared_ptr<Channel> m_channel;
    quint16 m_port = 0;
    Server m_server;
};

} // namespace

class TestHttpTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThePeer_data();
    void namesThePeer();
    void withoutCertificateNobody();
    void certificateCanBeDemanded();
    void refusalsNameTheCause_data();
    void refusalsNameTheCause();
    void otherNamesAreNoStation_data();
    void otherNamesAreNoStation();
    void plainHttpIsToldSo();
    void foreignServerIsNotTrusted();
    void slowHandshakeIsDropped();
    void keepsTheConnectionAndPipelines();
    void clientsLeaveWhileHeld_data();
    void clientsLeaveWhileHeld();
    void webSocket();
    void revokedWhileConnected();
    void newServerCertificate();
    void brokenFilesLeaveTheFormer();
    void largeBodies();
    void noSessionIsTakenUpAgain();
};

void TestHttpTls::namesThePeer_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("TLS 1.2") << QSsl::TlsV1_2;
    QTest::newRow("TLS 1.3") << QSsl::TlsV1_3;
}

void TestHttpTls::namesThePeer()
{
    QFETCH(const QSsl::SslProtocol, protocol);
    Authority authority;
    TlsServer server(authority.files());
    QSslConfiguration tls = authority.station(u"WS1"_s);
    tls.setProtocol(protocol);
    HttpClient client(server.port(), tls);
    const auto reply = client.get("/");
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->body, "peer=WS1");
    QCOMPARE(client.socket().sessionProtocol(), protocol);
}

void TestHttpTls::withoutCertificateNobody()
{
    Authority authority;
    TlsServer server(authority.files());
    HttpClient client(server.port(), authority.client());
    QCOMPARE(client.get("/")->body, "peer=");
}

void TestHttpTls::certificateCanBeDemanded()
{
    Authority authority;
    TlsFiles files = authority.files();
    files.clientsNeedCertificate = true;
    TlsServer server(files);
    HttpClient without(server.port(), authority.client());
    QVERIFY(!without.get("/"));
    HttpClient with(server.port(), authority.station(u"WS1"_s));
    QCOMPARE(with.get("/")->body, "peer=WS1");
}

void TestHttpTls::refusalsNameTheCause_data()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("expired") << u"packwrightException:CertificateExpiredException"_s;
    QTest::newRow("other authority") << u"packwrightException:CertificateAuthorityException"_s;
    QTest::newRow("revoked") << u"packwrightException:CertificateRevokedException"_s;
    QTest::newRow("a server's") << u"packwrightException:CertificateException"_s;
    QTest::newRow("signed by itself") << u"packwrightException:CertificateAuthorityException"_s;
}

void TestHttpTls::refusalsNameTheCause()
{
    QFETCH(const QString, type);
    const QByteArray row = QTest::currentDataTag();
    Authority authority;
    const QStringList uri{u"urn:packwright:station:WS1"_s};
    QSslConfiguration tls;
    if (row == "expired") {
        tls = authority.odd({u"WS1"_s, CertificateUse::Station, uri, -1});
    } else if (row == "other authority") {
        Authority other(u"Test"_s); // of the same name
        const auto bundle = other->issueStation(u"WS1"_s, 30);
        tls = authority.client(*bundle);
    } else if (row == "revoked") {
        tls = authority.station(u"WS1"_s);
        QCOMPARE(*authority->revoke(u"WS1"_s), 1);
    } else if (row == "a server's") {
        tls = authority.odd({u"WS1"_s, CertificateUse::Server, {u"localhost"_s}, 30});
    } else {
        const auto key = newKey();
        const auto own = makeCertificate({u"WS1"_s, CertificateUse::Authority, {}, 30}, key.get(),
                                         nullptr, key.get());
        tls = authority.clientOf(toPem(own.get()) + toPem(key.get()));
    }
    TlsServer server(authority.files());
    HttpClient client(server.port(), tls);
    const auto reply = client.post("/", QByteArray(100'000, 'x'));
    QVERIFY(reply);
    QCOMPARE(reply->status, 403);
    QCOMPARE(reply->json()[u"type"].toString(), type);
    QVERIFY(client.waitForClose(5000));
}

void TestHttpTls::otherNamesAreNoStation_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("no name but the common one") << QStringList{u"https://example.org/WS1"_s};
    QTest::newRow("two stations") << QStringList{u"urn:packwright:station:WS1"_s,
                                                 u"urn:packwright:station:WS2"_s};
}

void TestHttpTls::otherNamesAreNoStation()
{
    QFETCH(const QStringList, names);
    Authority authority;
    TlsServer server(authority.files());
    HttpClient client(server.port(), authority.odd({u"WS1"_s, CertificateUse::Station, names, 30}));
    QCOMPARE(client.get("/")->body, "peer=");
}

void TestHttpTls::plainHttpIsToldSo()
{
    Authority authority;
    TlsServer server(authority.files());
    HttpClient client(server.port());
    const auto reply = client.get("/");
    QVERIFY(reply);
    QCOMPARE(reply->status, 400);
    QCOMPARE(reply->json()[u"type"].toString(), u"packwrightException:TlsNeededException"_s);
    QVERIFY(client.waitForClose(5000));
}

void TestHttpTls::foreignServerIsNotTrusted()
{
    Authority authority;
    Authority other;
    TlsServer server(other.files());
    HttpClient client(server.port(), authority.client());
    QVERIFY(!client.get("/"));
}

void TestHttpTls::slowHandshakeIsDropped()
{
    Authority authority;
    TlsServer server(authority.files(), {.handshakeTime = 300ms});
    QTcpSocket silent;
    silent.connectToHost(u"127.0.0.1"_s, server.port());
    QVERIFY(silent.waitForConnected(5000));
    QTcpSocket dripping;
    dripping.connectToHost(u"127.0.0.1"_s, server.port());
    QVERIFY(dripping.waitForConnected(5000));
    QElapsedTimer timer;
    timer.start();
    const QByteArray hello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    for (qsizetype i = 0;
         i < 1000 && timer.elapsed() < 5000 && dripping.state() == QAbstractSocket::ConnectedState;
         ++i) {
        dripping.write(i < hello.size() ? hello.sliced(i, 1) : QByteArray("a"));
        dripping.waitForBytesWritten(100);
        dripping.waitForDisconnected(20);
    }
    QVERIFY(timer.elapsed() < 4000);
    QTRY_COMPARE(server.server().connections(), 0);
}

void TestHttpTls::keepsTheConnectionAndPipelines()
{
    Authority authority;
    TlsServer server(authority.files());
    HttpClient client(server.port(), authority.station(u"WS1"_s));
    QVERIFY(client.connectNow());
    QVERIFY(client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /held HTTP/1.1\r\nHost: x\r\n\r\n"
                         "GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    QCOMPARE(client.read()->body, "peer=WS1");
    QTRY_COMPARE(server.held(), 1);
    QTest::qWait(600); // longer than it takes to notice who leaves
    QCOMPARE(server.gone(), 0);
    server.release();
    QCOMPARE(client.read()->body, "released");
    QCOMPARE(client.read()->body, "peer=WS1");
    QCOMPARE(client.get("/")->body, "peer=WS1");
    QCOMPARE(server.server().connections(), 1);
}

void TestHttpTls::clientsLeaveWhileHeld_data()
{
    QTest::addColumn<bool>("politely");
    QTest::newRow("goodbye") << true;
    QTest::newRow("cut") << false;
}

void TestHttpTls::clientsLeaveWhileHeld()
{
    QFETCH(const bool, politely);
    Authority authority;
    TlsServer server(authority.files());
    const QSslConfiguration tls = authority.station(u"WS1"_s);
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<HttpClient>(server.port(), tls));
        QVERIFY(clients.back()->connectNow());
        QVERIFY(clients.back()->write("GET /held HTTP/1.1\r\nHost: x\r\n\r\n"));
    }
    QTRY_COMPARE(server.held(), 5);
    for (const auto &client : clients)
        politely ? client->leave() : client->abort();
    QTRY_COMPARE(server.gone(), 5);
    QTRY_COMPARE(server.server().connections(), 0);
}

void TestHttpTls::webSocket()
{
    Authority authority;
    TlsServer server(authority.files());
    HttpClient client(server.port(), authority.station(u"WS1"_s));
    const auto opened = client.openWebSocket("/stream");
    QVERIFY(opened);
    QCOMPARE(opened->status, 101);
    QCOMPARE(*client.readMessage(), "hello");
    QCOMPARE(*authority->revoke(u"WS1"_s), 1);
    QVERIFY(client.waitForClose(5000));
}

void TestHttpTls::revokedWhileConnected()
{
    Authority authority;
    TlsServer server(authority.files());
    const QSslConfiguration first = authority.station(u"WS1"_s);
    HttpClient revoked(server.port(), first);
    HttpClient other(server.port(), authority.station(u"WS2"_s));
    QCOMPARE(revoked.get("/")->body, "peer=WS1");
    QCOMPARE(other.get("/")->body, "peer=WS2");
    QCOMPARE(*authority->revoke(u"WS1"_s), 1);
    QVERIFY(revoked.waitForClose(5000));
    {
        HttpClient again(server.port(), first);
        QCOMPARE(again.get("/")->json()[u"type"].toString(),
                 u"packwrightException:CertificateRevokedException"_s);
    }
    QCOMPARE(other.get("/")->body, "peer=WS2"); // on the connection it had
    QTRY_COMPARE(server.server().connections(), 1);
    HttpClient renewed(server.port(), authority.station(u"WS1"_s)); // a new one of the same name
    QCOMPARE(renewed.get("/")->body, "peer=WS1");
}

void TestHttpTls::newServerCertificate()
{
    Authority authority;
    TlsServer server(authority.files());
    const auto serial = [&] {
        HttpClient client(server.port(), authority.client());
        return client.get("/") ? client.socket().peerCertificate().serialNumber() : QByteArray();
    };
    const QByteArray former = serial();
    QVERIFY(!former.isEmpty());
    QVERIFY(authority->issueServer({u"localhost"_s}, 60));
    QTRY_VERIFY(serial() != former);
    QVERIFY(server.server().tlsHealth().certificateUntil
            > QDateTime::currentDateTimeUtc().addDays(50));
}

void TestHttpTls::brokenFilesLeaveTheFormer()
{
    Authority authority;
    TlsServer server(authority.files());
    HttpClient before(server.port(), authority.station(u"WS1"_s));
    QCOMPARE(before.get("/")->body, "peer=WS1");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"TLS files not loaded"_s));
    put(authority->revocationFile(), "nonsense");
    QTRY_VERIFY(server.server().tlsHealth().notReloaded);
    QCOMPARE(server.server().tlsHealth().notReloaded->code, TlsError::Code::BadRevocations);
    HttpClient after(server.port(), authority.station(u"WS2"_s));
    QCOMPARE(after.get("/")->body, "peer=WS2");
    QCOMPARE(before.get("/")->body, "peer=WS1");
}

void TestHttpTls::largeBodies()
{
    Authority authority;
    TlsServer server(authority.files());
    HttpClient client(server.port(), authority.station(u"WS1"_s));
    QCOMPARE(client.post("/", QByteArray(7 * 1024 * 1024, 'x'))->status, 200);
    QVERIFY(client.connectNow());
    QVERIFY(client.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n"));
    QCOMPARE(client.read()->status, 413);
}

void TestHttpTls::noSessionIsTakenUpAgain()
{
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    Authority authority;
    TlsServer server(authority.files());
    QProcess client;
    client.start(u"openssl"_s,
                 {u"s_client"_s, u"-connect"_s, u"127.0.0.1:"_s + QString::number(server.port()),
                  u"-tls1_2"_s, u"-reconnect"_s, u"-CAfile"_s, authority->certificateFile()});
    client.closeWriteChannel();
    QVERIFY(client.waitForFinished(20'000));
    const QByteArray said = client.readAllStandardOutput();
    QCOMPARE(said.count("New, TLSv1.2"), 6);
    QVERIFY(!said.contains("Reused"));
}

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
