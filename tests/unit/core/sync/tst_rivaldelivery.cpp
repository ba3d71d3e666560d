// SPDX-License-Identifier: Apache-2.0
// The cases most programs of the trade fail (domain.md, section 8) that are about delivery, by
// their numbers there.
#include "core/sync/centralclient.h"
#include "core/sync/outboxworker.h"
#include "tests/support/fakecentral.h"
#include "tests/unit/core/services/stationbench.h"
#include "tests/unit/core/sync/syncfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace pw;
using namespace pw::test;
using namespace pw::sync;
using domain::VerdictCode;

class TestRivalDelivery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void case11_conflictOnARetry();
    void case12_threeOfFiveAccepted();
    void case18_scansDuringAStall();

private:
    void deliver(const QString &stationDatabase);
    bool isSent(store::StationStore &store) { return store.outbox.stats()->pending == 0; }

    ManualClock m_clock;
    std::unique_ptr<FakeCentral> m_central;
    std::unique_ptr<store::Database> m_connection;
    std::unique_ptr<CentralClient> m_client;
    std::unique_ptr<OutboxWorker> m_worker;
};

void TestRivalDelivery::init()
{
    m_central = std::make_unique<FakeCentral>();
}

void TestRivalDelivery::cleanup()
{
    m_worker.reset();
    m_client.reset();
    m_connection.reset();
    m_central.reset();
}

void TestRivalDelivery::deliver(const QString &stationDatabase)
{
    m_worker.reset();
    m_client.reset();
    m_connection.reset();
    auto opened = store::Database::open(store::Schema::station(), stationDatabase,
                                        store::Database::Access::Shared);
    QVERIFY(opened);
    m_connection = *std::move(opened);
    m_client = std::make_unique<CentralClient>(CentralAddress{m_central->url(), u"WS1"_s, {}},
                                               fastTimings());
    m_worker = std::make_unique<OutboxWorker>(*m_connection, *m_client, m_clock, fastTimings());
    m_worker->start(false);
}

/// The first attempt was carried out and its answer lost. That the second is told "already there"
/// is success, and leaves nothing behind for a person to look at.
void TestRivalDelivery::case11_conflictOnARetry()
{
    StationFixture station;
    QVERIFY(appendEvent(*station.store, 1, {u"a"_s}));
    QVERIFY(appendEvent(*station.store, 2, {u"a"_s}));
    m_central->http().failRequest(0, Fault::AnswerLost);
    deliver(station.files().stationDatabase);
    PW_EVENTUALLY(isSent(*station.store));
    QCOMPARE(m_central->state().eventIds(), eventIds({1, 2}));
    QCOMPARE(m_central->duplicates(), 2); // both came a second time
    QCOMPARE(station.store->outbox.stats()->parked, 0);
}

/// What central has it has; the two it refuses wait for a person, with their reasons, and with
/// them only what is about the same units.
void TestRivalDelivery::case12_threeOfFiveAccepted()
{
    StationFixture station;
    for (int n = 1; n <= 5; ++n)
        QVERIFY(appendEvent(*station.store, n, {u"unit-%1"_s.arg(n)}));
    m_central->refuse({eventId(2), eventId(4)}, true);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"central refused"_s));
    deliver(station.files().stationDatabase);
    PW_EVENTUALLY(station.store->outbox.stats()->pending == 2);
    QCOMPARE(m_central->state().eventIds(), eventIds({1, 3, 5}));
    const auto parked = *station.store->outbox.parked();
    QCOMPARE(parked.size(), 2);
    for (const store::OutboxEvent &event : parked)
        QCOMPARE(event.lastText, u"refused by the test"_s);
    m_central->refuse({}, true); // somebody has put it right over there
    m_worker->retryParked();
    PW_EVENTUALLY(isSent(*station.store));
    QCOMPARE(m_central->state().eventIds(), eventIds({1, 3, 5, 2, 4}));
    QCOMPARE(m_central->duplicates(), 0); // the three were not sent again
}

/// The bench does not notice: each scan is on disk before it is answered, and goes out once.
void TestRivalDelivery::case18_scansDuringAStall()
{
    StationBench bench;
    m_central->http().failAll(Fault::Hang);
    deliver(bench.stationPath());
    QList<VerdictCode> said{bench.scanLabel(Cartons.number(1))};
    QList<VerdictCode> expected{VerdictCode::ContainerOpened};
    m_worker->wake();
    PW_EVENTUALLY(m_central->http().requests() > 0); // and gets no answer
    for (int pack = 0; pack < 11; ++pack) {
        if (pack > 0 && pack % 3 == 0) {
            said.append(bench.scanLabel(Cartons.number(1 + pack / 3)));
            expected.append(VerdictCode::ContainerOpened);
        }
        said.append(bench.scanPack(pack));
        expected.append(pack % 3 == 2 ? VerdictCode::ChildAddedAndClosed : VerdictCode::ChildAdded);
    }
    while (said.size() < 20) {
        said.append(bench.scanPack(10)); // again, by mistake
        expected.append(VerdictCode::AlreadyInThisContainer);
    }
    QCOMPARE(said, expected);
    QCOMPARE(m_central->state().events.size(), 0);
    QStringList told;
    const auto waiting = bench.events();
    for (const QJsonObject &event : waiting)
        told.append(event["eventID"_L1].toString());
    QCOMPARE(told.size(), 4 + 11 + 3); // opened, packed, closed
    m_central->http().failAll(Fault::None);
    PW_EVENTUALLY(isSent(*bench.store));
    QCOMPARE(m_central->state().eventIds(), told);
    QCOMPARE(m_central->duplicates(), 0);
}

QTEST_GUILESS_MAIN(TestRivalDelivery)
#include "tst_rivaldelivery.moc"
