// SPDX-License-Identifier: Apache-2.0
// Bytes in at a pseudo terminal to the committed verdict, with a million serials in the cache and
// central's changes arriving all the while. Prints figures; judges nothing.
#include "app/bootstrap/engine.h"
#include "core/store/cachewriter.h"
#include "devices/devicemanager.h"
#include "devices/deviceprofiles.h"
#include "tests/bench/bigcache.h"
#include "tests/support/pty.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>

using namespace pw;
using namespace pw::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int Scans = 2'000;
constexpr int PacksPerCarton = 25;

/// Central's changes: 100 rows every 200 ms, other packs than those scanned.
void trickle(const QString &path, const Clock &clock, bootstrap::Engine *engine,
             const std::atomic_bool &stop)
{
    auto database =
        store::Database::open(store::Schema::cache(), path, store::Database::Access::Shared);
    store::CacheWriter writer(**database);
    qint64 cursor = 0;
    while (!stop) {
        store::FeedPage page;
        page.scope = u"site"_s;
        page.epoch = u"e"_s;
        page.from = cursor;
        page.upToDate = true;
        page.serverTime = clock.now();
        for (int i = 0; i < 100; ++i) {
            ++cursor;
            page.rows.append({cursor, store::UnitRow{pack(1 + int(cursor % (Products - 1)),
                                                          int(cursor * 31 % SerialsPerProduct))}});
        }
        page.to = page.head = cursor;
        (void)writer.apply(page, store::Moment::now(clock));
        QMetaObject::invokeMethod(engine, [engine] { engine->onCacheChanged(-1); });
        QThread::msleep(200);
    }
}

void printFigures(std::vector<qint64> nanoseconds)
{
    std::sort(nanoseconds.begin(), nanoseconds.end());
    const auto at = [&](double share) {
        return double(nanoseconds[size_t(double(nanoseconds.size() - 1) * share)]) / 1e6;
    };
    std::printf("scan to committed verdict, %zu scans: p50 %.2f ms, p99 %.2f ms, max %.2f ms\n",
                nanoseconds.size(), at(0.5), at(0.99), at(1.0));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const SystemClock clock;
    const QTemporaryDir folder;
    const auto paths = bootstrap::Paths::under(folder.filePath(u"home"_s));
    if (!paths.create().isEmpty())
        return 1;
    QThread engineThread;
    bootstrap::Engine engine(paths,
                             {u"WS1"_s, u"OP-1"_s, u"operator"_s,
                              u"https://id.gs1.org/414/9521141100011/254/B1"_s,
                              u"https://id.gs1.org/414/9521141100011"_s},
                             clock);
    engine.moveToThread(&engineThread);
    engineThread.start();
    const auto inEngine = [&engine](const auto &function) {
        QMetaObject::invokeMethod(&engine, function, Qt::BlockingQueuedConnection);
    };
    inEngine([&] { (void)engine.open(); });
    QElapsedTimer timer;
    timer.start();
    fillCache(paths.cacheDatabase, clock);
    std::printf(
        "cache filled with %d serials in %.1f s, %.1f MB\n", Products * SerialsPerProduct,
        double(timer.elapsed()) / 1e3,
        double(QFile(paths.cacheDatabase).size() + QFile(paths.cacheDatabase + u"-wal"_s).size())
            / 1e6);
    const domain::SsccBlock cartons{u"c"_s, domain::Level::Carton, u"19521141"_s, 1, 5000};
    inEngine([&] {
        engine.onBlockLeased(cartons);
        engine.onCacheChanged(-1);
    });

    test::Pty pty(folder.filePath(u"scanner"_s));
    if (!pty.plug())
        return 1;
    const devices::DeviceProfiles profiles;
    inEngine([&] {
        engine.setDevice(u"s"_s, u"s"_s, profiles.load(u"generic-rs232"_s)->framing, false);
    });
    QThread devicesThread;
    devices::DeviceManager manager(
        {{u"s"_s, u"s"_s, devices::DeviceKind::Serial, pty.link(), u"generic-rs232"_s}}, profiles,
        clock);
    manager.moveToThread(&devicesThread);
    QObject::connect(&manager, &devices::DeviceManager::scanned, &engine, &bootstrap::Engine::scan);
    QSemaphore ready;
    QObject::connect(
        &manager, &devices::DeviceManager::stateChanged, &manager,
        [&ready](const domain::DeviceView &view) {
            if (view.state == domain::DeviceState::Ready)
                ready.release();
        },
        Qt::DirectConnection);
    devicesThread.start();
    QMetaObject::invokeMethod(&manager, &devices::DeviceManager::start);
    ready.acquire();

    QSemaphore answered;
    qint64 answeredAt = 0;
    int accepted = 0;
    QElapsedTimer clockwork;
    clockwork.start();
    QObject::connect(
        &engine, &bootstrap::Engine::verdictReached, &engine,
        [&](const domain::Verdict &verdict) {
            answeredAt = clockwork.nsecsElapsed();
            if (domain::severityOf(verdict.code) == domain::Severity::Accepted)
                ++accepted;
            answered.release();
        },
        Qt::DirectConnection);
    std::atomic_bool stop = false;
    std::unique_ptr<QThread> feed(
        QThread::create([&] { trickle(paths.cacheDatabase, clock, &engine, stop); }));
    feed->start();

    std::vector<qint64> latencies;
    const auto scan = [&](const QByteArray &code) {
        const qint64 from = clockwork.nsecsElapsed();
        pty.write(code + "\r");
        answered.acquire();
        latencies.push_back(answeredAt - from);
        QThread::usleep(5'000); // 20 scans a second would only take longer to measure the same
    };
    int scanned = 0;
    for (int carton = 1; scanned < Scans; ++carton) {
        scan("]C100" + cartons.number(carton).toString().toLatin1());
        for (int i = 0; i < PacksPerCarton; ++i, ++scanned) {
            scan(code(0, scanned * 20));
        }
    }
    stop = true;
    feed->wait();
    printFigures(latencies);
    std::printf("accepted %d of %zu; resident memory %.0f MB\n", accepted, latencies.size(),
                double(residentKiB()) / 1024);
    for (QThread *thread : {&devicesThread, &engineThread}) {
        if (thread == &devicesThread)
            QMetaObject::invokeMethod(&manager, &devices::DeviceManager::stop,
                                      Qt::BlockingQueuedConnection);
        thread->quit();
        thread->wait();
    }
    return 0;
}
