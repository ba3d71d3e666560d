// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"
#include "core/domain/unitcodes.h"
#include "core/services/unitlookup.h"
#include "core/store/database.h"
#include "core/sync/peersweep.h"

#include <QFileInfo>
#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class StatusCommand : public Command
{
public:
    QString name() const override { return u"status"_s; }
    QString summary() const override { return u"what waits, how old the data is, what is open"_s; }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto paths = bootstrap::Paths::fromEnvironment();
        const auto settings = loadSettings(paths);
        const auto store = settings ? openForReading(paths) : nullptr;
        if (!store)
            return CannotStart;
        const auto stats = store->outbox.stats();
        const auto open = store->overlay.openContainersHere();
        const auto feed = store->cache.feedState(u"site"_s);
        const auto blocks = store->ssccBlocks.blocks();
        const auto lastScan = store->journal.last(1);
        if (!stats || !open || !feed || !blocks || !lastScan) {
            printError(u"The databases in %1 cannot be read."_s.arg(paths.home));
            return CannotStart;
        }
        const SystemClock clock;
        QJsonObject answer{{"station"_L1, settings->station},
                           {"pending"_L1, stats->pending},
                           {"parked"_L1, stats->parked}};
        if (!settings->embeddedCentral)
            answer["central"_L1] = centralOf(*settings);
        if (stats->oldestAt.isValid())
            answer["oldestPendingSeconds"_L1] = stats->oldestAt.secsTo(clock.now());
        if (*feed) {
            answer["cursor"_L1] = (*feed)->cursor;
            answer["cachedUnits"_L1] = (*feed)->rows;
            if (const auto age = store::cacheAge(**feed, clock))
                answer["cacheAgeSeconds"_L1] = qint64(age->count());
        }
        if (const QJsonObject peer = repositoryOf(paths, *settings); !peer.isEmpty())
            answer["repository"_L1] = peer;
        QJsonArray containers;
        for (const domain::UnitState &container : *open) {
            containers.append(QJsonObject{{"key"_L1, container.id.key()},
                                          {"level"_L1, domain::toCode(container.level)},
                                          {"count"_L1, container.childCount}});
        }
        answer["open"_L1] = containers;
        answer["ssccBlocks"_L1] = blocks->size();
        if (!lastScan->isEmpty()) {
            answer["lastScan"_L1] = lastScan->first().id;
            answer["lastVerdict"_L1] = QString(domain::toCode(lastScan->first().verdict));
        }
        if (parser.isSet(u"json"_s))
            printJson(answer);
        else
            printText(answer);
        return Success;
    }

private:
    /// Where central is a repository that is not ours: how it is kept up with.
    static QJsonObject repositoryOf(const bootstrap::Paths &paths,
                                    const bootstrap::Settings &settings)
    {
        if (!QFileInfo::exists(paths.peerDatabase))
            return {};
        const auto database = store::Database::open(store::peerSchema(), paths.peerDatabase,
                                                    store::Database::Access::ReadOnly);
        if (!database)
            return {};
        store::PeerEventRepository events(**database);
        const sync::SweepRecord record = sync::sweepRecordOf(events);
        return {{"profile"_L1, settings.peerProfile},
                {"events"_L1, record.events},
                {"lateEvents"_L1, record.lateEvents},
                {"unreadEvents"_L1, QJsonArray::fromStringList(record.unread)},
                {"overlapSeconds"_L1, qint64(record.overlap.count())},
                {"sweptUpTo"_L1, domain::toRfc3339(record.swept)}};
    }

    static QJsonObject centralOf(const bootstrap::Settings &settings)
    {
        const bootstrap::CentralAccess &access = settings.access;
        QJsonObject central{{"url"_L1, settings.central.toString()},
                            {"certificate"_L1, access.certificate}};
        if (!access.clientId.isEmpty()) {
            central["clientId"_L1] = access.clientId;
            central["secrets"_L1] = bootstrap::toCode(access.secrets).toString();
        }
        return central;
    }

    static void printText(const QJsonObject &answer)
    {
        printLine(u"Station            "_s + answer["station"_L1].toString());
        printLine(u"Waiting for central %1, parked %2"_s.arg(answer["pending"_L1].toInt())
                      .arg(answer["parked"_L1].toInt()));
        const QJsonObject central = answer["central"_L1].toObject();
        if (!central.isEmpty())
            printLine(u"Central            "_s + central["url"_L1].toString());
        if (central["secrets"_L1].toString() == u"file")
            printLine(u"Secret             in a file, not in the key service"_s);
        const QJsonValue age = answer["cacheAgeSeconds"_L1];
        printLine(age.isUndefined() ? u"Data of central    never complete"_s
                                    : u"Data of central    %1 s old, %2 units"_s.arg(age.toInt())
                                          .arg(answer["cachedUnits"_L1].toInt()));
        const QJsonObject peer = answer["repository"_L1].toObject();
        if (!peer.isEmpty())
            printLine(u"Repository         %1: %2 events, %3 late; sweeps overlap by %4 s"_s.arg(
                peer["profile"_L1].toString(), QString::number(peer["events"_L1].toInteger()),
                QString::number(peer["lateEvents"_L1].toInteger()),
                QString::number(peer["overlapSeconds"_L1].toInteger())));
        const QJsonArray unread = peer["unreadEvents"_L1].toArray();
        if (!unread.isEmpty())
            printLine(
                u"Not understood     %1 events of the repository, %2 first: have them looked at, they may be holds"_s
                    .arg(unread.size())
                    .arg(unread.first().toString()));
        const QJsonArray containers = answer["open"_L1].toArray();
        for (const QJsonValue &container : containers) {
            printLine(u"Open               %1 %2, %3 inside"_s.arg(
                container["level"_L1].toString(), container["key"_L1].toString(),
                QString::number(container["count"_L1].toInt())));
        }
    }
};

} // namespace

std::unique_ptr<Command> makeStatusCommand()
{
    return std::make_unique<StatusCommand>();
}

} // namespace pw::ctl
