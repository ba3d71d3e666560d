// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

using namespace pw;
using namespace pw::test;
using namespace pw::store;

class TestImportedEventRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack();
    void oncePerEvent();
    void ofOthersSaysNothingOfOurs();
    void goesWithItsTransaction();
};

namespace {

qint64 operation(StationStore &store)
{
    return *store.operations.append(
        {0, QUuid::createUuid(), u"IMPORT"_s, at(0), u"op"_s, "{}", {}, {}});
}

} // namespace

void TestImportedEventRepository::everythingComesBack()
{
    StationFixture station;
    {
        Transaction transaction(station.store->database());
        PW_VERIFY(station.store->importedEvents.add(u"urn:a"_s, false, QByteArray("\0\1", 2),
                                                    operation(*station.store)));
        PW_VERIFY(transaction.commit());
    }
    station.open();
    QCOMPARE(*station.store->importedEvents.contentHash(u"urn:a"_s, false), QByteArray("\0\1", 2));
    QVERIFY(!*station.store->importedEvents.contentHash(u"urn:a"_s, true));
    QVERIFY(!*station.store->importedEvents.contentHash(u"urn:A"_s, false));
}

void TestImportedEventRepository::oncePerEvent()
{
    StationFixture station;
    Transaction transaction(station.store->database());
    const qint64 number = operation(*station.store);
    PW_VERIFY(station.store->importedEvents.add(u"urn:a"_s, false, "x", number));
    PW_VERIFY(station.store->importedEvents.add(u"urn:a"_s, true, "x", number));
    const auto again = station.store->importedEvents.add(u"urn:a"_s, false, "y", number);
    QVERIFY(!again);
    QCOMPARE(again.error().code, StoreError::Code::Constraint);
    QVERIFY(!station.store->importedEvents.add(u"urn:b"_s, false, "x", number + 1)); // of nobody
}

/// Central counts our events by our numbers: what carries none must not be waited for.
void TestImportedEventRepository::ofOthersSaysNothingOfOurs()
{
    StationFixture station;
    Transaction transaction(station.store->database());
    const qint64 number = operation(*station.store);
    QList<qint64> seqs;
    for (qint64 sequence = 1; sequence <= 3; ++sequence) {
        OutboxEvent event;
        event.eventId = u"urn:%1"_s.arg(sequence);
        event.sequence = sequence;
        event.received = sequence > 1;
        event.operation = number;
        event.document = "{}";
        event.createdAt = at(0);
        seqs.append(*station.store->outbox.append(event));
    }
    const auto batch = station.store->outbox.nextBatch(10, 1000);
    QVERIFY(!batch->first().received && batch->last().received);
    PW_VERIFY(station.store->outbox.markStored({seqs[1], seqs[2]}, at(1)));
    QCOMPARE(*station.store->outbox.lastStoredSequence(), 0);
    PW_VERIFY(station.store->outbox.markStored({seqs[0]}, at(1)));
    QCOMPARE(*station.store->outbox.lastStoredSequence(), 1);
}

void TestImportedEventRepository::goesWithItsTransaction()
{
    StationFixture station;
    {
        Transaction transaction(station.store->database());
        PW_VERIFY(
            station.store->importedEvents.add(u"urn:a"_s, false, "x", operation(*station.store)));
    }
    QVERIFY(!*station.store->importedEvents.contentHash(u"urn:a"_s, false));
}

QTEST_GUILESS_MAIN(TestImportedEventRepository)
#include "tst_importedeventrepository.moc"
