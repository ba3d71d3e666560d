// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreseventstore.h"
#include "tests/support/privatepostgres.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;
using pw::test::packUri;
using pw::test::ssccUri;

namespace {

const QDateTime Noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);

EventRecord record(int number)
{
    EventRecord event;
    event.eventId = u"urn:x:"_s + QString::number(number);
    event.contentHash = "hash";
    event.json = "{\"n\":" + QByteArray::number(number) + '}';
    event.eventTime = Noon.addSecs(-number);
    event.type = u"ObjectEvent"_s;
    event.action = u"ADD"_s;
    event.index.names = {
        {u"01/09521141012345/21/"_s + QString::number(number % 3), EventIndex::Epc}};
    return event;
}

UnitRecord unit(const QString &uri, const QString &parent = {})
{
    UnitRecord unit;
    unit.state.id = uri;
    unit.state.parent = parent;
    unit.state.lifecycle = pw::epcis::ObjectState::Lifecycle::Active;
    unit.state.lastEventTime = Noon;
    unit.level = u"pack"_s;
    return unit;
}

pw::test::PrivatePostgres &server()
{
    static pw::test::PrivatePostgres server;
    return server;
}

/// A database of its own for each test.
class Folder
{
public:
    Folder() : m_target(server().newDatabase()) { reopen(); }
    void reopen()
    {
        m_store.reset();
        auto opened = PostgresEventStore::open(m_target, SchemaPolicy::Upgrade);
        if (opened)
            m_store = *std::move(opened);
        else
            qWarning("%s", qUtf8Printable(opened.error().detail));
    }
    void close() { m_store.reset(); }
    bool isOpen() const { return m_store != nullptr; }
    QString path() const { return m_target; }
    bool killSessions()
    {
        return server().query(m_target, u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                        " WHERE datname = current_database()"
                                        " AND pid <> pg_backend_pid()"_s);
    }
    PostgresEventStore &store() { return *m_store; }
    StoreWriter &writer() { return m_store->writer(); }
    std::unique_ptr<StoreReader> reader()
    {
        auto opened = m_store->openReader();
        return opened ? *std::move(opened) : nullptr;
    }

private:
    QString m_target;
    std::unique_ptr<PostgresEventStore> m_store;
};

std::optional<StoreError::Code> openingFails(const QString &target)
{
    const auto opened = PostgresEventStore::open(target, SchemaPolicy::Upgrade);
    return opened ? std::nullopt : std::optional(opened.error().code);
}

} // namespace

class TestPostgresEventStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsItsEpoch();
    void refusesASecondUser();
    void refusesNewer();
    void refusesForeign();
    void unitsComeBackWhole();
    void feedNumbersHaveNoHoles();
    void savepointTakesAllBack();
    void failureSticks();
    void lotsTravelWithUnits();
    void pagesAreStable_data();
    void pagesAreStable();
    void recordTimeNeverStepsBack();
    void leasesAreDisjoint();
    void childrenAreFound();
    void partitionsAreMadeAhead();
    void lostSessionFailsItsTransaction();
    void lossAtCommitIsLookedUp();
    void outlivesARestart();
};

void TestPostgresEventStore::initTestCase()
{
    if (!pw::test::PrivatePostgres::isInstalled())
        QSKIP("postgresql-15 is not installed");
    QVERIFY2(server().start(), qPrintable(server().failure()));
}

void TestPostgresEventStore::partitionsAreMadeAhead()
{
    Folder folder;
    QVERIFY(server().query(folder.path(),
                           u"UPDATE meta SET value = 4 WHERE name = 'partition_rows'"_s));
    for (int i = 0; i < 20; ++i) {
        folder.writer().begin(Noon);
        folder.writer().addEvent(record(i));
        const auto done = folder.writer().commit();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    QCOMPARE(folder.reader()->counts()->events, 20);
}

void TestPostgresEventStore::lostSessionFailsItsTransaction()
{
    Folder folder;
    const auto reader = folder.reader();
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    QVERIFY(folder.killSessions());
    const auto done = folder.writer().commit();
    QVERIFY(!done);
    QCOMPARE(done.error().code, StoreError::Code::Unreachable);
    folder.writer().begin(Noon);
    QCOMPARE(folder.writer().addEvent(record(1)), 1);
    QVERIFY(folder.writer().commit());
    if (!reader->counts()) // its session was ended too: the call says so, the next one connects
        QCOMPARE(reader->counts()->events, 1);
}

void TestPostgresEventStore::lossAtCommitIsLookedUp()
{
    Folder folder;
    const QString dying = u"CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS "
                          "'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; "
                          "END'; CREATE CONSTRAINT TRIGGER die AFTER INSERT ON event_key "
                          "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()"_s;
    QVERIFY2(server().query(folder.path(), dying), qPrintable(server().failure()));
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    const auto done = folder.writer().commit(); // the session ends within COMMIT
    QVERIFY(!done);
    QCOMPARE(done.error().code, StoreError::Code::Unreachable);
    QCOMPARE(folder.reader()->counts()->events, 0);
    QVERIFY(server().query(folder.path(), u"DROP TRIGGER die ON event_key"_s));
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    QVERIFY(folder.writer().commit());
    QCOMPARE(folder.reader()->counts()->events, 1);
}

void TestPostgresEventStore::outlivesARestart()
{
    Folder folder;
    folder.writer().begin(Noon);
    folder.writer().addEvent(record(1));
    QVERIFY(folder.writer().commit());
    QVERIFY2(server().stop(), qPrintable(server().failure()));
    folder.writer().begin(Noon); // its session does not know yet
    QVERIFY(!folder.writer().commit());
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Unreachable);
    QVERIFY2(server().start(), qPrintable(server().failure()));
    folder.writer().begin(Noon);
    QCOMPARE(folder.writer().addEvent(record(2)), 2);
    QVERIFY(folder.writer().commit());
    QCOMPARE(folder.reader()->counts()->events, 2);
}

void TestPostgresEventStore::keepsItsEpoch()
{
    Folder folder;
    QVERIFY(folder.isOpen());
    const QString epoch = folder.store().epoch();
    QVERIFY(!QUuid::fromString(epoch).isNull());
    folder.reopen();
    QVERIFY(folder.isOpen());
    QCOMPARE(folder.store().epoch(), epoch);
    Folder other;
    QVERIFY(other.store().epoch() != epoch);
}

void TestPostgresEventStore::refusesASecondUser()
{
    Folder folder;
    QCOMPARE(openingFails(folder.path()), StoreError::Code::InUse);
}

void TestPostgresEventStore::refusesNewer()
{
    Folder folder;
    folder.close();
    QVERIFY(server().query(folder.path(), u"UPDATE packwright_schema SET version = 9999"_s));
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Newer);
}

void TestPostgresEventStore::refusesForeign()
{
    const QString target = server().newDatabase();
    QVERIFY(server().query(target, u"CREATE TABLE recipes (name TEXT)"_s));
    QCOMPARE(openingFails(target), StoreError::Code::Foreign);
}

void TestPostgresEventStore::unitsComeBackWhole()
{
    UnitRecord full = unit(packUri(u"A%2FB"_s), ssccUri(1));
    full.state.disposition = u"in_progress"_s;
    full.state.persistent = {u"damaged"_s, u"unavailable"_s};
    full.state.quantities = {{u"https://id.gs1.org/01/09521141012352/10/L|KGM"_s, 1.5}};
    full.state.bizLocation = u"https://id.gs1.org/414/9521141100011"_s;
    full.state.lastBizStep = u"packing"_s;
    full.lot = u"L1"_s;
    full.expiry = u"2028-05-31"_s;
    full.custody = Custody::Shipped;
    full.container = full.open = full.partial = full.sampled = full.duplicate = true;
    full.eventBy = u"WS1"_s;
    full.holds = {{u"damaged"_s, u"fell"_s, u"OP-1"_s, Noon},
                  {u"unavailable"_s, u"check"_s, u"OP-2"_s, Noon.addSecs(1)}};
    Folder folder;
    folder.writer().begin(Noon);
    const qint64 event = folder.writer().addEvent(record(1));
    folder.writer().putUnit(full, event);
    auto found = folder.writer().unit(full.state.id);
    QVERIFY(folder.writer().commit());
    QVERIFY(found);
    QCOMPARE(found->ver, 1);
    found->ver = 0;
    QVERIFY(*found == full);
    const auto page = folder.reader()->changes({});
    QVERIFY(page);
    QCOMPARE(page->units.size(), 1);
    QCOMPARE(page->units.first().holds, full.holds);
}

void TestPostgresEventStore::feedNumbersHaveNoHoles()
{
    Folder folder;
    for (int round = 0; round < 3; ++round) {
        folder.writer().begin(Noon);
        const qint64 event = folder.writer().addEvent(record(round));
        for (int i = 0; i < 4; ++i)
            folder.writer().putUnit(unit(packUri(QString::number(round * 4 + i))), event);
        folder.writer().putUnit(unit(u"https://example.com/tray/7"_s), event); // not of the feed
        QVERIFY(folder.writer().commit());
    }
    const auto reader = folder.reader();
    qint64 since = 0;
    QList<qint64> seen;
    for (;;) {
        const auto page = reader->changes({since, 5, {}});
        QVERIFY(page);
        for (const UnitRecord &row : page->units)
            seen.append(row.ver);
        since = page->to;
        if (page->upToDate())
            break;
    }
    QList<qint64> all(12);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(seen, all);
    QCOMPARE(reader->counts()->head, 12);
    QCOMPARE(*reader->feedRows(), 12);
    QCOMPARE(reader->counts()->events, 3);
}

void TestPostgresEventStore::savepointTakesAllBack()
{
    Folder folder;
    StoreWriter &writer = folder.writer();
    writer.begin(Noon);
    writer.savepoint();
    writer.putUnit(unit(packUri(u"A"_s)), writer.addEvent(record(1)));
    writer.rollbackToSavepoint();
    writer.savepoint();
    QCOMPARE(writer.addEvent(record(2)), 1); // the number is free again
    writer.putUnit(unit(packUri(u"B"_s)), 1);
    writer.releaseSavepoint();
    QVERIFY(writer.commit());
    const auto page = folder.reader()->changes({});
    QCOMPARE(page->units.size(), 1);
    QCOMPARE(page->units.first().state.id, packUri(u"B"_s));
    QCOMPARE(page->units.first().ver, 1);
    writer.begin(Noon);
    QVERIFY(!writer.contentHashOf(u"urn:x:1"_s, false));
    QCOMPARE(writer.contentHashOf(u"urn:x:2"_s, false), QByteArray("hash"));
    QVERIFY(!writer.contentHashOf(u"urn:x:2"_s, true));
    writer.rollback();
}

void TestPostgresEventStore::failureSticks()
{
    Folder folder;
    StoreWriter &writer = folder.writer();
    writer.begin(Noon);
    writer.addEvent(record(1));
    writer.addEvent(record(1)); // the key is unique
    writer.addEvent(record(2));
    QVERIFY(!writer.commit());
    QCOMPARE(folder.reader()->counts()->events, 0);
    writer.begin(Noon); // and the next transaction is a new one
    writer.addEvent(record(1));
    QVERIFY(writer.commit());
    QCOMPARE(folder.reader()->counts()->events, 1);
}

void TestPostgresEventStore::lotsTravelWithUnits()
{
    Folder folder;
    StoreWriter &writer = folder.writer();
    const QString key = u"01/09521141012345/10/L1"_s;
    writer.begin(Noon);
    const qint64 event = writer.addEvent(record(1));
    writer.putUnit(unit(packUri(u"A"_s)), event);
    writer.putLot({key, 0, {{u"recalled"_s, u"glass"_s, u"QA"_s, Noon}}});
    writer.putUnit(unit(packUri(u"B"_s)), event);
    QVERIFY(writer.commit());
    const auto reader = folder.reader();
    const auto first = reader->changes({0, 2, {}});
    QCOMPARE(first->units.size(), 1);
    QCOMPARE(first->lots.size(), 1);
    QCOMPARE(first->lots.first().holds.first().reason, u"glass"_s);
    QCOMPARE(first->to, 2);
    QVERIFY(!first->upToDate());
    const auto second = reader->changes({2, 2, {}});
    QCOMPARE(second->units.size(), 1);
    QVERIFY(second->lots.isEmpty());
    QVERIFY(second->upToDate());
}

void TestPostgresEventStore::pagesAreStable_data()
{
    QTest::addColumn<EventQuery::Order>("order");
    QTest::addColumn<bool>("ascending");
    QTest::newRow("newest first") << EventQuery::Order::RecordTime << false;
    QTest::newRow("oldest first") << EventQuery::Order::RecordTime << true;
    QTest::newRow("by event time, latest first") << EventQuery::Order::EventTime << false;
    QTest::newRow("by event time, earliest first") << EventQuery::Order::EventTime << true;
}

void TestPostgresEventStore::pagesAreStable()
{
    QFETCH(const EventQuery::Order, order);
    QFETCH(const bool, ascending);
    Folder folder;
    int number = 0;
    const auto addSome = [&](int count) {
        folder.writer().begin(Noon);
        for (int i = 0; i < count; ++i)
            folder.writer().addEvent(record(number++));
        return folder.writer().commit().has_value();
    };
    QVERIFY(addSome(25));
    const auto reader = folder.reader();
    EventQuery query{.order = order, .ascending = ascending, .perPage = 4};
    QList<qint64> seen;
    for (;;) {
        const auto page = reader->events(query);
        QVERIFY(page);
        for (const FoundEvent &event : page->events)
            seen.append(event.sequence);
        if (!page->next)
            break;
        query.after = page->next;
        QVERIFY(addSome(3)); // while someone is reading
    }
    // Event times run against the sequence.
    QList<qint64> all(25);
    std::iota(all.begin(), all.end(), 1);
    if (ascending != (order == EventQuery::Order::RecordTime))
        std::reverse(all.begin(), all.end());
    QCOMPARE(seen, all);
}

void TestPostgresEventStore::recordTimeNeverStepsBack()
{
    Folder folder;
    for (const int seconds : {0, -3600, 10}) {
        folder.writer().begin(Noon.addSecs(seconds));
        folder.writer().addEvent(record(100 + seconds));
        QVERIFY(folder.writer().commit());
    }
    const auto page = folder.reader()->events({.ascending = true, .perPage = 10});
    QCOMPARE(page->events[0].recordTime, Noon);
    QCOMPARE(page->events[1].recordTime, Noon);
    QCOMPARE(page->events[2].recordTime, Noon.addSecs(10));
    QCOMPARE(folder.reader()->events({.recordedFrom = Noon.addSecs(1)})->events.size(), 1);
}

void TestPostgresEventStore::leasesAreDisjoint()
{
    Folder folder;
    StoreWriter &writer = folder.writer();
    writer.begin(Noon);
    writer.addPool({u"carton"_s, u"3952114100"_s, 100, 109});
    writer.addPool({u"pallet"_s, u"3952114101"_s, 0, 5});
    const SsccLease wanted{.requestId = u"r1"_s, .station = u"WS1"_s, .level = u"carton"_s};
    const auto first = writer.lease(wanted, 6);
    QVERIFY(first);
    QCOMPARE(std::pair(first->first, first->last), std::pair(qint64(100), qint64(105)));
    const auto rest =
        writer.lease({.requestId = u"r2"_s, .station = u"WS2"_s, .level = u"carton"_s}, 6);
    QVERIFY(rest);
    QCOMPARE(std::pair(rest->first, rest->last), std::pair(qint64(106), qint64(109)));
    QVERIFY(!writer.lease({.requestId = u"r3"_s, .station = u"WS2"_s, .level = u"carton"_s}, 1));
    QCOMPARE(writer.leaseOf(u"r1"_s)->id, first->id);
    QVERIFY(!writer.leaseOf(u"r9"_s));
    QCOMPARE(writer.levelOfSscc(ssccUri(105).section(u'/', -1)), u"carton"_s);
    QCOMPARE(writer.levelOfSscc(ssccUri(110).section(u'/', -1)), QString());
    QCOMPARE(writer.levelOfSscc(ssccUri(99).section(u'/', -1)), QString());
    QVERIFY(writer.commit());
}

void TestPostgresEventStore::childrenAreFound()
{
    Folder folder;
    StoreWriter &writer = folder.writer();
    writer.begin(Noon);
    const qint64 event = writer.addEvent(record(1));
    writer.putUnit(unit(packUri(u"A"_s), ssccUri(1)), event);
    writer.putUnit(unit(packUri(u"B"_s), ssccUri(1)), event);
    writer.putUnit(unit(packUri(u"C"_s), ssccUri(2)), event);
    QCOMPARE(writer.childrenOf(ssccUri(1)), (QStringList{packUri(u"A"_s), packUri(u"B"_s)}));
    writer.putUnit(unit(packUri(u"A"_s)), event);
    QCOMPARE(writer.childrenOf(ssccUri(1)), QStringList{packUri(u"B"_s)});
    QVERIFY(writer.commit());
}

QTEST_GUILESS_MAIN(TestPostgresEventStore)
#include "tst_postgreseventstore.moc"
