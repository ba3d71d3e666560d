// SPDX-License-Identifier: Apache-2.0
// Centrals on one PostgreSQL database: they hear each other, and outlive its server.
#include "core/central/centralserver.h"
#include "core/central/postgreseventstore.h"
#include "tests/support/privatepostgres.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QElapsedTimer>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace pw::central;
using namespace pw::test;

namespace {

/// One central in this process.
class Central
{
public:
    explicit Central(const QString &database)
        : m_store(std::move(*PostgresEventStore::open(database, SchemaPolicy::Upgrade))),
          m_server(*m_store, m_clock)
    {
        const auto port = m_server.start(u"127.0.0.1"_s, 0);
        m_port = port ? *port : 0;
    }
    quint16 port() const { return m_port; }
    qsizetype held() const { return m_server.heldRequests(); }

private:
    pw::SystemClock m_clock;
    std::unique_ptr<PostgresEventStore> m_store;
    CentralServer m_server;
    quint16 m_port = 0;
};

QByteArray commissioned(const QString &serial)
{
    return document({objectEvent(u"ADD"_s, {packUri(serial)}, u"commissioning"_s, u"active"_s)});
}

} // namespace

class TestSharedCentral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void heldRequestsHearOfOthers();
    void bothTakeEventsAtOnce();
    void serverThatIsAwayIsSaid();

private:
    PrivatePostgres m_server;
};

void TestSharedCentral::initTestCase()
{
    if (!PrivatePostgres::isInstalled())
        QSKIP("postgresql-15 is not installed");
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void TestSharedCentral::heldRequestsHearOfOthers()
{
    const QString database = m_server.newDatabase();
    Central first(database);
    Central second(database);
    HttpClient waiting(second.port());
    QVERIFY(waiting.connectNow());
    QVERIFY(waiting.write("GET /sync/v1/scopes/site/changes?since=0&wait=25 HTTP/1.1\r\n"
                          "Host: x\r\n\r\n"));
    QTRY_COMPARE(second.held(), 1);
    QElapsedTimer timer;
    timer.start();
    HttpClient client(first.port());
    QCOMPARE(client.post("/capture", commissioned(u"A"_s))->status, 202);
    const auto reply = waiting.read();
    QVERIFY(reply);
    QVERIFY2(timer.elapsed() < 5000,
             "it was told by the end of its time, not by the other central");
    QCOMPARE(reply->json()[u"rows"].toArray().size(), 1);
}

void TestSharedCentral::bothTakeEventsAtOnce()
{
    const QString database = m_server.newDatabase();
    Central first(database);
    Central second(database);
    constexpr int Each = 60;
    const auto send = [](quint16 port, const QString &prefix) {
        HttpClient client(port);
        int stored = 0;
        for (int i = 0; i < Each; ++i) {
            const auto reply = client.post("/capture", commissioned(prefix + QString::number(i)));
            stored += reply && reply->status == 202 ? 1 : 0;
        }
        return stored;
    };
    int ofSecond = 0;
    std::thread other([&] { ofSecond = send(second.port(), u"S"_s); });
    QCOMPARE(send(first.port(), u"F"_s), Each);
    other.join();
    QCOMPARE(ofSecond, Each);
    HttpClient client(second.port());
    const auto rows = client.get("/sync/v1/scopes/site/changes?since=0")->json()[u"rows"].toArray();
    QCOMPARE(rows.size(), 2 * Each);
    for (qsizetype i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i][u"ver"].toInteger(), i + 1);
}

void TestSharedCentral::serverThatIsAwayIsSaid()
{
    const QString database = m_server.newDatabase();
    Central central(database);
    HttpClient client(central.port());
    QCOMPARE(client.post("/capture", commissioned(u"A"_s))->status, 202);
    QVERIFY2(m_server.stop(), qPrintable(m_server.failure()));
    for (const auto &reply : {client.post("/capture", commissioned(u"B"_s)),
                              client.get("/sync/v1/scopes/site/changes?since=0"),
                              client.get("/events"), client.get("/masterdata")}) {
        QVERIFY(reply);
        QCOMPARE(reply->status, 503);
        QCOMPARE(reply->headers.value("retry-after"), "2");
    }
    QCOMPARE(client.get("/health")->status, 503);
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
    QCOMPARE(client.post("/capture", commissioned(u"B"_s))->status, 202);
    QTRY_COMPARE(client.get("/health")->status, 200);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 2);
}

QTEST_GUILESS_MAIN(TestSharedCentral)
#include "tst_sharedcentral.moc"
