// SPDX-License-Identifier: Apache-2.0
#include "core/domain/feedscope.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::domain;

namespace {

const pw::gs1::Gtin Gtin = *pw::gs1::Gtin::parse(u"09521141012345");
const pw::gs1::Gtin Other = *pw::gs1::Gtin::parse(u"09521141012352");

} // namespace

class TestFeedScope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void noName_data();
    void noName();
    void contents();
    void ofUnit();
};

void TestFeedScope::names()
{
    const QList<std::pair<FeedScope, QString>> scopes{
        {FeedScope::exceptions(), u"exceptions"_s},
        {FeedScope::site(), u"site"_s},
        {FeedScope::product(Gtin), u"product/09521141012345"_s},
        {FeedScope::batch(Gtin, u"L/1"_s), u"batch/09521141012345/L%2F1"_s}};
    for (const auto &[scope, name] : scopes) {
        QCOMPARE(scope.name(), name);
        QVERIFY(FeedScope::parse(name) == scope);
    }
}

void TestFeedScope::noName_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"", "sites", "product/", "product/0952114101234", "product/09521141012346",
          "product/09521141012345/", "batch/09521141012345", "batch/09521141012345/",
          "batch/09521141012345/L/1", "batch/09521141012345/L%2f1", "batch/09521141012345/%4C1"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFeedScope::noName()
{
    QFETCH(const QString, name);
    QVERIFY(!FeedScope::parse(name));
}

void TestFeedScope::contents()
{
    const QList<FeedScope> all{FeedScope::exceptions(), FeedScope::batch(Gtin, u"L1"_s),
                               FeedScope::product(Gtin), FeedScope::site()};
    const QList<ScopeFacts> facts{{Gtin, u"L1"_s, false}, {Gtin, u"L1"_s, true},
                                  {Gtin, {}, false},      {Other, u"L1"_s, false},
                                  {{}, {}, false, false}, {{}, {}, true},
                                  {{}, {}, false, true}};
    for (const ScopeFacts &row : facts) {
        for (const FeedScope &scope : all)
            QCOMPARE(scope.contains(row), FeedScope::of(row).contains(scope));
    }
    QVERIFY(FeedScope::exceptions().contains({{}, {}, false, true}));
    QVERIFY(!FeedScope::product(Gtin).contains({{}, {}, false, true}));
    QVERIFY(!FeedScope::batch(Gtin, u"L1"_s).contains({Gtin, u"L2"_s}));
}

void TestFeedScope::ofUnit()
{
    UnitState pack{*pw::epc::Sgtin::make(Gtin, u"A"_s)};
    pack.lot = u"L1"_s;
    QCOMPARE(FeedScope::of(scopeFacts(pack)).size(), 3);
    pack.holds = {{HoldClass::Recalled, {}, {}, {}}};
    QVERIFY(isExceptional(pack));
    pack.holds.clear();
    pack.lifecycle = Lifecycle::Sampled;
    QVERIFY(isExceptional(pack));
    pack.lifecycle = Lifecycle::Commissioned;
    pack.custody = Custody::Shipped;
    QVERIFY(!isExceptional(pack));
    pack.duplicateIdentity = true;
    QVERIFY(isExceptional(pack));
    UnitState carton{*pw::gs1::Sscc::parse(u"395211410000000015"), Level::Carton};
    carton.lot = u"L1"_s; // of what is inside
    carton.product = Gtin;
    QCOMPARE(FeedScope::of(scopeFacts(carton)), QList<FeedScope>{FeedScope::site()});
}

QTEST_GUILESS_MAIN(TestFeedScope)
#include "tst_feedscope.moc"
