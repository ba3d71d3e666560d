// SPDX-License-Identifier: Apache-2.0
// Hierarchies in and out from a shell: import and export between stations that share nothing.
#include "core/store/cachewriter.h"
#include "core/store/stationstore.h"
#include "tests/support/childprocess.h"
#include "tests/support/sharedfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::test;

namespace {

constexpr int Success = 0, Finding = 1, Usage = 2, CannotStart = 3;

const QByteArray MasterData =
    R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011","products":[
 {"gtin":"09521141012345","name":"Testolin","levels":[{"level":"carton","capacity":3},
 {"level":"pallet","capacity":2,"mix":"sameProduct"}]}]})";

const QByteArray Delivery = "\xef\xbb\xbf"
                            "child;parent;lot;expiry\r\n"
                            "195211411000000018;395211411000000012;;\r\n"
                            "(01)09521141012345(21)A1;195211411000000018;L1;2029-05-31\r\n"
                            "(01)09521141012345(21)A2;195211411000000018;L1;2029-05-31\r\n"
                            "\"(01)09521141012345(21)A;3\";195211411000000018;L1;2029-05-31\r\n";
const QString Pallet = u"395211411000000012"_s;

struct Answer
{
    int exitCode = -1;
    QString output;
    QString errors;
    QJsonObject json() const { return QJsonDocument::fromJson(output.toUtf8()).object(); }
};

/// A station that has heard of its products just now.
struct Station
{
    Station()
    {
        const auto init = ask({u"init"_s, u"--station"_s, u"WS1"_s, u"--bench"_s,
                               u"https://id.gs1.org/414/9521141100011/254/BENCH-1"_s,
                               u"--central"_s, u"http://127.0.0.1:9"_s});
        if (init.exitCode != Success)
            qFatal("%s", qPrintable(init.errors));
        const auto store = store::StationStore::open(
            {home.filePath(u"station.db"_s), home.filePath(u"cache.db"_s)});
        auto cache = store::Database::open(store::Schema::cache(), home.filePath(u"cache.db"_s),
                                           store::Database::Access::Shared);
        store::CacheWriter writer(**cache);
        const SystemClock clock;
        store::FeedPage page;
        page.scope = u"site"_s;
        page.epoch = u"epoch"_s;
        page.upToDate = true;
        page.serverTime = clock.now();
        const bool filled = store && writer.replaceMasterData(u"1"_s, MasterData)
                            && writer.reset(u"epoch"_s)
                            && writer.apply(page, store::Moment::now(clock));
        if (!filled)
            qFatal("the cache cannot be filled");
        put(u"company-prefixes.csv"_s, "9521141,7\n");
    }

    QString put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(home.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }

    Answer ask(const QStringList &arguments) const
    {
        ChildProcess ctl(u"packwrightctl"_s, arguments);
        ctl.setEnvironment(u"PW_HOME"_s, home.path());
        if (!ctl.start() || !ctl.waitForEnd())
            return {-1, {}, ctl.failure()};
        return {ctl.exitCode(), QString::fromUtf8(ctl.standardOutput()),
                QString::fromUtf8(ctl.standardError())};
    }
    Answer import(const QString &file, const QStringList &more = {}) const
    {
        return ask(QStringList{u"import"_s, file, u"--role"_s, u"supervisor"_s, u"--reason"_s,
                               u"OTHER:delivery 4711"_s}
                   + more);
    }
    QString hash() const
    {
        const auto told = ask({u"export"_s, u"--unit"_s, Pallet, u"--out"_s,
                               home.filePath(u"hash.json"_s), u"--json"_s});
        return told.json()["hierarchyHash"_L1].toString();
    }

    QTemporaryDir home;
};

} // namespace

class TestExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromStationToStation_data();
    void fromStationToStation();
    void everyRowIsAnswered();
    void dryRun();
    void dryRunBesideTheStation();
    void parts();
    void badFiles_data();
    void badFiles();
    void operatorsMayNot();
    void exportsWhatIsAsked();
    void scenarioDocuments();
    void notUnderstood_data();
    void notUnderstood();
    void noStation();
};

void TestExchange::fromStationToStation_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"json", "xml", "csv"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestExchange::fromStationToStation()
{
    QFETCH(const QString, format);
    const Station first, second;
    const auto taken = first.import(first.put(u"delivery.csv"_s, Delivery), {u"--json"_s});
    QVERIFY2(taken.exitCode == Success, qPrintable(taken.output + taken.errors));
    QVERIFY(taken.json()["written"_L1].toBool());
    QCOMPARE(taken.json()["units"_L1].toInt(), 5);

    const QString file = first.home.filePath(u"handed-on"_s);
    const auto handed = first.ask(
        {u"export"_s, u"--unit"_s, Pallet, u"--format"_s, format, u"--out"_s, file, u"--json"_s});
    QVERIFY2(handed.exitCode == Success, qPrintable(handed.errors));
    QCOMPARE(handed.json()["units"_L1].toInt(), 5);

    const auto came = second.import(file, {u"--json"_s});
    QVERIFY2(came.exitCode == Success, qPrintable(came.output + came.errors));
    QCOMPARE(came.json()["format"_L1].toString(), format);
    QCOMPARE(second.hash(), first.hash());
    QVERIFY(!first.hash().isEmpty());

    const auto again = second.import(file, {u"--json"_s});
    QCOMPARE(again.exitCode, Success);
    QVERIFY(!again.json()["written"_L1].toBool());
    QCOMPARE(again.json()["accepted"_L1].toInt(), 0);
    const auto status = second.ask({u"audit"_s, u"verify"_s});
    QCOMPARE(status.exitCode, Success);
}

void TestExchange::everyRowIsAnswered()
{
    const Station station;
    QVERIFY(station.import(station.put(u"delivery.csv"_s, Delivery)).exitCode == Success);
    const QString file =
        station.put(u"more.csv"_s, "unit,parent,lot\n"
                                   "(01)09521141012345(21)A1,195211411000000018,L1\n"
                                   "(01)09521141012345(21)A2,195211411000000025,L1\n"
                                   "(01)09521141012345(21)A1,,L2\n"
                                   "rubbish,,\n"
                                   "(01)09521141000014(21)B1,,\n");
    const auto answer = station.import(file);
    QCOMPARE(answer.exitCode, Finding);
    const QStringList lines = answer.output.split(u'\n');
    QVERIFY(lines[0].startsWith(u"line 2: known already: "_s));
    QVERIFY(answer.output.contains(u"line 3: refused: "_s));
    QVERIFY(answer.output.contains(u"    OTHER_PARENT: "_s));
    QVERIFY(answer.output.contains(u"    ATTRIBUTE_MISMATCH: "_s));
    QVERIFY(answer.output.contains(u"    NOT_A_UNIT: "_s));
    QVERIFY(answer.output.contains(u"    NO_MASTER_DATA: "_s));
    QVERIFY(answer.output.contains(u"IMPORT_REFUSED: nothing has changed."_s));
    const auto json = station.import(file, {u"--json"_s}).json();
    QCOMPARE(json["verdict"_L1]["code"_L1].toString(), u"IMPORT_REFUSED"_s);
    QCOMPARE(json["rows"_L1].toArray().size(), 5);
    const QJsonValue objection = json["rows"_L1][1]["objections"_L1][0];
    QCOMPARE(objection["code"_L1].toString(), u"OTHER_PARENT"_s);
    QCOMPARE(objection["other"_L1].toString(), u"00/195211411000000018"_s);
    QVERIFY(!objection["remedy"_L1].toString().isEmpty());
}

void TestExchange::dryRun()
{
    const Station station;
    const QString file = station.put(u"delivery.csv"_s, Delivery);
    const auto answer = station.import(file, {u"--dry-run"_s});
    QVERIFY2(answer.exitCode == Success, qPrintable(answer.errors));
    QVERIFY(answer.output.contains(u"Dry run: 5 units would come in"_s));
    QCOMPARE(station.ask({u"tree"_s, Pallet}).exitCode, Finding);
    QCOMPARE(station.import(file).exitCode, Success);
    QCOMPARE(station.ask({u"tree"_s, Pallet}).exitCode, Success);
    const auto history = station.ask({u"history"_s, Pallet});
    QVERIFY(history.output.contains(u"IMPORT"_s));
}

void TestExchange::dryRunBesideTheStation()
{
    const Station station;
    const QString file = station.put(u"delivery.csv"_s, Delivery);
    {
        const auto atWork = store::StationStore::open( // as a station has it open
            {station.home.filePath(u"station.db"_s), station.home.filePath(u"cache.db"_s)});
        QVERIFY(atWork);
        const auto asked = station.import(file, {u"--dry-run"_s, u"--json"_s});
        QVERIFY2(asked.exitCode == Success, qPrintable(asked.errors));
        QCOMPARE(asked.json()["units"_L1].toInt(), 5);
        QVERIFY(!asked.json()["written"_L1].toBool());
        QCOMPARE(station.import(file).exitCode, CannotStart);
        QCOMPARE((*atWork)->audit.head()->seq, 0); // not even a trace of having been asked
    }
    QCOMPARE(station.import(file).exitCode, Success);
    {
        const auto atWork = store::StationStore::open(
            {station.home.filePath(u"station.db"_s), station.home.filePath(u"cache.db"_s)});
        QVERIFY(atWork);
        const auto again = station.import(file, {u"--dry-run"_s, u"--json"_s});
        QCOMPARE(again.json()["units"_L1].toInt(), 0); // what has come in since is known to it
    }
}

void TestExchange::parts()
{
    const Station station;
    const QString file =
        station.put(u"parts.csv"_s, "unit,parent,state\n"
                                    "(01)09521141012345(21)A1,195211411000000018,commissioned\n"
                                    "(01)09521141012345(21)A2,195211411000000018,quarantined\n"
                                    "(01)09521141012345(21)A3,195211411000000025,commissioned\n");
    QCOMPARE(station.import(file).exitCode, Finding);
    QCOMPARE(station.ask({u"tree"_s, u"195211411000000025"_s}).exitCode, Finding);
    const auto answer = station.import(file, {u"--accept-partial"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, Finding); // done, and not all of it
    QVERIFY(answer.json()["written"_L1].toBool());
    QCOMPARE(station.ask({u"tree"_s, u"195211411000000025"_s}).exitCode, Success);
    QCOMPARE(station.ask({u"tree"_s, u"195211411000000018"_s}).exitCode, Finding);
}

void TestExchange::badFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("JSON") << QByteArray("{\"type\":\n  \"EPCISDocument\",}") << u"line 2"_s;
    QTest::newRow("twice") << QByteArray("{\"type\":1,\n\"type\":2}") << u"twice"_s;
    QTest::newRow("XML") << QByteArray("<a>\n<b></a>") << u"no EPCIS document"_s;
    QTest::newRow("quote") << QByteArray("unit\n\"x") << u"line 2, column 1"_s;
    QTest::newRow("letter") << QByteArray("Dear Sir or Madam,\n") << u"Name the columns"_s;
    QTest::newRow("nothing") << QByteArray() << u"no unit in the file"_s;
}

void TestExchange::badFiles()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, words);
    const Station station;
    const auto answer = station.import(station.put(u"bad"_s, bytes));
    QCOMPARE(answer.exitCode, Finding);
    QVERIFY2(answer.errors.contains(words), qPrintable(answer.errors));
}

void TestExchange::operatorsMayNot()
{
    const Station station;
    const auto answer = station.ask({u"import"_s, station.put(u"delivery.csv"_s, Delivery)});
    QCOMPARE(answer.exitCode, Finding);
    QVERIFY(answer.output.contains(u"NOT_PERMITTED"_s));
    QCOMPARE(station.ask({u"tree"_s, Pallet}).exitCode, Finding);
}

void TestExchange::exportsWhatIsAsked()
{
    const Station station;
    QCOMPARE(station.import(station.put(u"delivery.csv"_s, Delivery)).exitCode, Success);
    const auto all = station.ask({u"export"_s, u"--all"_s, u"--format"_s, u"csv"_s});
    QVERIFY2(all.exitCode == Success, qPrintable(all.errors));
    QCOMPARE(all.output.count(u"\r\n"_s), 6);
    QVERIFY(all.output.contains(u"pack,https://id.gs1.org/00/195211411000000018,"
                                "https://id.gs1.org/01/09521141012345/21/A%3B3,09521141012345,A;3,"
                                "L1,2029-05-31,commissioned\r\n"_s));
    const auto top = station.ask(
        {u"export"_s, u"--unit"_s, Pallet, u"--depth"_s, u"1"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(top.output.count(u"\r\n"_s), 3);
    const auto json = station.ask({u"export"_s, u"--all"_s}).json();
    QCOMPARE(json["type"_L1].toString(), u"EPCISDocument"_s);
    QCOMPARE(json["epcisBody"_L1]["eventList"_L1].toArray().size(), 5);
    // Without GS1's list nobody knows where a company prefix ends.
    QVERIFY(QFile::remove(station.home.filePath(u"company-prefixes.csv"_s)));
    const auto xml = station.ask({u"export"_s, u"--all"_s, u"--format"_s, u"xml"_s});
    QCOMPARE(xml.exitCode, Finding);
    QVERIFY(xml.errors.contains(u"company-prefixes.csv"_s));
    QVERIFY(xml.output.isEmpty());
    QCOMPARE(station.ask({u"export"_s, u"--unit"_s, u"195211411000000025"_s}).exitCode, Finding);
}

void TestExchange::scenarioDocuments()
{
    PW_REQUIRE_SHARED("standards/examples-ours/scenarios");
    const Station station;
    const QDir folder(sharedPath(u"standards/examples-ours/scenarios"_s));
    const QStringList names = folder.entryList({u"*.jsonld"_s}, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 7);
    for (const QString &name : names) {
        const auto answer = station.import(folder.filePath(name), {u"--dry-run"_s, u"--json"_s});
        const bool isClean = name < u"s11"_s; // the later ones tell what cannot be taken over
        QVERIFY2(answer.exitCode == (isClean ? Success : Finding), qPrintable(name));
        QVERIFY(!answer.json().contains("fault"_L1));
        QVERIFY(!answer.json()["rows"_L1].toArray().isEmpty());
    }
}

void TestExchange::notUnderstood_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QStringList &arguments, const QString &word) {
        QTest::newRow(name) << arguments << word;
    };
    row("no file", {u"import"_s}, u"file"_s);
    row("no such file", {u"import"_s, u"/nowhere/x"_s}, u"/nowhere/x"_s);
    row("no such form", {u"import"_s, u"x"_s, u"--format"_s, u"pdf"_s}, u"--format"_s);
    row("no GTIN", {u"import"_s, u"x"_s, u"--gtin"_s, u"12"_s}, u"--gtin"_s);
    row("nothing to export", {u"export"_s}, u"--unit"_s);
    row("both", {u"export"_s, u"--all"_s, u"--unit"_s, Pallet}, u"--all"_s);
    row("no form to export", {u"export"_s, u"--all"_s, u"--format"_s, u"pdf"_s}, u"--format"_s);
    row("no depth", {u"export"_s, u"--all"_s, u"--depth"_s, u"0"_s}, u"--depth"_s);
    row("no unit", {u"export"_s, u"--unit"_s, u"x"_s}, u"unit"_s);
}

void TestExchange::notUnderstood()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, word);
    const Station station;
    const auto answer = station.ask(arguments);
    QCOMPARE(answer.exitCode, Usage);
    QVERIFY2(answer.errors.contains(word), qPrintable(answer.errors));
}

void TestExchange::noStation()
{
    const QTemporaryDir empty;
    ChildProcess ctl(u"packwrightctl"_s, {u"export"_s, u"--all"_s});
    ctl.setEnvironment(u"PW_HOME"_s, empty.path());
    QVERIFY(ctl.start() && ctl.waitForEnd());
    QCOMPARE(ctl.exitCode(), CannotStart);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
