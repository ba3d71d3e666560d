// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/centralclient.h"

/// Answers of central, read and checked. Pure.
namespace pw::sync {

SyncError notUnderstood(const QString &detail);

Result<CentralInfo, SyncError> centralInfoFrom(const HttpAnswer &answer, const QUrl &base);
/// What a problem document says of single events (`agw:errors`); nothing: it says nothing.
QList<CaptureJob::Error> refusalsFrom(const QJsonObject &problem);
Result<CaptureJob, SyncError> captureJobFrom(const HttpAnswer &answer);
Result<store::FeedPage, SyncError> feedPageFrom(const HttpAnswer &answer, qint64 since);
Result<std::optional<MasterDataDocument>, SyncError> masterDataFrom(const HttpAnswer &answer);
/// A block that is not of the wanted level, is empty, or whose numbers would not be SSCCs, is none.
Result<domain::SsccBlock, SyncError> blockFrom(const HttpAnswer &answer, domain::Level level);
/// The events of an EPCISQueryDocument.
Result<QList<QJsonObject>, SyncError> eventsFrom(const HttpAnswer &answer);

/// Same scheme, host and port: nobody sends us elsewhere with our credentials.
bool isSameServer(const QUrl &a, const QUrl &b);

} // namespace pw::sync
