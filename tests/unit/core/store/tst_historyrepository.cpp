// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QFile>

using namespace pw;
using namespace pw::test;
using namespace pw::store;

/// Links, touched units and scans as one operation writes them, and what a database of the first
/// schema tells afterwards.
class TestHistoryRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linkHasBeginningAndEnd();
    void moveEndsTheOldLink();
    void takenFromWhatOthersPacked();
    void othersHadMovedIt();
    void clockSetBack();
    void anyWriteFails();
    void refusedScanIsFound();
    void searches_data();
    void searches();
    void olderDatabase();

private:
    static qint64 operation(StationStore &store, const QString &by, int second);
    static bool record(StationStore &store, const QList<LinkChange> &changes);
};

qint64 TestHistoryRepository::operation(StationStore &store, const QString &by, int second)
{
    const auto seq = store.operations.append(
        {0, QUuid::createUuid(), u"AGGREGATE"_s, at(second), by, "[]", {}, {}});
    return seq ? *seq : 0;
}

bool TestHistoryRepository::record(StationStore &store, const QList<LinkChange> &changes)
{
    Transaction transaction(store.database());
    QList<LinkChange> numbered = changes;
    for (LinkChange &change : numbered)
        change.operation = operation(store, u"op7"_s, 1);
    return store.history.recordLinks(numbered) && transaction.commit();
}

void TestHistoryRepository::linkHasBeginningAndEnd()
{
    StationFixture station;
    HistoryRepository &history = station.store->history;
    const auto a = pack(u"A"_s);
    QVERIFY(record(*station.store, {{a, {}, carton(1), {}, at(10)}}));
    QVERIFY(record(*station.store, {{a, carton(1), {}, at(10), at(20)}}));
    QCOMPARE(history.childrenAt(carton(1), at(9))->size(), 0);
    QCOMPARE(history.childrenAt(carton(1), at(10))->size(), 1);
    QCOMPARE(history.childrenAt(carton(1), at(19))->size(), 1);
    QCOMPARE(history.childrenAt(carton(1), at(20))->size(), 0);
    const auto link = *history.linkAt(a, at(30));
    QVERIFY(link && link->from == at(10) && link->until == at(20));
    QVERIFY(link->fromOperation && link->untilOperation
            && *link->fromOperation < *link->untilOperation);
    QVERIFY(!*history.linkAt(a, at(9)));
}

void TestHistoryRepository::moveEndsTheOldLink()
{
    StationFixture station;
    const auto a = pack(u"A"_s);
    QVERIFY(record(*station.store, {{a, {}, carton(1), {}, at(10)}}));
    QVERIFY(record(*station.store, {{a, carton(1), carton(2), at(10), at(20)}}));
    const auto links = *station.store->history.linksOf(a);
    QCOMPARE(links.size(), 2);
    QCOMPARE(links[0].until, at(20));
    QCOMPARE(links[1].from, at(20));
    QVERIFY(!links[1].until.isValid());
}

void TestHistoryRepository::takenFromWhatOthersPacked()
{
    StationFixture station;
    const auto a = pack(u"A"_s);
    QVERIFY(record(*station.store, {{a, carton(1), {}, at(5), at(20)}}));
    const auto links = *station.store->history.linksOf(a);
    QCOMPARE(links.size(), 1);
    QCOMPARE(links[0].from, at(5));
    QVERIFY(!links[0].fromOperation); // it may have been there before
    QCOMPARE(links[0].until, at(20));
}

void TestHistoryRepository::othersHadMovedIt()
{
    StationFixture station;
    const auto a = pack(u"A"_s);
    QVERIFY(record(*station.store, {{a, {}, carton(1), {}, at(10)}}));
    QVERIFY(record(*station.store, {{a, carton(2), {}, at(15), at(20)}}));
    const auto links = *station.store->history.linksOf(a);
    QCOMPARE(links.size(), 2);
    QCOMPARE(links[1].parent, carton(2));
    QCOMPARE(links[1].from, at(15));
}

/// However clocks were set, nothing ends before it began, and nothing is lost.
void TestHistoryRepository::clockSetBack()
{
    StationFixture station;
    const auto a = pack(u"A"_s);
    QVERIFY(record(*station.store, {{a, {}, carton(1), {}, at(10)}}));
    QVERIFY(record(*station.store, {{a, carton(1), {}, at(10), at(3)}}));
    QVERIFY(record(*station.store, {{a, {}, carton(2), at(3), at(10)}}));
    const auto links = *station.store->history.linksOf(a);
    QCOMPARE(links.size(), 1); // the first lasted no time
    QCOMPARE(links[0].parent, carton(2));
}

void TestHistoryRepository::anyWriteFails()
{
    StationFixture station;
    StationStore &store = *station.store;
    const QList<epc::Epc> units{pack(u"A"_s), pack(u"B"_s), carton(2)};
    const auto change = [&] {
        Transaction transaction(store.database());
        if (!transaction.isOpen())
            return false;
        const auto seq = store.operations.append(
            {0, QUuid::createUuid(), u"MOVE"_s, at(20), u"op7"_s, "[]", {}, {}});
        ScanJournalEntry scan;
        scan.scan = {u"scanner"_s, 1, "raw", scan::FrameStatus::Ok, at(19), {}};
        scan.verdict = domain::VerdictCode::ChildAdded;
        scan.facts = "{}";
        const auto id = seq ? store.journal.append(scan) : Result<qint64, StoreError>(0);
        return seq && id
               && store.history.recordLinks({{units[0], carton(1), carton(2), at(10), at(20), *seq},
                                             {units[1], carton(3), carton(2), at(5), at(20), *seq}})
               && store.history.recordTouched(*seq, units)
               && store.history.recordScan(*id, u"op7"_s, units[2]) && transaction.commit();
    };
    QVERIFY(record(store, {{units[0], {}, carton(1), {}, at(10)}}));
    int accesses = 0;
    for (bool done = false; !done; ++accesses) {
        int left = accesses;
        store.database().setAccessHook([&left] { return left-- != 0; });
        done = change();
        store.database().setAccessHook({});
        const auto links = *store.history.linksOf(units[0]);
        QCOMPARE(links.size(), done ? 2 : 1);
        QCOMPARE(links[0].until.isValid(), done);
        QCOMPARE(store.history.linksOf(units[1])->size(), done ? 2 : 0);
        QCOMPARE(store.timeline.operations(units[2], 0, {}, 9)->size(), done ? 1 : 0);
        QCOMPARE(store.timeline.scans(units[2], 0, {}, 9)->size(), done ? 1 : 0);
    }
    QVERIFY2(accesses > 15, "the hook has not bitten");
}

void TestHistoryRepository::refusedScanIsFound()
{
    StationFixture station;
    StationStore &store = *station.store;
    const auto a = pack(u"A"_s);
    {
        Transaction transaction(store.database());
        ScanJournalEntry scan;
        scan.scan = {u"s1"_s, 1, "raw", scan::FrameStatus::Ok, at(19), {}};
        scan.verdict = domain::VerdictCode::Quarantined;
        scan.facts = "{}";
        const auto id = store.journal.append(scan);
        PW_VERIFY(id);
        PW_VERIFY(store.history.recordScan(*id, u"op7"_s, a));
        PW_VERIFY(transaction.commit());
    }
    const auto scans = *store.timeline.scans(a, 0, {}, 9);
    QCOMPARE(scans.size(), 1);
    QCOMPARE(scans[0].verdict, domain::VerdictCode::Quarantined);
    QCOMPARE(scans[0].operatorId, u"op7"_s);
    QVERIFY(!scans[0].operation);
    QCOMPARE(store.timeline.scans(a, 0, {at(19).toMSecsSinceEpoch(), 0, scans[0].id}, 9)->size(),
             0);
    QCOMPARE(store.timeline.scans(pack(u"B"_s), 0, {}, 9)->size(), 0);
}

void TestHistoryRepository::searches_data()
{
    QTest::addColumn<StationSearch>("asked");
    QTest::addColumn<QStringList>("serials");
    const auto row = [](const char *name, const StationSearch &asked, const QStringList &serials) {
        QTest::newRow(name) << asked << serials;
    };
    const auto gtin = *gs1::Gtin::parse(u"09521141012345");
    row("everything", {}, {carton(1).sscc()->toString(), u"A/7K2"_s, u"AB1"_s, u"B_1"_s});
    row("in the middle", {u"7k"_s}, {u"A/7K2"_s});
    row("a character the key writes as %2F", {u"/7"_s}, {u"A/7K2"_s});
    row("no trace of the escape itself", {u"2F"_s}, {});
    row("an underscore is no wildcard", {u"_1"_s}, {u"B_1"_s});
    row("of a product", {u""_s, gtin}, {u"A/7K2"_s, u"AB1"_s, u"B_1"_s});
    row("by whom", {{}, {}, {}, {}, u"op2"_s}, {u"B_1"_s});
    row("when", {{}, {}, at(0), at(15), {}}, {u"A/7K2"_s});
    row("when, a refused scan", {{}, {}, at(100), {}, {}}, {u"AB1"_s});
}

void TestHistoryRepository::searches()
{
    QFETCH(const StationSearch, asked);
    QFETCH(const QStringList, serials);
    StationFixture station;
    StationStore &store = *station.store;
    {
        Transaction transaction(store.database());
        const auto touch = [&](const QString &by, int second, const QList<epc::Epc> &units) {
            const auto seq = store.operations.append(
                {0, QUuid::createUuid(), u"X"_s, at(second), by, "[]", {}, {}});
            PW_VERIFY(store.history.recordTouched(*seq, units));
        };
        touch(u"op1"_s, 10, {pack(u"A/7K2"_s)});
        touch(u"op2"_s, 20, {pack(u"B_1"_s)});
        touch(u"op1"_s, 30, {carton(1)});
        ScanJournalEntry scan;
        scan.scan = {u"s1"_s, 1, "raw", scan::FrameStatus::Ok, at(100), {}};
        scan.facts = "{}";
        const auto id = store.journal.append(scan);
        PW_VERIFY(store.history.recordScan(*id, u"op1"_s, pack(u"AB1"_s)));
        PW_VERIFY(transaction.commit());
    }
    QStringList found;
    PW_VERIFY(store.search.search(asked, {}, [&](const epc::Epc &id) {
        found.append(id.sgtin() ? id.sgtin()->serial() : id.sscc()->toString());
        return true;
    }));
    QCOMPARE(found, serials);
    for (const QString &serial : serials) {
        const auto id = serial.size() == 18 ? carton(1) : pack(serial);
        QCOMPARE(*store.search.matches(asked, id), true);
    }
    QCOMPARE(*store.search.matches(asked, pack(u"C"_s)), false);
}

/// A file as version 1 left it: its operations, refusals and overlay are in the history afterwards.
void TestHistoryRepository::olderDatabase()
{
    QTemporaryDir folder;
    const StationFiles files{folder.filePath(u"station.db"_s), folder.filePath(u"cache.db"_s)};
    const QByteArray a = pack(u"A"_s).key().toUtf8(), b = pack(u"B"_s).key().toUtf8(),
                     c = pack(u"C"_s).key().toUtf8();
    const QByteArray one = carton(1).key().toUtf8(), two = carton(2).key().toUtf8();
    const auto t = [](int second) { return QByteArray::number(at(second).toMSecsSinceEpoch()); };
    {
        Schema first = Schema::station();
        first.migrations.resize(1);
        const auto old = Database::open(first, files.stationDatabase, Database::Access::Owner);
        PW_VERIFY(old);
        PW_VERIFY((*old)->execute(
            "INSERT INTO operation VALUES (1,'o1','AGGREGATE'," + t(10)
            + ",'op7','[{\"do\":"
              "\"AGGREGATE\",\"child\":\""
            + a + "\",\"parent\":\"" + one
            + "\"}]',NULL,NULL);"
              "INSERT INTO operation VALUES (2,'o2','DISAGGREGATE',"
            + t(20)
            + ",'op7','[{\"do\":"
              "\"DISAGGREGATE\",\"child\":\""
            + a + "\",\"parent\":\"" + one
            + "\"}]',NULL,NULL);"
              "INSERT INTO operation VALUES (3,'o3','AGGREGATE',"
            + t(30) + ",'op7','{\"commands\":[{\"do\":\"AGGREGATE\",\"children\":[\"" + a + "\",\""
            + c + "\"],\"parent\":\"" + two
            + "\"}],\"reason\":{\"code\":\"X\",\"text\":\"00/1\"}}',NULL,NULL);"
              "INSERT INTO scan_journal VALUES (1,'s1',1,"
            + t(9)
            + ",0,x'00','ok','QUARANTINED',"
              "'{\"code\":\"QUARANTINED\",\"unit\":{\"key\":\""
            + b
            + "\"}}',NULL);"
              "INSERT INTO scan_journal VALUES (2,'s1',2,"
            + t(10)
            + ",0,x'00','ok','CHILD_ADDED',"
              "'{\"unit\":{\"key\":\""
            + a + "\"},\"container\":{\"key\":\"" + one
            + "\"}}',1);"
              "INSERT INTO scan_journal VALUES (3,'s1',3,"
            + t(11)
            + ",0,x'00','noRead',"
              "'UNREADABLE','{\"code\":\"UNREADABLE\"}',NULL);"
              "INSERT INTO unit_overlay VALUES ('"
            + b
            + "','pack','commissioned','here',NULL,'','',"
              "'[]','"
            + two + "',NULL,NULL,0,0," + t(5) + ",'LINE-7',1)"));
    }
    const auto store = StationStore::open(files);
    PW_VERIFY(store);
    QCOMPARE((*store)->history.childrenAt(carton(1), at(15))->size(), 1);
    QCOMPARE((*store)->history.childrenAt(carton(1), at(25))->size(), 0);
    const auto inTwo = *(*store)->history.childrenAt(carton(2), at(5));
    QCOMPARE(inTwo.size(), 1);
    QVERIFY(!inTwo.first().fromOperation);
    QCOMPARE((*store)->history.childrenAt(carton(2), at(30))->size(), 3); // a step of a later form
    QCOMPARE((*store)->timeline.operations(carton(1), 0, {}, 9)->size(), 2);
    QCOMPARE((*store)->timeline.operations(pack(u"C"_s), 0, {}, 9)->size(), 1);
    PW_VERIFY((*store)->search.search({}, {}, [](const epc::Epc &) { return true; }));
    const auto accepted = *(*store)->timeline.scans(pack(u"A"_s), 0, {}, 9);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().operatorId, u"op7"_s);
    const auto refused = *(*store)->timeline.scans(pack(u"B"_s), 0, {}, 9);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().operatorId, QString());
}

Q_DECLARE_METATYPE(StationSearch)

QTEST_GUILESS_MAIN(TestHistoryRepository)
#include "tst_historyrepository.moc"
