// SPDX-License-Identifier: Apache-2.0
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "tests/support/manualclock.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QRandomGenerator>

using namespace pw;
using namespace pw::test;
using namespace pw::store;
using domain::FeedScope;

namespace {

const gs1::Gtin Gtin = *gs1::Gtin::parse(u"09521141012345");

} // namespace

class TestScopeSums : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void sumsFollowEveryRow_data();
    void sumsFollowEveryRow();
    void madeForAnOlderCache();
    void whatIsNotFollowedIsNotKept();
    void whatIsNoLongerFollowedGoes();
    void goesOnOnlyFromWhereItIs();
    void comparedWithCentral();
    void newerRowsOfAnotherScopeSayNothing();
    void mending();
    void strangersGo();

private:
    void use(const QList<FeedScope> &scopes);
    QList<FeedRow> randomRows();
    FeedPage page(const QString &scope, const QList<FeedRow> &rows);
    bool apply(const FeedPage &page);
    /// From the rows as they lie there.
    std::optional<QList<ScopeState>> counted();
    std::optional<QList<ScopeState>> kept();
    bool isInDoubt();

    std::unique_ptr<StationFixture> m_station;
    std::unique_ptr<Database> m_database;
    QList<FeedScope> m_scopes;
    std::unique_ptr<CacheWriter> m_writer;
    ManualClock m_clock;
    QRandomGenerator m_random;
    qint64 m_ver = 0;
};

void TestScopeSums::init()
{
    m_station = std::make_unique<StationFixture>();
    auto opened =
        Database::open(Schema::cache(), m_station->files().cacheDatabase, Database::Access::Shared);
    QVERIFY(opened);
    m_database = *std::move(opened);
    m_random.seed(42);
    m_ver = 0;
    use({FeedScope::exceptions(), FeedScope::site()});
}

void TestScopeSums::cleanup()
{
    m_writer.reset();
    m_database.reset();
    m_station.reset();
}

void TestScopeSums::use(const QList<FeedScope> &scopes)
{
    m_scopes = scopes;
    m_writer = std::make_unique<CacheWriter>(*m_database, scopes);
}

QList<FeedRow> TestScopeSums::randomRows()
{
    QList<FeedRow> rows;
    for (int i = m_random.bounded(12); i >= 0; --i) {
        const int number = m_random.bounded(40);
        const epc::Epc id = number < 8 ? carton(number) : pack(u"S/%1"_s.arg(number));
        domain::UnitState state = unit(id);
        if (id.sscc())
            state.container = domain::ContainerState{m_random.bounded(2) == 0};
        else if (m_random.bounded(3))
            state.lot = m_random.bounded(2) ? u"L1"_s : u"L2"_s;
        state.lifecycle = domain::Lifecycle(2 + m_random.bounded(4));
        if (m_random.bounded(2))
            state.parent = carton(m_random.bounded(8));
        if (m_random.bounded(3) == 0)
            state.holds = {{domain::HoldClass::Quarantined, u"why"_s, u"qa"_s, at(1), u"id"_s}};
        const int kind = m_random.bounded(10);
        ++m_ver;
        if (kind == 0)
            rows.append({m_ver, RemovedRow{id}});
        else if (kind == 1)
            rows.append({m_ver, LotHoldRow{{Gtin, u"L/%1"_s.arg(number % 3)}, {{}}}});
        else if (kind == 2)
            rows.append({m_ver, RemovedRow{LotKey{Gtin, u"L/%1"_s.arg(number % 3)}}});
        else
            rows.append({m_random.bounded(8) ? m_ver : 1, UnitRow{state}}); // some are old
    }
    return rows;
}

FeedPage TestScopeSums::page(const QString &scope, const QList<FeedRow> &rows)
{
    FeedPage page;
    page.scope = scope;
    page.epoch = u"e1"_s;
    page.to = m_ver;
    page.head = m_ver;
    page.upToDate = true;
    page.rows = rows;
    return page;
}

bool TestScopeSums::apply(const FeedPage &page)
{
    const auto applied = m_writer->apply(page, Moment::now(m_clock));
    return applied && !applied->gap;
}

std::optional<QList<ScopeState>> TestScopeSums::counted()
{
    CacheDigests digests(*m_database, u"e1"_s);
    const auto states = ScopeSums::compute(digests, m_scopes);
    return states ? std::optional(*states) : std::nullopt;
}

std::optional<QList<ScopeState>> TestScopeSums::kept()
{
    ScopeSums sums(*m_database, m_scopes);
    const auto states = sums.kept();
    return states ? std::optional(*states) : std::nullopt;
}

bool TestScopeSums::isInDoubt()
{
    const auto state = m_writer->feedState(u"site"_s);
    return state && *state && (*state)->inDoubt;
}

void TestScopeSums::sumsFollowEveryRow_data()
{
    QTest::addColumn<QStringList>("scopes");
    QTest::newRow("exceptions, site") << QStringList{u"exceptions"_s, u"site"_s};
    QTest::newRow("exceptions alone") << QStringList{u"exceptions"_s};
    QTest::newRow("exceptions, a batch")
        << QStringList{u"exceptions"_s, u"batch/09521141012345/L1"_s};
    QTest::newRow("a product, the site") << QStringList{u"product/09521141012345"_s, u"site"_s};
}

void TestScopeSums::sumsFollowEveryRow()
{
    QFETCH(const QStringList, scopes);
    QList<FeedScope> followed;
    for (const QString &name : scopes)
        followed.append(*FeedScope::parse(name));
    use(followed);
    for (int round = 0; round < 60; ++round) {
        QVERIFY(apply(page(scopes[round % scopes.size()], randomRows())));
        const auto scratch = counted();
        const auto now = kept();
        QVERIFY(scratch && now);
        QCOMPARE(now->size(), scopes.size());
        for (qsizetype i = 0; i < scopes.size(); ++i)
            QVERIFY2((*now)[i].sums == (*scratch)[i].sums, qPrintable(scopes[i]));
    }
    QVERIFY(kept()->last().sums.rows() > 0);
}

void TestScopeSums::madeForAnOlderCache()
{
    QVERIFY(apply(page(u"site"_s, randomRows() + randomRows())));
    PW_VERIFY(m_database->execute("DELETE FROM scope_sums"));
    QVERIFY(apply(page(u"site"_s, randomRows())));
    QVERIFY(kept()->last().sums == counted()->last().sums);
}

void TestScopeSums::whatIsNotFollowedIsNotKept()
{
    use({FeedScope::exceptions()});
    domain::UnitState good = unit(pack(u"A"_s));
    domain::UnitState held = unit(pack(u"B"_s));
    held.holds = {{domain::HoldClass::Recalled, {}, {}, {}}};
    m_ver = 2;
    QVERIFY(apply(page(u"exceptions"_s, {{1, UnitRow{good}}, {2, UnitRow{held}}})));
    QCOMPARE(kept()->first().sums.rows(), 1);
    held.holds.clear(); // released: told as it is now
    m_ver = 3;
    QVERIFY(apply(page(u"exceptions"_s, {{3, UnitRow{held}}})));
    QCOMPARE(kept()->first().sums.rows(), 0);
    PW_VERIFY(m_station->store->cache.renew());
    QVERIFY(!*m_station->store->cache.unit(held.id));
}

void TestScopeSums::whatIsNoLongerFollowedGoes()
{
    domain::UnitState good = unit(pack(u"A"_s));
    m_ver = 1;
    QVERIFY(apply(page(u"exceptions"_s, {})));
    QVERIFY(apply(page(u"site"_s, {{1, UnitRow{good}}})));
    use({FeedScope::site(), FeedScope::exceptions()}); // in another order
    PW_VERIFY(m_writer->forgetUnfollowed());
    PW_VERIFY(m_station->store->cache.renew());
    QVERIFY(*m_station->store->cache.unit(good.id));
    use({FeedScope::exceptions(), FeedScope::batch(Gtin, u"L1"_s)});
    PW_VERIFY(m_writer->forgetUnfollowed());
    PW_VERIFY(m_station->store->cache.renew());
    QVERIFY(!*m_station->store->cache.unit(good.id)); // its status would never change any more
    QVERIFY(!*m_writer->feedState(u"site"_s));
    QCOMPARE((*m_writer->feedState(u"exceptions"_s))->cursor, 0);
    QCOMPARE((*m_writer->feedState(u"exceptions"_s))->epoch, u"e1"_s);
}

void TestScopeSums::goesOnOnlyFromWhereItIs()
{
    m_ver = 5;
    FeedPage ahead = page(u"site"_s, {{5, UnitRow{unit(pack(u"A"_s))}}});
    ahead.from = 4;
    auto applied = m_writer->apply(ahead, Moment::now(m_clock));
    QVERIFY(applied && applied->gap);
    QVERIFY(!*m_writer->feedState(u"site"_s));
    ahead.from = 0;
    QVERIFY(apply(ahead));
    ahead.epoch = u"e2"_s;
    applied = m_writer->apply(ahead, Moment::now(m_clock));
    QVERIFY(applied && applied->gap);
    QCOMPARE((*m_writer->feedState(u"site"_s))->epoch, u"e1"_s);
}

void TestScopeSums::comparedWithCentral()
{
    FeedPage told = page(u"site"_s, randomRows());
    told.to = told.head = m_ver;
    QVERIFY(apply(told));
    const auto sums = kept()->last().sums;
    told = page(u"site"_s, {});
    told.checksum = sums.total();
    QVERIFY(apply(told));
    QVERIFY(!isInDoubt());
    told.checksum = sums.total() + 1;
    told.parts = sums;
    told.parts->add(domain::RowDigest{77, 1});
    auto applied = m_writer->apply(told, Moment::now(m_clock));
    QVERIFY(applied);
    QVERIFY(applied->state.inDoubt);
    QCOMPARE(applied->badParts, QList<int>{77});
    QVERIFY(isInDoubt());
    QVERIFY(!cacheAge(applied->state, m_clock)); // what the bench asks for
    told.checksum = sums.total();
    told.parts = sums;
    applied = m_writer->apply(told, Moment::now(m_clock));
    QVERIFY(applied->badParts.isEmpty());
    QVERIFY(!isInDoubt());
}

void TestScopeSums::newerRowsOfAnotherScopeSayNothing()
{
    m_ver = 1;
    QVERIFY(apply(page(u"site"_s, {{1, UnitRow{unit(pack(u"A"_s))}}})));
    FeedPage site = page(u"site"_s, {}); // central's sum of this moment…
    site.checksum = kept()->last().sums.total();
    domain::UnitState held = unit(pack(u"A"_s));
    held.holds = {{}};
    m_ver = 2;
    QVERIFY(apply(page(u"exceptions"_s, {{2, UnitRow{held}}}))); // …is overtaken
    QVERIFY(apply(site));
    QVERIFY(!isInDoubt());
    site.to = site.head = 2;
    QVERIFY(apply(site));
    QVERIFY(isInDoubt());
}

void TestScopeSums::mending()
{
    domain::UnitState state = unit(pack(u"A"_s));
    state.lot = u"L1"_s;
    state.holds = {{domain::HoldClass::Stolen, {}, u"qa"_s, at(1)}};
    m_ver = 2;
    QVERIFY(apply(page(u"site"_s, {{1, UnitRow{unit(pack(u"B"_s))}}, {2, UnitRow{state}}})));
    const auto right = kept()->last().sums;
    PW_VERIFY(m_database->execute("UPDATE unit SET flags = flags & ~2 WHERE serial = 'A'"));
    const auto read = *kept();
    const auto made = *counted();
    QVERIFY(made.last().sums != read.last().sums);
    QVERIFY(made.first().sums.rows() == 0);
    PW_VERIFY(m_writer->correct(read, made));
    QVERIFY(isInDoubt());
    QVERIFY(kept()->last().sums == made.last().sums);
    const QList<int> bad = kept()->last().sums.differences(right);
    QCOMPARE(bad.size(), 1);

    Mending mending{u"site"_s};
    mending.parts.set(size_t(bad.first()));
    PW_VERIFY(m_writer->mend(mending, {u"site"_s, u"e1"_s, 2, {}, {{2, UnitRow{state}}}}));
    PW_VERIFY(m_writer->endMending(mending));
    QCOMPARE(mending.mended, 1);
    QVERIFY(kept()->last().sums == right);
    QVERIFY(counted()->last().sums == right);
    PW_VERIFY(m_station->store->cache.renew());
    QVERIFY(**m_station->store->cache.unit(state.id) == state);
}

void TestScopeSums::strangersGo()
{
    m_ver = 1;
    QVERIFY(apply(page(u"site"_s, {{1, UnitRow{unit(pack(u"A"_s))}}})));
    const auto right = kept()->last().sums;
    // The key itself was damaged: one is missing, and there is one that nobody knows.
    PW_VERIFY(m_database->execute("UPDATE unit SET serial = 'X', ver = 999"));
    PW_VERIFY(m_writer->correct(*kept(), *counted()));
    Mending mending{u"site"_s};
    for (const int part : kept()->last().sums.differences(right))
        mending.parts.set(size_t(part));
    PW_VERIFY(
        m_writer->mend(mending, {u"site"_s, u"e1"_s, 1, {}, {{1, UnitRow{unit(pack(u"A"_s))}}}}));
    PW_VERIFY(m_writer->endMending(mending));
    QCOMPARE(mending.mended, 2);
    QVERIFY(kept()->last().sums == right);
    PW_VERIFY(m_station->store->cache.renew());
    QVERIFY(!*m_station->store->cache.unit(pack(u"X"_s)));
    QVERIFY(*m_station->store->cache.unit(pack(u"A"_s)));
}

QTEST_GUILESS_MAIN(TestScopeSums)
#include "tst_scopesums.moc"
