// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/openssl.h"

#include <QStringList>

/// Certificates, keys and revocation lists made, written and read (RFC 5280). Empty pointers where
/// OpenSSL refuses; openssl::lastError() says why.
namespace pw::central {

enum class CertificateUse { Authority, Server, Station };

struct CertificateWish
{
    QString commonName;
    CertificateUse use = CertificateUse::Station;
    QStringList names; ///< hosts of a server; the URI of a station
    int days = 0;
};

openssl::Key newKey(); ///< EC P-256
/// Signed by `issuer` with `issuerKey`; without an issuer, by itself. Never outlives its issuer.
openssl::Certificate makeCertificate(const CertificateWish &wish, EVP_PKEY *key, X509 *issuer,
                                     EVP_PKEY *issuerKey);
/// What `former` lists and these serials besides, under the next number.
openssl::RevocationList makeRevocationList(X509_CRL *former, const QStringList &serials,
                                           X509 *issuer, EVP_PKEY *issuerKey);

QByteArray toPem(X509 *certificate);
QByteArray toPem(EVP_PKEY *key); ///< PKCS #8, not encrypted
QByteArray toPem(X509_CRL *list);
openssl::Certificate certificateFromPem(const QByteArray &pem);
openssl::Key keyFromPem(const QByteArray &pem);
openssl::RevocationList revocationListFromPem(const QByteArray &pem);

QString serialOf(const X509 *certificate); ///< hexadecimal

} // namespace pw::central
