// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/command.h"

#include "app/ctl/commands/commands.h"

#include <QJsonDocument>

#include <cstdio>

namespace pw::ctl {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeInitCommand());
    commands.push_back(makeDecodeCommand());
    commands.push_back(makeReplayCommand());
    commands.push_back(makeStatusCommand());
    commands.push_back(makeOpCommand());
    commands.push_back(makePolicyCommand());
    commands.push_back(makeImportCommand());
    commands.push_back(makeExportCommand());
    commands.push_back(makeTopUpSuggestionsCommand());
    commands.push_back(makeReworkOrderCommand());
    commands.push_back(makeTreeCommand());
    commands.push_back(makeWhereCommand());
    commands.push_back(makeConflictsCommand());
    commands.push_back(makeHistoryCommand());
    commands.push_back(makeSearchCommand());
    commands.push_back(makeJournalCommand());
    commands.push_back(makeOfflineCommand());
    commands.push_back(makeSyncCommand());
    commands.push_back(makePeerTestCommand());
    commands.push_back(makeAuditCommand());
    commands.push_back(makeDemoSheetCommand());
    commands.push_back(makeCommandSheetCommand());
    commands.push_back(makeTestSheetCommand());
    commands.push_back(makeSimulateCommand());
    commands.push_back(makeSecretCommand());
    return commands;
}

namespace {

void print(std::FILE *file, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), file);
    std::fputc('\n', file);
    std::fflush(file); // whoever reads us through a pipe waits for this line
}

} // namespace

void printJson(const QJsonObject &object)
{
    print(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void printLine(const QString &text)
{
    print(stdout, text.toUtf8());
}

void printError(const QString &text)
{
    print(stderr, text.toUtf8());
}

} // namespace pw::ctl
