// SPDX-License-Identifier: Apache-2.0
#include "core/labels/demosheet.h"

#include "app/ctl/commands/commands.h"
#include "resources/demo/demodata.h"

#include <QSaveFile>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class DemoSheetCommand : public Command
{
public:
    QString name() const override { return u"demo-sheet"_s; }
    QString summary() const override { return u"the scannable codes of the demonstration site"_s; }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({u"out"_s, u"HTML file to write; print it on A4 at 100 %."_s, u"FILE"_s,
                          u"packwright-demo-sheet.html"_s});
        parser.addOption({u"language"_s, u"en or de."_s, u"CODE"_s, u"en"_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto sheet = labels::DemoSheet::fromJson(demo::sheetJson());
        const auto html = sheet ? labels::toHtml(*sheet, parser.value(u"language"_s))
                                : Failure{labels::SheetError{sheet.error().field, {}}};
        if (!html) {
            printError(u"The sheet cannot be drawn: %1 %2"_s.arg(html.error().codeId,
                                                                 html.error().reason.detail));
            return Finding;
        }
        QSaveFile file(parser.value(u"out"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(*html) < 0 || !file.commit()) {
            printError(u"%1 cannot be written: %2"_s.arg(file.fileName(), file.errorString()));
            return CannotStart;
        }
        printLine(file.fileName());
        return Success;
    }
};

} // namespace

std::unique_ptr<Command> makeDemoSheetCommand()
{
    return std::make_unique<DemoSheetCommand>();
}

} // namespace pw::ctl
