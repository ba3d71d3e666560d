// SPDX-License-Identifier: Apache-2.0
#include "core/labels/commandsheet.h"

#include "app/bootstrap/scanconfig.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/sheetfile.h"
#include "core/domain/rules/ruleset.h"
#include "core/scan/commandcode.h"

#include <QFile>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class CommandSheetCommand : public Command
{
public:
    QString name() const override { return u"command-sheet"_s; }
    QString summary() const override
    {
        return u"the codes that work the bench by scanner alone; makes the site's key"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        describeSheet(parser, u"packwright-commands.html"_s);
        parser.addOption({u"order"_s,
                          u"Also the code of a rework order of this number: letters, digits and "
                          "'-'; may be repeated."_s,
                          u"NUMBER"_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const bootstrap::Paths paths = bootstrap::Paths::fromEnvironment();
        if (const QString why = paths.create(); !why.isEmpty()) {
            printError(why);
            return CannotStart;
        }
        const auto key = bootstrap::commandKey(paths.commandKey);
        if (!key) {
            printError(key.error());
            return CannotStart;
        }
        const QStringList orders = parser.values(u"order"_s);
        for (const QString &order : orders) {
            if (!scan::commandcode::isComplete(
                    {scan::BenchCommand::Verb::Order, order.toLower()})) {
                printError(u"--order %1: up to 40 letters, digits and '-'."_s.arg(order));
                return Usage;
            }
        }
        const QString language = parser.value(u"language"_s);
        const auto html =
            labels::commandSheetHtml(*key, reasonsOf(paths, language), orders, language);
        if (!html) {
            printError(u"The sheet cannot be drawn: %1"_s.arg(html.error().detail));
            return Finding;
        }
        return writeSheet(parser, *html);
    }

private:
    static QList<labels::SheetReason> reasonsOf(const bootstrap::Paths &paths,
                                                const QString &language)
    {
        QFile file(paths.rules);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto rules = domain::RuleSet::fromJson(file.readAll());
        if (!rules) {
            printError(
                u"%1 cannot be used, so the sheet has no reasons; see packwrightctl policy."_s.arg(
                    paths.rules));
            return {};
        }
        QList<labels::SheetReason> reasons;
        for (const domain::CatalogueReason &reason : rules->reasons)
            reasons.append({reason.code, reason.text.value(language, reason.code)});
        return reasons;
    }
};

} // namespace

std::unique_ptr<Command> makeCommandSheetCommand()
{
    return std::make_unique<CommandSheetCommand>();
}

} // namespace pw::ctl
