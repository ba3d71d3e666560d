// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/httpmessage.h"
#include "core/central/peeridentity.h"
#include "core/central/storeerror.h"
#include "core/epcis/documenterror.h"

#include <QJsonObject>
#include <QString>

namespace pw::central {

/// A problem document (RFC 7807) with the exception types of the EPCIS REST binding.
struct Problem
{
    int status = 500;
    QString type; ///< "epcisException:ValidationException" …
    QString title;
    QString detail;

    QJsonObject toJson() const;
    http::Response toResponse() const;
};

namespace problems {
Problem validation(const QString &detail);
Problem validation(const epcis::DocumentError &error);
Problem alreadyExists(const QString &detail);
Problem queryParameter(const QString &detail);
Problem queryTooLarge(const QString &detail);
Problem queryTooComplex(const QString &detail);
Problem uriTooLong();
Problem notAcceptable(const QString &detail);
Problem subscriptionControls(const QString &detail);
Problem noSuchResource(const QString &detail);
Problem captureLimit(const QString &detail);
Problem unsupportedMediaType(const QString &found);
Problem gone(const QString &detail);
Problem busy(const QString &detail);
/// 503 where it may pass and is worth another try, else 500.
Problem notStored(const StoreError &error);
Problem tlsNeeded();
Problem certificateRefused(CertificateProblem problem);
Problem signInNeeded(const QString &detail);
Problem forbidden(const QString &detail);
Problem tooManyRequests(const QString &detail);
Problem notImplemented(const QString &detail);
/// Anything that only the HTTP status tells.
Problem plain(int status, const QString &title, const QString &detail = {});
} // namespace problems

} // namespace pw::central
