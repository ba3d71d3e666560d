// SPDX-License-Identifier: Apache-2.0
#include "core/labels/testsheet.h"

#include "app/ctl/commands/commands.h"
#include "app/ctl/sheetfile.h"

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class TestSheetCommand : public Command
{
public:
    QString name() const override { return u"test-sheet"_s; }
    QString summary() const override { return u"the codes that prove a scanner"_s; }

    void describe(QCommandLineParser &parser) const override
    {
        describeSheet(parser, u"packwright-test-sheet.html"_s);
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto html = labels::testSheetHtml(parser.value(u"language"_s));
        if (!html) {
            printError(u"The sheet cannot be drawn: %1"_s.arg(html.error().detail));
            return Finding;
        }
        return writeSheet(parser, *html);
    }
};

} // namespace

std::unique_ptr<Command> makeTestSheetCommand()
{
    return std::make_unique<TestSheetCommand>();
}

} // namespace pw::ctl
