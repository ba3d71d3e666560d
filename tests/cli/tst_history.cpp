// SPDX-License-Identifier: Apache-2.0
// Questions about the past from a shell, beside a running station: history, where, tree --at,
// search.
#include "tests/support/childprocess.h"
#include "tests/unit/core/services/historyfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace pw;
using namespace pw::test;

namespace {

constexpr int Success = 0, Finding = 1, Usage = 2, CannotStart = 3;

struct Answer
{
    int exitCode = -1;
    QString output;
    QString errors;
    QJsonObject json() const { return QJsonDocument::fromJson(output.toUtf8()).object(); }
};

/// The station's data stay open in this process while packwrightctl reads them.
struct Station : HistoryFixture
{
    Station()
    {
        const auto init = ask({u"init"_s, u"--station"_s, u"WS1"_s, u"--bench"_s,
                               u"https://id.gs1.org/414/9521141100011/254/BENCH-1"_s,
                               u"--central"_s, u"http://127.0.0.1:9"_s});
        if (init.exitCode != Success)
            qFatal("%s", qPrintable(init.errors));
        hear({heard(pack(u"A1"_s), 1), heard(pack(u"B1"_s), 1, carton(1)), heard(carton(1), 1),
              heard(pallet(1), 1)},
             5);
        scan(pack(u"A1"_s), domain::VerdictCode::NoOpenContainer, 9);
        move(pack(u"A1"_s), {}, carton(1), 10);
        move(carton(1), {}, pallet(1), 20);
        move(pack(u"A1"_s), carton(1), {}, 30);
        scan(pack(u"X1"_s), domain::VerdictCode::UnknownSerial, 40);
        hear({}, 50);
    }

    Answer ask(const QStringList &arguments) const
    {
        ChildProcess ctl(u"packwrightctl"_s, arguments);
        ctl.setEnvironment(u"PW_HOME"_s, folder.path());
        if (!ctl.start() || !ctl.waitForEnd())
            return {-1, {}, ctl.failure()};
        return {ctl.exitCode(), QString::fromUtf8(ctl.standardOutput()),
                QString::fromUtf8(ctl.standardError())};
    }
};

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void history();
    void where();
    void treeAtAMoment();
    void treeNow();
    void search();
    void notUnderstood_data();
    void notUnderstood();
    void noStation();

private:
    Station m_station;
};

void TestHistory::history()
{
    const auto answer = m_station.ask({u"history"_s, pack(u"A1"_s).toUri(), u"--json"_s});
    QVERIFY2(answer.exitCode == Success, qPrintable(answer.errors));
    const QJsonArray entries = answer.json()["entries"_L1].toArray();
    QCOMPARE(entries.size(), 5);
    QCOMPARE(entries[0]["code"_L1].toString(), u"NO_OPEN_CONTAINER"_s);
    QCOMPARE(entries[1]["events"_L1]["queued"_L1].toInt(), 1);
    QCOMPARE(entries[4]["kind"_L1].toString(), u"left"_s);
    const auto last = m_station.ask({u"history"_s, pack(u"A1"_s).toUri(), u"--limit"_s, u"2"_s});
    QVERIFY(last.output.contains(u"There is more: --before "_s));
    QVERIFY(last.output.contains(u"DISAGGREGATE"_s) && !last.output.contains(u"NO_OPEN"_s));
    const QString before = last.output.section(u"--before "_s, 1).section(u'\n', 0, 0);
    const auto first =
        m_station.ask({u"history"_s, pack(u"A1"_s).toUri(), u"--before"_s, before, u"--json"_s});
    QCOMPARE(first.json()["entries"_L1].toArray().size(), 3);
    QCOMPARE(m_station.ask({u"history"_s, pack(u"Q"_s).toUri()}).exitCode, Finding);
}

void TestHistory::where()
{
    const auto answer = m_station.ask({u"where"_s, pack(u"B1"_s).key(), u"--json"_s});
    QVERIFY2(answer.exitCode == Success, qPrintable(answer.errors));
    const QJsonArray path = answer.json()["path"_L1].toArray();
    QCOMPARE(path.size(), 3);
    QCOMPARE(path[2]["key"_L1].toString(), pallet(1).key());
    const auto text = m_station.ask({u"where"_s, pack(u"B1"_s).key()});
    QVERIFY(text.output.contains(carton(1).toHri()) && text.output.contains(pallet(1).toHri()));
    QCOMPARE(m_station.ask({u"where"_s, pack(u"X1"_s).key()}).exitCode, Finding);
}

void TestHistory::treeAtAMoment()
{
    const QString sscc = pallet(1).sscc()->toString();
    const auto then = m_station.ask(
        {u"tree"_s, sscc, u"--at"_s, at(25).toString(Qt::ISODateWithMs), u"--json"_s});
    QVERIFY2(then.exitCode == Success, qPrintable(then.errors));
    QCOMPARE(then.json()["units"_L1].toInt(), 3);
    QVERIFY(then.json()["complete"_L1].toBool());
    const auto top = m_station.ask({u"tree"_s, sscc, u"--at"_s, at(25).toString(Qt::ISODateWithMs),
                                    u"--depth"_s, u"1"_s, u"--json"_s});
    QCOMPARE(top.json()["units"_L1].toInt(), 1);
    QVERIFY(!top.json()["children"_L1][0].toObject().contains("children"_L1));
    const auto later = m_station.ask({u"tree"_s, sscc, u"--at"_s, at(35).toString(Qt::ISODate)});
    QVERIFY(later.output.contains(pack(u"B1"_s).toHri()));
    QVERIFY(!later.output.contains(pack(u"A1"_s).toHri()));
    // What cannot be known for certain is said, and seen by a script.
    const auto early =
        m_station.ask({u"tree"_s, sscc, u"--at"_s, at(2).toString(Qt::ISODate), u"--json"_s});
    QCOMPARE(early.exitCode, Finding);
    QVERIFY(!early.json()["complete"_L1].toBool());
    QVERIFY(early.errors.contains(u"is not known here"_s));
}

void TestHistory::treeNow()
{
    const auto answer = m_station.ask({u"tree"_s, pallet(1).sscc()->toString(), u"--json"_s});
    QVERIFY2(answer.exitCode == Success, qPrintable(answer.errors));
    const QJsonObject box = answer.json()["children"_L1].toArray().first().toObject();
    QCOMPARE(box["key"_L1].toString(), carton(1).key());
    QCOMPARE(box["children"_L1].toArray().size(), 1);
}

void TestHistory::search()
{
    const auto answer = m_station.ask(
        {u"search"_s, u"1"_s, u"--gtin"_s, u"09521141012345"_s, u"--limit"_s, u"2"_s, u"--json"_s});
    QVERIFY2(answer.exitCode == Success, qPrintable(answer.errors));
    QCOMPARE(answer.json()["hits"_L1].toArray().size(), 2);
    const auto rest =
        m_station.ask({u"search"_s, u"1"_s, u"--gtin"_s, u"09521141012345"_s, u"--cursor"_s,
                       answer.json()["cursor"_L1].toString(), u"--json"_s});
    const QJsonArray hits = rest.json()["hits"_L1].toArray();
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits[0]["key"_L1].toString(), pack(u"B1"_s).key());
    const auto unknown = m_station.ask({u"search"_s, u"x1"_s, u"--operator"_s, u"op7"_s});
    QVERIFY(unknown.output.contains(u"only scanned here"_s));
    QCOMPARE(m_station.ask({u"search"_s, u"zzz"_s}).exitCode, Finding);
}

void TestHistory::notUnderstood_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QStringList &arguments, const QString &word) {
        QTest::newRow(name) << arguments << word;
    };
    const QString sscc = pallet(1).sscc()->toString();
    row("no unit", {u"history"_s}, u"SSCC"_s);
    row("a digit too few", {u"where"_s, sscc.chopped(1)}, u"SSCC"_s);
    row("no time", {u"tree"_s, sscc, u"--at"_s, u"yesterday"_s}, u"--at"_s);
    row("depth of now", {u"tree"_s, sscc, u"--depth"_s, u"1"_s}, u"--at"_s);
    row("no depth", {u"tree"_s, sscc, u"--at"_s, u"14:00"_s, u"--depth"_s, u"x"_s}, u"--depth"_s);
    row("no GTIN", {u"search"_s, u"--gtin"_s, u"12"_s}, u"--gtin"_s);
    row("no number", {u"search"_s, u"--limit"_s, u"0"_s}, u"--limit"_s);
    row("no place", {u"history"_s, sscc, u"--before"_s, u"x"_s}, u"--before"_s);
}

void TestHistory::notUnderstood()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, word);
    const auto answer = m_station.ask(arguments);
    QCOMPARE(answer.exitCode, Usage);
    QVERIFY2(answer.errors.contains(word), qPrintable(answer.errors));
}

void TestHistory::noStation()
{
    const QTemporaryDir empty;
    ChildProcess ctl(u"packwrightctl"_s, {u"where"_s, pallet(1).key()});
    ctl.setEnvironment(u"PW_HOME"_s, empty.path());
    QVERIFY(ctl.start() && ctl.waitForEnd());
    QCOMPARE(ctl.exitCode(), CannotStart);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
