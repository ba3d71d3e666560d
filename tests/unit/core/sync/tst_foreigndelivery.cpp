// SPDX-License-Identifier: Apache-2.0
// The outbox on its way to repositories that store everything twice, lie about sizes and show what
// they have stored only later: each event is there once in the end.
#include "core/sync/outboxworker.h"
#include "tests/support/hostilerepository.h"
#include "tests/support/manualclock.h"
#include "tests/unit/core/sync/syncfixture.h"

using namespace pw;
using namespace pw::sync;
using namespace pw::test;

class TestForeignDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void everyAnswerMayBeLost_data();
    void everyAnswerMayBeLost();
    void endedWhileNobodyKnows();
    void sizeIsFoundOut();
    void declarationIsNotTakenForItsOriginal();

private:
    void start(const Quirks &quirks, const QString &profile);
    void restart();
    bool append(int n, bool declaration = false, int size = 0);
    bool isDone()
    {
        const auto stats = m_station->store->outbox.stats();
        return stats && stats->pending == stats->parked;
    }

    ManualClock m_clock;
    PeerProfile m_profile;
    std::unique_ptr<HostileRepository> m_repository;
    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<store::Database> m_connection;
    std::unique_ptr<CentralClient> m_client;
    std::unique_ptr<OutboxWorker> m_worker;
};

void TestForeignDelivery::cleanup()
{
    m_worker.reset();
    m_client.reset();
    m_connection.reset();
    m_station.reset();
    m_repository.reset();
}

void TestForeignDelivery::start(const Quirks &quirks, const QString &profile)
{
    m_repository = std::make_unique<HostileRepository>(quirks);
    m_station = std::make_unique<StationFixture>();
    m_profile = *PeerProfile::load(profile);
    m_profile.basePath = quirks.basePath;
    m_profile.settle = std::chrono::seconds(1);
}

void TestForeignDelivery::restart()
{
    m_worker.reset();
    m_client.reset();
    m_connection.reset();
    m_connection =
        *store::Database::open(store::Schema::station(), m_station->files().stationDatabase,
                               store::Database::Access::Shared);
    m_client = std::make_unique<CentralClient>(
        CentralAddress{m_repository->url(), u"WS1"_s, {}, m_profile}, fastTimings());
    m_worker = std::make_unique<OutboxWorker>(*m_connection, *m_client, m_clock, fastTimings());
    m_worker->start(m_profile.repeats == PeerProfile::Repeats::StoredTwice);
}

bool TestForeignDelivery::append(int n, bool declaration, int size)
{
    store::Transaction transaction(m_station->store->database());
    const auto operation = m_station->store->operations.append(
        {0, QUuid::createUuid(), u"TEST"_s, at(n), u"op"_s, "{}", {}, {}});
    if (!operation)
        return false;
    store::OutboxEvent event;
    event.eventId = eventId(declaration ? n - 1 : n);
    event.declaration = declaration;
    event.sequence = n;
    event.operation = *operation;
    QJsonObject json{{"type"_L1, "ObjectEvent"_L1},
                     {"eventID"_L1, event.eventId},
                     {"eventTime"_L1, "2026-03-01T08:00:00.000Z"_L1},
                     {"action"_L1, "OBSERVE"_L1},
                     {"agw:filling"_L1, QString(size, u'x')}};
    if (declaration)
        json["errorDeclaration"_L1] =
            QJsonObject{{"declarationTime"_L1, "2026-03-01T08:00:00.000Z"_L1},
                        {"reason"_L1, "did_not_occur"_L1}};
    event.document = QJsonDocument(json).toJson(QJsonDocument::Compact);
    event.createdAt = at(n);
    return m_station->store->outbox.append(event) && transaction.commit();
}

void TestForeignDelivery::everyAnswerMayBeLost_data()
{
    QTest::addColumn<bool>("fastnt");
    QTest::addColumn<int>("request");
    QTest::addColumn<Fault>("fault");
    // OPTIONS, capture, read-back or job, and so on.
    for (int request = 0; request < 4; ++request) {
        for (const bool fastnt : {true, false}) {
            const QByteArray where = fastnt ? "FasTnT, request " : "Oliot, request ";
            QTest::addRow("%s%d answer lost", where.constData(), request)
                << fastnt << request << Fault::AnswerLost;
            QTest::addRow("%s%d cut", where.constData(), request)
                << fastnt << request << Fault::ConnectionCut;
        }
    }
}

void TestForeignDelivery::everyAnswerMayBeLost()
{
    QFETCH(const bool, fastnt);
    QFETCH(const int, request);
    QFETCH(const Fault, fault);
    start(fastnt ? Quirks::likeFasTnT() : Quirks::likeOliot(), fastnt ? u"fastnt"_s : u"oliot"_s);
    restart();
    m_repository->http().failRequest(request, fault);
    for (int n = 1; n <= 3; ++n)
        QVERIFY(append(n));
    m_worker->wake();
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_repository->events().size(), 3);
    for (int n = 1; n <= 3; ++n)
        QCOMPARE(m_repository->count(eventId(n)), 1);
}

/// The station is ended after the repository has stored, before it could hear of it.
void TestForeignDelivery::endedWhileNobodyKnows()
{
    start(Quirks::likeFasTnT(), u"fastnt"_s);
    restart();
    QVERIFY(append(1));
    m_worker->wake();
    PW_EVENTUALLY(m_repository->captures() == 1);
    restart(); // waits until what was stored can be seen
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_repository->count(eventId(1)), 1);
    QCOMPARE(m_repository->captures(), 1);
}

/// 20,000 bytes, whatever the message says; OPTIONS says nothing.
void TestForeignDelivery::sizeIsFoundOut()
{
    start(Quirks::likeFasTnT(), u"fastnt"_s);
    m_repository->quirks().visibleAfterMs = 0;
    for (int n = 1; n <= 200; ++n)
        QVERIFY(append(n, false, 300));
    restart();
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_repository->events().size(), 200);
    QCOMPARE(m_station->store->outbox.stats()->parked, 0);
    QVERIFY(m_repository->largestBody() > 10'000);
    QVERIFY2(m_repository->captures() <= 12, qPrintable(QString::number(m_repository->captures())));
}

/// It has the eventID of what it declares: that one there is not this one.
void TestForeignDelivery::declarationIsNotTakenForItsOriginal()
{
    start(Quirks::likeFasTnT(), u"fastnt"_s);
    QVERIFY(append(1));
    restart();
    PW_EVENTUALLY(isDone());
    QVERIFY(append(2, true));
    restart(); // so that it asks first
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_repository->count(eventId(1)), 2);
    QVERIFY(m_repository->events().last()["errorDeclaration"_L1].isObject());
}

QTEST_GUILESS_MAIN(TestForeignDelivery)
#include "tst_foreigndelivery.moc"
