// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

/// Secrets of clients, kept as scrypt hashes (RFC 7914; N = 2^14, r = 8, p = 1: 16 MiB and some
/// tens of milliseconds).
namespace pw::central {

/// 256 random bits as text that needs no quoting anywhere.
QString newSecret();
/// `scrypt:<log2 N>:<r>:<p>:<salt>:<hash>`, the last two in base64url.
QString hashSecret(const QString &secret);
bool isSecretHash(const QString &text);
/// In the same time whatever is wrong; with an empty hash as well.
bool fitsHash(const QString &secret, const QString &hash);

} // namespace pw::central
