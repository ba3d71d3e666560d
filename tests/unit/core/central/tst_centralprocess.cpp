// SPDX-License-Identifier: Apache-2.0
// The real packwright-central, started and stopped.
#include "tests/support/sourcefile.h"
#include "tests/support/temphome.h"
#include "tests/unit/core/central/centralprocess.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QtTest>

#include <atomic>
#include <mutex>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

QStringList at(const QString &data)
{
    return {u"--data"_s, data};
}

/// Everything the program says when it does not start.
QString refusal(const QStringList &arguments)
{
    ChildProcess process(u"packwright-central"_s, arguments);
    if (!process.start() || !process.waitForEnd() || process.exitCode() == 0)
        return {};
    return QString::fromUtf8(process.standardError());
}

} // namespace

class TestCentralProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endsWhenAsked();
    void tellsTheServiceManager();
    void logsAsAsked();
    void usesPwHome();
    void refusalsAreSentences_data();
    void refusalsAreSentences();
    void secondInstanceIsRefused();
    void portInUseIsRefused();
    void seedsOnce();
    void companyPrefixesMakeUrns();
    void unreadLogDoesNotStopTheWork();

private:
    TempHome m_home;
};

void TestCentralProcess::initTestCase()
{
    QVERIFY(m_home.isValid());
}

void TestCentralProcess::endsWhenAsked()
{
    CentralProcess central(at(m_home.filePath(u"ends"_s)));
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    HttpClient waiting(central.port());
    QVERIFY(waiting.connectNow());
    QVERIFY(waiting.write("GET /sync/v1/scopes/site/changes?since=0&wait=25 HTTP/1.1\r\n"
                          "Host: x\r\n\r\n"));
    QVERIFY(central.process().terminate());
    QCOMPARE(central.process().exitCode(), 0);
    QVERIFY(central.process().standardError().contains("stopped"));
    // A clean end leaves one file behind: the write-ahead log has been taken in.
    QVERIFY(!QFile::exists(m_home.filePath(u"ends/central.db-wal"_s)));
}

void TestCentralProcess::tellsTheServiceManager()
{
    const QByteArray path = m_home.filePath(u"notify"_s).toLocal8Bit();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    QVERIFY(size_t(path.size()) < sizeof address.sun_path);
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const timeval limit{20, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const auto received = [socket] {
        QByteArray state(200, '\0');
        state.resize(qMax<qsizetype>(0, ::recv(socket, state.data(), size_t(state.size()), 0)));
        return state;
    };
    {
        CentralProcess central({u"--data"_s, m_home.filePath(u"notified"_s)});
        central.process().setEnvironment(u"NOTIFY_SOCKET"_s, QString::fromLocal8Bit(path));
        QVERIFY2(central.start(), qPrintable(central.process().failure()));
        QCOMPARE(received(), "READY=1");
        QVERIFY(central.process().terminate());
        QCOMPARE(received(), "STOPPING=1");
    }
    ::close(socket);
}

void TestCentralProcess::logsAsAsked()
{
    CentralProcess central(
        {u"--data"_s, m_home.filePath(u"logged"_s), u"--log-format"_s, u"json"_s});
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    QVERIFY(central.process().terminate());
    bool started = false;
    for (const QByteArray &line : central.process().standardError().trimmed().split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        QVERIFY2(entry.contains(u"time"_s) && entry.contains(u"level"_s), line.constData());
        started = started
                  || (entry[u"message"].toString() == u"started"
                      && entry[u"fields"][u"tls"].toString() == u"no");
    }
    QVERIFY(started);
}

void TestCentralProcess::usesPwHome()
{
    CentralProcess central({});
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    QVERIFY(QFile::exists(m_home.filePath(u"central/central.db"_s)));
    QVERIFY(central.process().terminate());
}

void TestCentralProcess::refusalsAreSentences_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const QString file = m_home.filePath(u"plain"_s);
    QFile plain(file);
    QVERIFY(plain.open(QIODevice::WriteOnly));
    const QString foreign = m_home.filePath(u"foreign"_s);
    QVERIFY(QDir().mkpath(foreign));
    QFile noise(foreign + u"/central.db"_s);
    QVERIFY(noise.open(QIODevice::WriteOnly));
    noise.write(QByteArray(8192, 'x'));
    const QString access = m_home.filePath(u"access.json"_s);
    QFile rules(access);
    QVERIFY(rules.open(QIODevice::WriteOnly));
    rules.write("{\"peers\": []}");
    const QString fresh = m_home.filePath(u"fresh"_s);
    QTest::newRow("address of the network")
        << QStringList{u"--listen"_s, u"0.0.0.0:0"_s, u"--data"_s, fresh} << u"without TLS"_s;
    QTest::newRow("key without certificate")
        << QStringList{u"--tls-key"_s, file} << u"belong together"_s;
    QTest::newRow("clients' authority without TLS")
        << QStringList{u"--client-ca"_s, file} << u"need TLS"_s;
    QTest::newRow("TLS without access file")
        << QStringList{u"--tls-certificate"_s, file, u"--tls-key"_s, file} << u"--access FILE"_s;
    QTest::newRow("no certificate")
        << QStringList{u"--tls-certificate"_s, file,   u"--tls-key"_s, file,
                       u"--access"_s,          access, u"--data"_s,    fresh}
        << u"no usable certificate"_s;
    QTest::newRow("no access file")
        << QStringList{u"--access"_s, file + u"x"_s, u"--data"_s, fresh} << u"cannot be read"_s;
    QTest::newRow("broken access file")
        << QStringList{u"--access"_s, file, u"--data"_s, fresh} << u"line 1, column 1"_s;
    QTest::newRow("no authority") << QStringList{u"ca"_s, u"list"_s, fresh} << u"no authority in"_s;
    QTest::newRow("authority without a verb") << QStringList{u"ca"_s, fresh} << u"ca --help"_s;
    QTest::newRow("no address") << QStringList{u"--listen"_s, u"here:0"_s, u"--data"_s, fresh}
                                << u"not an IP address"_s;
    QTest::newRow("no port") << QStringList{u"--listen"_s, u"127.0.0.1"_s} << u"see --help"_s;
    QTest::newRow("no log format")
        << QStringList{u"--log-format"_s, u"xml"_s} << u"--log-format xml"_s;
    QTest::newRow("unknown option") << QStringList{u"--frob"_s} << u"frob"_s;
    QTest::newRow("unwritable folder")
        << QStringList{u"--data"_s, file + u"/below"_s} << u"cannot be written"_s;
    QTest::newRow("damaged database") << QStringList{u"--data"_s, foreign} << u"is damaged"_s;
    QTest::newRow("no seed file") << QStringList{u"--data"_s, fresh, u"--seed"_s, fresh + u"/no"_s}
                                  << u"cannot be read"_s;
    QTest::newRow("broken seed file")
        << QStringList{u"--data"_s, fresh, u"--seed"_s, file} << u"Nothing has been stored"_s;
}

void TestCentralProcess::refusalsAreSentences()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, says);
    const QString said = refusal(arguments);
    QVERIFY2(said.contains(says), qPrintable(said));
}

void TestCentralProcess::secondInstanceIsRefused()
{
    const QString data = m_home.filePath(u"shared"_s);
    CentralProcess central(at(data));
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    const QString said = refusal({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, data});
    QVERIFY2(said.contains(u"already using"), qPrintable(said));
    HttpClient client(central.port());
    QCOMPARE(client.get("/health")->status, 200);
}

void TestCentralProcess::portInUseIsRefused()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    const QString address = u"127.0.0.1:"_s + QString::number(other.serverPort());
    const QString said =
        refusal({u"--listen"_s, address, u"--data"_s, m_home.filePath(u"taken"_s)});
    QVERIFY2(said.contains(u"is in use"), qPrintable(said));
}

void TestCentralProcess::seedsOnce()
{
    const QString file = pw::test::sourcePath(u"resources/demo/site.json"_s);
    const QString data = m_home.filePath(u"seeded"_s);
    qint64 events = 0;
    for (int start = 0; start < 2; ++start) {
        CentralProcess central(at(data) + QStringList{u"--seed"_s, file});
        QVERIFY2(central.start(), qPrintable(central.process().failure()));
        HttpClient client(central.port());
        const qint64 now = client.get("/health")->json()[u"events"].toInteger();
        QVERIFY(now > 0);
        QVERIFY(start == 0 || now == events);
        events = now;
        QVERIFY(central.process().terminate());
        const QByteArray log = central.process().standardError();
        QVERIFY(log.contains(start == 0 ? "seeded events=" : "already holds data"));
    }
}

void TestCentralProcess::companyPrefixesMakeUrns()
{
    const QString data = m_home.filePath(u"prefixes"_s);
    QVERIFY(QDir().mkpath(data));
    QFile list(data + u"/company-prefixes.csv"_s);
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("prefix,gcpLength\n952,7\n");
    list.close();
    {
        CentralProcess central(at(data));
        QVERIFY2(central.start(), qPrintable(central.process().failure()));
        HttpClient client(central.port());
        const QJsonObject event =
            objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s);
        QCOMPARE(client.post("/capture", document({event}))->status, 202);
        const auto reply = client.get("/events", "GS1-EPC-Format: Always_EPC_URN\r\n");
        QCOMPARE(reply->status, 200);
        QVERIFY(reply->body.contains("\"urn:epc:id:sgtin:9521141.001234.A\""));
    }
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("952;seven\n");
    list.close();
    const QString said = refusal({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, data});
    QVERIFY2(said.contains(u"line 1 is not"), qPrintable(said));
    const QString missing = refusal({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, data,
                                     u"--company-prefixes"_s, m_home.filePath(u"nowhere.csv"_s)});
    QVERIFY2(missing.contains(u"cannot be read"), qPrintable(missing));
}

/// Whoever starts central may never read its stderr; a pipe holds 64 KiB.
void TestCentralProcess::unreadLogDoesNotStopTheWork()
{
    CentralProcess central(at(m_home.filePath(u"unread"_s)));
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    HttpClient client(central.port());
    const QJsonObject bad = objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"teleporting"_s, u"active"_s);
    const QByteArray refused = document({bad});
    for (int i = 0; i < 1000; ++i) {
        const auto reply = client.post("/capture", refused);
        QVERIFY2(reply, qPrintable(u"no answer to request %1"_s.arg(i)));
        QCOMPARE(reply->status, 400);
    }
    QVERIFY(central.process().terminate());
}

QTEST_GUILESS_MAIN(TestCentralProcess)
#include "tst_centralprocess.moc"
