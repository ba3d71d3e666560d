// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/engine.h"
#include "app/bootstrap/siterules.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/operationarguments.h"
#include "app/ctl/startup.h"
#include "core/domain/unitcodes.h"
#include "core/domain/verdictjson.h"
#include "core/store/transaction.h"
#include "ui/text/importwords.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSet>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using namespace domain::imports;
using services::ImportFormat;
using services::ImportReport;

namespace {

constexpr int ToldUnits = 3; ///< of one row, for people
constexpr qint64 MaxBytes = 64 * 1024 * 1024;

QList<epc::Epc> unitsOf(const Row &row)
{
    QList<epc::Epc> units;
    QSet<epc::Epc> seen;
    for (const Statement &said : row.says) {
        const QList<epc::Epc> named = domain::imports::unitsOf(said);
        for (const epc::Epc &unit : named) {
            if (!seen.contains(unit))
                units.append(unit);
            seen.insert(unit);
        }
    }
    return units;
}

QString numberOf(const Row &row, const ImportReport &report)
{
    if (report.format == ImportFormat::Table)
        return u"line %1"_s.arg(row.line);
    return u"event %1 (line %2)"_s.arg(row.number).arg(row.line);
}

/// What was read, in one line.
QString read(const Row &row)
{
    QStringList named;
    const QList<epc::Epc> units = unitsOf(row);
    for (const epc::Epc &unit : units.first(std::min<qsizetype>(ToldUnits, units.size())))
        named.append(unit.toHri());
    if (units.size() > ToldUnits)
        named.append(u"… %1 in all"_s.arg(units.size()));
    return named.isEmpty() ? row.kind : QString(row.kind + u' ' + named.join(u", "_s));
}

QJsonObject json(const Objection &objection)
{
    const text::Message message = text::messageFor(objection);
    QJsonObject object{{"code"_L1, toCode(objection.fault)},
                       {"cause"_L1, message.cause},
                       {"remedy"_L1, message.remedy}};
    if (objection.unit)
        object["unit"_L1] = objection.unit->key();
    if (objection.other)
        object["other"_L1] = objection.other->key();
    if (!objection.detail.isEmpty())
        object["detail"_L1] = objection.detail;
    if (objection.at.isValid())
        object["at"_L1] = domain::toRfc3339(objection.at);
    return object;
}

QJsonObject json(const Row &row, const Answer &answer)
{
    QJsonObject object{{"number"_L1, row.number},
                       {"line"_L1, row.line},
                       {"kind"_L1, row.kind},
                       {"outcome"_L1, toCode(answer.outcome)}};
    if (!row.eventId.isEmpty())
        object["eventID"_L1] = row.eventId;
    if (row.at.isValid())
        object["at"_L1] = domain::toRfc3339(row.at);
    QJsonArray units;
    const QList<epc::Epc> named = unitsOf(row);
    for (const epc::Epc &unit : named)
        units.append(unit.key());
    object["units"_L1] = units;
    QJsonArray objections;
    for (const Objection &objection : answer.objections)
        objections.append(json(objection));
    if (!objections.isEmpty())
        object["objections"_L1] = objections;
    return object;
}

std::optional<text::Message> faultOf(const ImportReport &report)
{
    if (report.documentFault)
        return text::messageFor(*report.documentFault);
    if (report.tableFault)
        return text::messageFor(*report.tableFault);
    return {};
}

QJsonObject json(const ImportReport &report, const QString &file, bool dryRun)
{
    QJsonObject object{{"file"_L1, file},
                       {"format"_L1, services::toCode(report.format)},
                       {"sha256"_L1, QString::fromLatin1(report.sha256)},
                       {"dryRun"_L1, dryRun},
                       {"written"_L1, report.isWritten},
                       {"verdict"_L1, domain::toJson(report.verdict)},
                       {"units"_L1, int(report.judgement.records.size())}};
    if (report.isWritten)
        object["operation"_L1] = report.operation;
    if (const auto fault = faultOf(report)) {
        object["fault"_L1] = QJsonObject{{"cause"_L1, fault->cause}, {"remedy"_L1, fault->remedy}};
        return object;
    }
    for (const Outcome outcome :
         {Outcome::Accepted, Outcome::Known, Outcome::NoEffect, Outcome::Refused})
        object[toCode(outcome)] = report.judgement.count(outcome);
    QJsonArray rows;
    for (qsizetype i = 0; i < report.rows.size(); ++i)
        rows.append(json(report.rows[i], report.judgement.answers[i]));
    object["rows"_L1] = rows;
    if (!report.ignoredColumns.isEmpty())
        object["ignoredColumns"_L1] = QJsonArray::fromStringList(report.ignoredColumns);
    return object;
}

void print(const ImportReport &report)
{
    if (const auto fault = faultOf(report)) {
        printError(fault->cause + u' ' + fault->remedy);
        return;
    }
    for (qsizetype i = 0; i < report.rows.size(); ++i) {
        const Row &row = report.rows[i];
        const Answer &answer = report.judgement.answers[i];
        printLine(numberOf(row, report) + u": "_s + text::outcomeWord(answer.outcome) + u": "_s
                  + read(row));
        for (const Objection &objection : answer.objections) {
            const text::Message message = text::messageFor(objection);
            printLine(u"    %1: %2 %3"_s.arg(QString(toCode(objection.fault)), message.cause,
                                             message.remedy));
        }
    }
    for (const QString &column : report.ignoredColumns)
        printError(u"The column \"%1\" means nothing here and was left out."_s.arg(column));
}

void printSum(const ImportReport &report, bool dryRun)
{
    const Judgement &judgement = report.judgement;
    printLine(u"%1 accepted, %2 known already, %3 without effect, %4 refused"_s
                  .arg(judgement.count(Outcome::Accepted))
                  .arg(judgement.count(Outcome::Known))
                  .arg(judgement.count(Outcome::NoEffect))
                  .arg(judgement.count(Outcome::Refused)));
    const QString code = domain::toCode(report.verdict.code);
    if (report.isWritten)
        printLine(u"%1: %2 units, operation %3"_s.arg(code)
                      .arg(judgement.records.size())
                      .arg(report.operation));
    else if (report.verdict.code != domain::VerdictCode::HierarchyImported)
        printLine(code + u": nothing has changed. "_s + text::messageFor(report.verdict).remedy);
    else if (dryRun)
        printLine(u"Dry run: %1 units would come in or change; nothing has."_s.arg(
            judgement.records.size()));
    else
        printLine(u"Everything in it is known already: nothing has changed."_s);
}

class ImportCommand : public Command
{
public:
    QString name() const override { return u"import"_s; }
    QString summary() const override
    {
        return u"take over hierarchies and serial lists of partners, row by row or not at all"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(
            u"file"_s,
            u"EPCIS 2.0 JSON, EPCIS 2.0 or 1.x XML, or CSV with the columns unit, parent, "
            "gtin, serial, lot, expiry, level, state; or one unit a line."_s);
        parser.addOption({u"dry-run"_s, u"Ask everything, write nothing."_s});
        parser.addOption(
            {u"format"_s, u"json, xml or csv; else told by how the file begins."_s, u"FORMAT"_s});
        parser.addOption({u"gtin"_s, u"Product of serials that name none."_s, u"GTIN"_s});
        parser.addOption({u"accept-partial"_s, u"Take over what can be, no container by halves; "
                                               "else one refused row refuses the file."_s});
        addActorOptions(parser);
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto file = fileFrom(parser);
        if (!file)
            return Usage;
        const auto paths = bootstrap::Paths::fromEnvironment();
        const auto settings = loadSettings(paths);
        if (!settings)
            return CannotStart;
        const auto actor = actorFrom(parser, settings->operatorId);
        if (!actor)
            return Usage;
        const SystemClock clock;
        bootstrap::Engine engine(paths, bootstrap::identityOf(*settings), clock);
        const bool dryRun = parser.isSet(u"dry-run"_s);
        const services::ImportRequest request{*actor, reasonFrom(parser),
                                              parser.isSet(u"accept-partial"_s), dryRun};
        ImportReport report;
        if (const auto failure = engine.open(); !failure) {
            report = engine.imports().run(*file, request);
        } else if (dryRun && failure->code == domain::StartFailure::Code::InUse) {
            const auto asked = askBeside(paths, *settings, clock, *file, request);
            if (!asked)
                return CannotStart;
            report = *asked;
        } else {
            printError(ctl::describe(*failure));
            return CannotStart;
        }
        if (parser.isSet(u"json"_s)) {
            printJson(json(report, file->name, dryRun));
        } else {
            print(report);
            if (!faultOf(report))
                printSum(report, dryRun);
        }
        const bool isClean = report.verdict.code == domain::VerdictCode::HierarchyImported
                             && report.judgement.count(Outcome::Refused) == 0;
        return isClean ? Success : Finding;
    }

private:
    /// Of a station that is at work, as of one moment of it.
    static std::optional<ImportReport> askBeside(const bootstrap::Paths &paths,
                                                 const bootstrap::Settings &settings,
                                                 const Clock &clock,
                                                 const services::ImportFile &file,
                                                 const services::ImportRequest &request)
    {
        const auto store = openForReading(paths);
        if (!store)
            return {};
        const store::ReadingScope reading(store->database());
        const services::StationIdentity identity = bootstrap::identityOf(settings);
        services::UnitLookup world(*store, clock, identity.station, identity.scopes);
        const auto read = bootstrap::siteRules(paths);
        const domain::RuleSet rules = read ? *read : domain::RuleSet(); // as the station has them
        world.setFreshness(rules.freshness);
        services::OfflinePermits(*store, world, clock, identity, rules.roles).restore();
        return services::ImportService(*store, world, clock, identity, rules).run(file, request);
    }

    static std::optional<services::ImportFile> fileFrom(const QCommandLineParser &parser)
    {
        services::ImportFile result;
        const QString path = parser.positionalArguments().value(0);
        if (path.isEmpty()) {
            printError(u"import needs a file."_s);
            return {};
        }
        if (parser.isSet(u"format"_s)) {
            result.format = services::importFormatFromCode(parser.value(u"format"_s));
            if (!result.format) {
                printError(u"--format is json, xml or csv."_s);
                return {};
            }
        }
        if (parser.isSet(u"gtin"_s)) {
            const auto gtin = gs1::Gtin::parse(parser.value(u"gtin"_s).rightJustified(14, u'0'));
            if (!gtin) {
                printError(u"--gtin needs a GTIN with the right check digit."_s);
                return {};
            }
            result.product = *gtin;
        }
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            printError(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
            return {};
        }
        result.name = QFileInfo(path).fileName();
        result.bytes = file.read(MaxBytes + 1); // one too many is refused where it is judged
        return result;
    }
};

} // namespace

std::unique_ptr<Command> makeImportCommand()
{
    return std::make_unique<ImportCommand>();
}

} // namespace pw::ctl
