// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/engine.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/operationarguments.h"
#include "app/ctl/operationprinter.h"
#include "app/ctl/startup.h"
#include "core/domain/verdictjson.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class OpCommand : public Command
{
public:
    QString name() const override { return u"op"_s; }
    QString summary() const override
    {
        return u"any operation on packs and containers, or what it would do"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"kind"_s, operationKinds());
        parser.addPositionalArgument(u"units"_s, u"What it is about."_s, u"[unit…]"_s);
        addOperationOptions(parser);
        parser.addOption({u"dry-run"_s, u"Show what would be before and after; change nothing."_s});
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto paths = bootstrap::Paths::fromEnvironment();
        const auto settings = loadSettings(paths);
        if (!settings)
            return CannotStart;
        const auto actor = actorFrom(parser, settings->operatorId);
        if (!actor)
            return Usage;
        const SystemClock clock;
        bootstrap::Engine engine(paths, bootstrap::identityOf(*settings), clock);
        if (const auto failure = engine.open()) {
            printError(ctl::describe(*failure));
            return CannotStart;
        }
        const bool dryRun = parser.isSet(u"dry-run"_s);
        const auto operation = operationFrom(parser, engine.operations(), engine.world(), dryRun);
        if (!operation)
            return Usage;
        domain::Request request{*operation, *actor, reasonFrom(parser), clock.now()};
        return dryRun ? preview(engine, request, parser.isSet(u"json"_s))
                      : carryOut(engine, request, parser.isSet(u"json"_s));
    }

private:
    static int preview(bootstrap::Engine &engine, domain::Request &request, bool asJson)
    {
        const auto plan = engine.operations().preview(request);
        if (!plan)
            return refused(plan.error(), asJson);
        if (asJson) {
            QJsonObject answer = json(*plan);
            answer["dryRun"_L1] = true;
            answer["verdict"_L1] = domain::toJson(plan->verdict);
            printJson(answer);
            return Success;
        }
        printPreview(*plan);
        printFindings(plan->findings);
        return Success;
    }

    static int carryOut(bootstrap::Engine &engine, const domain::Request &request, bool asJson)
    {
        const auto outcome = engine.operations().carryOut(request);
        if (!outcome.problems.isEmpty())
            return refused(outcome.problems, asJson);
        const bool finding = domain::severityOf(outcome.verdict.code) != domain::Severity::Accepted;
        if (asJson) {
            QJsonObject answer = json(outcome.plan);
            answer["operation"_L1] = outcome.operation;
            answer["verdict"_L1] = domain::toJson(outcome.verdict);
            printJson(answer);
            return finding ? Finding : Success;
        }
        printLine(
            u"%1, operation %2"_s.arg(domain::toCode(outcome.verdict.code)).arg(outcome.operation));
        printPreview(outcome.plan);
        printFindings(outcome.plan.findings);
        return finding ? Finding : Success;
    }

    static int refused(const domain::Problems &problems, bool asJson)
    {
        if (asJson)
            printJson({{"problems"_L1, json(problems)}});
        else
            printProblems(problems);
        return Finding;
    }
};

} // namespace

std::unique_ptr<Command> makeOpCommand()
{
    return std::make_unique<OpCommand>();
}

} // namespace pw::ctl
