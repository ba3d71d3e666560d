// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/messages.h"

/// What there is to say of the exchange with central: what is followed, what waits and why, and
/// what a supervisor has permitted.
namespace pw::text {

/// What a part of central's data is about: "Holds, recalls and ended units".
QString scopeName(const domain::FeedScope &scope);
/// How far it is followed: "12,034 rows, complete".
QString scopeFacts(const domain::ScopeView &scope);

/// The units an event is about, in short; what has none is named by what was done.
QString waitingTitle(const domain::WaitingView &event);
/// Why central does not have it yet.
QString whyWaiting(const domain::WaitingView &event, const domain::SyncView &sync);

/// Whose leave is in force and until when; word and cause are empty where nobody's is.
Message permitMessage(const domain::SyncView &sync);
/// What somebody signs who gives one of this kind.
QString permitMeaning(const domain::OfflinePermit &permit, const domain::SyncView &sync);

} // namespace pw::text
