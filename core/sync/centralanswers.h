// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/centralclient.h"

/// Answers of central, read and checked. Pure.
namespace pw::sync {

SyncError notUnderstood(const QString &detail);

Result<CentralInfo, SyncError> centralInfoFrom(const HttpAnswer &answer, const QUrl &base);
Result<CaptureJob, SyncError> captureJobFrom(const HttpAnswer &answer);
Result<store::FeedPage, SyncError> feedPageFrom(const HttpAnswer &answer, qint64 since);
Result<std::optional<MasterDataDocument>, SyncError> masterDataFrom(const HttpAnswer &answer);
/// A block that is not of the wanted level, is empty, or whose numbers would not be SSCCs, is none.
Result<domain::SsccBlock, SyncError> blockFrom(const HttpAnswer &answer, domain::Level level);
/// eventIDs in an EPCISQueryDocument.
Result<QSet<QString>, SyncError> eventIdsFrom(const HttpAnswer &answer);

/// Same scheme, host and port: nobody sends us elsewhere with our credentials.
bool isSameServer(const QUrl &a, const QUrl &b);

} // namespace pw::sync
