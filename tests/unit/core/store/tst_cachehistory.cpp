// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "tests/unit/core/store/stationfixture.h"

using namespace pw;
using namespace pw::test;
using namespace pw::store;

/// What the cache remembers of the feed going by: links with begin and end, since the first
/// complete fill; units to search; forbidden units by container.
class TestCacheHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstFillIsKnownSinceLastEvent();
    void changesAfterTheFill();
    void anotherEventKeepsTheBeginning();
    void removedUnit();
    void resetForgets();
    void searches_data();
    void searches();
    void heldByParent();
};

namespace {

/// A station whose cache follows a feed.
struct Feed : StationFixture
{
    Feed()
    {
        database =
            *Database::open(Schema::cache(), files().cacheDatabase, Database::Access::Shared);
        writer = std::make_unique<CacheWriter>(*database);
    }

    void hear(const QList<FeedRow> &rows, int second, bool upToDate = true)
    {
        FeedPage page;
        page.scope = u"site"_s;
        page.upToDate = upToDate;
        page.serverTime = at(second);
        for (FeedRow row : rows) {
            row.ver = ++head;
            page.rows.append(row);
        }
        page.to = page.head = head;
        PW_VERIFY(writer->apply(page, {{}, {}, at(second)}));
        PW_VERIFY(store->cache.renew());
    }
    static FeedRow row(const epc::Epc &id, int second, const std::optional<epc::Epc> &parent = {})
    {
        auto state = unit(id);
        state.lot = u"L1"_s;
        state.parent = parent;
        state.lastEventAt = at(second);
        return {0, UnitRow{state}};
    }
    QDateTime sinceOf(const epc::Epc &parent, int second)
    {
        const auto links = *store->cacheHistory.childrenAt(parent, at(second));
        return links.size() == 1 ? links.first().from : QDateTime();
    }

    std::unique_ptr<Database> database;
    std::unique_ptr<CacheWriter> writer;
    qint64 head = 0;
};

} // namespace

void TestCacheHistory::firstFillIsKnownSinceLastEvent()
{
    Feed feed;
    feed.hear({Feed::row(pack(u"A"_s), 10, carton(1))}, 50, false);
    QVERIFY(!feed.store->cacheHistory.reach()->since.isValid());
    feed.hear({}, 60);
    QCOMPARE(feed.store->cacheHistory.reach()->since, at(60));
    QCOMPARE(feed.sinceOf(carton(1), 9), QDateTime());
    QCOMPARE(feed.sinceOf(carton(1), 10), at(10));
    const auto link = *feed.store->cacheHistory.linkAt(pack(u"A"_s), at(20));
    QVERIFY(link && !link->seen && link->parent == carton(1));
    QVERIFY(feed.store->cacheHistory.linksOf(pack(u"A"_s))->isEmpty()); // nothing was written
}

void TestCacheHistory::changesAfterTheFill()
{
    Feed feed;
    const auto a = pack(u"A"_s);
    feed.hear({Feed::row(a, 10, carton(1))}, 60);
    feed.hear({Feed::row(a, 70, carton(2))}, 71);
    feed.hear({Feed::row(a, 80)}, 81);
    QCOMPARE(feed.sinceOf(carton(1), 69), at(10));
    QCOMPARE(feed.sinceOf(carton(1), 70), QDateTime());
    QCOMPARE(feed.sinceOf(carton(2), 79), at(70));
    QCOMPARE(feed.sinceOf(carton(2), 80), QDateTime());
    const auto links = *feed.store->cacheHistory.linksOf(a);
    QCOMPARE(links.size(), 2);
    QVERIFY(!links[0].seen && links[1].seen);
    QCOMPARE(links[0].until, at(70));
    QCOMPARE(links[1].until, at(80));
    QCOMPARE(feed.store->cacheHistory.reach()->since, at(60));
    QCOMPARE(feed.store->cacheHistory.reach()->until, at(81));
}

/// A hold at 70 must not make us forget that the unit was in the carton at 20.
void TestCacheHistory::anotherEventKeepsTheBeginning()
{
    Feed feed;
    feed.hear({Feed::row(pack(u"A"_s), 10, carton(1))}, 60);
    feed.hear({Feed::row(pack(u"A"_s), 70, carton(1))}, 71);
    feed.hear({Feed::row(pack(u"A"_s), 75, carton(1))}, 76);
    QCOMPARE(feed.sinceOf(carton(1), 20), at(10));
    QCOMPARE(feed.store->cacheHistory.linksOf(pack(u"A"_s))->size(), 1);
    feed.hear({Feed::row(pack(u"A"_s), 80)}, 81);
    QCOMPARE(feed.sinceOf(carton(1), 79), at(10));
    QCOMPARE(feed.sinceOf(carton(1), 80), QDateTime());
}

void TestCacheHistory::removedUnit()
{
    Feed feed;
    feed.hear({Feed::row(pack(u"A"_s), 10, carton(1))}, 60);
    feed.hear({{0, RemovedRow{pack(u"A"_s)}}}, 71);
    QCOMPARE(feed.sinceOf(carton(1), 70), at(10));
    QCOMPARE(feed.sinceOf(carton(1), 71), QDateTime());
}

void TestCacheHistory::resetForgets()
{
    Feed feed;
    feed.hear({Feed::row(pack(u"A"_s), 10, carton(1))}, 60);
    feed.hear({Feed::row(pack(u"A"_s), 70)}, 71);
    PW_VERIFY(feed.writer->reset(u"e2"_s));
    PW_VERIFY(feed.store->cache.renew());
    QVERIFY(feed.store->cacheHistory.linksOf(pack(u"A"_s))->isEmpty());
    QVERIFY(!feed.store->cacheHistory.reach()->since.isValid());
}

void TestCacheHistory::searches_data()
{
    QTest::addColumn<CacheSearch>("asked");
    QTest::addColumn<QStringList>("serials");
    const auto row = [](const char *name, const CacheSearch &asked, const QStringList &serials) {
        QTest::newRow(name) << asked << serials;
    };
    row("part of a serial, either case", {u"b%1"_s}, {u"AB%12"_s});
    row("lot", {{}, {}, u"L2"_s}, {u"C"_s});
    row("product", {{}, *gs1::Gtin::parse(u"09521141012345")}, {u"AB%12"_s, u"C"_s, u"D"_s});
    row("another product", {{}, *gs1::Gtin::parse(u"09521141000014")}, {});
    row("time", {{}, {}, {}, at(15), at(25)}, {u"C"_s});
    row("held, by itself or its lot", {{}, {}, {}, {}, {}, true}, {u"C"_s, u"D"_s});
}

void TestCacheHistory::searches()
{
    QFETCH(const CacheSearch, asked);
    QFETCH(const QStringList, serials);
    Feed feed;
    FeedRow c = Feed::row(pack(u"C"_s), 20);
    std::get<UnitRow>(c.content).state.lot = u"L2"_s;
    FeedRow d = Feed::row(pack(u"D"_s), 30);
    std::get<UnitRow>(d.content).state.holds = {{domain::HoldClass::Suspect, u"x"_s, u"y"_s, {}}};
    const LotKey lot{*gs1::Gtin::parse(u"09521141012345"), u"L2"_s};
    const domain::Hold recall{domain::HoldClass::Recalled, u"r"_s, u"q"_s, {}};
    feed.hear({Feed::row(pack(u"AB%12"_s), 10), c, d, {0, LotHoldRow{lot, {recall}}}}, 60);
    QStringList found;
    CacheHistory::Place last;
    const auto take = [&](const epc::Epc &id, const CacheHistory::Place &place) {
        found.append(id.sgtin()->serial());
        last = place;
        return false; // one at a time, to go through the places as well
    };
    for (qsizetype before = -1; before != found.size();) {
        before = found.size();
        PW_VERIFY(feed.store->cacheHistory.search(asked, last, take));
    }
    QCOMPARE(found, serials);
}

void TestCacheHistory::heldByParent()
{
    Feed feed;
    FeedRow d = Feed::row(pack(u"D"_s), 30, carton(1));
    std::get<UnitRow>(d.content).state.holds = {{domain::HoldClass::Suspect, u"x"_s, u"y"_s, {}}};
    FeedRow ended = Feed::row(pack(u"E"_s), 30, carton(1));
    std::get<UnitRow>(ended.content).state.lifecycle = domain::Lifecycle::Destroyed;
    FeedRow loose = Feed::row(pack(u"F"_s), 30);
    std::get<UnitRow>(loose.content).state.duplicateIdentity = true;
    feed.hear({d, ended, loose, Feed::row(pack(u"G"_s), 30, carton(1))}, 60);
    const auto counts = *feed.store->cacheHeld.countByParent();
    QCOMPARE(counts.size(), 1);
    QCOMPARE(counts.first().parent, carton(1));
    QCOMPARE(counts.first().forbidden, 2);
    const LotKey lot{*gs1::Gtin::parse(u"09521141012345"), u"L1"_s};
    const domain::Hold recall{domain::HoldClass::Recalled, u"r"_s, u"q"_s, {}};
    feed.hear({{0, LotHoldRow{lot, {recall}}}}, 61);
    int sum = 0;
    const auto withLot = *feed.store->cacheHeld.countByParent();
    for (const auto &count : withLot)
        sum += count.forbidden;
    QCOMPARE(sum, 3); // G as well, and none twice
    QVERIFY((*feed.store->cacheHeld.find(pack(u"G"_s)))->forbidden);
}

Q_DECLARE_METATYPE(CacheSearch)

QTEST_GUILESS_MAIN(TestCacheHistory)
#include "tst_cachehistory.moc"
