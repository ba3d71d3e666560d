// SPDX-License-Identifier: Apache-2.0
// packwrightctl: the engine without a face.
#include "app/bootstrap/logfile.h"
#include "app/bootstrap/paths.h"
#include "app/ctl/command.h"

#include <QCoreApplication>

#include <algorithm>

using namespace pw;
using namespace Qt::StringLiterals;

namespace {

int printHelp(const std::vector<std::unique_ptr<ctl::Command>> &commands, int exitCode)
{
    QString text = u"packwrightctl %1: the Packwright station for scripts and support.\n\n"
                   "  packwrightctl COMMAND [OPTION …]\n\n"_s.arg(QLatin1StringView(PW_VERSION));
    for (const auto &command : commands)
        text += u"  "_s + command->name().leftJustified(19) + command->summary() + u'\n';
    text += u"\nEvery command explains itself: packwrightctl COMMAND --help\n"
            "PW_HOME names the folder of the station's data.\n"
            "Exit codes: 0 done, 1 done with a finding, 2 not understood, 3 could not start."_s;
    if (exitCode == ctl::Success)
        ctl::printLine(text);
    else
        ctl::printError(text);
    return exitCode;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"packwrightctl"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(PW_VERSION));

    const auto commands = ctl::allCommands();
    QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name.isEmpty())
        return printHelp(commands, ctl::Usage);
    if (name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1)
        return printHelp(commands, ctl::Success);
    if (name == "--version"_L1) {
        ctl::printLine(u"packwrightctl "_s + QLatin1StringView(PW_VERSION));
        return ctl::Success;
    }
    const auto command = std::find_if(commands.cbegin(), commands.cend(),
                                      [&name](const auto &c) { return c->name() == name; });
    if (command == commands.cend()) {
        ctl::printError(u"packwrightctl: there is no command \"%1\".\n"_s.arg(name));
        return printHelp(commands, ctl::Usage);
    }

    const auto paths = bootstrap::Paths::fromEnvironment();
    if (paths.create().isEmpty())
        bootstrap::installLogFile(paths.logs, u"packwrightctl"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription((*command)->summary());
    parser.addHelpOption();
    (*command)->describe(parser);
    arguments.removeAt(1);
    if (!parser.parse(arguments)) {
        ctl::printError(parser.errorText());
        return ctl::Usage;
    }
    if (parser.isSet(u"help"_s)) {
        ctl::printLine(parser.helpText());
        return ctl::Success;
    }
    return (*command)->run(parser);
}
