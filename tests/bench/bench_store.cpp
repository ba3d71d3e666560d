// SPDX-License-Identifier: Apache-2.0
// The two databases of a station: filling and reading the cache, following the feed while it is
// read, and the commit of one closed carton beside a bare append and fsync. Prints figures.
#include "core/store/cachewriter.h"
#include "core/store/stationstore.h"
#include "core/store/transaction.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <thread>
#include <unistd.h>

using namespace pw;
using namespace pw::store;
using namespace Qt::StringLiterals;

namespace {

constexpr int Products = 20;
constexpr int Lookups = 300'000;
constexpr int Pages = 100;
constexpr int RowsPerPage = 1000;
constexpr int Commits = 2000;
constexpr int Children = 10;

void must(bool done)
{
    if (!done)
        qFatal("the store refused");
}

gs1::Gtin gtin(int product)
{
    const QString body = u"0952114%1"_s.arg(product, 6, 10, QLatin1Char('0'));
    for (char16_t check = u'0'; check <= u'9'; ++check) {
        if (const auto gtin = gs1::Gtin::parse(QString(body + QChar(check))))
            return *gtin;
    }
    Q_UNREACHABLE();
}

/// Thirteen characters, ascending with `i`.
epc::Epc pack(int i, int perProduct)
{
    const int n = i % perProduct;
    const QString serial = u"%1X%2"_s.arg(n, 8, 10, QLatin1Char('0'))
                               .arg((qint64(n) * 7919) % 9973, 4, 10, QLatin1Char('0'));
    return *epc::Sgtin::make(gtin(i / perProduct), serial);
}

domain::UnitState unit(const epc::Epc &id)
{
    domain::UnitState state{id};
    state.lot = u"L26A"_s;
    state.expiry = QDate(2029, 5, 31);
    state.lastEventAt = QDateTime(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC);
    state.lastEventBy = u"LINE-7"_s;
    return state;
}

void print(const char *what, std::vector<double> &microseconds)
{
    std::sort(microseconds.begin(), microseconds.end());
    double sum = 0;
    for (const double time : microseconds)
        sum += time;
    const auto at = [&](double share) {
        return microseconds[size_t(double(microseconds.size() - 1) * share)];
    };
    std::printf("%-34s mean %8.2f  p50 %8.2f  p99 %8.2f  max %9.2f us\n", what,
                sum / double(microseconds.size()), at(0.5), at(0.99), at(1));
}

double microseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1000;
}

void load(CacheWriter &writer, const QString &path, int serials)
{
    QElapsedTimer timer;
    timer.start();
    int i = 0;
    const auto loaded = writer.load([&]() -> std::optional<domain::UnitState> {
        return i == serials ? std::nullopt : std::optional(unit(pack(i++, serials / Products)));
    });
    must(loaded.has_value());
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    std::printf("%-34s %d serials in %.2f s: %.0f rows/s, %.1f bytes a serial\n", "load", serials,
                seconds, serials / seconds, double(QFileInfo(path).size()) / serials);
}

void lookUp(CacheReader &reader, int serials)
{
    std::vector<epc::Epc> asked;
    for (int i = 0; i < Lookups; ++i)
        asked.push_back(pack(QRandomGenerator::global()->bounded(serials), serials / Products));
    must(reader.renew().has_value());
    std::vector<double> times;
    for (const epc::Epc &id : asked) {
        QElapsedTimer timer;
        timer.start();
        const auto found = reader.unit(id);
        times.push_back(microseconds(timer));
        must(found && found->has_value());
    }
    print("look-up, warm, one transaction", times);
}

/// One page of the feed after the other, while another thread looks up and renews.
void follow(CacheWriter &writer, CacheReader &reader, int serials)
{
    std::atomic<bool> done = false;
    QElapsedTimer timer;
    timer.start();
    std::thread feed([&] {
        for (qint64 number = 1; number <= Pages; ++number) {
            FeedPage page;
            page.scope = u"site"_s;
            page.to = page.head = number;
            for (int row = 0; row < RowsPerPage; ++row) {
                const int i = QRandomGenerator::global()->bounded(serials);
                page.rows.append({number, UnitRow{unit(pack(i, serials / Products))}});
            }
            must(writer.apply(page, Moment()).has_value());
        }
        done = true;
    });
    std::vector<double> times;
    for (int i = 0; !done; ++i) {
        QElapsedTimer look;
        look.start();
        if (i % 100 == 0)
            must(reader.renew().has_value());
        must(reader.unit(pack(QRandomGenerator::global()->bounded(serials), serials / Products))
                 .has_value());
        times.push_back(microseconds(look));
    }
    feed.join();
    std::printf("%-34s %.0f rows/s\n", "feed, pages of 1000, with a reader",
                Pages * RowsPerPage / (double(timer.nsecsElapsed()) / 1e9));
    print("look-up meanwhile, renewed", times);
}

void commit(StationStore &store)
{
    std::vector<double> times;
    for (int n = 0; n < Commits; ++n) {
        QElapsedTimer timer;
        timer.start();
        Transaction transaction(store.database());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto stamp = store.operations.nextEventStamp(now);
        const auto operation = store.operations.append(
            {0, QUuid::createUuid(), u"AGGREGATE"_s, now, u"op"_s, "{}", {}, {}});
        must(transaction.isOpen() && stamp && operation);
        OutboxEvent event;
        event.eventId = u"urn:uuid:%1"_s.arg(stamp->sequence);
        event.sequence = stamp->sequence;
        event.operation = *operation;
        event.document = QByteArray(900, 'x');
        event.createdAt = now;
        for (int child = 0; child < Children; ++child) {
            const auto state = unit(pack(n * Children + child, Commits * Children));
            event.units.append(state.id);
            must(store.overlay.put(state, stamp->sequence).has_value());
        }
        must(store.outbox.append(event)
             && store.audit.append(
                 {now, {}, u"op"_s, u"operator"_s, u"WS1"_s, u"AGGREGATE"_s, {}, "{}"})
             && transaction.commit());
        times.push_back(microseconds(timer));
    }
    print("commit of a carton of ten", times);
}

void appendAndSync(const QString &path)
{
    QFile file(path);
    must(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    std::vector<double> times;
    for (int n = 0; n < Commits; ++n) {
        QElapsedTimer timer;
        timer.start();
        file.write(QByteArray(4096, 'x'));
        must(fdatasync(file.handle()) == 0);
        times.push_back(microseconds(timer));
    }
    print("bare append of 4 KiB and fdatasync", times);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const int serials = application.arguments().value(1, u"1000000"_s).toInt();
    const QTemporaryDir folder;
    const QString cachePath = folder.filePath(u"cache.db"_s);
    auto store = StationStore::open({folder.filePath(u"station.db"_s), cachePath});
    must(store.has_value());
    auto connection = Database::open(Schema::cache(), cachePath, Database::Access::Shared);
    must(connection.has_value());
    CacheWriter writer(**connection);
    load(writer, cachePath, serials);
    lookUp((*store)->cache, serials);
    follow(writer, (*store)->cache, serials);
    commit(**store);
    appendAndSync(folder.filePath(u"raw"_s));
    return 0;
}
