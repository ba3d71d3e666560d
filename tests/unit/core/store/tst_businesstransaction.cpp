// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>

using namespace pw;
using namespace pw::test;
using namespace pw::store;

/// What one scan writes, wholly or not at all: for every access of it that can fail, that access
/// fails (practice of OpenCloud's testdatabaseerror.cpp).
class TestBusinessTransaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anyAccessFails();
    void programEndsBeforeCommit();

private:
    static bool aggregate(StationStore &store);
    static QByteArray everything(StationStore &store);
};

bool TestBusinessTransaction::aggregate(StationStore &store)
{
    Transaction transaction(store.database());
    if (!transaction.isOpen())
        return false;
    const auto sscc = store.ssccBlocks.next(domain::Level::Carton);
    if (!sscc || !*sscc)
        return false;
    const auto stamp = store.operations.nextEventStamp(at(10));
    if (!stamp)
        return false;
    const auto operation = store.operations.append(
        {0, QUuid::createUuid(), u"AGGREGATE"_s, at(10), u"op7"_s, "{}", {}, {}});
    if (!operation)
        return false;
    auto container = unit(**sscc);
    container.container = {true, false, 10};
    container.childCount = 1;
    auto child = unit(pack(u"A%1"_s.arg(stamp->sequence)));
    child.parent = container.id;
    OutboxEvent event;
    event.eventId = u"urn:uuid:%1"_s.arg(stamp->sequence);
    event.sequence = stamp->sequence;
    event.operation = *operation;
    event.document = "{}";
    event.units = {container.id, child.id};
    event.createdAt = at(10);
    ScanJournalEntry scan;
    scan.scan = {u"scanner"_s, 1, "raw", scan::FrameStatus::Ok, at(9), {}};
    scan.verdict = domain::VerdictCode::ChildAdded;
    scan.facts = "{}";
    scan.operation = *operation;
    return store.overlay.put(container, stamp->sequence)
           && store.overlay.put(child, stamp->sequence) && store.outbox.append(event)
           && store.journal.append(scan)
           && store.audit.append({at(10),
                                  {},
                                  u"op7"_s,
                                  u"operator"_s,
                                  u"WS1"_s,
                                  u"AGGREGATE"_s,
                                  child.id.key(),
                                  "{}"})
           && store.state.set(u"bench"_s, container.id.key()) && transaction.commit();
}

/// All rows of all tables, as text.
QByteArray TestBusinessTransaction::everything(StationStore &store)
{
    QByteArray all;
    QStringList tables;
    {
        Statement names(store.database(), "SELECT name FROM sqlite_schema WHERE type = 'table'");
        auto rows = names.query();
        while (rows.next())
            tables.append(rows.text(0));
    }
    for (const QString &table : tables) {
        QStringList columns;
        Statement info(store.database(), "SELECT name FROM pragma_table_info(?1)");
        auto rows = info.query(table);
        while (rows.next())
            columns.append(u"quote("_s + rows.text(0) + u')');
        Statement content(
            store.database(),
            QString(u"SELECT "_s + columns.join(u" || ',' || ") + u" FROM " + table).toUtf8());
        auto lines = content.query();
        all += table.toUtf8() + '\n';
        while (lines.next())
            all += lines.bytes(0) + '\n';
    }
    return all;
}

void TestBusinessTransaction::anyAccessFails()
{
    StationFixture station;
    PW_VERIFY(
        station.store->ssccBlocks.add({u"b"_s, domain::Level::Carton, u"39521141"_s, 0, 999}));
    QVERIFY(aggregate(*station.store));
    const QByteArray before = everything(*station.store);
    int accesses = 0;
    for (bool done = false; !done; ++accesses) {
        int left = accesses;
        station.store->database().setAccessHook([&left] { return left-- != 0; });
        done = aggregate(*station.store);
        station.store->database().setAccessHook({});
        const QByteArray after = everything(*station.store);
        if (!done)
            QVERIFY2(after == before, qPrintable(u"access %1 left traces"_s.arg(accesses)));
        else
            QVERIFY(after != before);
    }
    QVERIFY2(accesses > 10, "the hook has not bitten");
    QVERIFY(station.store->audit.verify()->isSound());
    station.open(); // and the file is one that opens
    QCOMPARE(station.store->outbox.stats()->pending, 2);
    QCOMPARE(*station.store->operations.lastEventSequence(), 2);
}

void TestBusinessTransaction::programEndsBeforeCommit()
{
    StationFixture station;
    PW_VERIFY(
        station.store->ssccBlocks.add({u"b"_s, domain::Level::Carton, u"39521141"_s, 0, 999}));
    const QByteArray before = everything(*station.store);
    const auto open = station.store->database().execute("BEGIN IMMEDIATE");
    PW_VERIFY(open);
    PW_VERIFY(station.store->overlay.put(unit(pack(u"A"_s)), 1));
    PW_VERIFY(station.store->operations.nextEventStamp(at(1)));
    station.open(); // closes the connection with its transaction open
    QVERIFY(everything(*station.store) == before);
}

QTEST_GUILESS_MAIN(TestBusinessTransaction)
#include "tst_businesstransaction.moc"
