// SPDX-License-Identifier: Apache-2.0
#include "core/sync/outboxworker.h"
#include "tests/support/fakecentral.h"
#include "tests/support/manualclock.h"
#include "tests/unit/core/sync/syncfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace pw;
using namespace pw::sync;
using namespace pw::test;

Q_DECLARE_METATYPE(pw::test::Fault)

class TestOutboxWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void deliversInOrder();
    void saysWhichAreItsOwn();
    void waitsForASlowJob();
    void wokenByNewEvents();
    void anyReplyFails_data();
    void anyReplyFails();
    void anyStoreAccessFails();
    void refusedEventIsParked_data();
    void refusedEventIsParked();
    void retriesParked();
    void smallerBatchesWhenTooLarge();
    void tooLargeAlone();
    void portalParksNothing_data();
    void portalParksNothing();
    void forgottenJobIsSentAgain();
    void foreignRepositoryIsAskedFirst();
    void centralForgotEverything();
    void prunesWhatIsOld();

private:
    void restart(bool asksFirst = false);
    bool isDone();
    int parked() { return m_station->store->outbox.stats()->parked; }

    ManualClock m_clock;
    std::unique_ptr<FakeCentral> m_central;
    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<store::Database> m_connection;
    std::unique_ptr<CentralClient> m_client;
    std::unique_ptr<OutboxWorker> m_worker;
};

void TestOutboxWorker::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_central = std::make_unique<FakeCentral>();
    m_station = std::make_unique<StationFixture>();
}

void TestOutboxWorker::cleanup()
{
    m_worker.reset();
    m_client.reset();
    m_connection.reset();
    m_station.reset();
    m_central.reset();
}

/// As after a crash of the station: nothing is known but what is on disk.
void TestOutboxWorker::restart(bool asksFirst)
{
    m_worker.reset();
    m_client.reset();
    m_connection.reset();
    auto opened =
        store::Database::open(store::Schema::station(), m_station->files().stationDatabase,
                              store::Database::Access::Shared);
    QVERIFY(opened);
    m_connection = *std::move(opened);
    Timings timings = fastTimings();
    if (asksFirst) // given up under load, a capture may be carried out after we have asked for it
        timings.request = std::chrono::seconds(5);
    m_client =
        std::make_unique<CentralClient>(CentralAddress{m_central->url(), u"WS1"_s, {}}, timings);
    m_worker = std::make_unique<OutboxWorker>(*m_connection, *m_client, m_clock, fastTimings());
    m_worker->start(asksFirst);
}

/// Whether central has, or has refused, everything.
bool TestOutboxWorker::isDone()
{
    const auto stats = m_station->store->outbox.stats();
    return stats && stats->pending == stats->parked;
}

void TestOutboxWorker::deliversInOrder()
{
    for (int n = 1; n <= 3; ++n)
        QVERIFY(appendEvent(*m_station->store, n));
    restart();
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_central->state().eventIds(), eventIds({1, 2, 3}));
    QCOMPARE(m_station->store->outbox.stats()->pending, 0);
}

/// What came from a partner is handed on under whatever agw:seq it has, and counts for nobody here.
void TestOutboxWorker::saysWhichAreItsOwn()
{
    for (int n = 1; n <= 3; ++n)
        QVERIFY(appendEvent(*m_station->store, n));
    {
        store::Transaction transaction(m_station->store->database());
        const auto operation = m_station->store->operations.append(
            {0, QUuid::createUuid(), u"IMPORT"_s, at(4), u"op"_s, "{}", {}, {}});
        store::OutboxEvent foreign;
        foreign.eventId = u"urn:uuid:foreign"_s;
        foreign.received = true;
        foreign.sequence = 4; // of the row; the event says another
        foreign.operation = *operation;
        foreign.document = R"({"type":"ObjectEvent","eventID":"urn:uuid:foreign",)"
                           R"("agw:seq":"WS1/999999"})";
        foreign.createdAt = at(4);
        QVERIFY(m_station->store->outbox.append(foreign) && transaction.commit());
    }
    restart();
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_central->state().events.size(), 4);
    QCOMPARE(m_central->lastSequences(), QByteArray("WS1/1-3"));
}

void TestOutboxWorker::waitsForASlowJob()
{
    m_central->setSlowJobs(4);
    QVERIFY(appendEvent(*m_station->store, 1));
    restart();
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_central->http().requests(), 6); // one capture, four times running, once done
}

void TestOutboxWorker::wokenByNewEvents()
{
    restart();
    QSignalSpy delivered(m_worker.get(), &OutboxWorker::delivered);
    QVERIFY(appendEvent(*m_station->store, 1));
    m_worker->wake();
    PW_EVENTUALLY(isDone());
    QVERIFY(appendEvent(*m_station->store, 2));
    m_worker->wake();
    PW_EVENTUALLY(isDone());
    QCOMPARE(delivered.size(), 2);
    QCOMPARE(m_central->state().eventIds(), eventIds({1, 2}));
}

void TestOutboxWorker::anyReplyFails_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("server not well") << Fault::Unwell;
    QTest::newRow("cut before the work") << Fault::ConnectionCut;
    QTest::newRow("work done, answer lost") << Fault::AnswerLost;
    QTest::newRow("work done, answer cut off") << Fault::AnswerCutOff;
    QTest::newRow("answer dripping") << Fault::AnswerDripping;
    QTest::newRow("never answered") << Fault::Hang;
    QTest::newRow("late") << Fault::Late;
    QTest::newRow("captive portal") << Fault::HtmlPage;
    QTest::newRow("proxy without server") << Fault::BadGateway;
    QTest::newRow("redirect") << Fault::Redirect;
    QTest::newRow("broken JSON") << Fault::NotJson;
    QTest::newRow("signed in wrongly, for once") << Fault::SignIn;
    QTest::newRow("too large, for once") << Fault::TooLarge;
}

/// The i-th exchange fails, for every i, and the station is started again in the middle of it:
/// central ends with exactly the events of a run without failures.
void TestOutboxWorker::anyReplyFails()
{
    QFETCH(const Fault, fault);
    constexpr int Exchanges = 4; // two captures, two jobs
    int n = 0;
    QStringList expected;
    for (int i = 0; i < Exchanges; ++i) {
        m_central->http().failRequest(i, fault);
        const int before = m_central->http().requests();
        for (int batch = 0; batch < 2; ++batch) {
            for (int event = 0; event < 2; ++event) {
                QVERIFY(appendEvent(*m_station->store, ++n));
                expected.append(eventId(n));
            }
            restart();
            if (batch == 0)
                PW_EVENTUALLY(m_central->http().requests() > before + i || isDone());
        }
        PW_EVENTUALLY(isDone());
        QVERIFY2(m_central->http().requests() > before + i, "the fault has not bitten");
    }
    QCOMPARE(m_central->state().eventIds(), expected);
    QCOMPARE(parked(), 0);
}

void TestOutboxWorker::anyStoreAccessFails()
{
    QStringList expected;
    int accesses = 0;
    for (int failures = 1; failures > 0; ++accesses) {
        QVERIFY(appendEvent(*m_station->store, accesses + 1));
        expected.append(eventId(accesses + 1));
        restart();
        int left = accesses;
        failures = 0;
        m_connection->setAccessHook([&left, &failures] {
            const bool fails = left-- == 0;
            failures += fails ? 1 : 0;
            return !fails;
        });
        PW_EVENTUALLY(isDone());
        m_connection->setAccessHook({});
    }
    QVERIFY2(accesses > 5, "the hook has not bitten");
    QCOMPARE(m_central->state().eventIds(), expected);
}

void TestOutboxWorker::refusedEventIsParked_data()
{
    QTest::addColumn<bool>("pointed");
    QTest::newRow("the job names it") << true;
    QTest::newRow("found by halving") << false;
}

void TestOutboxWorker::refusedEventIsParked()
{
    QFETCH(const bool, pointed);
    constexpr int Events = 20;
    m_central->refuse({eventId(7), eventId(13)}, pointed);
    QStringList expected;
    for (int n = 1; n <= Events; ++n) {
        // 9 touches the unit of 7 and waits for it; 15 touches what 9 touches.
        QStringList keys{u"unit-%1"_s.arg(n)};
        if (n == 9)
            keys.append(u"unit-7"_s);
        if (n == 15)
            keys.append(u"unit-9"_s);
        QVERIFY(appendEvent(*m_station->store, n, keys));
        if (n != 7 && n != 9 && n != 13 && n != 15)
            expected.append(eventId(n));
    }
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"central refused"_s));
    if (!pointed)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"central refused"_s));
    restart();
    QTRY_COMPARE(m_central->state().events.size(), expected.size());
    QCOMPARE(m_central->state().eventIds(), expected);
    QTRY_COMPARE(m_station->store->outbox.stats()->pending, 4); // with the two that wait
    QCOMPARE(parked(), 2);
    const auto culprits = m_station->store->outbox.parked();
    QCOMPARE(culprits->first().eventId, eventId(7));
    if (pointed)
        QCOMPARE(culprits->first().lastText, u"refused by the test"_s);
    QVERIFY2(m_central->http().requests() < 60, "more exchanges than halving needs");
}

void TestOutboxWorker::retriesParked()
{
    m_central->refuse({eventId(1)}, true);
    QVERIFY(appendEvent(*m_station->store, 1, {u"a"_s}));
    QVERIFY(appendEvent(*m_station->store, 2, {u"a"_s}));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"central refused"_s));
    restart();
    QTRY_COMPARE(parked(), 1);
    m_central->refuse({}, true); // someone has put it right over there
    m_worker->retryParked();
    QTRY_COMPARE(m_station->store->outbox.stats()->pending, 0);
    QCOMPARE(m_central->state().eventIds(), eventIds({1, 2}));
}

void TestOutboxWorker::smallerBatchesWhenTooLarge()
{
    m_central->setCaptureLimit(3);
    QStringList expected;
    for (int n = 1; n <= 20; ++n) {
        QVERIFY(appendEvent(*m_station->store, n));
        expected.append(eventId(n));
    }
    restart();
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_central->state().eventIds(), expected);
    QCOMPARE(parked(), 0);
}

void TestOutboxWorker::tooLargeAlone()
{
    QVERIFY(appendEvent(*m_station->store, 1));
    m_central->http().failAll(Fault::TooLarge);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"central refused"_s));
    restart();
    QTRY_COMPARE(parked(), 1);
}

void TestOutboxWorker::portalParksNothing_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("200 with a page") << Fault::HtmlPage;
    QTest::newRow("400 with a page") << Fault::RefusedByProxy;
    QTest::newRow("302") << Fault::Redirect;
    QTest::newRow("401") << Fault::SignIn;
}

void TestOutboxWorker::portalParksNothing()
{
    QFETCH(const Fault, fault);
    for (int n = 1; n <= 4; ++n)
        QVERIFY(appendEvent(*m_station->store, n));
    m_central->http().failAll(fault);
    restart();
    PW_EVENTUALLY(m_central->http().requests() >= 5);
    QCOMPARE(parked(), 0);
    m_central->http().failAll(Fault::None);
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_central->state().eventIds(), eventIds({1, 2, 3, 4}));
}

void TestOutboxWorker::forgottenJobIsSentAgain()
{
    m_central->setSlowJobs(1'000'000);
    QVERIFY(appendEvent(*m_station->store, 1));
    restart();
    PW_EVENTUALLY(m_central->http().requests() >= 3);
    m_central->loseEverything(); // with its jobs
    m_central->setSlowJobs(0);
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_central->state().eventIds(), eventIds({1}));
}

void TestOutboxWorker::foreignRepositoryIsAskedFirst()
{
    m_central->makeForeign();                            // it takes every event for a new one
    m_central->http().failRequest(1, Fault::AnswerLost); // of the first capture
    QStringList expected;
    for (int n = 1; n <= 45; ++n) { // more than are asked for at once
        QVERIFY(appendEvent(*m_station->store, n));
        expected.append(eventId(n));
    }
    restart(true);
    PW_EVENTUALLY(m_central->http().requests() >= 2);
    restart(true);
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_central->state().eventIds(), expected);
}

void TestOutboxWorker::centralForgotEverything()
{
    QVERIFY(appendEvent(*m_station->store, 1));
    QVERIFY(appendEvent(*m_station->store, 2));
    restart();
    m_worker->setEpoch(u"epoch-1"_s);
    PW_EVENTUALLY(isDone());
    m_worker->setEpoch(u"epoch-1"_s);
    QCOMPARE(m_station->store->outbox.stats()->pending, 0);
    m_central->loseEverything();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another database"_s));
    m_worker->setEpoch(u"epoch-2"_s);
    PW_EVENTUALLY(isDone());
    QCOMPARE(m_central->state().eventIds(), eventIds({1, 2}));
}

void TestOutboxWorker::prunesWhatIsOld()
{
    QVERIFY(appendEvent(*m_station->store, 1));
    restart();
    PW_EVENTUALLY(isDone());
    m_worker->prune();
    QCOMPARE(*m_station->store->outbox.requeueStored(), 1); // still there
    m_worker->wake();
    PW_EVENTUALLY(isDone());
    m_clock.advance(std::chrono::hours(24 * 31));
    m_worker->prune();
    QCOMPARE(*m_station->store->outbox.requeueStored(), 0);
}

QTEST_GUILESS_MAIN(TestOutboxWorker)
#include "tst_outboxworker.moc"
