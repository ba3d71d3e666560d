// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/// OpenSSL's objects as values that free themselves.
namespace pw::central::openssl {

template <auto Free>
struct Freeing
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Freeing<Free>>;

using Bio = Owned<BIO, &BIO_free_all>;
using Certificate = Owned<X509, &X509_free>;
using Context = Owned<SSL_CTX, &SSL_CTX_free>;
using CrlEntry = Owned<X509_REVOKED, &X509_REVOKED_free>;
using Extension = Owned<X509_EXTENSION, &X509_EXTENSION_free>;
using Integer = Owned<ASN1_INTEGER, &ASN1_INTEGER_free>;
using Key = Owned<EVP_PKEY, &EVP_PKEY_free>;
using Number = Owned<BIGNUM, &BN_free>;
using RevocationList = Owned<X509_CRL, &X509_CRL_free>;
using Time = Owned<ASN1_TIME, &ASN1_TIME_free>;

/// The bytes, to be read by OpenSSL; they must outlive it.
Bio readFrom(const QByteArray &bytes);
/// What has been written to a BIO in memory.
QByteArray written(const Bio &bio);
/// What OpenSSL says went wrong last, and forgets.
QString lastError();

} // namespace pw::central::openssl
