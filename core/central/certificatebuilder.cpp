// SPDX-License-Identifier: Apache-2.0
#include "core/central/certificatebuilder.h"

#include "core/central/tlscontext.h"

#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace pw::central {

using namespace openssl;

namespace {

constexpr long Backdated = 3600; ///< seconds: a station's clock may be behind

/// Positive and of 127 random bits (RFC 5280, 4.1.2.2).
bool setRandomSerial(X509 *certificate)
{
    const Number number(BN_new());
    return number && BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
           && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setValidity(X509 *certificate, const X509 *issuer, int days)
{
    if (!X509_gmtime_adj(X509_getm_notBefore(certificate), -Backdated)
        || !X509_time_adj_ex(X509_getm_notAfter(certificate), days, 0, nullptr))
        return false;
    if (!issuer
        || ASN1_TIME_compare(X509_get0_notAfter(certificate), X509_get0_notAfter(issuer)) < 0)
        return true;
    return X509_set1_notAfter(certificate, X509_get0_notAfter(issuer)) == 1;
}

bool setSubject(X509 *certificate, const QString &commonName)
{
    const QByteArray name = commonName.toUtf8();
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_UTF8,
                                      reinterpret_cast<const uchar *>("Packwright"), -1, -1, 0)
           && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                         reinterpret_cast<const uchar *>(name.constData()),
                                         int(name.size()), -1, 0);
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// Not through X509V3_EXT_conf_nid(), whose syntax a name could break out of.
bool addAlternativeNames(X509 *certificate, const QStringList &names, bool hosts)
{
    const Owned<GENERAL_NAMES, &GENERAL_NAMES_free> all(GENERAL_NAMES_new());
    for (const QString &name : names) {
        const QByteArray text = name.toLatin1();
        Owned<GENERAL_NAME, &GENERAL_NAME_free> entry(GENERAL_NAME_new());
        ASN1_OCTET_STRING *address = hosts ? a2i_IPADDRESS(text.constData()) : nullptr;
        if (address) {
            GENERAL_NAME_set0_value(entry.get(), GEN_IPADD, address);
        } else {
            ASN1_IA5STRING *string = ASN1_IA5STRING_new();
            ASN1_STRING_set(string, text.constData(), int(text.size()));
            GENERAL_NAME_set0_value(entry.get(), hosts ? GEN_DNS : GEN_URI, string);
        }
        sk_GENERAL_NAME_push(all.get(), entry.release());
    }
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, all.get(), 0, X509V3_ADD_DEFAULT)
           == 1;
}

bool addExtensions(X509 *certificate, X509 *issuer, const CertificateWish &wish)
{
    const bool authority = wish.use == CertificateUse::Authority;
    const char *use = wish.use == CertificateUse::Server ? "serverAuth" : "clientAuth";
    return addExtension(certificate, issuer, NID_basic_constraints,
                        authority ? "critical,CA:TRUE,pathlen:0" : "critical,CA:FALSE")
           && addExtension(certificate, issuer, NID_key_usage,
                           authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature")
           && addExtension(certificate, issuer, NID_subject_key_identifier, "hash")
           && (authority
               || (addExtension(certificate, issuer, NID_authority_key_identifier, "keyid:always")
                   && addExtension(certificate, issuer, NID_ext_key_usage, use)
                   && addAlternativeNames(certificate, wish.names,
                                          wish.use == CertificateUse::Server)));
}

bool copyEntries(X509_CRL *list, X509_CRL *former)
{
    STACK_OF(X509_REVOKED) *entries = former ? X509_CRL_get_REVOKED(former) : nullptr;
    for (int i = 0; i < sk_X509_REVOKED_num(entries); ++i) {
        CrlEntry copy(X509_REVOKED_dup(sk_X509_REVOKED_value(entries, i)));
        if (!copy || X509_CRL_add0_revoked(list, copy.get()) != 1)
            return false;
        copy.release();
    }
    return true;
}

bool addEntry(X509_CRL *list, const QString &serial, const ASN1_TIME *now)
{
    BIGNUM *number = nullptr;
    const bool isNumber = BN_hex2bn(&number, serial.toLatin1().constData()) > 0;
    const Number owned(number);
    const Integer integer(isNumber ? BN_to_ASN1_INTEGER(number, nullptr) : nullptr);
    CrlEntry entry(X509_REVOKED_new());
    const bool added =
        integer && entry && X509_REVOKED_set_serialNumber(entry.get(), integer.get()) == 1
        && X509_REVOKED_set_revocationDate(entry.get(), const_cast<ASN1_TIME *>(now)) == 1
        && X509_CRL_add0_revoked(list, entry.get()) == 1;
    if (added)
        entry.release();
    return added;
}

bool setNextNumber(X509_CRL *list, X509_CRL *former)
{
    const Integer last(former ? static_cast<ASN1_INTEGER *>(
                           X509_CRL_get_ext_d2i(former, NID_crl_number, nullptr, nullptr))
                              : nullptr);
    const Integer next(ASN1_INTEGER_new());
    return ASN1_INTEGER_set_int64(next.get(), last ? ASN1_INTEGER_get(last.get()) + 1 : 1) == 1
           && X509_CRL_add1_ext_i2d(list, NID_crl_number, next.get(), 0, X509V3_ADD_DEFAULT) == 1;
}

template <typename T, typename Write>
QByteArray pemOf(T *object, Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    return write(bio.get(), object) == 1 ? written(bio) : QByteArray();
}

} // namespace

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

Certificate makeCertificate(const CertificateWish &wish, EVP_PKEY *key, X509 *issuer,
                            EVP_PKEY *issuerKey)
{
    Certificate certificate(X509_new());
    X509 *const made = certificate.get();
    const bool done =
        key && made && X509_set_version(made, X509_VERSION_3) == 1 && setRandomSerial(made)
        && setValidity(made, issuer, wish.days) && setSubject(made, wish.commonName)
        && X509_set_issuer_name(made, X509_get_subject_name(issuer ? issuer : made)) == 1
        && X509_set_pubkey(made, key) == 1 && addExtensions(made, issuer ? issuer : made, wish)
        && X509_sign(made, issuerKey, EVP_sha256()) > 0;
    return done ? std::move(certificate) : nullptr;
}

RevocationList makeRevocationList(X509_CRL *former, const QStringList &serials, X509 *issuer,
                                  EVP_PKEY *issuerKey)
{
    RevocationList list(X509_CRL_new());
    const Time now(X509_gmtime_adj(nullptr, 0));
    bool done = list && now && X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) == 1
                && X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer)) == 1
                && X509_CRL_set1_lastUpdate(list.get(), now.get()) == 1
                && X509_CRL_set1_nextUpdate(list.get(), X509_get0_notAfter(issuer)) == 1
                && copyEntries(list.get(), former) && setNextNumber(list.get(), former);
    for (const QString &serial : serials)
        done = done && addEntry(list.get(), serial, now.get());
    done = done && X509_CRL_sort(list.get()) == 1
           && X509_CRL_sign(list.get(), issuerKey, EVP_sha256()) > 0;
    return done ? std::move(list) : nullptr;
}

QByteArray toPem(X509 *certificate)
{
    return pemOf(certificate, &PEM_write_bio_X509);
}

QByteArray toPem(EVP_PKEY *key)
{
    return pemOf(key, [](BIO *bio, EVP_PKEY *written) {
        return PEM_write_bio_PKCS8PrivateKey(bio, written, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

QByteArray toPem(X509_CRL *list)
{
    return pemOf(list, &PEM_write_bio_X509_CRL);
}

Certificate certificateFromPem(const QByteArray &pem)
{
    return Certificate(PEM_read_bio_X509(readFrom(pem).get(), nullptr, nullptr, nullptr));
}

Key keyFromPem(const QByteArray &pem)
{
    return Key(PEM_read_bio_PrivateKey(readFrom(pem).get(), nullptr, nullptr, nullptr));
}

RevocationList revocationListFromPem(const QByteArray &pem)
{
    return RevocationList(PEM_read_bio_X509_CRL(readFrom(pem).get(), nullptr, nullptr, nullptr));
}

QString serialOf(const X509 *certificate)
{
    const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char *const text = BN_bn2hex(number.get());
    const QString serial = QString::fromLatin1(text);
    OPENSSL_free(text);
    return serial;
}

} // namespace pw::central
