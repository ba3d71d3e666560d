// SPDX-License-Identifier: Apache-2.0
#include "core/central/certificateauthority.h"

#include "core/central/certificatebuilder.h"
#include "core/central/peeridentity.h"
#include "core/central/tlscontext.h"

#include <QLockFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using Code = AuthorityError::Code;
constexpr int AuthorityDays = 3653;
constexpr auto Secret = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto Public = Secret | QFileDevice::ReadGroup | QFileDevice::ReadOther;

Result<Done, AuthorityError> write(const QString &path, const QByteArray &bytes,
                                   QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    // Before there is anything in it to be read by others.
    const bool written = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
                         && file.setPermissions(permissions) && file.write(bytes) == bytes.size()
                         && file.commit();
    if (!written)
        return Failure{AuthorityError{Code::Unwritable, path + u": "_s + file.errorString()}};
    return Done();
}

Result<QByteArray, AuthorityError> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{AuthorityError{Code::Unreadable, path + u": "_s + file.errorString()}};
    return file.readAll();
}

AuthorityError crypto()
{
    return {Code::Crypto, openssl::lastError()};
}

/// As in `settings.ini`.
bool isStationId(const QString &id)
{
    static const QRegularExpression pattern(u"\\A[A-Z0-9-]{1,20}\\z"_s);
    return pattern.match(id).hasMatch();
}

bool isHost(const QString &host)
{
    static const QRegularExpression pattern(
        u"\\A(?=.{1,253}\\z)[A-Za-z0-9:]([A-Za-z0-9.:-]*[A-Za-z0-9])?\\z"_s);
    return pattern.match(host).hasMatch();
}

} // namespace

struct CertificateAuthority::Parts
{
    explicit Parts(const QString &folder)
        : dir(folder), lock(std::make_unique<QLockFile>(dir.filePath(u"lock"_s)))
    {}
    QDir dir;
    std::unique_ptr<QLockFile> lock; ///< held as long as this is open: serials and list are ours
    openssl::Certificate certificate;
    openssl::Key key;
};

CertificateAuthority::CertificateAuthority(std::unique_ptr<Parts> parts) : m_parts(std::move(parts))
{}
CertificateAuthority::CertificateAuthority(CertificateAuthority &&) noexcept = default;
CertificateAuthority::~CertificateAuthority() = default;

QString CertificateAuthority::certificateFile() const
{
    return m_parts->dir.filePath(u"ca.pem"_s);
}

QString CertificateAuthority::revocationFile() const
{
    return m_parts->dir.filePath(u"crl.pem"_s);
}

Result<CertificateAuthority, AuthorityError> CertificateAuthority::create(const QString &folder,
                                                                          const QString &name)
{
    if (name.isEmpty() || name.size() > 64)
        return Failure{AuthorityError{Code::BadName, name}};
    if (!QDir().mkpath(folder))
        return Failure{AuthorityError{Code::Unwritable, folder}};
    CertificateAuthority authority(std::make_unique<Parts>(folder));
    Parts &parts = *authority.m_parts;
    if (!parts.lock->tryLock(1000))
        return Failure{AuthorityError{
            parts.lock->error() == QLockFile::PermissionError ? Code::Unwritable : Code::Busy,
            folder}};
    if (QFileInfo::exists(authority.certificateFile())
        || QFileInfo::exists(parts.dir.filePath(u"ca.key"_s)))
        return Failure{AuthorityError{Code::Exists, folder}};
    parts.key = newKey();
    if (!parts.key)
        return Failure{crypto()};
    parts.certificate = makeCertificate({name, CertificateUse::Authority, {}, AuthorityDays},
                                        parts.key.get(), nullptr, parts.key.get());
    if (!parts.certificate)
        return Failure{crypto()};
    const auto list = makeRevocationList(nullptr, {}, parts.certificate.get(), parts.key.get());
    if (!list)
        return Failure{crypto()};
    for (const auto &[path, bytes, permissions] :
         {std::tuple(parts.dir.filePath(u"ca.key"_s), toPem(parts.key.get()),
                     QFileDevice::Permissions(Secret)),
          std::tuple(authority.revocationFile(), toPem(list.get()),
                     QFileDevice::Permissions(Public)),
          std::tuple(authority.certificateFile(), toPem(parts.certificate.get()),
                     QFileDevice::Permissions(Public))}) {
        if (const auto done = write(path, bytes, permissions); !done)
            return Failure{done.error()};
    }
    return authority;
}

Result<CertificateAuthority, AuthorityError> CertificateAuthority::open(const QString &folder)
{
    CertificateAuthority authority(std::make_unique<Parts>(folder));
    Parts &parts = *authority.m_parts;
    if (!QFileInfo::exists(authority.certificateFile()))
        return Failure{AuthorityError{Code::Missing, folder}};
    if (!parts.lock->tryLock(5000))
        return Failure{AuthorityError{
            parts.lock->error() == QLockFile::PermissionError ? Code::Unwritable : Code::Busy,
            folder}};
    const auto certificate = read(authority.certificateFile());
    if (!certificate)
        return Failure{certificate.error()};
    const auto key = read(parts.dir.filePath(u"ca.key"_s));
    if (!key)
        return Failure{key.error()};
    parts.certificate = certificateFromPem(*certificate);
    parts.key = keyFromPem(*key);
    if (!parts.certificate || !parts.key
        || X509_check_private_key(parts.certificate.get(), parts.key.get()) != 1)
        return Failure{crypto()};
    return authority;
}

Result<QString, AuthorityError> CertificateAuthority::issueServer(const QStringList &hosts,
                                                                  int days)
{
    for (const QString &host : hosts) {
        if (!isHost(host))
            return Failure{AuthorityError{Code::BadName, host}};
    }
    if (hosts.isEmpty())
        return Failure{AuthorityError{Code::BadName, {}}};
    const auto key = newKey();
    const auto certificate =
        makeCertificate({hosts.first(), CertificateUse::Server, hosts, days}, key.get(),
                        m_parts->certificate.get(), m_parts->key.get());
    if (!key || !certificate)
        return Failure{crypto()};
    const QString base = m_parts->dir.filePath(u"servers/"_s + hosts.first());
    const QByteArray pem = toPem(certificate.get());
    for (const auto &done :
         {write(m_parts->dir.filePath(u"issued/"_s + serialOf(certificate.get()) + u".pem"_s), pem,
                Public),
          write(base + u".key"_s, toPem(key.get()), Secret),
          write(base + u".pem"_s, pem, Public)}) {
        if (!done)
            return Failure{done.error()};
    }
    return QString(base + u".pem"_s);
}

Result<QString, AuthorityError> CertificateAuthority::issueStation(const QString &id, int days)
{
    if (!isStationId(id))
        return Failure{AuthorityError{Code::BadName, id}};
    const auto key = newKey();
    const auto certificate =
        makeCertificate({id, CertificateUse::Station, {QLatin1StringView(StationUri) + id}, days},
                        key.get(), m_parts->certificate.get(), m_parts->key.get());
    if (!key || !certificate)
        return Failure{crypto()};
    const QByteArray pem = toPem(certificate.get());
    const QString bundle = m_parts->dir.filePath(u"stations/"_s + id + u".pem"_s);
    for (const auto &done :
         {write(m_parts->dir.filePath(u"issued/"_s + serialOf(certificate.get()) + u".pem"_s), pem,
                Public),
          write(bundle, pem + toPem(key.get()) + toPem(m_parts->certificate.get()), Secret)}) {
        if (!done)
            return Failure{done.error()};
    }
    return bundle;
}

Result<QList<IssuedCertificate>, AuthorityError> CertificateAuthority::list() const
{
    const auto crlText = read(revocationFile());
    if (!crlText)
        return Failure{crlText.error()};
    const auto crl = revocationListFromPem(*crlText);
    if (!crl)
        return Failure{crypto()};
    QList<IssuedCertificate> all;
    const QDir issued(m_parts->dir.filePath(u"issued"_s));
    for (const QString &name : issued.entryList({u"*.pem"_s}, QDir::Files, QDir::Name)) {
        const auto text = read(issued.filePath(name));
        const auto certificate = text ? certificateFromPem(*text) : nullptr;
        if (!certificate)
            return Failure{AuthorityError{Code::Unreadable, issued.filePath(name)}};
        IssuedCertificate entry;
        entry.serial = serialOf(certificate.get());
        const QString station = stationOf(certificate.get());
        entry.station = !station.isEmpty();
        entry.name = entry.station ? station : alternativeNames(certificate.get()).join(u' ');
        entry.notAfter = notAfter(certificate.get());
        X509_REVOKED *found = nullptr;
        entry.revoked =
            X509_CRL_get0_by_serial(crl.get(), &found, X509_get_serialNumber(certificate.get()))
            == 1;
        all.append(entry);
    }
    return all;
}

Result<int, AuthorityError> CertificateAuthority::revoke(const QString &stationOrSerial)
{
    const auto issued = list();
    if (!issued)
        return Failure{issued.error()};
    QStringList serials;
    for (const IssuedCertificate &entry : *issued) {
        const bool meant = entry.serial.compare(stationOrSerial, Qt::CaseInsensitive) == 0
                           || (entry.station && entry.name == stationOrSerial);
        if (meant && !entry.revoked)
            serials.append(entry.serial);
    }
    if (serials.isEmpty())
        return Failure{AuthorityError{Code::NotIssued, stationOrSerial}};
    const auto text = read(revocationFile());
    if (!text)
        return Failure{text.error()};
    const auto former = revocationListFromPem(*text);
    const auto crl = former ? makeRevocationList(former.get(), serials, m_parts->certificate.get(),
                                                 m_parts->key.get())
                            : nullptr;
    if (!crl)
        return Failure{crypto()};
    if (const auto done = write(revocationFile(), toPem(crl.get()), Public); !done)
        return Failure{done.error()};
    return int(serials.size());
}

} // namespace pw::central
