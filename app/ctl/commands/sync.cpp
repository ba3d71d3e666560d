// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/station.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"
#include "ui/text/messages.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int LookInterval = 20;          ///< ms
constexpr qint64 TroubleWait = 2'000;     ///< ms; what only a person can mend is not waited out
constexpr qint64 MasterDataWait = 10'000; ///< ms; a site may have none

class SyncCommand : public Command
{
public:
    QString name() const override { return u"sync"_s; }
    QString summary() const override { return u"send what waits, fetch what is new, then end"_s; }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({u"timeout"_s, u"Give up after this many seconds."_s, u"S"_s, u"60"_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto paths = bootstrap::Paths::fromEnvironment();
        auto settings = loadSettings(paths);
        if (!settings)
            return CannotStart;
        settings->devices.clear(); // nobody stands at the bench
        bootstrap::Station station(paths, *settings, m_clock);
        domain::SyncView last;
        QObject::connect(&station, &bootstrap::Station::assembled, &station, [&station, &last] {
            QObject::connect(station.sync(), &sync::SyncService::statusChanged, &station,
                             [&last](const domain::SyncView &view) { last = view; });
        });
        // Master data come with the first page and a little later than it; no signal tells of them.
        QTimer look;
        QElapsedTimer done;
        QElapsedTimer troubled;
        QObject::connect(&look, &QTimer::timeout, &station, [&last, &done, &troubled, &paths] {
            if (last.trouble == domain::LinkTrouble::None)
                troubled.invalidate();
            else if (!troubled.isValid())
                troubled.start();
            else if (troubled.elapsed() > TroubleWait)
                return QCoreApplication::quit();
            if (!isDone(last))
                return done.invalidate();
            if (!done.isValid())
                done.start();
            if (hasMasterData(paths) || done.elapsed() > MasterDataWait)
                QCoreApplication::quit();
        });
        look.start(LookInterval);
        if (const auto failure = station.start()) {
            printError(ctl::describe(*failure));
            return CannotStart;
        }
        QTimer::singleShot(parser.value(u"timeout"_s).toInt() * 1000, &station,
                           &QCoreApplication::quit);
        QCoreApplication::exec();
        printJson({{"done"_L1, isDone(last)},
                   {"pending"_L1, last.pending},
                   {"parked"_L1, last.parked},
                   {"cachedUnits"_L1, last.cachedUnits},
                   {"detail"_L1, last.detail},
                   {"trouble"_L1, domain::toCode(last.trouble)}});
        if (last.trouble != domain::LinkTrouble::None) {
            const text::Message message = text::messageFor(last);
            printError(QString(message.cause + u' ' + message.remedy));
        }
        return isDone(last) ? Success : Finding;
    }

private:
    static bool isDone(const domain::SyncView &view)
    {
        return view.link == domain::LinkState::Online && view.pending == view.parked
               && view.cacheAge && view.cacheAge->count() < 5;
    }

    static bool hasMasterData(const bootstrap::Paths &paths)
    {
        const auto store = openForReading(paths);
        if (!store)
            return true; // it has said why, and waiting helps nothing
        const auto data = store->cache.masterData();
        return data && *data;
    }

    SystemClock m_clock;
};

} // namespace

std::unique_ptr<Command> makeSyncCommand()
{
    return std::make_unique<SyncCommand>();
}

} // namespace pw::ctl
