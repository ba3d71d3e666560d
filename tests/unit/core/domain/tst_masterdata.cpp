// SPDX-License-Identifier: Apache-2.0
#include "core/domain/masterdata.h"

#include <QTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;

class TestMasterData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void refuses_data();
    void refuses();
    void blockNumbers();
};

namespace {

const QByteArray Good =
    R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011",
 "products":[{"gtin":"09521141012345","name":"P","minRemainingDays":90,"levels":[
  {"level":"bundle","capacity":5,"mix":"any"},{"level":"carton","capacity":4,"layer":{"columns":2,"rows":1}},
  {"level":"pallet","capacity":24,"mix":"sameProduct"}]}]})";

} // namespace

void TestMasterData::roundTrip()
{
    const auto data = MasterData::fromJson(Good);
    QVERIFY(data);
    const Product &product = data->products[0];
    QCOMPARE(product.packaging(Level::Carton)->mix, MixPolicy::SameProductSameLot); // strictest
    QCOMPARE(product.childLevelOf(Level::Bundle), std::optional(Level::Pack));
    QCOMPARE(product.childLevelOf(Level::Carton), std::optional(Level::Bundle));
    QCOMPARE(product.childLevelOf(Level::Pack), std::optional<Level>());
    QCOMPARE(product.parentLevelOf(Level::Pack), std::optional(Level::Bundle));
    QCOMPARE(product.parentLevelOf(Level::Pallet), std::optional<Level>());
    QVERIFY(product.packaging(Level::Carton)->layer == (LayerPattern{2, 1}));
    QVERIFY(product.packaging(Level::Bundle)->layer == LayerPattern());
    const auto again = MasterData::fromJson(data->toJson());
    QVERIFY(again);
    QVERIFY(*again == *data);
}

void TestMasterData::refuses_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("field");
    QTest::newRow("wrong check digit")
        << QByteArray("09521141012345") << QByteArray("09521141012346") << u"products[0].gtin"_s;
    QTest::newRow("layer without rows") << QByteArray(R"("rows":1)") << QByteArray(R"("rows":0)")
                                        << u"products[0].levels[1].layer"_s;
    QTest::newRow("nothing fits") << QByteArray(R"("capacity":4)") << QByteArray(R"("capacity":0)")
                                  << u"products[0].levels[1].capacity"_s;
    QTest::newRow("carton inside bundle")
        << QByteArray(R"("bundle","capacity":5)") << QByteArray(R"("pallet","capacity":5)")
        << u"products[0].levels[1].level"_s;
    QTest::newRow("unknown policy")
        << QByteArray(R"("any")") << QByteArray(R"("anything")") << u"products[0].levels[0].mix"_s;
    QTest::newRow("no version") << QByteArray(R"("version":"1")") << QByteArray(R"("version":"")")
                                << u"version"_s;
    QTest::newRow("site is no place")
        << QByteArray("414/9521141100011") << QByteArray("00/395211410000000015") << u"site"_s;
    QTest::newRow("cut off") << QByteArray("}]}]}") << QByteArray("}]}") << u"byte "_s;
}

void TestMasterData::refuses()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, field);
    QByteArray json = Good;
    QVERIFY(json.contains(from));
    const auto data = MasterData::fromJson(json.replace(from, to));
    QVERIFY(!data);
    QVERIFY2(data.error().field.startsWith(field), qPrintable(data.error().field));
}

void TestMasterData::blockNumbers()
{
    const SsccBlock block{u"b"_s, Level::Pallet, u"39521141"_s, 1, 500};
    QCOMPARE(block.number(1).toString(), u"395211410000000015"_s);
    for (const qint64 n : {1, 9, 10, 500})
        QCOMPARE(block.serialReferenceOf(block.number(n)), std::optional(n));
    QCOMPARE(block.serialReferenceOf(block.number(501)), std::optional<qint64>());
    QCOMPARE(block.serialReferenceOf(*gs1::Sscc::parse(u"106141412345678908")),
             std::optional<qint64>());
}

QTEST_GUILESS_MAIN(TestMasterData)
#include "tst_masterdata.moc"
