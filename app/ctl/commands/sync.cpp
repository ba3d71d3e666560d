// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/station.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"

#include <QCoreApplication>
#include <QTimer>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

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
                             [&last](const domain::SyncView &view) {
                                 last = view;
                                 if (isDone(view))
                                     QCoreApplication::quit();
                             });
        });
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
                   {"detail"_L1, last.detail}});
        return isDone(last) ? Success : Finding;
    }

private:
    static bool isDone(const domain::SyncView &view)
    {
        return view.link == domain::LinkState::Online && view.pending == view.parked
               && view.cacheAge && view.cacheAge->count() < 5;
    }

    SystemClock m_clock;
};

} // namespace

std::unique_ptr<Command> makeSyncCommand()
{
    return std::make_unique<SyncCommand>();
}

} // namespace pw::ctl
