// SPDX-License-Identifier: Apache-2.0
// topup-suggestions and rework-order from a shell.
#include "tests/support/childprocess.h"
#include "tests/unit/core/services/historyfixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace pw;
using namespace pw::test;

namespace {

constexpr int Success = 0, Finding = 1, Usage = 2;

const QByteArray MasterData =
    R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011","products":[
 {"gtin":"09521141012345","name":"Testolin","levels":[{"level":"carton","capacity":3}]}]})";

struct Answer
{
    int exitCode = -1;
    QString output;
    QString errors;
    QJsonObject json() const { return QJsonDocument::fromJson(output.toUtf8()).object(); }
};

/// Carton 1 holds one pack of lot L1; loose are packs of two lots, a held and an expired one.
struct Station : HistoryFixture
{
    Station()
    {
        const auto init = ask({u"init"_s, u"--station"_s, u"WS1"_s, u"--bench"_s,
                               u"https://id.gs1.org/414/9521141100011/254/BENCH-1"_s,
                               u"--central"_s, u"http://127.0.0.1:9"_s});
        if (init.exitCode != Success || !writer->replaceMasterData(u"1"_s, MasterData))
            qFatal("%s", qPrintable(init.errors));
        domain::UnitState held = loose(u"H1"_s);
        held.holds = {{domain::HoldClass::Quarantined, u"DEV-1"_s, u"QA-7"_s, at(0)}};
        domain::UnitState box = heard(carton(1), 1);
        box.container = domain::ContainerState();
        domain::UnitState inside = loose(u"A1"_s);
        inside.parent = carton(1);
        hear({box, inside, loose(u"B1"_s), loose(u"B2"_s), loose(u"C1"_s, u"L2"_s), held,
              loose(u"E1"_s, u"L1"_s, QDate(2020, 1, 1))},
             5);
    }
    /// For what wants the station to itself.
    void close()
    {
        world.reset();
        store.reset();
    }
    static domain::UnitState loose(const QString &serial, const QString &lot = u"L1"_s,
                                   QDate expiry = QDate(2099, 5, 31))
    {
        domain::UnitState state = heard(pack(serial), 1);
        state.lot = lot;
        state.expiry = expiry;
        return state;
    }
    QString put(const QString &name, const QByteArray &lines) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size())
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
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

QStringList keysIn(const QJsonValue &suggestions)
{
    QStringList keys;
    for (const QJsonValue &unit : suggestions.toArray())
        keys.append(unit["key"_L1].toString());
    return keys;
}

} // namespace

class TestReworkAids : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suggestions();
    void amongWhatIsAtHand();
    void noSuggestions();
    void orders_data();
    void orders();
    void closesAnOrder();
    void notUnderstood();

private:
    Station m_station;
};

void TestReworkAids::suggestions()
{
    const QString sscc = carton(1).sscc()->toString();
    const auto answer = m_station.ask({u"topup-suggestions"_s, sscc, u"--json"_s});
    QVERIFY2(answer.exitCode == Success, qPrintable(answer.output + answer.errors));
    QCOMPARE(answer.json()["capacity"_L1].toInt(), 3);
    QCOMPARE(answer.json()["count"_L1].toInt(), 1);
    QCOMPARE(keysIn(answer.json()["suggestions"_L1]),
             (QStringList{pack(u"B1"_s).key(), pack(u"B2"_s).key()})); // its lot, good, and room
    const auto text = m_station.ask({u"topup-suggestions"_s, sscc});
    QVERIFY(text.output.contains(u"holds 1 of 3"_s));
    QVERIFY(text.output.contains(pack(u"B2"_s).toHri() + u" · lot L1"_s));
}

void TestReworkAids::amongWhatIsAtHand()
{
    const auto answer = m_station.ask({u"topup-suggestions"_s, carton(1).sscc()->toString(),
                                       pack(u"C1"_s).toUri(), pack(u"B2"_s).toUri(), u"--json"_s});
    QCOMPARE(answer.exitCode, Success);
    QCOMPARE(keysIn(answer.json()["suggestions"_L1]), QStringList{pack(u"B2"_s).key()});
}

void TestReworkAids::noSuggestions()
{
    const QString sscc = carton(1).sscc()->toString();
    QCOMPARE(m_station.ask({u"topup-suggestions"_s, sscc, pack(u"H1"_s).toUri()}).exitCode,
             Finding);
    QCOMPARE(m_station.ask({u"topup-suggestions"_s, pack(u"B1"_s).toUri()}).exitCode, Finding);
    QCOMPARE(m_station.ask({u"topup-suggestions"_s, carton(7).sscc()->toString()}).exitCode,
             Finding);
}

void TestReworkAids::orders_data()
{
    QTest::addColumn<QString>("out");
    QTest::addColumn<QString>("scrap");
    QTest::addColumn<QStringList>("differences");
    const QString key = u"01/09521141012345/21/"_s;
    QTest::newRow("balanced") << u"A1 A2"_s << u"A3"_s << QStringList();
    QTest::newRow("one is lacking")
        << u"A1"_s << u"A3"_s << QStringList{u"UNACCOUNTED "_s + key + u"A2"_s};
    QTest::newRow("one too many") << u"A1 A2 B1"_s << u"A3"_s
                                  << QStringList{u"NEVER_IN "_s + key + u"B1"_s};
    QTest::newRow("in two ways") << u"A1 A2 A3"_s << u"A3"_s
                                 << QStringList{u"TWICE "_s + key + u"A3"_s};
}

void TestReworkAids::orders()
{
    QFETCH(const QString, out);
    QFETCH(const QString, scrap);
    QFETCH(const QStringList, differences);
    const auto file = [this](const QString &name, const QString &serials) {
        QByteArray lines;
        for (const QString &serial : serials.split(u' '))
            lines += pack(serial).toUri().toUtf8() + '\n';
        return m_station.put(name, lines);
    };
    const QStringList arguments{
        u"rework-order"_s, u"RW-7"_s,           u"--in"_s,    file(u"in"_s, u"A1 A2 A3"_s),
        u"--out"_s,        file(u"out"_s, out), u"--scrap"_s, file(u"scrap"_s, scrap)};
    const auto answer = m_station.ask(arguments + QStringList{u"--json"_s});
    QCOMPARE(answer.exitCode, differences.isEmpty() ? Success : Finding);
    QCOMPARE(answer.json()["order"_L1].toString(), u"RW-7"_s);
    QCOMPARE(answer.json()["balanced"_L1].toBool(), differences.isEmpty());
    QStringList told;
    for (const QJsonValue &difference : answer.json()["differences"_L1].toArray())
        told.append(difference["code"_L1].toString() + u' ' + difference["unit"_L1].toString());
    QCOMPARE(told, differences);
    QVERIFY(m_station.ask(arguments).output.startsWith(u"in 3, out "_s));
}

void TestReworkAids::closesAnOrder()
{
    Station station;
    station.close();
    const QString in =
        station.put(u"in"_s, (pack(u"B1"_s).toUri() + u'\n' + pack(u"B2"_s).toUri()).toUtf8());
    const QString good = station.put(u"good"_s, pack(u"B1"_s).toUri().toUtf8());
    const QString back = station.put(u"back"_s, pack(u"B2"_s).toUri().toUtf8());
    const QStringList close{
        u"op"_s,       u"close-order"_s, u"RW-7"_s,  u"--json"_s, u"--in"_s,       in,
        u"--role"_s,   u"supervisor"_s,  u"--out"_s, good,        u"--operator"_s, u"SV-1"_s,
        u"--reason"_s, u"R1:done"_s};
    const auto unbalanced = station.ask(close + QStringList{u"--sign"_s, u"approved"_s});
    QCOMPARE(unbalanced.exitCode, Finding);
    QCOMPARE(unbalanced.json()["problems"_L1][0]["code"_L1].toString(), u"NOT_BALANCED"_s);
    const QStringList whole = close + QStringList{u"--returned"_s, back};
    QCOMPARE(station.ask(whole).exitCode, Finding); // nobody has signed
    const auto closed = station.ask(whole + QStringList{u"--sign"_s, u"approved"_s});
    QVERIFY2(closed.exitCode == Success, qPrintable(closed.output + closed.errors));
    QCOMPARE(closed.json()["verdict"_L1]["code"_L1].toString(), u"ORDER_CLOSED"_s);
}

void TestReworkAids::notUnderstood()
{
    Station station;
    station.close();
    QCOMPARE(station.ask({u"op"_s, u"close-order"_s, u"RW-7"_s}).exitCode, Usage);
    QCOMPARE(station.ask({u"op"_s, u"close-order"_s}).exitCode, Usage);
    QCOMPARE(m_station.ask({u"rework-order"_s}).exitCode, Usage);
    QCOMPARE(m_station.ask({u"rework-order"_s, u"--in"_s, u"/nowhere/x"_s}).exitCode, Usage);
    const QString bad = m_station.put(u"bad"_s, "rubbish\n");
    QCOMPARE(m_station.ask({u"rework-order"_s, u"--in"_s, bad}).exitCode, Usage);
    QCOMPARE(m_station.ask({u"topup-suggestions"_s}).exitCode, Usage);
}

QTEST_GUILESS_MAIN(TestReworkAids)
#include "tst_reworkaids.moc"
