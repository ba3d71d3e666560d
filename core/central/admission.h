// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/incoming.h"

namespace pw::central {

/// Why an event of a document is refused, and which one it is: the problem with `agw:eventID` and
/// `agw:index`.
QJsonObject refusalOf(const Problem &problem, const IncomingEvent &incoming, qsizetype index);

/// Takes a document into the store, inside a transaction that the caller has begun.
///
/// The key of an event is (eventID, is it an error declaration): a known key with the same content
/// is a repeat and counts as stored; with other content it is refused. An event whose declaration
/// is already known is kept without effect. With ErrorBehaviour::Rollback one refused event undoes
/// the whole document, the job itself stays.
CaptureJob admit(StoreWriter &writer, const IncomingDocument &document, const QDateTime &now);

/// The same without keeping the job: for events whose outcome the answer itself tells.
CaptureJob admitWithoutJob(StoreWriter &writer, const IncomingDocument &document,
                           const QDateTime &now);

} // namespace pw::central
