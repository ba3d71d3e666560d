// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/ctl/command.h"

namespace pw::ctl {

std::unique_ptr<Command> makeInitCommand();
std::unique_ptr<Command> makeDecodeCommand();
std::unique_ptr<Command> makeReplayCommand();
std::unique_ptr<Command> makeStatusCommand();
std::unique_ptr<Command> makeTreeCommand();
std::unique_ptr<Command> makeJournalCommand();
std::unique_ptr<Command> makeOfflineCommand();
std::unique_ptr<Command> makeSyncCommand();
std::unique_ptr<Command> makePeerTestCommand();
std::unique_ptr<Command> makeAuditCommand();
std::unique_ptr<Command> makeOpCommand();
std::unique_ptr<Command> makePolicyCommand();
std::unique_ptr<Command> makeImportCommand();
std::unique_ptr<Command> makeExportCommand();
std::unique_ptr<Command> makeDemoSheetCommand();
std::unique_ptr<Command> makeTopUpSuggestionsCommand();
std::unique_ptr<Command> makeReworkOrderCommand();
std::unique_ptr<Command> makeHistoryCommand();
std::unique_ptr<Command> makeSearchCommand();
std::unique_ptr<Command> makeWhereCommand();
std::unique_ptr<Command> makeConflictsCommand();
std::unique_ptr<Command> makeCommandSheetCommand();
std::unique_ptr<Command> makeTestSheetCommand();
std::unique_ptr<Command> makeSimulateCommand();
std::unique_ptr<Command> makeSecretCommand();

} // namespace pw::ctl
