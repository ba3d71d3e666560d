// SPDX-License-Identifier: Apache-2.0
#include "core/labels/demosheet.h"

#include "app/ctl/commands/commands.h"
#include "app/ctl/sheetfile.h"
#include "resources/demo/demodata.h"

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
        describeSheet(parser, u"packwright-demo-sheet.html"_s);
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
        return writeSheet(parser, *html);
    }
};

} // namespace

std::unique_ptr<Command> makeDemoSheetCommand()
{
    return std::make_unique<DemoSheetCommand>();
}

} // namespace pw::ctl
