// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/engine.h"
#include "app/bootstrap/siterules.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/operationarguments.h"
#include "app/ctl/startup.h"
#include "core/domain/unitcodes.h"
#include "core/domain/verdictjson.h"

#include <QJsonDocument>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

class OfflineCommand : public Command
{
public:
    QString name() const override { return u"offline"_s; }
    QString summary() const override
    {
        return u"leave to pack while central cannot be heard: show, permit, plan, end"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(
            u"what"_s,
            u"show (default); permit: data that are too old, until central is heard again; plan: "
            "an outage that is coming, until --until; end: what was permitted."_s,
            u"[show|permit|plan|end]"_s);
        parser.addOption({u"until"_s, u"plan: the end, with its offset from UTC."_s,
                          u"YYYY-MM-DDThh:mm:ss+hh:mm"_s});
        addActorOptions(parser);
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const QStringList arguments = parser.positionalArguments();
        const QString what = arguments.isEmpty() ? u"show"_s : arguments.first();
        if (arguments.size() > 1
            || !QStringList{u"show"_s, u"permit"_s, u"plan"_s, u"end"_s}.contains(what)) {
            printError(u"What is asked for is show, permit, plan or end."_s);
            return Usage;
        }
        OfflinePermit permit;
        permit.reason = reasonFrom(parser);
        if (what == u"plan"_s) {
            permit.kind = OfflinePermit::Kind::Planned;
            permit.until = fromRfc3339(parser.value(u"until"_s));
            if (!permit.until.isValid()) {
                printError(u"--until is a moment such as 2026-12-01T18:00:00+01:00."_s);
                return Usage;
            }
        }
        const auto paths = bootstrap::Paths::fromEnvironment();
        const auto settings = loadSettings(paths);
        if (!settings)
            return CannotStart;
        const SystemClock clock;
        if (what == u"show"_s)
            return show(paths, *settings, clock, parser.isSet(u"json"_s));
        const auto actor = actorFrom(parser, settings->operatorId);
        if (!actor)
            return Usage;
        bootstrap::Engine engine(paths, bootstrap::identityOf(*settings), clock);
        if (const auto failure = engine.open()) {
            printError(ctl::describe(*failure));
            return CannotStart;
        }
        engine.permits().review();
        const Verdict verdict =
            what == u"end"_s ? engine.permits().end(*actor) : engine.permits().give(permit, *actor);
        if (parser.isSet(u"json"_s))
            printJson(toJson(verdict));
        else
            printLine(toCode(verdict.code));
        return severityOf(verdict.code) == Severity::Accepted ? Success : Finding;
    }

private:
    /// Works beside a running station.
    static int show(const bootstrap::Paths &paths, const bootstrap::Settings &settings,
                    const Clock &clock, bool asJson)
    {
        const auto store = openForReading(paths);
        if (!store)
            return CannotStart;
        const services::StationIdentity identity = bootstrap::identityOf(settings);
        const auto sites = bootstrap::siteRules(paths);
        const RuleSet rules = sites ? *sites : RuleSet(); // as the station: the strict default
        services::UnitLookup world(*store, clock, identity.station, identity.scopes);
        world.setFreshness(rules.freshness);
        services::OfflinePermits permits(*store, world, clock, identity, rules.roles);
        permits.restore();
        const PackingLeave leave = permits.leave();
        const auto age = world.dataAge();
        if (asJson) {
            QJsonObject answer{{"packingLimitSeconds"_L1, qint64(leave.limit.count())}};
            if (age)
                answer["dataAgeSeconds"_L1] = qint64(age->count());
            if (leave.permit)
                answer["permit"_L1] = QJsonDocument::fromJson(toJson(*leave.permit)).object();
            printJson(answer);
        } else {
            printLine(age ? u"Data of central    %1 s old"_s.arg(age->count())
                          : u"Data of central    never complete, or in doubt"_s);
            printLine(u"Packing stops at   %1 s"_s.arg(leave.limit.count()));
            if (leave.permit)
                printLine(u"Permitted          by %1, %2%3"_s.arg(
                    leave.permit->signature.signedBy, leave.permit->reason.code,
                    leave.permit->until.isValid() ? u", until "_s + toRfc3339(leave.permit->until)
                                                  : u", until central is heard again"_s));
        }
        return age && *age <= leave.limit ? Success : Finding;
    }
};

} // namespace

std::unique_ptr<Command> makeOfflineCommand()
{
    return std::make_unique<OfflineCommand>();
}

} // namespace pw::ctl
