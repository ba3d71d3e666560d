// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>

using namespace pw;
using namespace pw::test;
using namespace pw::store;
using Why = AuditBreak::Why;

class TestAuditRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everythingComesBack();
    void soundTrail();
    void schemaRefusesMeddling_data();
    void schemaRefusesMeddling();
    void meddlingIsFound_data();
    void meddlingIsFound();
    void everyFieldCounts_data();
    void everyFieldCounts();

private:
    static constexpr int Entries = 5;
    static void fill(StationStore &store);
};

void TestAuditRepository::fill(StationStore &store)
{
    Transaction transaction(store.database());
    for (int i = 1; i <= Entries; ++i) {
        PW_VERIFY(
            store.audit.append({at(i), std::chrono::seconds(i), u"op7"_s, u"operator"_s, u"WS1"_s,
                                u"AGGREGATE"_s, pack(u"A%1"_s.arg(i)).key(), R"({"n":1})"}));
    }
    PW_VERIFY(transaction.commit());
}

void TestAuditRepository::everythingComesBack()
{
    StationFixture station;
    const AuditEntry entry{at(1),     std::chrono::nanoseconds(123),
                           u"op7"_s,  u"supervisor"_s,
                           u"WS1"_s,  u"RELEASE"_s,
                           u"01/x"_s, R"({"why":"ok"})"};
    const auto seq = station.store->audit.append(entry);
    PW_VERIFY(seq);
    station.open();
    const auto last = station.store->audit.last(10);
    PW_VERIFY(last);
    QCOMPARE(last->size(), 1);
    QCOMPARE(last->first().first, *seq);
    QVERIFY(last->first().second == entry);
}

void TestAuditRepository::soundTrail()
{
    StationFixture station;
    const auto empty = station.store->audit.verify();
    PW_VERIFY(empty);
    QVERIFY(empty->isSound());
    fill(*station.store);
    const auto verified = station.store->audit.verify();
    PW_VERIFY(verified);
    QVERIFY(verified->isSound());
    QCOMPARE(verified->entries, Entries);
    QCOMPARE(station.store->audit.head()->seq, Entries);
}

void TestAuditRepository::schemaRefusesMeddling_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("change") << QByteArray("UPDATE audit SET operator = 'x' WHERE seq = 2");
    QTest::newRow("drop") << QByteArray("DELETE FROM audit WHERE seq = 2");
    QTest::newRow("replace") << QByteArray("INSERT OR REPLACE INTO audit SELECT 2, at, boot_ns,"
                                           " operator, role, station, action, object, detail,"
                                           " prev_hash, hash FROM audit WHERE seq = 3");
}

void TestAuditRepository::schemaRefusesMeddling()
{
    QFETCH(const QByteArray, sql);
    StationFixture station;
    fill(*station.store);
    const auto done = station.store->database().execute(sql);
    QVERIFY(!done);
    QCOMPARE(done.error().code, StoreError::Code::Constraint);
    QVERIFY(station.store->audit.verify()->isSound());
}

void TestAuditRepository::meddlingIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<qint64>("seq");
    QTest::addColumn<Why>("why");
    QTest::newRow("change") << QByteArray("UPDATE audit SET operator = 'x' WHERE seq = 2")
                            << qint64(2) << Why::Changed;
    QTest::newRow("change with a hash from elsewhere")
        << QByteArray("UPDATE audit SET hash = zeroblob(32) WHERE seq = 2") << qint64(2)
        << Why::Changed;
    QTest::newRow("first one dropped")
        << QByteArray("DELETE FROM audit WHERE seq = 1") << qint64(2) << Why::Missing;
    QTest::newRow("drop in the middle")
        << QByteArray("DELETE FROM audit WHERE seq = 3") << qint64(4) << Why::Missing;
    QTest::newRow("drop, and close the gap")
        << QByteArray("DELETE FROM audit WHERE seq = 3;"
                      "UPDATE audit SET seq = seq - 1 WHERE seq > 3")
        << qint64(3) << Why::Unlinked;
    QTest::newRow("drop at the end")
        << QByteArray("DELETE FROM audit WHERE seq > 3") << qint64(3) << Why::CutOff;
    QTest::newRow("drop everything") << QByteArray("DELETE FROM audit") << qint64(0) << Why::CutOff;
    QTest::newRow("swap") << QByteArray("UPDATE audit SET seq = 100 WHERE seq = 2;"
                                        "UPDATE audit SET seq = 2 WHERE seq = 3;"
                                        "UPDATE audit SET seq = 3 WHERE seq = 100")
                          << qint64(2) << Why::Unlinked;
    QTest::newRow("insert") << QByteArray(
        "UPDATE audit SET seq = seq + 100 WHERE seq > 2;"
        "INSERT INTO audit SELECT 3, at, boot_ns, operator, role, station, action, object, detail,"
        " hash, zeroblob(32) FROM audit WHERE seq = 2;"
        "UPDATE audit SET seq = seq - 99 WHERE seq > 100")
                            << qint64(3) << Why::Changed;
    QTest::newRow("insert at the end")
        << QByteArray("INSERT INTO audit SELECT 6, at, boot_ns, operator, role, station, action,"
                      " object, detail, hash, zeroblob(32) FROM audit WHERE seq = 5")
        << qint64(6) << Why::Changed;
}

void TestAuditRepository::meddlingIsFound()
{
    QFETCH(const QByteArray, sql);
    StationFixture station;
    fill(*station.store);
    PW_VERIFY(station.store->database().execute("DROP TRIGGER audit_no_update;"
                                                "DROP TRIGGER audit_no_delete;"
                                                "DROP TRIGGER audit_next_only"));
    PW_VERIFY(station.store->database().execute(sql));
    const auto verified = station.store->audit.verify();
    PW_VERIFY(verified);
    QVERIFY(verified->brokenAt);
    QTEST(verified->brokenAt->seq, "seq");
    QTEST(verified->brokenAt->why, "why");
}

void TestAuditRepository::everyFieldCounts_data()
{
    QTest::addColumn<QByteArray>("field");
    for (const char *field : {"at", "boot_ns", "operator", "role", "station", "action", "object",
                              "detail", "prev_hash", "hash"})
        QTest::newRow(field) << QByteArray(field);
}

void TestAuditRepository::everyFieldCounts()
{
    QFETCH(const QByteArray, field);
    StationFixture station;
    fill(*station.store);
    PW_VERIFY(station.store->database().execute("DROP TRIGGER audit_no_update"));
    QByteArray value = field + " || ' '";
    if (field == "at" || field == "boot_ns")
        value = field + " + 1";
    else if (field.endsWith("hash"))
        value = "zeroblob(32)";
    PW_VERIFY(station.store->database().execute("UPDATE audit SET " + field + " = " + value
                                                + " WHERE seq = 4"));
    QCOMPARE(station.store->audit.verify()->brokenAt.value_or(AuditBreak{}).seq, 4);
}

QTEST_GUILESS_MAIN(TestAuditRepository)
#include "tst_auditrepository.moc"
