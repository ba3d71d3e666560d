// SPDX-License-Identifier: Apache-2.0
// How long the real window's event loop is away at a time: 20 scans a second over a pseudo terminal
// with a pallet of 10,000 packs open in the tree, then the same in a verification of that pallet's
// cartons. Prints figures; judges nothing.
#include "app/station/stationapplication.h"
#include "tests/bench/bigcache.h"
#include "tests/support/pty.h"
#include "ui/pack/packpage.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <cstdio>

using namespace pw;
using namespace pw::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int CartonsPerPallet = 400;
constexpr int PacksPerCarton = 25;
constexpr int Scans = 600;
constexpr int ScansPerSecond = 20;

/// Asks for a turn of the event loop again and again and keeps how long each took to come, beyond
/// what a loop that has nothing to do takes.
class Watchdog : public QObject
{
public:
    Watchdog()
    {
        m_timer.setInterval(1);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_gaps.push_back(m_clock.nsecsElapsed());
            m_clock.restart();
        });
    }
    void start()
    {
        m_gaps.clear();
        m_clock.start();
        m_timer.start();
    }
    void print(const char *what)
    {
        m_timer.stop();
        std::sort(m_gaps.begin(), m_gaps.end());
        const auto at = [this](double share) {
            return double(m_gaps[size_t(double(m_gaps.size() - 1) * share)]) / 1e6;
        };
        const auto late = std::count_if(m_gaps.cbegin(), m_gaps.cend(),
                                        [](qint64 gap) { return gap > 16'000'000; });
        std::printf("%s: %zu turns, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms, "
                    "%lld over 16 ms\n",
                    what, m_gaps.size(), at(0.5), at(0.99), at(0.999), at(1.0),
                    static_cast<long long>(late));
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<qint64> m_gaps;
};

/// Scans at the pace of a fast line; the window lives on meanwhile.
int scanAll(test::Pty &scanner, const QList<QByteArray> &codes, const int &answers)
{
    const int before = answers;
    QElapsedTimer clock;
    clock.start();
    for (qsizetype i = 0; i < codes.size(); ++i) {
        scanner.write(codes[i] + '\r');
        const qint64 due = (i + 1) * 1000 / ScansPerSecond;
        while (clock.elapsed() < due)
            QTest::qWait(1);
    }
    (void)QTest::qWaitFor([&] { return answers - before >= codes.size(); }, 5'000);
    return answers - before;
}

} // namespace

namespace {

const domain::SsccBlock Cartons{u"c"_s, domain::Level::Carton, u"19521141"_s, 1, 5000};
const domain::SsccBlock Pallets{u"p"_s, domain::Level::Pallet, u"39521141"_s, 1, 5000};
const QString Bench = u"https://id.gs1.org/414/9521141100011/254/B1"_s;

QByteArray label(const gs1::Sscc &sscc)
{
    return "]C100" + sscc.toString().toLatin1();
}

/// What a shift would have left behind: a pallet of 10,000 packs, still open. Without the window.
bool packPallet(const bootstrap::Paths &paths, const bootstrap::Settings &settings,
                const Clock &clock)
{
    bootstrap::Engine engine(paths, bootstrap::identityOf(settings), clock);
    if (engine.open())
        return false;
    fillCache(paths.cacheDatabase, clock);
    engine.onBlockLeased(Cartons);
    engine.onBlockLeased(Pallets);
    engine.onCacheChanged(-1);
    int accepted = 0;
    QObject::connect(&engine, &bootstrap::Engine::verdictReached, &engine,
                     [&accepted](const domain::Verdict &verdict) {
                         if (domain::severityOf(verdict.code) == domain::Severity::Accepted)
                             ++accepted;
                     });
    const auto scan = [&](const QByteArray &code) {
        engine.scan({u"s"_s, 1, code, {}, clock.now(), {}});
    };
    scan(label(Pallets.number(1)));
    for (int carton = 0; carton < CartonsPerPallet; ++carton) {
        scan(label(Cartons.number(1 + carton)));
        for (int i = 0; i < PacksPerCarton; ++i)
            scan(code(0, carton * PacksPerCarton + i));
        scan(label(Cartons.number(1 + carton)));
    }
    engine.close();
    return accepted == 1 + CartonsPerPallet * (PacksPerCarton + 2);
}

/// Every node of the tree, as somebody who opens them all would have it.
void expandAll(QTreeView &tree, int nodes)
{
    QElapsedTimer limit;
    limit.start();
    const auto count = [&tree] {
        int rows = 0;
        for (QModelIndex index = tree.model()->index(0, 0); index.isValid();
             index = tree.indexBelow(index))
            ++rows;
        return rows;
    };
    while (count() < nodes && limit.elapsed() < 60'000) {
        tree.expandAll();
        QTest::qWait(200);
    }
    std::printf("tree: %d rows open\n", count());
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const SystemClock clock;
    const QTemporaryDir folder;
    const auto paths = bootstrap::Paths::under(folder.filePath(u"home"_s));
    test::Pty scanner(folder.filePath(u"scanner"_s));
    if (!paths.create().isEmpty() || !scanner.plug())
        return 1;
    bootstrap::Settings settings{u"WS1"_s, *epc::Location::fromUri(Bench)};
    settings.central = QUrl(u"http://127.0.0.1:9"_s); // offline: nobody is there
    settings.operatorId = u"OP-1"_s;
    settings.devices = {{u"s"_s, u"Scanner"_s, u"serial"_s, scanner.link(), u"generic-rs232"_s}};
    if (!bootstrap::writeSettings(paths.settings, settings) || !packPallet(paths, settings, clock))
        return 1;

    station::StationApplication station(application);
    if (!station.start(paths, false))
        return 1;
    station.window().resize(1920, 1080);
    int answers = 0;
    QObject::connect(station.station().engine(), &bootstrap::Engine::verdictReached, &application,
                     [&answers] { ++answers; });
    auto *tree = station.window().packPage().findChild<QTreeView *>(u"hierarchy"_s);
    QTest::qWait(2'000);
    expandAll(*tree, CartonsPerPallet * (1 + PacksPerCarton));

    Watchdog watchdog;
    watchdog.start();
    QTest::qWait(3'000);
    watchdog.print("nothing to do");

    QList<QByteArray> packing;
    const int first = CartonsPerPallet * PacksPerCarton;
    for (int i = 0; i < Scans; ++i) {
        if (i % PacksPerCarton == 0)
            packing.append(label(Cartons.number(CartonsPerPallet + 1 + i / PacksPerCarton)));
        packing.append(code(0, first + i));
        if (i % PacksPerCarton == PacksPerCarton - 1)
            packing.append(label(Cartons.number(CartonsPerPallet + 1 + i / PacksPerCarton)));
    }
    watchdog.start();
    const int packed = scanAll(scanner, packing, answers);
    watchdog.print("packing");
    std::printf("  %d of %lld scans answered\n", packed, static_cast<long long>(packing.size()));

    QMetaObject::invokeMethod(station.station().engine(), [engine = station.station().engine()] {
        engine->setDesk(domain::Desk::Check);
        engine->startWork(domain::WorkKind::Verify, {});
    });
    for (QWidget *page : station.window().findChildren<QWidget *>(u"page_check"_s))
        station.window().showPage(page);
    QList<QByteArray> verifying{label(Pallets.number(1))};
    for (int carton = 0; carton < CartonsPerPallet; ++carton)
        verifying.append(label(Cartons.number(1 + carton)));
    watchdog.start();
    const int verified = scanAll(scanner, verifying, answers);
    watchdog.print("verifying 400 cartons");
    std::printf("  %d of %lld scans answered; resident memory %.0f MB\n", verified,
                static_cast<long long>(verifying.size()), double(residentKiB()) / 1024);
    return 0;
}
