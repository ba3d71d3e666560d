// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliteeventstore.h"
#include "core/central/sqliteschema.h"
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

class Folder
{
public:
    Folder() { reopen(); }
    void reopen()
    {
        m_store.reset();
        auto opened = SqliteEventStore::open(m_folder.path());
        if (opened)
            m_store = *std::move(opened);
    }
    void close() { m_store.reset(); }
    bool isOpen() const { return m_store != nullptr; }
    QString path() const { return m_folder.path(); }
    QString database() const { return m_folder.filePath(u"central.db"_s); }
    SqliteEventStore &store() { return *m_store; }
    StoreWriter &writer() { return m_store->writer(); }
    std::unique_ptr<StoreReader> reader()
    {
        auto opened = m_store->openReader();
        return opened ? *std::move(opened) : nullptr;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SqliteEventStore> m_store;
};

pw::Result<pw::Done, StoreError> execute(const QString &path, const QByteArray &sql)
{
    auto opened = sqlite::Connection::open(path, sqlite::Connection::Mode::ReadWrite);
    if (!opened)
        return pw::Failure{opened.error()};
    sqlite::Connection connection = *std::move(opened);
    return connection.execute(sql);
}

std::optional<StoreError::Code> openingFails(const QString &folder)
{
    const auto opened = SqliteEventStore::open(folder);
    return opened ? std::nullopt : std::optional(opened.error().code);
}

} // namespace

class TestSqliteEventStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsEpoch();
    void settingsAreProven();
    void refusesASecondUser();
    void refusesNewer();
    void refusesForeign();
    void refusesDamaged();
    void refusesUnwritable();
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
};

void TestSqliteEventStore::keepsItsEpoch()
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

void TestSqliteEventStore::settingsAreProven()
{
    QTemporaryDir folder;
    auto opened = sqlite::openForWriting(folder.filePath(u"central.db"_s));
    QVERIFY(opened);
    sqlite::Connection connection = *std::move(opened);
    QCOMPARE(*connection.scalar("PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(*connection.scalar("PRAGMA synchronous"), u"2"_s);
    QCOMPARE(*connection.scalar("PRAGMA foreign_keys"), u"1"_s);
    QCOMPARE(connection.scalar("PRAGMA application_id")->toLongLong(), sqlite::ApplicationId);
    QCOMPARE(connection.scalar("PRAGMA user_version")->toInt(), sqlite::schemaVersion());
}

void TestSqliteEventStore::refusesASecondUser()
{
    Folder folder;
    QCOMPARE(openingFails(folder.path()), StoreError::Code::InUse);
}

void TestSqliteEventStore::refusesNewer()
{
    Folder folder;
    folder.close();
    QVERIFY(execute(folder.database(), "PRAGMA user_version=9999"));
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Newer);
}

void TestSqliteEventStore::refusesForeign()
{
    QTemporaryDir folder;
    QVERIFY(execute(folder.filePath(u"central.db"_s), "CREATE TABLE recipes (name TEXT)"));
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Foreign);
}

void TestSqliteEventStore::refusesDamaged()
{
    Folder folder;
    folder.writer().begin(Noon);
    for (int i = 0; i < 2000; ++i)
        folder.writer().addEvent(record(i));
    QVERIFY(folder.writer().commit());
    folder.close();
    QFile file(folder.database());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 page = 4; page < file.size() / 4096; page += 3) {
        QVERIFY(file.seek(page * 4096));
        QCOMPARE(file.write(QByteArray(64, '\x5a')), 64);
    }
    file.close();
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Damaged);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QCOMPARE(openingFails(folder.path()), StoreError::Code::Damaged);
}

void TestSqliteEventStore::refusesUnwritable()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"plain"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(openingFails(file.fileName()), StoreError::Code::Unwritable);
}

void TestSqliteEventStore::unitsComeBackWhole()
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

void TestSqliteEventStore::feedNumbersHaveNoHoles()
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
    QCOMPARE(reader->scopeSums(pw::domain::FeedScope::site())->sums.rows(), 12);
    QCOMPARE(reader->counts()->events, 3);
}

void TestSqliteEventStore::savepointTakesAllBack()
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

void TestSqliteEventStore::failureSticks()
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

void TestSqliteEventStore::lotsTravelWithUnits()
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

void TestSqliteEventStore::pagesAreStable_data()
{
    QTest::addColumn<EventQuery::Order>("order");
    QTest::addColumn<bool>("ascending");
    QTest::newRow("newest first") << EventQuery::Order::RecordTime << false;
    QTest::newRow("oldest first") << EventQuery::Order::RecordTime << true;
    QTest::newRow("by event time, latest first") << EventQuery::Order::EventTime << false;
    QTest::newRow("by event time, earliest first") << EventQuery::Order::EventTime << true;
}

void TestSqliteEventStore::pagesAreStable()
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

void TestSqliteEventStore::recordTimeNeverStepsBack()
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

void TestSqliteEventStore::leasesAreDisjoint()
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

void TestSqliteEventStore::childrenAreFound()
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

QTEST_GUILESS_MAIN(TestSqliteEventStore)
#include "tst_sqliteeventstore.moc"
