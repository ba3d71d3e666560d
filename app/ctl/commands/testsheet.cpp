// SPDX-License-Identifier: Apache-2.0
#include "core/labels/testsheet.h"

#include "app/ctl/commands/commands.h"

#include <QSaveFile>

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
        parser.addOption({u"out"_s, u"HTML file to write; print it on A4 at 100 %."_s, u"FILE"_s,
                          u"packwright-test-sheet.html"_s});
        parser.addOption({u"language"_s, u"en or de."_s, u"CODE"_s, u"en"_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto html = labels::testSheetHtml(parser.value(u"language"_s));
        if (!html) {
            printError(u"The sheet cannot be drawn: %1"_s.arg(html.error().detail));
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

std::unique_ptr<Command> makeTestSheetCommand()
{
    return std::make_unique<TestSheetCommand>();
}

} // namespace pw::ctl
