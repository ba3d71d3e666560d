// SPDX-License-Identifier: Apache-2.0
#include "core/central/httpd.h"
#include "core/central/problem.h"
#include "tests/unit/core/central/httpclient.h"

#include <QtTest>

#include <fstream>
#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::central::http;
using pw::test::HttpClient;

namespace {

/// A server that echoes POSTs at once and holds every GET until released.
class HoldingServer
{
public:
    explicit HoldingServer(const Limits &limits = {})
        : m_server(limits, {{"X-Always", "yes"}},
                   [this](Request request, const Responder &responder) {
                       if (request.method == "POST")
                           return responder.answer({200, "text/plain", request.body, {}});
                       if (request.method == "HEAD")
                           return responder.answer({200, "text/plain", "four", {}});
                       const std::lock_guard lock(m_mutex);
                       m_held.push_back(responder);
                   })
    {
        if (const auto port = m_server.listen(u"127.0.0.1"_s, 0))
            m_port = *port;
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
    void release(const QByteArray &body)
    {
        const std::lock_guard lock(m_mutex);
        for (const Responder &responder : m_held)
            responder.answer({200, "text/plain", body, {}});
        m_held.clear();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Responder> m_held;
    quint16 m_port = 0;
    Server m_server;
};

const QByteArray GetRequest = "GET /held HTTP/1.1\r\nHost: x\r\n\r\n";

qint64 residentKilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::stoll(line.substr(6));
    }
    return 0;
}

} // namespace

class TestHttpd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheConnection();
    void pipelined();
    void chunkedBody();
    void headHasNoBody();
    void expectContinue();
    void hugeBodyIsRefused();
    void hugeChunkedBodyIsRefused();
    void hugeTargetIsRefused();
    void hugeHeaderIsRefused();
    void garbageIsRefused_data();
    void garbageIsRefused();
    void slowClientIsDropped();
    void idleClientIsDropped();
    void clientsLeaveWhileHeld();
    void unansweredRequestEnds();
    void firstAnswerCounts();
    void tooManyConnections();
    void stopAnswersWhatIsUnderWay();
    void listenErrors();
};

void TestHttpd::keepsTheConnection()
{
    HoldingServer holding;
    HttpClient client(holding.port());
    for (int i = 0; i < 3; ++i) {
        const auto reply = client.post("/echo", "hello " + QByteArray::number(i));
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body, "hello " + QByteArray::number(i));
        QCOMPARE(reply->headers.value("x-always"), "yes");
        QVERIFY(reply->headers.value("date").endsWith(" GMT"));
    }
    QCOMPARE(holding.server().connections(), 1);
    QVERIFY(client.post("/echo", "bye", "Connection: close\r\n"));
    QVERIFY(client.waitForClose(5000));
}

void TestHttpd::pipelined()
{
    HoldingServer holding;
    HttpClient client(holding.port());
    QVERIFY(client.connectNow());
    const QByteArray post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n";
    QVERIFY(client.write(post + "a" + post + "b" + GetRequest + post + "c"));
    QCOMPARE(client.read()->body, "a");
    QCOMPARE(client.read()->body, "b");
    QTRY_COMPARE(holding.held(), 1);
    holding.release("released");
    QCOMPARE(client.read()->body, "released");
    QCOMPARE(client.read()->body, "c");
}

void TestHttpd::chunkedBody()
{
    HoldingServer holding;
    HttpClient client(holding.port());
    QVERIFY(client.connectNow());
    QVERIFY(client.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"));
    QCOMPARE(client.read()->body, "hello world");
}

void TestHttpd::headHasNoBody()
{
    HoldingServer holding;
    HttpClient client(holding.port());
    QVERIFY(client.connectNow());
    QVERIFY(client.write("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"
                         "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nz"));
    // It announces the four bytes GET would give, and sends none: what comes next is the next
    // answer.
    const auto head = client.read();
    QVERIFY(head);
    QCOMPARE(head->headers.value("content-length"), "4");
    QCOMPARE(head->body, "HTTP");
}

void TestHttpd::expectContinue()
{
    HoldingServer holding;
    HttpClient client(holding.port());
    QVERIFY(client.connectNow());
    QVERIFY(client.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                         "Expect: 100-continue\r\n\r\n"));
    QCOMPARE(client.read()->status, 100);
    QVERIFY(client.write("body"));
    QCOMPARE(client.read()->body, "body");
}

void TestHttpd::hugeBodyIsRefused()
{
    HoldingServer holding;
    const qint64 before = residentKilobytes();
    HttpClient client(holding.port());
    QVERIFY(client.connectNow());
    QVERIFY(client.write("POST /capture HTTP/1.1\r\nHost: x\r\nContent-Length: 314572800\r\n\r\n"));
    const QByteArray piece(1024 * 1024, 'x');
    for (int sent = 0; sent < 300 && client.write(piece); ++sent) {
    }
    const auto reply = client.read();
    QVERIFY(reply);
    QCOMPARE(reply->status, 413);
    QCOMPARE(reply->headers.value("content-type"), "application/problem+json");
    QCOMPARE(reply->headers.value("gs1-epcis-capture-file-size-limit"), "8388608");
    QVERIFY(residentKilobytes() - before < 64 * 1024);
    QVERIFY(client.waitForClose(10'000));
}

void TestHttpd::hugeChunkedBodyIsRefused()
{
    HoldingServer holding;
    HttpClient client(holding.port());
    QVERIFY(client.connectNow());
    QVERIFY(client.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
    const QByteArray piece = "100000\r\n" + QByteArray(1024 * 1024, 'x') + "\r\n";
    for (int sent = 0; sent < 12 && client.write(piece); ++sent) {
    }
    const auto reply = client.read();
    QVERIFY(reply);
    QCOMPARE(reply->status, 413);
}

void TestHttpd::hugeTargetIsRefused()
{
    HoldingServer holding;
    HttpClient client(holding.port());
    const auto reply = client.get('/' + QByteArray(20'000, 'a'));
    QVERIFY(reply);
    QCOMPARE(reply->status, 414);
    QCOMPARE(reply->json()[u"type"].toString(), u"epcisException:URITooLongException"_s);
    QVERIFY(client.waitForClose(3000));
}

void TestHttpd::hugeHeaderIsRefused()
{
    HoldingServer holding;
    HttpClient client(holding.port());
    const auto reply = client.get("/", "X-Long: " + QByteArray(20'000, 'a') + "\r\n");
    QVERIFY(reply);
    QCOMPARE(reply->status, 431);
}

void TestHttpd::garbageIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no HTTP") << QByteArray("hello there\r\n\r\n");
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15);
    QTest::newRow("bad version") << QByteArray("GET / HTTP/9.9\r\n\r\n");
    QTest::newRow("bad length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray(
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    QTest::newRow("length and chunks") << QByteArray(
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("bad chunk") << QByteArray(
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
}

void TestHttpd::garbageIsRefused()
{
    QFETCH(const QByteArray, bytes);
    HoldingServer holding;
    HttpClient client(holding.port());
    QVERIFY(client.connectNow());
    QVERIFY(client.write(bytes));
    const auto reply = client.read();
    QVERIFY(reply);
    QCOMPARE(reply->status, 400);
    QVERIFY(client.waitForClose(5000));
    HttpClient next(holding.port());
    QVERIFY(next.post("/", "alive"));
}

void TestHttpd::slowClientIsDropped()
{
    HoldingServer holding({.requestTime = 300ms});
    HttpClient client(holding.port());
    QVERIFY(client.connectNow());
    QElapsedTimer timer;
    timer.start();
    // One byte now and then must not buy more time.
    const QByteArray head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
    for (qsizetype i = 0; i < head.size() && timer.elapsed() < 5000; ++i) {
        if (!client.write(head.sliced(i, 1)) || client.waitForClose(20))
            break;
    }
    QVERIFY(client.waitForClose(3000));
    QVERIFY(timer.elapsed() < 4000);
    QTRY_COMPARE(holding.server().connections(), 0);
}

void TestHttpd::idleClientIsDropped()
{
    HoldingServer holding({.idleTime = 200ms});
    HttpClient client(holding.port());
    QVERIFY(client.post("/", "once"));
    QVERIFY(client.waitForClose(5000));
}

void TestHttpd::clientsLeaveWhileHeld()
{
    HoldingServer holding;
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<HttpClient>(holding.port()));
        QVERIFY(clients.back()->connectNow());
        QVERIFY(clients.back()->write(GetRequest));
    }
    QTRY_COMPARE(holding.held(), 20);
    HttpClient patient(holding.port());
    QVERIFY(patient.connectNow());
    QVERIFY(patient.write(GetRequest));
    QTRY_COMPARE(holding.held(), 21);
    for (const auto &client : clients)
        client->abort();
    QTRY_COMPARE(holding.gone(), 20);
    QTRY_COMPARE(holding.server().connections(), 1);
    holding.release("late");
    const auto reply = patient.read();
    QVERIFY(reply);
    QCOMPARE(reply->body, "late");
    QVERIFY(patient.post("/", "still here"));
}

void TestHttpd::unansweredRequestEnds()
{
    HoldingServer holding({.requestTime = 300ms});
    HttpClient client(holding.port());
    const auto reply = client.get("/held");
    QVERIFY(reply);
    QCOMPARE(reply->status, 503);
    holding.release("too late"); // and harmless
    QCOMPARE(client.post("/", "next")->body, "next");
}

void TestHttpd::firstAnswerCounts()
{
    Server server({}, {}, [](const Request &, const Responder &responder) {
        responder.answer({200, "text/plain", "first", {}});
        responder.answer({500, "text/plain", "second", {}});
    });
    const auto port = server.listen(u"localhost"_s, 0);
    QVERIFY(port);
    HttpClient client(*port);
    QCOMPARE(client.get("/")->body, "first");
    QCOMPARE(client.get("/")->body, "first");
}

void TestHttpd::tooManyConnections()
{
    HoldingServer holding({.connectionsPerAddress = 3});
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<HttpClient>(holding.port()));
        QVERIFY(clients.back()->post("/", "x"));
    }
    HttpClient fourth(holding.port());
    QVERIFY(fourth.connectNow());
    const auto refused = fourth.read();
    QVERIFY(refused);
    QCOMPARE(refused->status, 503);
    fourth.abort();
    clients.pop_back();
    QTRY_COMPARE(holding.server().connections(), 2);
    HttpClient next(holding.port());
    QVERIFY(next.post("/", "y"));
}

void TestHttpd::stopAnswersWhatIsUnderWay()
{
    HoldingServer holding;
    HttpClient waiting(holding.port());
    QVERIFY(waiting.connectNow());
    QVERIFY(waiting.write(GetRequest));
    HttpClient idle(holding.port());
    QVERIFY(idle.post("/", "x"));
    QTRY_COMPARE(holding.held(), 1);
    std::thread stopper([&holding] { holding.server().stop(5s); });
    QVERIFY(idle.waitForClose(5000));
    holding.release("goodbye");
    stopper.join();
    const auto reply = waiting.read();
    QVERIFY(reply);
    QCOMPARE(reply->body, "goodbye");
    QVERIFY(waiting.waitForClose(5000));
    QVERIFY(!waiting.connectNow());
}

void TestHttpd::listenErrors()
{
    using Code = ListenError::Code;
    HoldingServer first;
    Server second({}, {}, [](const Request &, const Responder &) {});
    const auto taken = second.listen(u"127.0.0.1"_s, first.port());
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, Code::InUse);
    Server third({}, {}, [](const Request &, const Responder &) {});
    const auto open = third.listen(u"0.0.0.0"_s, 0);
    QVERIFY(!open);
    QCOMPARE(open.error().code, Code::NotLoopback);
    const auto name = third.listen(u"central.example"_s, 0);
    QVERIFY(!name);
    QCOMPARE(name.error().code, Code::BadAddress);
}

QTEST_GUILESS_MAIN(TestHttpd)
#include "tst_httpd.moc"
