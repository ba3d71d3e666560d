// SPDX-License-Identifier: Apache-2.0
// Operations and questions on a site of a million packs, each beside its goal: a commit of ten
// children with one fdatasync, a carton moved, a pallet of ten thousand packs dissolved, a tree of
// a hundred thousand, paths, timelines and hierarchies of the past.
#include "core/services/historyservice.h"
#include "core/services/operationservice.h"
#include "core/services/treereader.h"
#include "core/store/cachewriter.h"
#include "core/store/transaction.h"
#include "tests/bench/bigcache.h"
#include "tests/support/syncs.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace pw;
using namespace pw::store;
using namespace Qt::StringLiterals;

namespace {

constexpr int Packs = bench::Products * bench::SerialsPerProduct;
constexpr int BigCartons = 100; ///< of a thousand packs each, on pallet 0
constexpr int Cartons = 3200;   ///< of 250 packs each, 40 to a pallet
constexpr int InCartons = BigCartons * 1000 + Cartons * 250; ///< the other packs are loose
constexpr int CartonsPerPallet = 40;
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
    return domain::SsccBlock{u"b"_s, domain::Level::Carton, u"39521141"_s, 0, 999'999'999}.number(
        number);
}

epc::Epc pallet(int number)
{
    return domain::SsccBlock{u"p"_s, domain::Level::Pallet, u"19521141"_s, 0, 999'999'999}.number(
        number);
}

/// Spread over the serials, as packs come along: ascending ones share the pages they are kept on.
epc::Epc loosePack(int i)
{
    constexpr int Loose = Packs - InCartons;
    const int number = InCartons + int((qint64(i) * 61'813) % Loose);
    return bench::pack(number / bench::SerialsPerProduct, number % bench::SerialsPerProduct).id;
}

domain::UnitState container(const epc::Epc &id, domain::Level level)
{
    domain::UnitState unit{id, level};
    unit.container = domain::ContainerState();
    unit.lastEventAt = at(0);
    unit.lastEventBy = u"LINE-7"_s;
    return unit;
}

std::optional<domain::UnitState> siteUnit(int i)
{
    constexpr int Pallets = 1 + Cartons / CartonsPerPallet;
    if (i < Pallets) // the cache is filled in its order: SSCCs, pallets before cartons
        return container(pallet(i), domain::Level::Pallet);
    i -= Pallets;
    if (i < BigCartons + Cartons) {
        auto unit = container(carton(i), domain::Level::Carton);
        unit.parent = pallet(i < BigCartons ? 0 : 1 + (i - BigCartons) / CartonsPerPallet);
        return unit;
    }
    i -= BigCartons + Cartons;
    if (i >= Packs)
        return {};
    auto unit = bench::pack(i / bench::SerialsPerProduct, i % bench::SerialsPerProduct);
    unit.lastEventAt = at(0);
    unit.lastEventBy = u"LINE-7"_s;
    if (i < BigCartons * 1000)
        unit.parent = carton(i / 1000);
    else if (i < InCartons)
        unit.parent = carton(BigCartons + (i - BigCartons * 1000) / 250);
    return unit;
}

QByteArray masterData()
{
    QByteArray products;
    for (int i = 0; i < bench::Products; ++i) {
        products += (i ? "," : "") + QByteArray(R"({"gtin":")")
                    + bench::gtin(i).toString().toLatin1()
                    + R"(","name":"P","levels":[{"level":"carton","capacity":1000,"mix":"any"},)"
                      R"({"level":"pallet","capacity":1000,"mix":"any"}]})";
    }
    return R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011",)"
           R"("products":[)"
           + products + "]}";
}

double median(std::vector<double> &times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// In milliseconds, beside its goal.
template <typename Work>
void measure(const char *what, double goal, int times, const Work &work)
{
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        took.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const double middle = median(took);
    std::printf("%-56s goal %8.1f  p50 %9.3f  max %9.3f ms  %s\n", what, goal, middle, took.back(),
                middle <= goal ? "met" : "MISSED");
}

class Site
{
public:
    explicit Site(const StationFiles &files)
    {
        store = *StationStore::open(files);
        auto database =
            Database::open(Schema::cache(), files.cacheDatabase, Database::Access::Shared);
        CacheWriter writer(**database);
        must(writer.replaceMasterData(u"1"_s, masterData()).has_value());
        must(writer.reset(u"e"_s).has_value());
        int next = 0;
        must(writer.load([&next] { return siteUnit(next++); }).has_value());
        FeedPage page;
        page.scope = u"site"_s;
        page.epoch = u"e"_s;
        page.upToDate = true;
        page.serverTime = clock.now();
        must(writer.apply(page, Moment::now(clock)).has_value());
        {
            Transaction transaction(store->database());
            must(store->ssccBlocks.add({u"c"_s, domain::Level::Carton, u"29521141"_s, 1, 99'999})
                     .has_value());
            must(transaction.commit().has_value());
        }
        world = std::make_unique<services::UnitLookup>(*store, clock, u"WS1"_s);
        const services::StationIdentity identity{u"WS1"_s, u"OP-1"_s, u"operator"_s,
                                                 u"https://id.gs1.org/414/9521141100011/254/B1"_s,
                                                 u"https://id.gs1.org/414/9521141100011"_s};
        operations =
            std::make_unique<services::OperationService>(*store, *world, clock, identity, rules);
    }

    void carryOut(const domain::Operation &operation)
    {
        domain::Request request{
            operation, {u"SV-1"_s, domain::Role::Supervisor, {}, {}}, {u"R1"_s, u"because"_s}, {}};
        request.actor.signature = domain::Signature{u"SV-1"_s, u"approved"_s, clock.now()};
        const auto outcome = operations->carryOut(request);
        if (!outcome.problems.isEmpty())
            qFatal("%s %s of %d", qPrintable(QString(toCode(outcome.problems.first().code))),
                   qPrintable(outcome.problems.first().unit ? outcome.problems.first().unit->key()
                                                            : QString()),
                   int(outcome.problems.size()));
    }

    epc::Epc openCarton()
    {
        const auto number = operations->drawNumber(domain::Level::Carton);
        must(number && *number);
        const epc::Epc id(**number);
        carryOut(domain::op::Commission{id, domain::Level::Carton, true});
        return id;
    }

    SystemClock clock;
    domain::RuleSet rules;
    std::unique_ptr<StationStore> store;
    std::unique_ptr<services::UnitLookup> world;
    std::unique_ptr<services::OperationService> operations;
};

double appendAndSync(QFile &file)
{
    QElapsedTimer timer;
    timer.start();
    must(file.write(QByteArray(4096, 'x')) == 4096 && fsync(file.handle()) == 0);
    return double(timer.nsecsElapsed()) / 1e3;
}

/// By this process, since it started.
double kilobytesWritten()
{
    QFile file(u"/proc/self/io"_s);
    must(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("wchar: "))
            return line.mid(7).toDouble() / 1000;
    }
    return 0;
}

/// In turns with the bare append, so that whatever else the machine does weighs on both alike.
void commits(Site &site, const QString &rawPath)
{
    QFile raw(rawPath);
    must(raw.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    std::vector<double> bare, took, planned, waited, written;
    int once = 0, more = 0;
    for (int n = 0; n < Commits; ++n) {
        const epc::Epc box = site.openCarton();
        QList<epc::Epc> children;
        for (int child = 0; child < Children; ++child)
            children.append(loosePack(n * Children + child));
        bare.push_back(appendAndSync(raw));
        domain::Request request{domain::op::Aggregate{box, children},
                                {u"OP-1"_s, domain::Role::Operator, {}, {}},
                                {},
                                {}};
        QElapsedTimer timer;
        timer.start();
        must(site.operations->preview(request).has_value());
        planned.push_back(double(timer.nsecsElapsed()) / 1e3);
        const auto before = test::fileSyncs();
        const double volume = kilobytesWritten();
        timer.start();
        must(site.operations->carryOut(request).problems.isEmpty());
        took.push_back(double(timer.nsecsElapsed()) / 1e3);
        const auto after = test::fileSyncs();
        written.push_back(kilobytesWritten() - volume);
        waited.push_back(after.microseconds - before.microseconds);
        ++(after.count - before.count == 1 ? once : more);
    }
    const double raw50 = median(bare), all = median(took);
    std::printf("commit of ten children, p50: append + fsync %.0f us; all of it %.0f us: %.2f times"
                " (goal 1.5)  %s\n",
                raw50, all, all / raw50, all <= 1.5 * raw50 ? "met" : "MISSED");
    std::printf("  of which waiting for the disk %.0f us; look-ups and rules alone %.0f us;"
                " written %.0f kB\n",
                median(waited), median(planned), median(written));
    std::printf("  with one fdatasync: %d of %d; with a checkpoint as well: %d  %s\n", once,
                Commits, more, once > 0.9 * Commits ? "met" : "MISSED");
}

void operationsOn(Site &site)
{
    measure("move a carton of 250 packs to another pallet", 20, 50, [&](int i) {
        site.carryOut(domain::op::Move{{carton(BigCartons + 400 + i)}, pallet(2)});
    });
    measure("dissolve a pallet of 10,000 packs", 1000, 5, [&](int i) {
        site.carryOut(domain::op::Dissolve{pallet(30 + i), domain::op::Dissolve::ToPacks});
    });
    measure("take that back", 2000, 1, [&](int) {
        const auto last = site.world->lastStep();
        must(last.has_value());
        site.carryOut(domain::op::TakeBack{*last});
    });
}

void questions(Site &site)
{
    services::HistoryService history(*site.store, *site.world);
    services::HeldIndex held(*site.store);
    services::TreeReader reader(*site.store, *site.world, held);
    const auto random = [](int bound) { return QRandomGenerator::global()->bounded(bound); };
    measure("tree of 100,000: pallet and cartons, first paint", 30, 20,
            [&](int) { must(reader.children(pallet(0))->size() == BigCartons); });
    measure("tree of 100,000: all of it", 150, 5,
            [&](int) { must((*reader.fullTree(pallet(0), 200'000))->nodes.size() == 100'101); });
    measure("path to top", 1, 500, [&](int) {
        const int i = random(InCartons);
        const auto id = bench::pack(i / bench::SerialsPerProduct, i % bench::SerialsPerProduct).id;
        must(!history.pathToTop(id)->isEmpty());
    });
    measure("as of: a pallet of 10,000 packs", 50, 20,
            [&](int i) { must(history.asOf(pallet(40 + i), at(20))->units == 40 * 251); });
    measure("as of: before this station dissolved it", 50, 5,
            [&](int i) { must(history.asOf(pallet(30 + i), at(20))->units == 40 * 251); });
    measure("as of: an hour ago, of a pallet dissolved here", 50, 5,
            [&](int i) { (void)history.asOf(pallet(30 + i), site.clock.now()); });
    measure("timeline of a pack packed here", 20, 200,
            [&](int i) { must(history.timeline(loosePack(i), 50)->entries.size() >= 2); });
    measure("timeline of a pack central knows", 20, 200, [&](int) {
        const int i = random(InCartons);
        const auto id = bench::pack(i / bench::SerialsPerProduct, i % bench::SerialsPerProduct).id;
        must(history.timeline(id, 50).has_value());
    });
    measure("timeline of a pallet dissolved here", 20, 20,
            [&](int i) { must(!history.timeline(pallet(30 + i % 5), 50)->entries.isEmpty()); });
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QLoggingCategory::setFilterRules(u"pw.*.info=false\npw.*.debug=false"_s);
    const QTemporaryDir folder;
    Site site({folder.filePath(u"station.db"_s), folder.filePath(u"cache.db"_s)});
    commits(site, folder.filePath(u"raw"_s));
    operationsOn(site);
    questions(site);
    return 0;
}
