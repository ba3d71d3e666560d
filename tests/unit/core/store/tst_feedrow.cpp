// SPDX-License-Identifier: Apache-2.0
#include "core/store/feedrow.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace pw;
using namespace pw::test;
using namespace pw::store;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject packRow()
{
    return object(R"({"key":"01/09521141012345/21/A7K2","ver":17,"lifecycle":"commissioned",
        "custody":"here","level":"pack","lot":"L26A","expiry":"2028-05-31",
        "holds":[{"class":"quarantined","reason":"seal","by":"qa1","since":"2026-02-01T10:00:00.000Z"}],
        "parent":"00/395211410000000015","duplicate":true,
        "eventAt":"2026-03-01T08:00:00.250Z","eventBy":"WS1"})");
}

} // namespace

class TestFeedRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void packFromFeed();
    void containerFromFeed();
    void lotHoldFromFeed();
    void removedFromFeed();
    void otherKindsAreSkipped_data();
    void otherKindsAreSkipped();
    void unknownHoldStillHolds();
    void refuses_data();
    void refuses();
    void page();
    void pageRefuses_data();
    void pageRefuses();
};

void TestFeedRow::packFromFeed()
{
    const auto row = feedRowFromJson(packRow());
    QVERIFY(row && *row);
    QCOMPARE((*row)->ver, 17);
    domain::UnitState expected = unit(pack(u"A7K2"_s));
    expected.lot = u"L26A"_s;
    expected.expiry = QDate(2028, 5, 31);
    expected.holds = {{domain::HoldClass::Quarantined, u"seal"_s, u"qa1"_s,
                       QDateTime(QDate(2026, 2, 1), QTime(10, 0), Qt::UTC)}};
    expected.parent = *gs1::Sscc::parse(u"395211410000000015");
    expected.duplicateIdentity = true;
    expected.lastEventAt = at(0).addMSecs(250);
    expected.lastEventBy = u"WS1"_s;
    QVERIFY(std::get<UnitRow>((*row)->content).state == expected);
}

void TestFeedRow::containerFromFeed()
{
    const auto row = feedRowFromJson(object(
        R"({"key":"00/395211410000000015","ver":3,"lifecycle":"commissioned","custody":"shipped",
            "level":"carton","holds":[],"parent":null,"open":false,"partial":true})"));
    QVERIFY(row && *row);
    const auto &state = std::get<UnitRow>((*row)->content).state;
    QCOMPARE(state.level, domain::Level::Carton);
    QCOMPARE(state.custody, domain::Custody::Shipped);
    QVERIFY((state.container == domain::ContainerState{false, true, {}}));
    QVERIFY(!state.parent);
}

void TestFeedRow::lotHoldFromFeed()
{
    const auto row = feedRowFromJson(object(
        R"({"key":"01/09521141012345/10/L26%2FA","ver":18,"holds":[{"class":"recalled"}]})"));
    QVERIFY(row && *row);
    const auto &lot = std::get<LotHoldRow>((*row)->content);
    QCOMPARE(lot.lot.lot, u"L26/A"_s);
    QCOMPARE(lot.holds.size(), 1);
    QCOMPARE(lot.holds.first().holdClass, domain::HoldClass::Recalled);
}

void TestFeedRow::removedFromFeed()
{
    const auto row =
        feedRowFromJson(object(R"({"key":"01/09521141012345/21/A","ver":19,"removed":true})"));
    QVERIFY(row && *row);
    QVERIFY(std::get<epc::Epc>(std::get<RemovedRow>((*row)->content).key) == pack(u"A"_s));
}

void TestFeedRow::otherKindsAreSkipped_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("returnable asset") << u"8003/09521141012345A1"_s;
    QTest::newRow("a URN someone left in") << u"urn:epc:id:grai:952114.1.7"_s;
    QTest::newRow("variant of a product") << u"01/09521141012345/22/2A"_s;
}

void TestFeedRow::otherKindsAreSkipped()
{
    QFETCH(const QString, key);
    QJsonObject json = packRow();
    json["key"_L1] = key;
    const auto row = feedRowFromJson(json);
    QVERIFY(row);
    QVERIFY(!*row);
}

void TestFeedRow::unknownHoldStillHolds()
{
    QJsonObject json = packRow();
    json["holds"_L1] = QJsonArray{QJsonObject{{"class"_L1, "customsSeizure"_L1}}};
    const auto row = feedRowFromJson(json);
    QVERIFY(row && *row);
    const auto &holds = std::get<UnitRow>((*row)->content).state.holds;
    QCOMPARE(holds.size(), 1);
    QCOMPARE(holds.first().holdClass, domain::HoldClass::DataIssue);
}

void TestFeedRow::refuses_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no key") << u"key"_s << QJsonValue();
    QTest::newRow("bad check digit") << u"key"_s << QJsonValue(u"01/09521141012344/21/A"_s);
    QTest::newRow("number as text") << u"ver"_s << QJsonValue(u"17"_s);
    QTest::newRow("half a number") << u"ver"_s << QJsonValue(17.5);
    QTest::newRow("before the first") << u"ver"_s << QJsonValue(-2);
    QTest::newRow("unknown life") << u"lifecycle"_s << QJsonValue(u"resting"_s);
    QTest::newRow("unknown level") << u"level"_s << QJsonValue(u"crate"_s);
    QTest::newRow("no custody") << u"custody"_s << QJsonValue();
    QTest::newRow("day that is none") << u"expiry"_s << QJsonValue(u"2028-02-30"_s);
    QTest::newRow("parent that is none") << u"parent"_s << QJsonValue(u"00/1"_s);
}

void TestFeedRow::refuses()
{
    QFETCH(const QString, member);
    QFETCH(const QJsonValue, value);
    QJsonObject json = packRow();
    json[member] = value;
    const auto row = feedRowFromJson(json, u"rows[4]"_s);
    QVERIFY(!row);
    QCOMPARE(row.error().field, QString(u"rows[4]."_s + member));
}

void TestFeedRow::page()
{
    QJsonObject json = object(R"({"epoch":"e1","scope":"site","from":5,"to":17,"head":17,
        "upToDate":true,"serverTime":"2026-03-01T08:00:00.000Z","masterDataVersion":"m2",
        "stationSeq":4})");
    json["rows"_L1] = QJsonArray{packRow(), object(R"({"key":"8003/x","ver":16})")};
    const auto page = feedPageFromJson(json);
    QVERIFY(page);
    QCOMPARE(page->epoch, u"e1"_s);
    QCOMPARE(page->from, 5);
    QCOMPARE(page->to, 17);
    QVERIFY(page->upToDate);
    QCOMPARE(page->serverTime, at(0));
    QCOMPARE(page->masterDataVersion, u"m2"_s);
    QCOMPARE(page->stationSeq, std::optional<qint64>(4));
    QCOMPARE(page->rows.size(), 1);
    json["stationSeq"_L1] = QJsonValue::Null;
    QVERIFY(!feedPageFromJson(json)->stationSeq);
}

void TestFeedRow::pageRefuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("nothing") << QByteArray("{}") << u"epoch"_s;
    QTest::newRow("goes back") << QByteArray(R"({"epoch":"e","from":5,"to":4,"head":9,"rows":[]})")
                               << u"to"_s;
    QTest::newRow("beyond the head")
        << QByteArray(R"({"epoch":"e","from":5,"to":9,"head":8,"rows":[]})") << u"to"_s;
    QTest::newRow("no rows") << QByteArray(R"({"epoch":"e","from":5,"to":5,"head":5})")
                             << u"rows"_s;
    QTest::newRow("bad row") << QByteArray(
        R"({"epoch":"e","from":5,"to":5,"head":5,"rows":[{"key":"01/1/21/A","ver":5}]})")
                             << u"rows[0].key"_s;
}

void TestFeedRow::pageRefuses()
{
    QFETCH(const QByteArray, json);
    const auto page = feedPageFromJson(object(json));
    QVERIFY(!page);
    QTEST(page.error().field, "field");
}

QTEST_GUILESS_MAIN(TestFeedRow)
#include "tst_feedrow.moc"
