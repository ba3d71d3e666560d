// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/openssl.h"
#include "core/central/peeridentity.h"
#include "core/central/tlsfiles.h"

#include <QStringList>

namespace pw::central {

/// TLS 1.2 with forward secrecy and AEAD, and 1.3; no renegotiation, no compression, and no session
/// is taken up again, since that would pass over the revocation list.
Result<openssl::Context, TlsError> serverContext(const TlsFiles &files);

CertificateProblem problemOf(int verifyResult); ///< of an X509_V_ code
/// Looks at a client's certificate anew, by what `context` has read.
CertificateProblem verifyAgain(const SSL *connection, SSL_CTX *context);

/// The station a certificate names; empty: none, or more than one.
QString stationOf(const X509 *certificate);
QStringList alternativeNames(const X509 *certificate);
QDateTime notAfter(const X509 *certificate);

} // namespace pw::central
