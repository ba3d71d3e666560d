// SPDX-License-Identifier: Apache-2.0
#include "core/central/tlscontext.h"

#include <QFile>
#include <QUrl>

#include <arpa/inet.h>
#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace pw::central {

using namespace openssl;

namespace {

using Code = TlsError::Code;
using Names = Owned<GENERAL_NAMES, &GENERAL_NAMES_free>;

constexpr int LongestChain = 4;

TlsError error(Code code, const QString &file)
{
    return {code, file, lastError()};
}

Result<QByteArray, TlsError> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{TlsError{Code::Unreadable, path, file.errorString()}};
    return file.readAll();
}

std::optional<TlsError> useCertificate(SSL_CTX *context, const TlsFiles &files)
{
    const auto certificates = contents(files.certificate);
    if (!certificates)
        return certificates.error();
    const auto keyText = contents(files.key);
    if (!keyText)
        return keyText.error();
    const Bio bio = readFrom(*certificates);
    const Certificate own(PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr));
    if (!own || SSL_CTX_use_certificate(context, own.get()) != 1)
        return error(Code::NoCertificate, files.certificate);
    while (X509 *next = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
        SSL_CTX_add0_chain_cert(context, next);
    lastError(); // the end of the file is one
    const auto noPassword = [](char *, int, int, void *) { return 0; }; // nor a question for it
    const Key key(PEM_read_bio_PrivateKey(readFrom(*keyText).get(), nullptr, +noPassword, nullptr));
    if (!key)
        return error(Code::NoKey, files.key);
    if (SSL_CTX_use_PrivateKey(context, key.get()) != 1 || SSL_CTX_check_private_key(context) != 1)
        return error(Code::KeyMismatch, files.key);
    return {};
}

std::optional<TlsError> useAuthority(SSL_CTX *context, const QString &path)
{
    const auto text = contents(path);
    if (!text)
        return text.error();
    const Bio bio = readFrom(*text);
    int found = 0;
    while (const auto authority =
               Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))) {
        if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.get()) != 1
            || SSL_CTX_add_client_CA(context, authority.get()) != 1)
            return error(Code::BadAuthority, path);
        ++found;
    }
    if (found == 0)
        return error(Code::BadAuthority, path);
    lastError();
    return {};
}

std::optional<TlsError> useRevocations(SSL_CTX *context, const QString &path)
{
    const auto text = contents(path);
    if (!text)
        return text.error();
    const Bio bio = readFrom(*text);
    X509_STORE *store = SSL_CTX_get_cert_store(context);
    int found = 0;
    while (const auto list =
               RevocationList(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr))) {
        if (X509_STORE_add_crl(store, list.get()) != 1)
            return error(Code::BadRevocations, path);
        ++found;
    }
    if (found == 0)
        return error(Code::BadRevocations, path);
    lastError();
    X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK);
    return {};
}

Names namesOf(const X509 *certificate)
{
    return Names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
}

QString textOf(const ASN1_STRING *string)
{
    return QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)),
                               ASN1_STRING_length(string));
}

} // namespace

QStringList TlsFiles::paths() const
{
    QStringList all{certificate, key, clientAuthority, revocations};
    all.removeAll(QString());
    return all;
}

Result<Context, TlsError> serverContext(const TlsFiles &files)
{
    Context context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX *const made = context.get();
    if (!made || SSL_CTX_set_min_proto_version(made, TLS1_2_VERSION) != 1
        || SSL_CTX_set_cipher_list(made, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1)
        return Failure{error(Code::Crypto, {})};
    SSL_CTX_set_options(made, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_session_cache_mode(made, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(made, 0);
    SSL_CTX_set_mode(made, SSL_MODE_RELEASE_BUFFERS); // thousands of connections wait
    if (const auto problem = useCertificate(made, files))
        return Failure{*problem};
    if (!files.clientAuthority.isEmpty()) {
        if (const auto problem = useAuthority(made, files.clientAuthority))
            return Failure{*problem};
        SSL_CTX_set_verify_depth(made, LongestChain);
    }
    if (!files.revocations.isEmpty()) {
        if (const auto problem = useRevocations(made, files.revocations))
            return Failure{*problem};
    }
    return context;
}

CertificateProblem problemOf(int verifyResult)
{
    switch (verifyResult) {
    case X509_V_OK: return CertificateProblem::None;
    case X509_V_ERR_CERT_HAS_EXPIRED: return CertificateProblem::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID: return CertificateProblem::NotYetValid;
    case X509_V_ERR_CERT_REVOKED: return CertificateProblem::Revoked;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_CERT_UNTRUSTED:
    case X509_V_ERR_INVALID_CA: return CertificateProblem::UnknownAuthority;
    case X509_V_ERR_UNABLE_TO_GET_CRL:
    case X509_V_ERR_CRL_SIGNATURE_FAILURE:
    case X509_V_ERR_CRL_NOT_YET_VALID:
    case X509_V_ERR_CRL_HAS_EXPIRED: return CertificateProblem::RevocationUnknown;
    case X509_V_ERR_INVALID_PURPOSE: return CertificateProblem::WrongPurpose;
    default: return CertificateProblem::Other;
    }
}

CertificateProblem verifyAgain(const SSL *connection, SSL_CTX *context)
{
    X509 *const certificate = SSL_get0_peer_certificate(connection);
    const Owned<X509_STORE_CTX, &X509_STORE_CTX_free> verification(X509_STORE_CTX_new());
    if (!certificate
        || X509_STORE_CTX_init(verification.get(), SSL_CTX_get_cert_store(context), certificate,
                               SSL_get_peer_cert_chain(connection))
               != 1
        || X509_STORE_CTX_set_default(verification.get(), "ssl_client") != 1)
        return CertificateProblem::Other;
    X509_STORE_CTX_set_depth(verification.get(), LongestChain);
    if (X509_verify_cert(verification.get()) == 1)
        return CertificateProblem::None;
    return problemOf(X509_STORE_CTX_get_error(verification.get()));
}

QString stationOf(const X509 *certificate)
{
    QString station;
    const Names names = namesOf(certificate);
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names.get(), i);
        const QString uri =
            name->type == GEN_URI ? textOf(name->d.uniformResourceIdentifier) : QString();
        if (!uri.startsWith(QLatin1StringView(StationUri)))
            continue;
        if (!station.isEmpty())
            return {};
        station =
            QUrl::fromPercentEncoding(uri.sliced(qsizetype(sizeof StationUri) - 1).toLatin1());
    }
    return station;
}

QStringList alternativeNames(const X509 *certificate)
{
    QStringList all;
    const Names names = namesOf(certificate);
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS) {
            all.append(textOf(name->d.dNSName));
        } else if (name->type == GEN_URI) {
            all.append(textOf(name->d.uniformResourceIdentifier));
        } else if (name->type == GEN_IPADD) {
            char text[INET6_ADDRSTRLEN] = {};
            const bool four = ASN1_STRING_length(name->d.iPAddress) == 4;
            ::inet_ntop(four ? AF_INET : AF_INET6, ASN1_STRING_get0_data(name->d.iPAddress), text,
                        sizeof text);
            all.append(QString::fromLatin1(text));
        }
    }
    return all;
}

QDateTime notAfter(const X509 *certificate)
{
    std::tm time{};
    ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &time);
    return {QDate(time.tm_year + 1900, time.tm_mon + 1, time.tm_mday),
            QTime(time.tm_hour, time.tm_min, qMin(time.tm_sec, 59)), Qt::UTC};
}

} // namespace pw::central
