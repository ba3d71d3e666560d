// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/paths.h"
#include "app/ctl/commands/commands.h"
#include "core/domain/rules/ruleset.h"
#include "core/domain/rules/statematrix.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

class PolicyCommand : public Command
{
public:
    QString name() const override { return u"policy"_s; }
    QString summary() const override
    {
        return u"the rules in force: roles, operation by state, freshness; or a file checked"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"what"_s, u"show: print the rules; check: only say what is "
                                                "wrong; default: print a file to start from."_s);
        parser.addOption(
            {u"file"_s, u"A rule set instead of the station's rules.json."_s, u"FILE"_s});
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const QString what = parser.positionalArguments().value(0, u"show"_s);
        if (what == "default"_L1) {
            printLine(QString::fromUtf8(RuleSet().toJson()).trimmed());
            return Success;
        }
        if (what != "show"_L1 && what != "check"_L1) {
            printError(u"policy show, policy check or policy default."_s);
            return Usage;
        }
        const bool named = parser.isSet(u"file"_s);
        const QString path =
            named ? parser.value(u"file"_s) : bootstrap::Paths::fromEnvironment().rules;
        RuleSet rules;
        QFile file(path);
        if (named || file.exists()) {
            if (!file.open(QIODevice::ReadOnly)) {
                printError(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
                return CannotStart;
            }
            const auto read = RuleSet::fromJson(file.readAll());
            if (!read) {
                printErrors(path, read.error(), parser.isSet(u"json"_s));
                return Finding;
            }
            rules = *read;
        }
        if (what == "check"_L1)
            printLine(
                u"%1: rule set %2, version %3, in order"_s.arg(path, rules.id, rules.version));
        else if (parser.isSet(u"json"_s))
            printAsJson(rules);
        else
            print(rules);
        return Success;
    }

private:
    static void printErrors(const QString &path, const QList<RuleSet::Error> &errors, bool asJson)
    {
        QJsonArray array;
        for (const RuleSet::Error &error : errors) {
            if (asJson)
                array.append(QJsonObject{{"code"_L1, toCode(error.code)},
                                         {"line"_L1, error.line},
                                         {"column"_L1, error.column},
                                         {"path"_L1, error.path},
                                         {"detail"_L1, error.detail}});
            else
                printError(u"%1:%2:%3: %4 %5 %6"_s.arg(path)
                               .arg(error.line)
                               .arg(error.column)
                               .arg(toCode(error.code), error.path, error.detail));
        }
        if (asJson)
            printJson({{"errors"_L1, array}});
    }

    static void printAsJson(const RuleSet &rules)
    {
        QJsonObject matrix;
        for (size_t c = 0; c < UnitConditionCount; ++c) {
            QJsonObject row;
            for (size_t a = 0; a < UnitActionCount; ++a)
                row[toCode(UnitAction(a))] = toCode(cellOf(UnitCondition(c), UnitAction(a)));
            matrix[toCode(UnitCondition(c))] = row;
        }
        QJsonObject answer = QJsonDocument::fromJson(rules.toJson()).object();
        answer["digest"_L1] = QString::fromLatin1(rules.digest.toHex());
        answer["stateMatrix"_L1] = matrix;
        printJson(answer);
    }

    static void print(const RuleSet &rules)
    {
        printLine(u"Rule set %1, version %2, %3\n"_s.arg(
            rules.id, rules.version,
            rules.digest.isEmpty() ? u"the strict default"_s
                                   : u"sha256 "_s + QString::fromLatin1(rules.digest.toHex())));
        QString head = QString(18, u' ');
        for (size_t a = 0; a < UnitActionCount; ++a)
            head += QString(toCode(UnitAction(a))).leftJustified(13);
        printLine(head.trimmed().rightJustified(head.size()));
        for (size_t c = 0; c < UnitConditionCount; ++c) {
            QString line = QString(toCode(UnitCondition(c))).leftJustified(18);
            for (size_t a = 0; a < UnitActionCount; ++a)
                line += QString(toCode(cellOf(UnitCondition(c), UnitAction(a)))).leftJustified(13);
            printLine(line.trimmed());
        }
        printLine({});
        QString roles = QString(20, u' ');
        for (size_t r = 0; r < RoleCount; ++r)
            roles += QString(toCode(Role(r))).leftJustified(18);
        printLine(roles);
        for (size_t f = 0; f < FunctionCount; ++f) {
            QString line = QString(toCode(Function(f))).leftJustified(20);
            for (size_t r = 0; r < RoleCount; ++r)
                line +=
                    QString(toCode(rules.roles.permission(Function(f), Role(r)))).leftJustified(18);
            printLine(line.trimmed());
        }
        printLine(
            u"\nPacking up to data of %1 s, signed %2 s; release up to %3 s; an unknown serial "
            "is certain up to %4 s."_s.arg(rules.freshness.packing.count())
                .arg(rules.freshness.packingSigned.count())
                .arg(rules.freshness.release.count())
                .arg(rules.freshness.unknownIsCertain.count()));
        printLine(u"Stale labels %1. Taking out dissolves what is around: %2."_s.arg(
            rules.staleLabelBlocks ? u"block"_s : u"do not block"_s, toCode(rules.cascade)));
    }
};

} // namespace

std::unique_ptr<Command> makePolicyCommand()
{
    return std::make_unique<PolicyCommand>();
}

} // namespace pw::ctl
