// SPDX-License-Identifier: Apache-2.0
// packwright-central migrate, backup, verify, export; on both stores.
#include "core/epcis/jsonld.h"
#include "tests/unit/core/central/centralprocess.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/queryevents.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/central/teststore.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

struct Outcome
{
    int exitCode = -1;
    QString output;
    QString errors;
};

Outcome run(const QStringList &arguments)
{
    ChildProcess process(u"packwright-central"_s, arguments);
    if (!process.start() || !process.waitForEnd(std::chrono::seconds(60)))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.standardOutput()),
            QString::fromUtf8(process.standardError())};
}

/// A store with every kind of event in it, and a container that was packed, held and corrected.
bool fill(quint16 port)
{
    HttpClient client(port);
    const QByteArray events = queryEvents();
    for (const QJsonValue &event : QJsonDocument::fromJson(events).array()) {
        if (client.post("/capture", document({event.toObject()}))->status != 202)
            return false;
    }
    const auto block = client.post(
        "/sscc-blocks", R"({"requestId":"r","station":"WS1","level":"pallet","count":10})");
    if (!block || block->status != 201)
        return false;
    QList<QJsonObject> story{
        objectEvent(u"ADD"_s, {packUri(u"P1"_s), packUri(u"P2"_s)}, u"commissioning"_s, u"active"_s,
                    1),
        with(objectEvent(u"ADD"_s, {ssccUri(1)}, u"commissioning"_s, u"active"_s, 2),
             {{u"agw:container"_s, u"open"_s}}),
        aggregationEvent(u"ADD"_s, ssccUri(1), {packUri(u"P1"_s), packUri(u"P2"_s)}, 3),
        with(objectEvent(u"OBSERVE"_s, {packUri(u"P2"_s)}, u"inspecting"_s, u""_s, 4),
             {{u"persistentDisposition"_s, QJsonObject{{u"set"_s, QJsonArray{u"damaged"_s}}}}}),
        objectEvent(u"OBSERVE"_s, {ssccUri(1)}, u"shipping"_s, u"in_transit"_s, 5)};
    story[3].remove(u"disposition"_s);
    // A mistake, and its correction.
    story.append(objectEvent(u"DELETE"_s, {packUri(u"P1"_s)}, u"destroying"_s, u"destroyed"_s, 6));
    story.append(with(story.last(), {{u"errorDeclaration"_s,
                                      QJsonObject{{u"declarationTime"_s, u"2026-05-11T07:00:00Z"_s},
                                                  {u"reason"_s, u"incorrect_data"_s}}}}));
    return client.post("/capture", document(story))->status == 202;
}

const QByteArray SiteFile =
    R"({"masterData":{"version":"v1","company":"Test","site":"https://id.gs1.org/414/9521141100011",)"
    R"("products":[]},"ssccPools":[{"level":"pallet","prefix":"3952114100","first":1,"last":1000}],)"
    R"("documents":[]})";

} // namespace

class TestStoreCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oldSchemaIsShownAndMigrated();
    void verifyFindsNothingInASoundStore();
    void verifyNamesWhatDiffers_data();
    void verifyNamesWhatDiffers();
    void backupOfAStoreAtWork();
    void backupKeepsWhatIsThere();
    void exportIsByteForByte();
    void exportOfARange();
    void refusals_data();
    void refusals();

private:
    /// A filled store whose central is at work.
    void startFilled(TestStore &place, std::unique_ptr<CentralProcess> &central);
};

void TestStoreCommands::startFilled(TestStore &place, std::unique_ptr<CentralProcess> &central)
{
    QFile seed(place.folder() + u"/site.json"_s);
    QVERIFY(seed.open(QIODevice::WriteOnly));
    QCOMPARE(seed.write(SiteFile), SiteFile.size());
    seed.close();
    central = std::make_unique<CentralProcess>(
        place.options() + QStringList{u"--migrate"_s, u"--seed"_s, seed.fileName()});
    QVERIFY2(central->start(), qPrintable(central->process().failure()));
    QVERIFY(fill(central->port()));
}

void TestStoreCommands::oldSchemaIsShownAndMigrated()
{
    const TestStore place;
    const QStringList options = place.options();
    const Outcome before = run(QStringList{u"migrate"_s, u"--dry-run"_s} + options);
    QCOMPARE(before.exitCode, 0);
    QVERIFY2(before.output.contains(u"1 pending initial"_s), qPrintable(before.output));
    QVERIFY(!before.output.contains(u"applied"_s));
    if (TestStore::isPostgres()) { // an empty database is not made ours by a mistyped name
        const Outcome refused = run(options + QStringList{u"--listen"_s, u"127.0.0.1:0"_s});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains(u"packwright-central migrate"_s),
                 qPrintable(refused.errors));
    }
    const Outcome after = run(QStringList{u"migrate"_s} + options);
    QCOMPARE(after.exitCode, 0);
    QVERIFY2(after.output.contains(u"1 applied initial"_s), qPrintable(after.output));
    QVERIFY(!after.output.contains(u"pending"_s));
    CentralProcess central(options);
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    if (TestStore::isPostgres()) {
        QCOMPARE(run(QStringList{u"migrate"_s} + options).exitCode, 0); // there is nothing to do
        QVERIFY(place.execute("UPDATE packwright_schema SET version = 0"));
    }
    const Outcome busy = run(QStringList{u"migrate"_s} + options);
    QCOMPARE(busy.exitCode, 1);
    QVERIFY2(busy.errors.contains(u"Another packwright-central"_s), qPrintable(busy.errors));
}

void TestStoreCommands::verifyFindsNothingInASoundStore()
{
    TestStore place;
    std::unique_ptr<CentralProcess> central;
    startFilled(place, central);
    const Outcome outcome = run(QStringList{u"verify"_s} + place.options()); // beside central
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
    QVERIFY2(outcome.output.contains(u"verified events=15"_s), qPrintable(outcome.output));
    QVERIFY(outcome.output.contains(u"differences=0"_s));
}

void TestStoreCommands::verifyNamesWhatDiffers_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("says");
    QTest::newRow("a unit comes to life again")
        << QByteArray("UPDATE unit SET lifecycle = 3 WHERE key = '01/09521141012345/21/P1'")
        << u"unit 01/09521141012345/21/P1: lifecycle: \"3\", by the events \"1\""_s;
    QTest::newRow("a hold is gone")
        << QByteArray("DELETE FROM hold WHERE key = '01/09521141012345/21/P2'")
        << u"unit 01/09521141012345/21/P2: holds: \"\", by the events \"damaged since"_s;
    QTest::newRow("a unit is gone")
        << QByteArray("DELETE FROM unit WHERE key = '01/09521141012345/21/P1'")
        << u"unit 01/09521141012345/21/P1: missing"_s;
    QTest::newRow("a unit from nowhere")
        << QByteArray("UPDATE unit SET key = '01/09521141012345/21/P9'"
                      " WHERE key = '01/09521141012345/21/P1'")
        << u"unit 01/09521141012345/21/P9: no event tells of it"_s;
    QTest::newRow("a lot is released")
        << QByteArray("DELETE FROM hold WHERE key IN (SELECT key FROM lot)") << u"lot 01/"_s;
    QTest::newRow("another hash") << QByteArray("UPDATE event SET content_hash = 'x' WHERE seq = 2")
                                  << u"its content"_s;
    QTest::newRow("an event is gone") << QByteArray("DELETE FROM event WHERE seq = 9")
                                      << u"damage: events: 14, but the last one is number 15"_s;
    QTest::newRow("a feed number twice")
        << QByteArray("UPDATE unit SET ver = (SELECT max(ver) FROM unit)"
                      " WHERE key = '01/09521141012345/21/P1'")
        << u"is given 2 times"_s;
    QTest::newRow("a feed number too high")
        << QByteArray("UPDATE unit SET ver = 999 WHERE key = '01/09521141012345/21/P1'")
        << u"damage: feed number 999 is above the head"_s;
}

void TestStoreCommands::verifyNamesWhatDiffers()
{
    QFETCH(const QByteArray, change);
    QFETCH(const QString, says);
    TestStore place;
    std::unique_ptr<CentralProcess> central;
    startFilled(place, central);
    QVERIFY(central->process().terminate());
    QVERIFY(place.execute(change));
    const Outcome outcome = run(QStringList{u"verify"_s} + place.options());
    QCOMPARE(outcome.exitCode, 3);
    QVERIFY2(outcome.output.contains(says), qPrintable(outcome.output));
}

void TestStoreCommands::backupOfAStoreAtWork()
{
    TestStore place;
    std::unique_ptr<CentralProcess> central;
    startFilled(place, central);
    const QString copy = place.folder() + u"/copy"_s;
    const Outcome outcome = run(QStringList{u"backup"_s} + place.options() + QStringList{copy});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
    QVERIFY(central->process().isRunning());
    QVERIFY(QFile::exists(copy));
    if (TestStore::isPostgres())
        return; // pg_restore has read it to its end
    QVERIFY2(outcome.output.contains(u"events=15"_s), qPrintable(outcome.output));
    QTemporaryDir restored;
    QVERIFY(QFile::copy(copy, restored.filePath(u"central.db"_s)));
    const Outcome verified = run({u"verify"_s, u"--data"_s, restored.path()});
    QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
    QVERIFY(verified.output.contains(u"events=15"_s));
}

void TestStoreCommands::backupKeepsWhatIsThere()
{
    TestStore place;
    place.open();
    QFile there(place.folder() + u"/there"_s);
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.write("precious");
    there.close();
    const Outcome outcome =
        run(QStringList{u"backup"_s} + place.options() + QStringList{there.fileName()});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains(u"is there already"_s));
    QCOMPARE(there.size(), 8);
}

void TestStoreCommands::exportIsByteForByte()
{
    TestStore place;
    CentralProcess central(place.options() + QStringList{u"--migrate"_s});
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    HttpClient client(central.port());
    // Spelling, order and decimals of a partner, and a prefix of its own.
    const QByteArray event =
        R"({"type":"ObjectEvent","eventID":"urn:uuid:0b4d5a26-33a5-4a0a-9d8a-7d1d4c0b9f01",)"
        R"("eventTime":"2026-05-11T08:00:00.50+02:00","eventTimeZoneOffset":"+02:00",)"
        R"("epcList":["urn:epc:id:sgtin:9521141.001234.X1"],"action":"OBSERVE",)"
        R"("bizStep":"https://ref.gs1.org/cbv/BizStep-inspecting","their:weight":1.50})";
    const QByteArray body =
        R"({"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",)"
        R"({"their":"https://example.com/their/"}],"type":"EPCISDocument","schemaVersion":"2.0",)"
        R"("creationDate":"2026-05-11T08:00:00Z","epcisBody":{"eventList":[)"
        + event + "]}}";
    QCOMPARE(client.post("/capture", body)->status, 202);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 1);
    const QString path = place.folder() + u"/events.jsonld"_s;
    const Outcome outcome = run(QStringList{u"export"_s} + place.options() + QStringList{path});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains(event.sliced(1)), text.constData());
    const auto read = pw::epcis::readDocument(text);
    QVERIFY(read);
    QCOMPARE(read->events.size(), 1);
    QVERIFY(read->events.first()[u"@context"].toArray().first()[u"their"].isString());
    // What was exported is taken in elsewhere, and is known here.
    QCOMPARE(client.post("/capture", text)->status, 202);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 1);
}

void TestStoreCommands::exportOfARange()
{
    TestStore place;
    {
        const auto store = place.open();
        const QDateTime noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);
        for (int i = 0; i < 3; ++i) {
            pw::central::EventRecord record;
            record.eventId = u"urn:x:"_s + QString::number(i);
            record.contentHash = "hash";
            record.json = "{\"eventID\":\"urn:x:" + QByteArray::number(i) + "\"}";
            record.eventTime = noon;
            store->writer().begin(noon.addSecs(60 * i));
            store->writer().addEvent(record);
            QVERIFY(store->writer().commit());
        }
    }
    const QString path = place.folder() + u"/events.jsonld"_s;
    const Outcome outcome = run(QStringList{u"export"_s, u"--from"_s, u"2026-05-11T12:01:00Z"_s,
                                            u"--to"_s, u"2026-05-11T14:02:00+02:00"_s}
                                + place.options() + QStringList{path});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
    QVERIFY2(outcome.output.contains(u"events=1 "_s), qPrintable(outcome.output));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\n{\"eventID\":\"urn:x:1\"}\n"));
}

void TestStoreCommands::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    const QString pg = u"postgresql"_s;
    QTest::newRow("password in a list")
        << QStringList{u"--store"_s, pg, u"--database"_s, u"host=db password=secret"_s} << 2
        << u"PGPASSFILE"_s;
    QTest::newRow("password in a URI")
        << QStringList{u"verify"_s, u"--store"_s, pg, u"--database"_s,
                       u"postgresql://me:secret@db/central"_s}
        << 2 << u"list of processes"_s;
    QTest::newRow("no database") << QStringList{u"--store"_s, pg} << 2 << u"needs --database"_s;
    QTest::newRow("database of SQLite")
        << QStringList{u"--database"_s, u"host=db"_s} << 2 << u"--store postgresql"_s;
    QTest::newRow("unknown store") << QStringList{u"--store"_s, u"oracle"_s} << 2 << u"no store"_s;
    QTest::newRow("not a conninfo") << QStringList{u"--store"_s, pg, u"--database"_s, u"host"_s}
                                    << 2 << u"cannot be understood"_s;
    QTest::newRow("no server") << QStringList{u"verify"_s, u"--store"_s, pg, u"--database"_s,
                                              u"host=/nowhere dbname=central"_s}
                               << 1 << u"does not answer"_s;
    QTest::newRow("no file") << QStringList{u"backup"_s} << 2 << u"name of one file"_s;
    QTest::newRow("no moment") << QStringList{u"export"_s, u"--from"_s, u"noon"_s, u"f"_s} << 2
                               << u"no moment"_s;
}

void TestStoreCommands::refusals()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QString, says);
    const Outcome outcome = run(arguments);
    QVERIFY2(outcome.errors.contains(says), qPrintable(outcome.errors));
    QVERIFY2(!outcome.errors.contains(u"secret"_s), qPrintable(outcome.errors));
    QCOMPARE(outcome.exitCode, exitCode);
}

QTEST_GUILESS_MAIN(TestStoreCommands)
#include "tst_storecommands.moc"
