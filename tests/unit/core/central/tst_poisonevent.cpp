// SPDX-License-Identifier: Apache-2.0
// Fault F13: one event in a thousand that central will never take. The station's own outbox against
// the real central: the others arrive, in their order, once each; the poison is parked, with its
// reason, for a person to see.
#include "core/sync/centralclient.h"
#include "core/sync/outboxworker.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/sync/syncfixture.h"

#include <QElapsedTimer>
#include <QRegularExpression>

using namespace pw;
using namespace pw::test;

namespace {

constexpr int Events = 1000;
constexpr int Poison = 617;

/// All of them in one transaction; the poison in the middle of its batch looks like the others.
bool fillOutbox(store::StationStore &store)
{
    store::Transaction transaction(store.database());
    for (int n = 1; n <= Events; ++n) {
        const auto operation = store.operations.append(
            {0, QUuid::createUuid(), u"TEST"_s, at(n), u"op"_s, "{}", {}, {}});
        if (!operation)
            return false;
        const QString uri = packUri(QString::number(n));
        const QJsonObject event =
            with(objectEvent(u"ADD"_s, {uri}, n == Poison ? u"teleporting"_s : u"commissioning"_s,
                             u"active"_s, n),
                 {{u"agw:seq"_s, u"WS1/%1"_s.arg(n)}});
        store::OutboxEvent queued;
        queued.eventId = event[u"eventID"].toString();
        queued.sequence = n;
        queued.operation = *operation;
        queued.document = QJsonDocument(event).toJson(QJsonDocument::Compact);
        queued.units = {*epc::Epc::fromUri(uri)};
        queued.createdAt = at(n);
        if (!store.outbox.append(queued))
            return false;
    }
    return transaction.commit().has_value();
}

} // namespace

class TestPoisonEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersArriveAndItIsParked();
};

void TestPoisonEvent::othersArriveAndItIsParked()
{
    constexpr int Shown = 5000; // milliseconds from the refusal to the screen, at most
    RunningCentral central;
    QVERIFY(central.port() != 0);
    StationFixture station;
    QVERIFY(fillOutbox(*station.store));
    const auto connection =
        std::move(*store::Database::open(store::Schema::station(), station.files().stationDatabase,
                                         store::Database::Access::Shared));
    const SystemClock clock;
    const QUrl url(u"http://127.0.0.1:%1"_s.arg(central.port()));
    sync::CentralClient client(sync::CentralAddress{url, u"WS1"_s, {}}, {});
    sync::OutboxWorker worker(*connection, client, clock, {});
    QElapsedTimer sinceStart;
    qint64 shownAfter = -1;
    connect(&worker, &sync::OutboxWorker::outboxChanged, this, [&] {
        if (shownAfter < 0 && station.store->outbox.stats()->parked > 0)
            shownAfter = sinceStart.elapsed();
    });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"central refused"_s));
    sinceStart.start();
    worker.start(false);
    QTRY_COMPARE_WITH_TIMEOUT(station.store->outbox.stats()->pending, 1, 60'000);
    // Counted from before the refusal.
    QVERIFY2(shownAfter >= 0, "nobody was told");
    QVERIFY2(shownAfter < Shown, qPrintable(QString::number(shownAfter)));

    const auto parked = *station.store->outbox.parked();
    QCOMPARE(parked.size(), 1);
    QCOMPARE(parked.first().sequence, Poison);
    QVERIFY2(parked.first().lastText.contains(u"bizStep"_s), qPrintable(parked.first().lastText));

    QList<qint64> arrived;
    for (const central::FoundEvent &event : central.events())
        arrived.append(QJsonDocument::fromJson(event.json)[u"agw:seq"]
                           .toString()
                           .section(u'/', 1)
                           .toLongLong());
    QList<qint64> expected;
    for (int n = 1; n <= Events; ++n) {
        if (n != Poison)
            expected.append(n);
    }
    QCOMPARE(arrived, expected);
}

QTEST_GUILESS_MAIN(TestPoisonEvent)
#include "tst_poisonevent.moc"
