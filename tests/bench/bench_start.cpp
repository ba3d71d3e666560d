// SPDX-License-Identifier: Apache-2.0
// The real station from process start to its first accepted scan with a million serials in the
// cache, and the memory it takes then. Prints figures; judges nothing.
#include "core/store/stationstore.h"
#include "tests/bench/bigcache.h"
#include "tests/e2e/packingscript.h"
#include "tests/e2e/site.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <cstdio>

using namespace pw;
using namespace Qt::StringLiterals;

namespace {

constexpr int Starts = 5;

bool isSynchronized(const QJsonObject &status)
{
    return status["ssccBlocks"_L1].toInt() >= 2 && status["cacheAgeSeconds"_L1].isDouble();
}

/// Scans a code over and over until the station answers; whether it accepted it.
bool scanUntilAccepted(test::Site &site, const QByteArray &code, const store::StationFiles &files)
{
    const auto store = store::StationStore::open(files, store::Database::Access::ReadOnly);
    if (!store)
        return false;
    const auto before = (*store)->journal.last(1);
    const qint64 seen = before && !before->isEmpty() ? before->first().id : 0;
    QElapsedTimer limit;
    limit.start();
    while (limit.elapsed() < 30'000) {
        site.scanner().write(code);
        QThread::msleep(10);
        const auto first = (*store)->journal.range(QDateTime::fromMSecsSinceEpoch(0, Qt::UTC),
                                                   QDateTime::currentDateTimeUtc(), seen, 1);
        if (first && !first->isEmpty()) {
            const domain::VerdictCode verdict = first->first().verdict;
            if (domain::severityOf(verdict) == domain::Severity::Accepted)
                return true;
            std::fprintf(stderr, "not accepted: %s\n", domain::toCode(verdict).data());
            return false;
        }
    }
    return false;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const test::PackingScript script(500, 1);
    test::Site site(script.siteJson());
    if (!site.startCentral() || !site.initStation() || !site.startStation()
        || !site.waitFor(isSynchronized) || !site.stopStation()) {
        std::fprintf(stderr, "%s\n", qPrintable(site.failure()));
        return 1;
    }
    const store::StationFiles files{site.home() + u"/station.db"_s, site.home() + u"/cache.db"_s};
    bench::addUnits(files.cacheDatabase);
    for (int i = 0; i < Starts; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!site.startStation() || !scanUntilAccepted(site, script.scans()[i].bytes, files))
            return 1;
        const qint64 elapsed = timer.elapsed();
        const QString process = QString::number(site.stationProcess());
        std::printf("process start to first accepted scan: %lld ms; resident memory %.0f MB\n",
                    elapsed, double(bench::residentKiB(process)) / 1024);
        if (!site.stopStation())
            return 1;
    }
    return 0;
}
