// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>

using namespace pw;
using namespace pw::test;
using namespace pw::store;

class TestOutboxRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everythingComesBack();
    void eventIdsAreUnique();
    void batchesInOrder();
    void batchEndsAtAnOperation();
    void batchOfOneLongOperation();
    void batchBySize();
    void parkedHoldsUpItsClosure();
    void waitingSaysWhatIsHeldUp();
    void unparkedGoesInItsOldPlace();
    void retryKeepsTheOrder();
    void storedIsNotSentAgain();
    void requeueAfterCentralForgot();
    void prunesOnlyStored();
    void stats();
    void olderDatabase();

private:
    qint64 append(const QStringList &serials, qint64 operation = 0,
                  const QByteArray &document = "{}");
    QList<qint64> batch(int maxEvents = 100, qint64 maxBytes = 1'000'000);

    std::unique_ptr<StationFixture> m_station;
    OutboxRepository *m_outbox = nullptr;
    qint64 m_sequence = 0;
};

void TestOutboxRepository::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_station = std::make_unique<StationFixture>();
    m_outbox = &m_station->store->outbox;
    m_sequence = 0;
}

qint64 TestOutboxRepository::append(const QStringList &serials, qint64 operation,
                                    const QByteArray &document)
{
    if (operation == 0) {
        const Operation added{0, QUuid::createUuid(), u"TEST"_s, at(0), u"op"_s, "{}", {}, {}};
        operation = *m_station->store->operations.append(added);
    }
    OutboxEvent event;
    event.sequence = ++m_sequence;
    event.eventId = u"urn:uuid:%1"_s.arg(m_sequence);
    event.operation = operation;
    event.document = document;
    for (const QString &serial : serials)
        event.units.append(pack(serial));
    event.createdAt = at(int(m_sequence));
    const auto seq = m_outbox->append(event);
    return seq ? *seq : -1;
}

QList<qint64> TestOutboxRepository::batch(int maxEvents, qint64 maxBytes)
{
    const auto events = m_outbox->nextBatch(maxEvents, maxBytes);
    QList<qint64> seqs;
    if (events) {
        for (const auto &event : *events)
            seqs.append(event.seq);
    }
    return seqs;
}

void TestOutboxRepository::everythingComesBack()
{
    const qint64 seq = append({u"a"_s}, 0, R"({"type":"ObjectEvent"})");
    PW_VERIFY(m_outbox->markStored({seq}, at(9), u"/capture/1"_s));
    QCOMPARE(*m_outbox->requeueStored(), 1);
    PW_VERIFY(m_outbox->markRetry({seq}, at(50), u"503"_s));
    m_station->open();
    const auto events = m_station->store->outbox.nextBatch(1, 1);
    PW_VERIFY(events);
    QCOMPARE(events->size(), 1);
    const OutboxEvent &event = events->first();
    QCOMPARE(event.seq, seq);
    QCOMPARE(event.eventId, u"urn:uuid:1"_s);
    QCOMPARE(event.sequence, 1);
    QCOMPARE(event.document, R"({"type":"ObjectEvent"})");
    QCOMPARE(event.createdAt, at(1));
    QCOMPARE(event.attempts, 1);
    QCOMPARE(event.nextAttemptAt, at(50));
    QCOMPARE(event.captureUrl, QString());
    QCOMPARE(event.lastCode, u"503"_s);
}

void TestOutboxRepository::eventIdsAreUnique()
{
    QVERIFY(append({}) > 0);
    m_sequence = 0; // the same event once more
    QCOMPARE(append({}), -1);
}

void TestOutboxRepository::batchesInOrder()
{
    const QList<qint64> seqs = {append({}), append({}), append({})};
    QCOMPARE(batch(2), seqs.first(2));
    QCOMPARE(batch(), seqs);
}

void TestOutboxRepository::batchEndsAtAnOperation()
{
    const qint64 one = append({});
    const qint64 operation = *m_station->store->operations.append(
        {0, QUuid::createUuid(), u"TEST"_s, at(0), u"op"_s, "{}", {}, {}});
    const qint64 two = append({}, operation);
    const qint64 three = append({}, operation);
    QCOMPARE(batch(2), QList<qint64>{one});
    QCOMPARE(batch(3), (QList<qint64>{one, two, three}));
}

void TestOutboxRepository::batchOfOneLongOperation()
{
    const qint64 operation = *m_station->store->operations.append(
        {0, QUuid::createUuid(), u"TEST"_s, at(0), u"op"_s, "{}", {}, {}});
    const qint64 one = append({}, operation);
    const qint64 two = append({}, operation);
    append({}, operation);
    QCOMPARE(batch(2), (QList<qint64>{one, two})); // or it would never be sent
}

void TestOutboxRepository::batchBySize()
{
    const qint64 big = append({}, 0, QByteArray(1000, ' '));
    const qint64 small = append({}, 0, "{}");
    QCOMPARE(batch(10, 100), QList<qint64>{big}); // too big, and still sent
    QCOMPARE(batch(10, 1002), (QList<qint64>{big, small}));
    QCOMPARE(batch(10, 1001), QList<qint64>{big});
}

void TestOutboxRepository::parkedHoldsUpItsClosure()
{
    const qint64 before = append({u"a"_s});
    const qint64 culprit = append({u"a"_s, u"b"_s});
    append({u"b"_s, u"c"_s});             // touches a unit of the culprit
    append({u"c"_s});                     // touches a unit of the one before
    const qint64 free = append({u"d"_s}); // touches none
    PW_VERIFY(m_outbox->park(culprit, u"400"_s, u"bad bizStep"_s));
    QCOMPARE(batch(), (QList<qint64>{before, free}));
    const auto parked = m_outbox->parked();
    PW_VERIFY(parked);
    QCOMPARE(parked->size(), 1);
    QCOMPARE(parked->first().seq, culprit);
    QCOMPARE(parked->first().lastText, u"bad bizStep"_s);
}

void TestOutboxRepository::waitingSaysWhatIsHeldUp()
{
    const qint64 parked = append({u"a"_s});
    const qint64 behind = append({u"a"_s, u"b"_s});
    const qint64 behindThat = append({u"b"_s});
    const qint64 free = append({u"c"_s});
    const qint64 stored = append({u"d"_s});
    PW_VERIFY(m_outbox->park(parked, u"CONFLICT"_s, {}));
    PW_VERIFY(m_outbox->markStored({stored}, at(9)));
    const auto waiting = m_outbox->waiting(10);
    PW_VERIFY(waiting);
    QStringList shown;
    for (const WaitingEvent &one : *waiting)
        shown.append(QString::number(one.event.seq) + (one.isHeldUp ? u" held up"_s : QString()));
    QCOMPARE(shown, QStringList({u"%1 held up"_s.arg(behind), u"%1 held up"_s.arg(behindThat),
                                 QString::number(free)}));
    QCOMPARE(m_outbox->waiting(2)->size(), 2);
}

void TestOutboxRepository::unparkedGoesInItsOldPlace()
{
    const qint64 culprit = append({u"a"_s});
    const qint64 behind = append({u"a"_s});
    PW_VERIFY(m_outbox->park(culprit, u"400"_s, {}));
    QVERIFY(batch().isEmpty());
    PW_VERIFY(m_outbox->unpark(culprit));
    QCOMPARE(batch(), (QList<qint64>{culprit, behind}));
}

void TestOutboxRepository::retryKeepsTheOrder()
{
    const qint64 first = append({u"a"_s});
    const qint64 second = append({u"b"_s});
    PW_VERIFY(m_outbox->markRetry({first}, at(60), u"503"_s));
    QCOMPARE(batch(), (QList<qint64>{first, second})); // nothing overtakes
}

void TestOutboxRepository::storedIsNotSentAgain()
{
    const qint64 first = append({});
    const qint64 second = append({});
    PW_VERIFY(m_outbox->markStored({first}, at(9)));
    QCOMPARE(batch(), QList<qint64>{second});
    PW_VERIFY(m_outbox->park(first, u"400"_s, {})); // an answer that came too late
    QCOMPARE(m_outbox->stats()->parked, 0);
}

void TestOutboxRepository::requeueAfterCentralForgot()
{
    const qint64 first = append({});
    const qint64 second = append({});
    PW_VERIFY(m_outbox->markStored({first, second}, at(9)));
    QCOMPARE(*m_outbox->requeueStored(), 2);
    QCOMPARE(batch(), (QList<qint64>{first, second}));
}

void TestOutboxRepository::prunesOnlyStored()
{
    const qint64 stored = append({u"a"_s});
    const qint64 parked = append({u"b"_s});
    append({u"c"_s});
    const qint64 recent = append({u"d"_s});
    PW_VERIFY(m_outbox->markStored({stored}, at(9)));
    PW_VERIFY(m_outbox->markStored({recent}, at(90)));
    PW_VERIFY(m_outbox->park(parked, u"400"_s, {}));
    QCOMPARE(*m_outbox->prune(at(50), 10), 1);
    QCOMPARE(m_outbox->stats()->pending, 2);
    QCOMPARE(*m_outbox->requeueStored(), 1); // the recent one is still there
}

void TestOutboxRepository::stats()
{
    QVERIFY((*m_outbox->stats() == OutboxStats{0, {}, 0}));
    const qint64 first = append({});
    append({});
    const qint64 third = append({});
    PW_VERIFY(m_outbox->park(third, u"400"_s, {}));
    QVERIFY((*m_outbox->stats() == OutboxStats{3, at(1), 1}));
    PW_VERIFY(m_outbox->markStored({first}, at(9)));
    QVERIFY((*m_outbox->stats() == OutboxStats{2, at(2), 1}));
}

/// A file of the time when units were kept by their keys: whoever waited goes on waiting.
void TestOutboxRepository::olderDatabase()
{
    QTemporaryDir folder;
    const StationFiles files{folder.filePath(u"station.db"_s), folder.filePath(u"cache.db"_s)};
    {
        Schema before = Schema::station();
        before.migrations.resize(4);
        const auto old = Database::open(before, files.stationDatabase, Database::Access::Owner);
        PW_VERIFY(old);
        PW_VERIFY((*old)->execute(
            "INSERT INTO operation VALUES (1,'o1','TEST',1,'op','{}',NULL,NULL);"
            "INSERT INTO history_unit (key) VALUES ('00/b');"
            "INSERT INTO outbox (seq, event_id, agw_seq, operation_seq, document, state, "
            "created_at)"
            " VALUES (1,'e1',1,1,'{}','parked',1),(2,'e2',2,1,'{}','queued',1),"
            " (3,'e3',3,1,'{}','queued',1);"
            "INSERT INTO outbox_epc VALUES (1,'00/a'),(1,'00/b'),(2,'00/b'),(3,'00/c')"));
    }
    const auto store = StationStore::open(files);
    PW_VERIFY(store);
    const auto batch = (*store)->outbox.nextBatch(10, 1000);
    PW_VERIFY(batch);
    QCOMPARE(batch->size(), 1);
    QCOMPARE(batch->first().seq, 3); // 2 is about a unit of the parked one
}

QTEST_GUILESS_MAIN(TestOutboxRepository)
#include "tst_outboxrepository.moc"
