// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "tests/support/manualclock.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>
#include <QThread>

using namespace pw;
using namespace pw::test;
using namespace pw::store;

class TestCacheWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void unitComesBack();
    void unknownUnit();
    void readerKeepsItsSnapshot();
    void olderRowChangesNothing();
    void pageTwice();
    void holdsComeAndGo();
    void lotHoldReachesItsUnits();
    void lotHoldSurvivesFailedRenewal();
    void removed();
    void children();
    void contentsOfContainers();
    void circleOfContainersEnds();
    void cursorAndAge();
    void ageAfterRestart();
    void newEpochForgets();
    void failedPageLeavesNothing();
    void replacedByAnother();
    void replacedWhollyOrNotAtAll();
    void masterData();
    void bulkLoad();
    void twoThreads();

private:
    bool apply(const QList<FeedRow> &rows, bool upToDate = true);
    bool put(const domain::UnitState &state);
    std::optional<domain::UnitState> find(const epc::Epc &id);
    /// Another cache with these units, complete, that the one of the test can be replaced by.
    QString filled(const QList<domain::UnitState> &units);

    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<Database> m_connection;
    std::unique_ptr<CacheWriter> m_writer;
    ManualClock m_clock;
    qint64 m_ver = 0;
    QString m_epoch; ///< of central
};

void TestCacheWriter::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_station = std::make_unique<StationFixture>();
    auto opened =
        Database::open(Schema::cache(), m_station->files().cacheDatabase, Database::Access::Shared);
    QVERIFY(opened);
    m_connection = *std::move(opened);
    m_writer = std::make_unique<CacheWriter>(*m_connection);
    m_clock = ManualClock();
    m_ver = 0;
    m_epoch = u"e1"_s;
}

void TestCacheWriter::cleanup()
{
    m_writer.reset();
    m_connection.reset();
    m_station.reset();
}

bool TestCacheWriter::apply(const QList<FeedRow> &rows, bool upToDate)
{
    FeedPage page;
    page.scope = u"site"_s;
    page.epoch = m_epoch;
    page.to = m_ver;
    page.head = m_ver + (upToDate ? 0 : 1);
    page.upToDate = upToDate;
    page.rows = rows;
    return m_writer->apply(page, Moment::now(m_clock)).has_value()
           && m_station->store->cache.renew().has_value();
}

bool TestCacheWriter::put(const domain::UnitState &state)
{
    return apply({{++m_ver, UnitRow{state}}});
}

std::optional<domain::UnitState> TestCacheWriter::find(const epc::Epc &id)
{
    const auto found = m_station->store->cache.unit(id);
    return found ? *found : std::nullopt;
}

void TestCacheWriter::unitComesBack()
{
    domain::UnitState state = unit(pack(u"A/7"_s));
    state.level = domain::Level::Bundle;
    state.lifecycle = domain::Lifecycle::Destroyed;
    state.custody = domain::Custody::Elsewhere;
    state.lot = u"L26A"_s;
    state.expiry = QDate(2028, 5, 31);
    state.holds = {{domain::HoldClass::Stolen, u"reported"_s, u"qa1"_s, at(1)},
                   {domain::HoldClass::DataIssue, {}, {}, {}}};
    state.parent = carton(3);
    state.duplicateIdentity = true;
    state.lastEventAt = at(2).addMSecs(7);
    state.lastEventBy = u"WS9"_s;
    QVERIFY(put(state));
    QVERIFY(find(state.id) == state);
    state.parent.reset();
    state.holds.clear();
    state.lot.clear();
    state.expiry = {};
    state.lastEventBy.clear();
    QVERIFY(put(state));
    QVERIFY(find(state.id) == state);
}

void TestCacheWriter::unknownUnit()
{
    QVERIFY(put(unit(pack(u"A"_s))));
    QVERIFY(!find(pack(u"B"_s)));
    QVERIFY(!find(pack(u"a"_s))); // case counts
    QVERIFY(!find(carton(1)));
    QVERIFY(!find(*epc::Sgtin::make(*gs1::Gtin::parse(u"09521141099995"), u"A"_s)));
}

void TestCacheWriter::readerKeepsItsSnapshot()
{
    auto &cache = m_station->store->cache;
    PW_VERIFY(cache.renew());
    const qint64 generation = cache.generation();
    FeedPage page;
    page.scope = u"site"_s;
    page.epoch = m_epoch;
    page.to = page.head = 1;
    page.rows = {{1, UnitRow{unit(pack(u"A"_s))}}};
    PW_VERIFY(m_writer->apply(page, Moment::now(m_clock)));
    QVERIFY(!find(pack(u"A"_s)));
    PW_VERIFY(cache.renew());
    QVERIFY(find(pack(u"A"_s)));
    QCOMPARE(cache.generation(), generation + 1);
    PW_VERIFY(cache.renew());
    QCOMPARE(cache.generation(), generation + 1); // nothing new
}

void TestCacheWriter::olderRowChangesNothing()
{
    auto state = unit(pack(u"A"_s));
    QVERIFY(apply({{9, UnitRow{state}}}));
    state.custody = domain::Custody::Shipped;
    QVERIFY(apply({{9, UnitRow{state}}, {8, UnitRow{state}}, {8, RemovedRow{state.id}}}));
    QCOMPARE(find(state.id)->custody, domain::Custody::Here);
}

void TestCacheWriter::pageTwice()
{
    auto held = unit(pack(u"A"_s));
    held.holds = {{domain::HoldClass::Damaged, {}, {}, {}}};
    const QList<FeedRow> rows = {{1, UnitRow{held}}, {2, UnitRow{unit(pack(u"B"_s))}}};
    QVERIFY(apply(rows) && apply(rows));
    QCOMPARE(find(held.id)->holds.size(), 1);
    QCOMPARE((*m_writer->feedState(u"site"_s))->rows, 2);
}

void TestCacheWriter::holdsComeAndGo()
{
    auto state = unit(pack(u"A"_s));
    state.holds = {{domain::HoldClass::Quarantined, u"x"_s, {}, {}},
                   {domain::HoldClass::Damaged, u"y"_s, {}, {}}};
    QVERIFY(put(state));
    state.holds.removeFirst();
    QVERIFY(put(state));
    QCOMPARE(find(state.id)->holds, state.holds);
    state.holds.clear();
    QVERIFY(put(state));
    QVERIFY(find(state.id)->holds.isEmpty());
}

void TestCacheWriter::lotHoldReachesItsUnits()
{
    auto inLot = unit(pack(u"A"_s));
    inLot.lot = u"L1"_s;
    inLot.holds = {{domain::HoldClass::Damaged, {}, {}, {}}};
    auto other = unit(pack(u"B"_s));
    other.lot = u"L2"_s;
    const LotKey lot{*gs1::Gtin::parse(u"09521141012345"), u"L1"_s};
    const domain::Hold recall{domain::HoldClass::Recalled, u"class I"_s, u"mah"_s, at(0)};
    // The recall may come before central has ever named a unit of the lot.
    QVERIFY(apply({{++m_ver, LotHoldRow{lot, {recall}}}}));
    QVERIFY(put(inLot) && put(other));
    QCOMPARE(find(inLot.id)->holds, (QList<domain::Hold>{inLot.holds.first(), recall}));
    QVERIFY(find(other.id)->holds.isEmpty());
    QCOMPARE(*m_station->store->cache.lotHolds(lot), QList<domain::Hold>{recall});
    QVERIFY(apply({{m_ver - 3, LotHoldRow{lot, {}}}})); // an old row of the feed
    QCOMPARE(find(inLot.id)->holds.size(), 2);
    QVERIFY(apply({{++m_ver, LotHoldRow{lot, {}}}}));
    QCOMPARE(find(inLot.id)->holds, inLot.holds);
    QVERIFY(apply({{++m_ver, LotHoldRow{lot, {recall}}}}));
    QVERIFY(apply({{++m_ver, RemovedRow{lot}}}));
    QCOMPARE(find(inLot.id)->holds, inLot.holds);
}

/// Holds on lots are read once for all units. Where that was cut short, a later look-up must not
/// take the part that came through for the whole.
void TestCacheWriter::lotHoldSurvivesFailedRenewal()
{
    auto inLot = unit(pack(u"A"_s));
    inLot.lot = u"L1"_s;
    const LotKey lot{*gs1::Gtin::parse(u"09521141012345"), u"L1"_s};
    QVERIFY(apply({{++m_ver, LotHoldRow{lot, {{domain::HoldClass::Recalled, {}, {}, {}}}}}}));
    QVERIFY(put(inLot));
    QTest::failOnWarning(QRegularExpression(u"^never$"_s)); // failures are logged, and meant here
    for (int failing = 0;; ++failing) {
        QVERIFY2(failing < 100, "never got through");
        auto cache = *Database::open(Schema::cache(), m_station->files().cacheDatabase,
                                     Database::Access::Shared);
        CacheReader reader(*cache);
        QVERIFY(reader.renew());
        FeedPage page{u"site"_s, u"e1"_s, m_ver, m_ver + 1, m_ver + 1, true, {}, {}, {}, {}};
        page.rows = {{++m_ver, UnitRow{unit(pack(u"B"_s))}}};
        QVERIFY(m_writer->apply(page, Moment::now(m_clock)));
        int access = 0;
        cache->setAccessHook([&] { return access++ != failing; });
        const bool renewed = reader.renew().has_value();
        cache->setAccessHook({});
        const auto found = reader.unit(inLot.id);
        if (found)
            QCOMPARE((*found)->holds.size(), 1);
        if (renewed)
            break;
    }
}

void TestCacheWriter::removed()
{
    auto state = unit(pack(u"A"_s));
    state.holds = {{domain::HoldClass::Damaged, {}, {}, {}}};
    QVERIFY(put(state));
    QVERIFY(apply({{++m_ver, RemovedRow{state.id}}}));
    QVERIFY(!find(state.id));
    QCOMPARE((*m_writer->feedState(u"site"_s))->rows, 0);
    state.holds.clear();
    QVERIFY(put(state)); // came back: without its old holds
    QVERIFY(find(state.id)->holds.isEmpty());
}

void TestCacheWriter::children()
{
    auto &cache = m_station->store->cache;
    QVERIFY(cache.childrenOf(carton(1))->isEmpty());
    for (const auto &serial : {u"B"_s, u"A"_s, u"C"_s}) {
        auto child = unit(pack(serial));
        child.parent = carton(1);
        QVERIFY(put(child));
    }
    QVERIFY((*cache.childrenOf(carton(1))
             == QList<epc::Epc>{pack(u"A"_s), pack(u"B"_s), pack(u"C"_s)}));
    QCOMPARE(*cache.childCount(carton(1)), 3);
    auto moved = unit(pack(u"B"_s));
    moved.parent = carton(2);
    QVERIFY(put(moved));
    QCOMPARE(*cache.childCount(carton(1)), 2);
    QCOMPARE(*cache.childCount(carton(2)), 1);
}

void TestCacheWriter::contentsOfContainers()
{
    auto pallet = unit(carton(100));
    pallet.level = domain::Level::Pallet;
    pallet.container = domain::ContainerState{true, false, {}};
    auto inner = unit(carton(1));
    inner.parent = pallet.id;
    inner.container = domain::ContainerState{false, true, {}};
    QVERIFY(put(pallet) && put(inner));
    QCOMPARE(find(inner.id)->childCount, 0);
    const auto add = [&](const epc::Epc &id, const QString &lot, QDate expiry) {
        auto child = unit(id);
        child.parent = inner.id;
        child.lot = lot;
        child.expiry = expiry;
        return put(child);
    };
    QVERIFY(add(pack(u"A"_s), u"L1"_s, QDate(2028, 5, 31)));
    QVERIFY(add(pack(u"B"_s), u"L1"_s, QDate(2028, 5, 31)));
    auto found = find(pallet.id);
    QCOMPARE(found->childCount, 1);
    QVERIFY(found->product == *gs1::Gtin::parse(u"09521141012345"));
    QCOMPARE(found->lot, u"L1"_s);
    QCOMPARE(found->expiry, QDate(2028, 5, 31));
    QVERIFY(found->container->open);
    found = find(inner.id);
    QCOMPARE(found->childCount, 2);
    QVERIFY(!found->container->open && found->container->partial);
    QVERIFY(add(pack(u"C"_s), u"L2"_s, QDate(2027, 1, 31)));
    found = find(pallet.id);
    QVERIFY(found->product);
    QCOMPARE(found->lot, QString());
    QCOMPARE(found->expiry, QDate(2027, 1, 31)); // the earliest
    QVERIFY(add(*epc::Sgtin::make(*gs1::Gtin::parse(u"09521141099995"), u"A"_s), u"L1"_s, {}));
    QVERIFY(!find(pallet.id)->product);
}

void TestCacheWriter::circleOfContainersEnds()
{
    auto one = unit(carton(1)), two = unit(carton(2));
    one.container = two.container = domain::ContainerState{};
    one.parent = two.id;
    two.parent = one.id;
    QVERIFY(put(one) && put(two));
    QCOMPARE(find(one.id)->childCount, 1);
}

void TestCacheWriter::cursorAndAge()
{
    m_ver = 41;
    QVERIFY(apply({}, false));
    auto state = *m_writer->feedState(u"site"_s);
    QVERIFY(state);
    QCOMPARE(state->cursor, 41);
    QCOMPARE(state->head, 42);
    QVERIFY(!cacheAge(*state, m_clock)); // not up to date yet
    QVERIFY(apply({}));
    m_clock.advance(std::chrono::seconds(90));
    m_clock.setWallClock(at(-100'000)); // can neither hide nor invent age
    state = *m_station->store->cache.feedState(u"site"_s);
    QCOMPARE(cacheAge(*state, m_clock), std::optional(std::chrono::seconds(90)));
    QVERIFY(apply({}, false)); // more to come: the age goes on
    state = *m_writer->feedState(u"site"_s);
    QCOMPARE(cacheAge(*state, m_clock), std::optional(std::chrono::seconds(90)));
}

void TestCacheWriter::ageAfterRestart()
{
    using std::chrono::hours;
    using std::chrono::seconds;
    FeedState state;
    state.upToDate = Moment{u"an earlier run"_s, hours(50), m_clock.now().addSecs(-2 * 3600)};
    QCOMPARE(cacheAge(state, m_clock), std::optional<seconds>(hours(2)));
    // Running for an hour without central, whatever the wall clock says.
    state.upToDate->wallAt = m_clock.now().addSecs(-60);
    QCOMPARE(cacheAge(state, m_clock), std::optional<seconds>(hours(1)));
    state.upToDate->wallAt = m_clock.now().addSecs(60);
    QCOMPARE(cacheAge(state, m_clock), std::optional<seconds>());
}

void TestCacheWriter::newEpochForgets()
{
    auto state = unit(pack(u"A"_s));
    state.parent = carton(1);
    state.lot = u"L1"_s;
    QVERIFY(put(state));
    QVERIFY(find(state.id));
    PW_VERIFY(m_writer->reset(u"e2"_s));
    PW_VERIFY(m_station->store->cache.renew());
    QVERIFY(!find(state.id));
    const auto feed = *m_station->store->cache.feedState(u"site"_s);
    QCOMPARE(feed->epoch, u"e2"_s);
    QCOMPARE(feed->cursor, 0);
    QVERIFY(!feed->upToDate);
    state.parent = carton(2);
    m_ver = 0;
    QVERIFY(put(state)); // of the central that was: its numbers mean nothing any more
    QVERIFY(!find(state.id));
    m_ver = 0;
    m_epoch = u"e2"_s;
    QVERIFY(put(state)); // numbers start again at central
    QVERIFY(find(state.id) == state);
}

void TestCacheWriter::failedPageLeavesNothing()
{
    auto state = unit(pack(u"A"_s));
    state.lot = u"L1"_s;
    state.parent = carton(1);
    state.lastEventBy = u"WS2"_s;
    state.holds = {{domain::HoldClass::Damaged, {}, {}, {}}};
    int accesses = 0;
    for (bool done = false; !done; ++accesses) {
        int left = accesses;
        m_connection->setAccessHook([&left] { return left-- != 0; });
        FeedPage page;
        page.scope = u"site"_s;
        page.to = page.head = 1;
        page.rows = {{1, UnitRow{state}}};
        done = m_writer->apply(page, Moment::now(m_clock)).has_value();
        m_connection->setAccessHook({});
        PW_VERIFY(m_station->store->cache.renew());
        QCOMPARE(find(state.id).has_value(), done);
        QCOMPARE((*m_writer->feedState(u"site"_s)).has_value(), done);
    }
    QVERIFY2(accesses > 8, "the hook has not bitten");
    QVERIFY(find(state.id) == state); // with the numbers of lot, parent and actor made anew
}

QString TestCacheWriter::filled(const QList<domain::UnitState> &units)
{
    const QString live = m_station->files().cacheDatabase;
    const QString path = live + u".other"_s;
    auto database = *Database::open(Schema::cache(), path, Database::Access::Owner);
    CacheWriter writer(*database);
    FeedPage page{u"site"_s, u"e2"_s, 0, units.size(), units.size(), true, {}, {}, {}, {}};
    for (const domain::UnitState &unit : units)
        page.rows.append({page.rows.size() + 1, UnitRow{unit}});
    const bool done = writer.continueNumbersOf(live) && writer.reset(u"e2"_s)
                      && writer.apply(page, Moment::now(m_clock));
    return done ? path : QString();
}

void TestCacheWriter::replacedByAnother()
{
    const auto made = [](const QString &serial, const QString &lot, int inside) {
        domain::UnitState state = unit(pack(serial));
        state.lot = lot;
        state.parent = carton(inside);
        state.lastEventBy = u"WS-"_s + lot;
        return state;
    };
    const auto first = made(u"A"_s, u"L1"_s, 1);
    const auto gone = made(u"B"_s, u"L2"_s, 2);
    QVERIFY(put(first));
    QVERIFY(put(gone));
    QVERIFY(find(first.id) == first); // the reader remembers what its numbers mean
    QVERIFY(find(gone.id) == gone);
    const auto other = made(u"C"_s, u"L3"_s, 3);
    auto moved = made(u"A"_s, u"L2"_s, 4);
    moved.holds = {{domain::HoldClass::Damaged, {}, {}, {}}};
    const QString path = filled({other, moved});
    QVERIFY(!path.isEmpty());
    QVERIFY(find(gone.id)); // answers go on
    PW_VERIFY(m_writer->replaceBy(path));
    QVERIFY(find(gone.id)); // a reader sees the one…
    PW_VERIFY(m_station->store->cache.renew());
    QVERIFY(!find(gone.id)); // …or the other
    QVERIFY(find(other.id) == other);
    QVERIFY(find(moved.id) == moved);
    QVERIFY(m_station->store->cache.childrenOf(carton(1))->isEmpty());
    QCOMPARE(*m_station->store->cache.childCount(carton(4)), 1);
    QCOMPARE((*m_writer->feedState(u"site"_s))->epoch, u"e2"_s);
    QCOMPARE((*m_writer->feedState(u"site"_s))->rows, 2);
    m_epoch = u"e2"_s;
    m_ver = 2;
    const auto later = made(u"D"_s, u"L4"_s, 5); // the feed goes on in it
    QVERIFY(put(later));
    QVERIFY(find(later.id) == later);
    QVERIFY(!(*m_writer->feedState(u"site"_s))->inDoubt);
}

void TestCacheWriter::replacedWhollyOrNotAtAll()
{
    const auto before = unit(pack(u"A"_s));
    QVERIFY(put(before));
    const QString path = filled({unit(pack(u"B"_s))});
    int accesses = 0;
    for (bool done = false; !done; ++accesses) {
        int left = accesses;
        m_connection->setAccessHook([&left] { return left-- != 0; });
        done = m_writer->replaceBy(path).has_value();
        m_connection->setAccessHook({});
        PW_VERIFY(m_station->store->cache.renew());
        const bool isNew = find(pack(u"B"_s)).has_value();
        QCOMPARE(find(before.id).has_value(), !isNew);
        QVERIFY(isNew || !done);
        if (isNew)
            break;
    }
    QVERIFY2(accesses >= 3, "the hook has not bitten");
}

void TestCacheWriter::masterData()
{
    auto &cache = m_station->store->cache;
    QVERIFY(!*cache.masterData());
    QVERIFY(!*m_writer->masterData());
    domain::MasterData data{u"v1"_s, u"Example"_s, {*gs1::Gln::parse(u"9521141000007"), {}}, {}};
    PW_VERIFY(m_writer->replaceMasterData(data.version, data.toJson()));
    PW_VERIFY(cache.renew());
    QVERIFY(**cache.masterData() == data);
    data.version = u"v2"_s;
    data.company = u"Other"_s;
    PW_VERIFY(m_writer->replaceMasterData(data.version, data.toJson()));
    PW_VERIFY(cache.renew());
    QVERIFY(**cache.masterData() == data);
    QVERIFY(*m_writer->masterData() == data);
}

void TestCacheWriter::bulkLoad()
{
    int n = 0;
    const auto loaded = m_writer->load([&n]() -> std::optional<domain::UnitState> {
        if (n == 3000)
            return {};
        auto state = unit(pack(u"S%1"_s.arg(n++, 5, 10, QChar(u'0'))));
        state.parent = carton(n / 10);
        return state;
    });
    PW_VERIFY(loaded);
    QCOMPARE(*loaded, 3000);
    PW_VERIFY(m_station->store->cache.renew());
    QVERIFY(find(pack(u"S02999"_s)));
    QCOMPARE(*m_station->store->cache.childCount(carton(7)), 10);
    auto changed = unit(pack(u"S00001"_s));
    changed.custody = domain::Custody::Shipped;
    QVERIFY(put(changed)); // any row of the feed is newer
    QCOMPARE(find(changed.id)->custody, domain::Custody::Shipped);
}

void TestCacheWriter::twoThreads()
{
    // A writer in a thread of its own, as in the station: the reader never sees half a page.
    const QString path = m_station->files().cacheDatabase;
    std::atomic<bool> failed = false;
    const std::unique_ptr<QThread> thread(QThread::create([&failed, path, this] {
        auto opened = Database::open(Schema::cache(), path, Database::Access::Shared);
        CacheWriter writer(**opened);
        for (qint64 round = 1; round <= 50; ++round) {
            FeedPage page;
            page.scope = u"site"_s;
            page.to = page.head = round;
            for (const auto &serial : {u"A"_s, u"B"_s}) {
                auto state = unit(pack(serial));
                state.lastEventAt = at(int(round));
                page.rows.append({round, UnitRow{state}});
            }
            failed = failed || !writer.apply(page, Moment::now(m_clock));
        }
    }));
    thread->start();
    while (!thread->wait(0)) {
        PW_VERIFY(m_station->store->cache.renew());
        const auto a = find(pack(u"A"_s)), b = find(pack(u"B"_s));
        QCOMPARE(a.has_value(), b.has_value());
        if (a)
            QCOMPARE(a->lastEventAt, b->lastEventAt);
    }
    QVERIFY(!failed);
    PW_VERIFY(m_station->store->cache.renew());
    QCOMPARE(find(pack(u"B"_s))->lastEventAt, at(50));
}

QTEST_GUILESS_MAIN(TestCacheWriter)
#include "tst_cachewriter.moc"
