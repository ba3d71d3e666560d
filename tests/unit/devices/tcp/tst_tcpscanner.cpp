// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/tcp/tcpclientscanner.h"
#include "devices/tcp/tcpserverscanner.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::domain::DeviceState;
using pw::domain::DeviceView;
using pw::scan::FrameStatus;
using pw::scan::RawScan;

namespace {

/// A fixed reader that waits to be dialled.
class Reader
{
public:
    Reader() { m_server.listen(QHostAddress::LocalHost); }
    quint16 port() const { return m_server.serverPort(); }
    bool accept()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, 5000))
            return false;
        m_socket = m_server.nextPendingConnection();
        return true;
    }
    void close() { delete std::exchange(m_socket, nullptr); }
    void stopListening() { m_server.close(); }
    bool listenAgain(quint16 port) { return m_server.listen(QHostAddress::LocalHost, port); }
    QTcpSocket &socket() { return *m_socket; }

private:
    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
};

pw::scan::DeviceProfile profile(const QString &id)
{
    return *DeviceProfiles().load(id);
}

} // namespace

/// Fixed readers in both roles: acceptance tests F1 (over the wire), F3, F5 and what happens to a
/// link.
class TestTcpScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void dialsAndReads();
    void triggersAndAnswers();
    void dialsAgain();
    void readerNotThere();
    void heartbeatAnswered();
    void heartbeatUnanswered();
    void lastCodeBeforeTheEnd();
    void f1TranscriptsAsServer();
    void f3IncompleteGroupBooksNothing();
    void f5UnknownAddress();
    void readerDialsAgain();
    void heartbeatOfTheReader();
    void portTaken();
    void neverReads();

private:
    void watch(Scanner &scanner);
    DeviceState state() const
    {
        return m_views.isEmpty() ? DeviceState::Disabled : m_views.last().state;
    }

    pw::SystemClock m_clock;
    QList<RawScan> m_scans;
    QList<DeviceView> m_views;
    QList<Notice> m_notices;
};

void TestTcpScanner::init()
{
    m_scans.clear();
    m_views.clear();
    m_notices.clear();
}

void TestTcpScanner::watch(Scanner &scanner)
{
    connect(&scanner, &Scanner::scanned, this, [this](const RawScan &s) { m_scans.append(s); });
    connect(&scanner, &Scanner::stateChanged, this,
            [this](const DeviceView &v) { m_views.append(v); });
    connect(&scanner, &Scanner::noticed, this,
            [this](const QString &, const Notice &n) { m_notices.append(n); });
}

void TestTcpScanner::dialsAndReads()
{
    Reader reader;
    TcpClientScanner scanner({u"line"_s, u"Line"_s}, {u"127.0.0.1"_s, reader.port()},
                             profile(u"keyence-sr"_s), m_clock);
    watch(scanner);
    scanner.start();
    QVERIFY(reader.accept());
    QTRY_COMPARE(state(), DeviceState::Ready);
    reader.socket().write("]d20104");
    reader.socket().flush();
    QTest::qWait(30);
    reader.socket().write("012345678901\rERROR\r");
    QTRY_COMPARE(m_scans.size(), 2);
    QCOMPARE(m_scans[0].bytes, QByteArray("]d20104012345678901"));
    QCOMPARE(m_scans[0].device, u"line"_s);
    QCOMPARE(m_scans[1].status, FrameStatus::NoRead);
    scanner.stop();
    QCOMPARE(state(), DeviceState::Disabled);
}

void TestTcpScanner::triggersAndAnswers()
{
    Reader reader;
    pw::scan::DeviceProfile told = profile(u"keyence-sr"_s);
    told.hostCommands[u"refused"_s] = "NG\r";
    TcpClientScanner scanner({u"line"_s, {}}, {u"127.0.0.1"_s, reader.port()}, told, m_clock);
    watch(scanner);
    QVERIFY(!scanner.trigger(true)); // not there yet
    scanner.start();
    QVERIFY(reader.accept());
    QTRY_COMPARE(state(), DeviceState::Ready);
    QVERIFY(scanner.trigger(true));
    scanner.answer(Feedback::Refused);
    scanner.answer(Feedback::Accepted); // no word for it: nothing sent
    QByteArray heard;
    QTRY_COMPARE((heard += reader.socket().readAll()), QByteArray("LON\rNG\r"));
}

void TestTcpScanner::dialsAgain()
{
    Reader reader;
    TcpClientScanner scanner({u"line"_s, {}}, {u"127.0.0.1"_s, reader.port()},
                             profile(u"keyence-sr"_s), m_clock);
    watch(scanner);
    scanner.start();
    QVERIFY(reader.accept());
    QTRY_COMPARE(state(), DeviceState::Ready);
    reader.socket().write("]d2half");
    reader.socket().flush();
    QTest::qWait(50);
    reader.close();
    QTRY_COMPARE(state(), DeviceState::Lost);
    QCOMPARE(m_scans.value(0).status, FrameStatus::DiscardedOnDisconnect);
    QVERIFY(reader.accept()); // by itself
    QTRY_COMPARE(state(), DeviceState::Ready);
    reader.socket().write("]d2whole\r");
    QTRY_COMPARE(m_scans.size(), 2);
    QCOMPARE(m_scans[1].bytes, QByteArray("]d2whole"));
}

void TestTcpScanner::readerNotThere()
{
    Reader reader;
    const quint16 port = reader.port();
    reader.stopListening();
    TcpClientScanner scanner({u"line"_s, {}}, {u"127.0.0.1"_s, port}, profile(u"keyence-sr"_s),
                             m_clock);
    watch(scanner);
    scanner.start();
    QTRY_VERIFY(m_views.size() >= 2);
    QCOMPARE(state(), DeviceState::Searching);
    QVERIFY(reader.listenAgain(port));
    QVERIFY(reader.accept());
    QTRY_COMPARE(state(), DeviceState::Ready);
}

void TestTcpScanner::heartbeatAnswered()
{
    Reader reader;
    pw::scan::DeviceProfile quick = profile(u"cognex-dataman"_s);
    quick.network.heartbeat = 50ms;
    TcpClientScanner scanner({u"line"_s, {}}, {u"127.0.0.1"_s, reader.port()}, quick, m_clock);
    watch(scanner);
    scanner.start();
    QVERIFY(reader.accept());
    QTcpSocket &socket = reader.socket();
    QByteArray heard;
    connect(&socket, &QTcpSocket::readyRead, this, [&] {
        heard += socket.readAll();
        socket.write("||0:1[0]DM262\r\n");
    });
    QTest::qWait(600); // twelve beats
    QCOMPARE(state(), DeviceState::Ready);
    QVERIFY(heard.startsWith("||0:1>GET DEVICE.TYPE\r\n||0:2>"));
    QVERIFY(m_scans.isEmpty());
    QVERIFY(m_notices.contains((Notice{Notice::Kind::CommandDone, "DM262"})));
}

void TestTcpScanner::heartbeatUnanswered()
{
    Reader reader;
    pw::scan::DeviceProfile quick = profile(u"cognex-dataman"_s);
    quick.network.heartbeat = 50ms;
    TcpClientScanner scanner({u"line"_s, {}}, {u"127.0.0.1"_s, reader.port()}, quick, m_clock);
    watch(scanner);
    scanner.start();
    QVERIFY(reader.accept());
    QTRY_COMPARE(state(), DeviceState::Ready);
    QTRY_COMPARE(state(), DeviceState::Lost);
    QVERIFY(m_views.last().detail.contains("no heartbeat"_L1));
}

void TestTcpScanner::lastCodeBeforeTheEnd()
{
    Reader reader;
    TcpClientScanner scanner({u"line"_s, {}}, {u"127.0.0.1"_s, reader.port()},
                             profile(u"keyence-sr"_s), m_clock);
    watch(scanner);
    scanner.start();
    QVERIFY(reader.accept());
    QTRY_COMPARE(state(), DeviceState::Ready);
    reader.socket().write("]d2last\r");
    reader.socket().disconnectFromHost();
    QTRY_COMPARE(state(), DeviceState::Lost);
    QCOMPARE(m_scans.size(), 1);
    QCOMPARE(m_scans[0].bytes, QByteArray("]d2last"));
}

void TestTcpScanner::f1TranscriptsAsServer()
{
    PW_REQUIRE_SHARED("devices/captures/fixed-reader-transcripts.json");
    const auto file = pw::test::readSharedFile(u"devices/captures/fixed-reader-transcripts.json"_s);
    TcpServerScanner scanner({u"line"_s, {}},
                             {QHostAddress::LocalHost, 0, {QHostAddress::LocalHost}},
                             profile(u"generic-tcp"_s), m_clock);
    watch(scanner);
    scanner.start();
    QTcpSocket reader;
    reader.connectToHost(QHostAddress::LocalHost, scanner.port());
    QTRY_COMPARE(state(), DeviceState::Ready);
    int expected = 0;
    const QJsonArray all = QJsonDocument::fromJson(*file)["transcripts"_L1].toArray();
    for (const QJsonValue &one : all) {
        if (one["tcp_role_of_app"_L1].toString() != "server"_L1)
            continue;
        const QJsonArray steps = one["steps"_L1].toArray();
        for (const QJsonValue &step : steps)
            reader.write(QByteArray::fromHex(step["hex"_L1].toString().toLatin1()));
        expected += int(one["expect"_L1].toArray().size());
    }
    QVERIFY(expected > 10);
    QTRY_COMPARE(m_scans.size(), expected);
    for (qsizetype i = 0; i < m_scans.size(); ++i)
        QCOMPARE(m_scans[i].sequence, quint64(i + 1));
}

void TestTcpScanner::f3IncompleteGroupBooksNothing()
{
    TcpServerScanner scanner({u"line"_s, {}},
                             {QHostAddress::LocalHost, 0, {QHostAddress::LocalHost}},
                             profile(u"generic-tcp"_s), m_clock);
    watch(scanner);
    scanner.start();
    QTcpSocket reader;
    reader.connectToHost(QHostAddress::LocalHost, scanner.port());
    QTRY_COMPARE(state(), DeviceState::Ready);
    reader.write("\x02]d2A|]d2B|NOREAD\x03\x02]d2C|]d2D\x03");
    QTRY_COMPARE(m_scans.size(), 5);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_scans[i].status, FrameStatus::NoRead);
    QCOMPARE(m_scans[0].bytes, QByteArray("]d2A")); // for the journal
    QCOMPARE(m_scans[3].status, FrameStatus::Ok);
    QCOMPARE(m_scans[4].status, FrameStatus::Ok);
}

void TestTcpScanner::f5UnknownAddress()
{
    TcpServerScanner scanner({u"line"_s, {}},
                             {QHostAddress::LocalHost, 0, {QHostAddress(u"192.0.2.7"_s)}},
                             profile(u"generic-tcp"_s), m_clock);
    watch(scanner);
    scanner.start();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused.*127.0.0.1.*unknown"_s));
    QTcpSocket stranger;
    stranger.connectToHost(QHostAddress::LocalHost, scanner.port());
    QVERIFY(stranger.waitForConnected(2000));
    stranger.write("\x02]d2A\x03");
    QTRY_COMPARE(m_notices.size(), 1);
    QCOMPARE(m_notices[0], (Notice{Notice::Kind::PeerRefused, "127.0.0.1"}));
    QTRY_COMPARE(stranger.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(state(), DeviceState::Searching);
    QVERIFY(m_scans.isEmpty());
}

void TestTcpScanner::readerDialsAgain()
{
    TcpServerScanner scanner({u"line"_s, {}},
                             {QHostAddress::LocalHost, 0, {QHostAddress::LocalHost}},
                             profile(u"generic-tcp"_s), m_clock);
    watch(scanner);
    scanner.start();
    QTcpSocket first;
    first.connectToHost(QHostAddress::LocalHost, scanner.port());
    QTRY_COMPARE(state(), DeviceState::Ready);
    first.write("\x02]d2half");
    QTest::qWait(50);
    QTcpSocket second; // it was switched off and on; the old connection never ended
    second.connectToHost(QHostAddress::LocalHost, scanner.port());
    QTRY_COMPARE(m_scans.size(), 1);
    QCOMPARE(m_scans[0].status, FrameStatus::DiscardedOnDisconnect);
    second.write("\x02]d2A\x03");
    QTRY_COMPARE(m_scans.size(), 2);
    second.disconnectFromHost();
    QTRY_COMPARE(state(), DeviceState::Lost);
}

void TestTcpScanner::heartbeatOfTheReader()
{
    pw::scan::DeviceProfile quick = profile(u"generic-tcp"_s);
    quick.network.heartbeat = 50ms;
    TcpServerScanner scanner(
        {u"line"_s, {}}, {QHostAddress::LocalHost, 0, {QHostAddress::LocalHost}}, quick, m_clock);
    watch(scanner);
    scanner.start();
    QTcpSocket reader;
    reader.connectToHost(QHostAddress::LocalHost, scanner.port());
    QTRY_COMPARE(state(), DeviceState::Ready);
    for (int i = 0; i < 10; ++i) {
        reader.write("\x02HB\x03");
        QTest::qWait(40);
    }
    QCOMPARE(state(), DeviceState::Ready);
    QVERIFY(m_scans.isEmpty());
    QTRY_COMPARE(state(), DeviceState::Lost); // now it is silent
}

void TestTcpScanner::portTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    TcpServerScanner scanner(
        {u"line"_s, {}}, {QHostAddress::LocalHost, other.serverPort(), {QHostAddress::LocalHost}},
        profile(u"generic-tcp"_s), m_clock);
    watch(scanner);
    scanner.start();
    QCOMPARE(state(), DeviceState::Busy);
}

void TestTcpScanner::neverReads()
{
    Reader reader;
    pw::scan::DeviceProfile told = profile(u"keyence-sr"_s);
    told.network.heartbeat = 0ms;
    told.hostCommands[u"refused"_s] = QByteArray(8'000'000, 'x');
    TcpClientScanner scanner({u"line"_s, {}}, {u"127.0.0.1"_s, reader.port()}, told, m_clock);
    watch(scanner);
    scanner.start();
    QVERIFY(reader.accept());
    reader.socket().setReadBufferSize(1);
    QTRY_COMPARE(state(), DeviceState::Ready);
    scanner.answer(Feedback::Refused);
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Degraded, 4000);
}

QTEST_GUILESS_MAIN(TestTcpScanner)
#include "tst_tcpscanner.moc"
