// SPDX-License-Identifier: Apache-2.0
#include "core/central/secrethash.h"

#include <QStringList>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <optional>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr qsizetype SaltSize = 16;
constexpr qsizetype HashSize = 32;
constexpr quint64 MostMemory = 256 * 1024 * 1024;
constexpr auto Base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                        | QByteArray::AbortOnBase64DecodingErrors;

struct Hash
{
    int logN = 14;
    int r = 8;
    int p = 1;
    QByteArray salt;
    QByteArray hash;
};

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<uchar *>(bytes.data()), int(size)) != 1)
        qFatal("no random numbers");
    return bytes;
}

QByteArray scrypt(const QString &secret, const Hash &of)
{
    const QByteArray password = secret.toUtf8();
    QByteArray hash(HashSize, '\0');
    const int done =
        EVP_PBE_scrypt(password.constData(), size_t(password.size()),
                       reinterpret_cast<const uchar *>(of.salt.constData()), size_t(of.salt.size()),
                       quint64(1) << of.logN, quint64(of.r), quint64(of.p), MostMemory,
                       reinterpret_cast<uchar *>(hash.data()), size_t(HashSize));
    return done == 1 ? hash : QByteArray();
}

std::optional<Hash> parse(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() != 6 || parts[0] != u"scrypt")
        return {};
    const auto salt = QByteArray::fromBase64Encoding(parts[4].toLatin1(), Base64);
    const auto hash = QByteArray::fromBase64Encoding(parts[5].toLatin1(), Base64);
    const Hash read{parts[1].toInt(), parts[2].toInt(), parts[3].toInt(), *salt, *hash};
    const bool sound = salt && hash && read.logN >= 14 && read.logN <= 17 && read.r == 8
                       && read.p >= 1 && read.p <= 4 && read.salt.size() >= SaltSize
                       && read.hash.size() == HashSize;
    return sound ? std::optional(read) : std::nullopt;
}

} // namespace

QString newSecret()
{
    return QString::fromLatin1(randomBytes(32).toBase64(Base64));
}

QString hashSecret(const QString &secret)
{
    Hash made;
    made.salt = randomBytes(SaltSize);
    made.hash = scrypt(secret, made);
    return u"scrypt:%1:%2:%3:"_s.arg(made.logN).arg(made.r).arg(made.p)
           + QString::fromLatin1(made.salt.toBase64(Base64) + ':' + made.hash.toBase64(Base64));
}

bool isSecretHash(const QString &text)
{
    return parse(text).has_value();
}

bool fitsHash(const QString &secret, const QString &hash)
{
    const auto known = parse(hash);
    Hash wanted = known.value_or(Hash());
    if (!known) { // as long as for somebody who is known
        wanted.salt = QByteArray(SaltSize, '\0');
        wanted.hash = QByteArray(HashSize, '\0');
    }
    const QByteArray found = scrypt(secret, wanted);
    return known && found.size() == HashSize
           && CRYPTO_memcmp(found.constData(), wanted.hash.constData(), size_t(HashSize)) == 0;
}

} // namespace pw::central
