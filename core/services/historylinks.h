// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"
#include "core/domain/world.h"
#include "core/store/historyrepository.h"

namespace pw::services {

/// What a command changes about what is in what, for HistoryRepository::recordLinks(). `before` is
/// the world before the step; `at` is the time of the command's own event, so that the feed's echo
/// tells the same moment.
QList<store::LinkChange> linkChangesOf(const domain::Command &command, const domain::World &before,
                                       const QDateTime &at, qint64 operation);

} // namespace pw::services
