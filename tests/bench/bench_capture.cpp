// SPDX-License-Identifier: Apache-2.0
// How many durable captures per second the real packwright-central takes, one event per request,
// and what this disk (pg_test_fsync) and a plain PostgreSQL (pgbench) make of it in the same
// minutes.
#include "tests/support/privatepostgres.h"
#include "tests/unit/core/central/centralprocess.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/central/teststore.h"

#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace pw::test;

class BenchCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limits();
    void captures_data();
    void captures();
};

namespace {

constexpr int Requests = 8000; // over all connections

/// Sends prepared documents one after the other; the time each took, in microseconds.
QList<qint64> sendAll(quint16 port, const QByteArrayList &documents)
{
    HttpClient client(port);
    QList<qint64> times;
    QElapsedTimer timer;
    for (const QByteArray &one : documents) {
        timer.start();
        const auto reply = client.post("/capture", one);
        if (!reply || reply->status != 202)
            return {};
        times.append(timer.nsecsElapsed() / 1000);
    }
    return times;
}

} // namespace

void BenchCapture::limits()
{
    if (!PrivatePostgres::isInstalled())
        QSKIP("postgresql-15 is not installed");
    PrivatePostgres server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const QString flushes =
        server.output(u"pg_test_fsync"_s,
                      {u"-s"_s, u"1"_s, u"-f"_s, server.folder() + u"/data/pg_test_fsync.out"_s});
    static const QRegularExpression fdatasync(u"fdatasync +([\\d.]+) ops/sec"_s);
    qInfo("pg_test_fsync: fdatasync of 8 kB %s/s",
          qPrintable(fdatasync.match(flushes).captured(1)));
    const QString database = server.newDatabase();
    QVERIFY(!server.output(u"pgbench"_s, {u"-i"_s, u"-s"_s, u"10"_s, u"-q"_s, database}).isEmpty());
    const QString said = server.output(
        u"pgbench"_s, {u"-N"_s, u"-c"_s, u"32"_s, u"-j"_s, u"2"_s, u"-T"_s, u"5"_s, database});
    static const QRegularExpression speed(u"tps = ([\\d.]+)"_s);
    qInfo("pgbench -N, 32 clients: %s transactions/s", qPrintable(speed.match(said).captured(1)));
}

void BenchCapture::captures_data()
{
    QTest::addColumn<int>("connections");
    for (const int connections : {1, 8, 32, 64})
        QTest::addRow("%d connections", connections) << connections;
}

void BenchCapture::captures()
{
    QFETCH(const int, connections);
    const TestStore place;
    CentralProcess central(place.options() + QStringList{u"--migrate"_s});
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    const quint16 port = central.port();

    const int each = Requests / connections / (connections == 1 ? 4 : 1);
    std::vector<QByteArrayList> documents(static_cast<size_t>(connections));
    for (int connection = 0; connection < connections; ++connection) {
        for (int i = 0; i < each; ++i) {
            // What a station sends most: one pack into the open carton.
            const QString pack = packUri(u"C%1N%2"_s.arg(connection).arg(i));
            documents[size_t(connection)].append(
                document({with(aggregationEvent(u"ADD"_s, ssccUri(connection + 1), {pack}, i),
                               {{u"agw:operation"_s, u"AGGREGATE"_s},
                                {u"agw:operationId"_s, newEventId()},
                                {u"agw:workstation"_s, u"WS1"_s},
                                {u"agw:operator"_s, u"OP-1"_s}})}));
        }
    }
    std::vector<QList<qint64>> times(documents.size());
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> threads;
    for (size_t i = 0; i < documents.size(); ++i)
        threads.emplace_back([&, i] { times[i] = sendAll(port, documents[i]); });
    for (std::thread &thread : threads)
        thread.join();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    QList<qint64> all;
    for (const QList<qint64> &one : times)
        all.append(one);
    QCOMPARE(all.size(), qsizetype(each) * connections);
    std::sort(all.begin(), all.end());
    qInfo("%s, %d connections, %d bytes: %.0f events/s, p50 %.1f ms, p99 %.1f ms",
          TestStore::isPostgres() ? "PostgreSQL" : "SQLite", connections,
          int(documents[0][0].size()), double(all.size()) / seconds,
          double(all[all.size() / 2]) / 1000, double(all[all.size() * 99 / 100]) / 1000);
    QVERIFY(central.process().terminate());
}

QTEST_GUILESS_MAIN(BenchCapture)
#include "bench_capture.moc"
