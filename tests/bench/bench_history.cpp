// SPDX-License-Identifier: Apache-2.0
// The history of a site of a million packs: path to top, as-of hierarchy, search, trees, held
// counts; a pallet of a hundred thousand packs; and what recording costs a commit. Prints figures.
#include "core/services/historyservice.h"
#include "core/services/treereader.h"
#include "core/services/unitlookup.h"
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "tests/bench/bigcache.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace pw;
using namespace pw::store;
using namespace Qt::StringLiterals;

namespace {

constexpr int PacksPerCarton = 25;
constexpr int CartonsPerPallet = 40;
constexpr int BigCartons = 100; ///< of a thousand packs each, on the big pallet
constexpr int Packs = bench::Products * bench::SerialsPerProduct;
constexpr int Commits = 2000;
constexpr int Children = 10;

void must(bool done)
{
    if (!done)
        qFatal("refused");
}

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC).addSecs(second);
}

epc::Epc carton(int number)
{
    const domain::SsccBlock block{u"b"_s, domain::Level::Carton, u"39521141"_s, 0, 999'999'999};
    return block.number(number);
}

epc::Epc pallet(int number)
{
    const domain::SsccBlock block{u"p"_s, domain::Level::Pallet, u"19521141"_s, 0, 999'999'999};
    return block.number(number);
}

domain::UnitState container(const epc::Epc &id, domain::Level level)
{
    domain::UnitState unit{id, level};
    unit.container = domain::ContainerState();
    unit.lastEventAt = at(0);
    unit.lastEventBy = u"LINE-7"_s;
    return unit;
}

/// The first hundred thousand packs on one pallet, in cartons of a thousand; the others in cartons
/// of 25, forty to a pallet.
std::optional<domain::UnitState> siteUnit(int i)
{
    constexpr int Big = BigCartons * 1000;
    constexpr int SmallCartons = (Packs - Big) / PacksPerCarton;
    if (i < SmallCartons + BigCartons) { // SSCCs first: the cache is filled in its order
        auto unit = container(carton(i), domain::Level::Carton);
        unit.parent = pallet(i < BigCartons ? 0 : 1 + (i - BigCartons) / CartonsPerPallet);
        return unit;
    }
    i -= SmallCartons + BigCartons;
    if (i >= Packs)
        return {};
    auto unit = bench::pack(i / bench::SerialsPerProduct, i % bench::SerialsPerProduct);
    unit.parent = carton(i < Big ? i / 1000 : BigCartons + (i - Big) / PacksPerCarton);
    unit.lastEventAt = at(0);
    unit.lastEventBy = u"LINE-7"_s;
    if (i % 10'000 == 0)
        unit.holds = {{domain::HoldClass::Suspect, u"x"_s, u"y"_s, at(0)}};
    return unit;
}

template <typename Work>
void measure(const char *what, int times, const Work &work)
{
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        took.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(took.begin(), took.end());
    const auto share = [&](double of) { return took[size_t(double(took.size() - 1) * of)]; };
    std::printf("%-52s p50 %9.3f  p99 %9.3f  max %9.3f ms\n", what, share(0.5), share(0.99),
                share(1));
}

/// What the fill costs without what history added to it.
void fillPlain(const QString &path)
{
    auto database = Database::open(Schema::cache(), path, Database::Access::Owner);
    must(database && (*database)->execute("DROP INDEX unit_forbidden"));
    CacheWriter writer(**database);
    QElapsedTimer timer;
    timer.start();
    int next = 0;
    must(writer.load([&next] { return siteUnit(next++); }).has_value());
    std::printf("%-52s %.2f s\n", "fill: the same without the index of held units",
                double(timer.nsecsElapsed()) / 1e9);
}

void fill(CacheWriter &writer, const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    int next = 0;
    must(writer.load([&next] { return siteUnit(next++); }).has_value());
    std::printf("%-52s %.2f s, %.1f MB\n", "fill: a million packs in cartons on pallets",
                double(timer.nsecsElapsed()) / 1e9, double(QFile(path).size()) / 1e6);
    int pallets = 0;
    must(writer
             .load([&pallets]() -> std::optional<domain::UnitState> {
                 if (pallets > 1 + 36'000 / CartonsPerPallet)
                     return {};
                 return container(pallet(pallets++), domain::Level::Pallet);
             })
             .has_value());
    FeedPage page;
    page.scope = u"site"_s;
    page.upToDate = true;
    page.serverTime = at(10);
    must(writer.apply(page, {}).has_value());
}

/// A feed page as a snapshot brings it, before and after the first complete fill.
void feed(CacheWriter &writer)
{
    qint64 ver = 0;
    const auto page = [&](int i, bool moved) {
        FeedPage page;
        page.scope = u"site"_s;
        page.upToDate = true;
        page.serverTime = at(100 + i);
        for (int row = 0; row < 1000; ++row) {
            auto unit = bench::pack(19, (i * 1000 + row) % bench::SerialsPerProduct);
            unit.parent = carton(moved ? 30'000 + row / PacksPerCarton : 36'000 + row);
            unit.lastEventAt = at(100 + i);
            page.rows.append({++ver, UnitRow{unit}});
        }
        page.from = page.to = page.head = ver;
        must(writer.apply(page, {}).has_value());
    };
    measure("feed, a page of 1000 that all change parents", 20, [&](int i) { page(i, i % 2); });
}

void ask(StationStore &store, const services::UnitLookup &world)
{
    services::HistoryService history(store, world);
    const auto random = [](int bound) { return QRandomGenerator::global()->bounded(bound); };
    measure("path to top", 500, [&](int) {
        const int i = random(Packs);
        const auto id = bench::pack(i / bench::SerialsPerProduct, i % bench::SerialsPerProduct).id;
        must(history.pathToTop(id)->size() == 3);
    });
    measure("as of: a pallet of 40 cartons, 1000 packs", 100,
            [&](int) { must(history.asOf(pallet(1 + random(800)), at(20))->units > 1000); });
    measure("as of: a pallet of 100,000 packs, its cartons", 20,
            [&](int) { must(history.asOfLevel(pallet(0), at(20))->units == BigCartons); });
    measure("as of: a carton of it, its 1000 packs", 20,
            [&](int i) { must(history.asOfLevel(carton(i), at(20))->units == 1000); });
    measure("as of: a pallet of 100,000 packs, all of it", 3,
            [&](int) { must(history.asOf(pallet(0), at(20))->units == 100'100); });
    measure("search: part of a serial, nothing like it", 5,
            [&](int) { must(history.search({u"Q9Q9"_s})->hits.isEmpty()); });
    measure("search: part of a serial, first 100", 20, [&](int) {
        must(!history.search({QString::number(10'000 + random(30'000))})->hits.isEmpty());
    });
    measure("search: product and part", 20, [&](int) {
        must(!history.search({QString::number(10'000 + random(30'000)), bench::gtin(7)})
                  ->hits.isEmpty());
    });
    measure("search: a lot of one product, first 100", 20, [&](int) {
        must(history.search({{}, bench::gtin(7), u"L26A"_s})->hits.size() == 100);
    });
    measure("search: a lot nobody has", 5, [&](int) {
        must(history.search({{}, {}, u"NONE"_s})->hits.isEmpty());
    });
    measure("search: held only, all", 5, [&](int) {
        domain::SearchQuery query;
        query.heldOnly = true;
        query.limit = 1000;
        must(history.search(query)->hits.size() == 100);
    });
    measure("search: by time, nothing", 5, [&](int) {
        domain::SearchQuery query;
        query.from = at(1'000'000'000);
        must(history.search(query)->hits.isEmpty());
    });
}

void trees(StationStore &store, const services::UnitLookup &world)
{
    measure("held inside a pallet of 100,000, counting anew", 20, [&](int) {
        services::HeldIndex held(store);
        must(*held.heldInside(pallet(0)) == 10);
    });
    services::HeldIndex held(store);
    must(held.heldInside(pallet(0)).has_value());
    services::TreeReader reader(store, world, held);
    measure("tree of 100,000: the pallet's cartons", 20,
            [&](int) { must(reader.children(pallet(0))->size() == BigCartons); });
    measure("tree of 100,000: a carton's packs", 20,
            [&](int i) { must(reader.children(carton(i))->size() == 1000); });
    measure("tree of 100,000: all of it", 3,
            [&](int) { must((*reader.fullTree(pallet(0), 200'000))->nodes.size() == 100'101); });
}

/// One carton of ten, as the services write it: with or without its history. Returns microseconds.
double commit(StationStore &store, bool withHistory, int n, bool random)
{
    QElapsedTimer timer;
    timer.start();
    Transaction transaction(store.database());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto stamp = store.operations.nextEventStamp(now);
    const auto operation = store.operations.append(
        {0, QUuid::createUuid(), u"AGGREGATE"_s, now, u"op"_s, "[]", {}, {}});
    must(transaction.isOpen() && stamp && operation);
    OutboxEvent event;
    event.eventId = u"urn:uuid:%1"_s.arg(stamp->sequence);
    event.sequence = stamp->sequence;
    event.operation = *operation;
    event.document = QByteArray(900, 'x');
    event.createdAt = now;
    QList<LinkChange> links;
    QList<epc::Epc> touched{carton(1'000'000 + n)};
    for (int child = 0; child < Children; ++child) {
        const quint64 number = quint64(n * Children + child);
        const quint64 mixed = random ? number * 0x9e3779b97f4a7c15U : 1'000'000'000 + number;
        domain::UnitState state{
            epc::Epc(*epc::Sgtin::make(bench::gtin(1), QString::number(mixed, 36).toUpper()))};
        state.parent = touched.first();
        event.units.append(state.id);
        touched.append(state.id);
        links.append({state.id, {}, touched.first(), {}, now, *operation});
        must(store.overlay.put(state, stamp->sequence).has_value());
    }
    ScanJournalEntry scan;
    scan.scan = {u"s1"_s, 1, "raw", scan::FrameStatus::Ok, now, {}};
    scan.facts = QByteArray(300, 'x');
    scan.operation = *operation;
    const auto row = store.journal.append(scan);
    must(row && store.outbox.append(event)
         && store.audit.append(
             {now, {}, u"op"_s, u"operator"_s, u"WS1"_s, u"AGGREGATE"_s, {}, "{}"}));
    if (withHistory) {
        must(store.history.recordLinks(links) && store.history.recordTouched(*operation, touched)
             && store.history.recordScan(*row, u"op"_s, touched.last()));
    }
    must(transaction.commit().has_value());
    return double(timer.nsecsElapsed()) / 1000;
}

double appendAndSync(QFile &file)
{
    QElapsedTimer timer;
    timer.start();
    file.write(QByteArray(4096, 'x'));
    must(fsync(file.handle()) == 0);
    return double(timer.nsecsElapsed()) / 1000;
}

double median(std::vector<double> &times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// In turns, so that whatever else the machine does weighs on all three alike.
void commits(bool random)
{
    const QTemporaryDir folder;
    const auto open = [&folder](const QString &name) {
        auto store = StationStore::open(
            {folder.filePath(name + u"station.db"_s), folder.filePath(name + u"cache.db"_s)});
        must(store.has_value());
        return *std::move(store);
    };
    const auto plain = open(u"plain/"_s), recording = open(u"recording/"_s);
    QFile file(folder.filePath(u"raw"_s));
    must(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    std::vector<double> raw, without, with;
    for (int n = 0; n < Commits; ++n) {
        raw.push_back(appendAndSync(file));
        without.push_back(commit(*plain, false, n, random));
        with.push_back(commit(*recording, true, n, random));
    }
    const double bare = median(raw), before = median(without), after = median(with);
    std::printf("commit of ten, %s serials, p50: append + fsync %.0f us, commit without history"
                " %.0f us (%.2f times), with %.0f us (%.2f times)\n",
                random ? "random" : "ascending", bare, before, before / bare, after, after / bare);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString cachePath = folder.filePath(u"cache.db"_s);
    auto store = StationStore::open({folder.filePath(u"station.db"_s), cachePath});
    must(store.has_value());
    auto connection = Database::open(Schema::cache(), cachePath, Database::Access::Shared);
    must(connection.has_value());
    CacheWriter writer(**connection);
    fillPlain(folder.filePath(u"plain.db"_s));
    fill(writer, cachePath);
    commits(false);
    commits(true);
    const SystemClock clock;
    services::UnitLookup world(**store, clock, u"WS1"_s);
    for (int n = 0; n < Commits; ++n) // a station that has worked for some hours
        commit(**store, true, n, true);
    ask(**store, world);
    trees(**store, world);
    feed(writer);
    return 0;
}
