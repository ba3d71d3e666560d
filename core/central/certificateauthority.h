// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QDir>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace pw::central {

struct AuthorityError
{
    enum class Code {
        Exists,     ///< there is one in the folder already
        Missing,    ///< there is none
        BadName,    ///< of a station or host; `detail` is the name
        NotIssued,  ///< nothing like that is valid; `detail` is what was asked for
        Unreadable, ///< `detail` names the file
        Unwritable, ///< `detail` names the file
        Busy,       ///< another process works on it
        Crypto      ///< OpenSSL says `detail`
    };
    Code code = Code::Crypto;
    QString detail;
};

/// A certificate that has been issued.
struct IssuedCertificate
{
    QString serial; ///< hexadecimal
    QString name;   ///< station, or the server's hosts
    bool station = false;
    QDateTime notAfter;
    bool revoked = false;
};

/// A private certificate authority in a folder (RFC 5280): `ca.pem`, `ca.key` (mode 0600),
/// `crl.pem` and a copy of all it has issued under `issued/`. Keys are EC P-256, signatures ECDSA
/// with SHA-256. The revocation list stays valid as long as the authority: whoever reads it reads
/// our file, so its age means nothing, and one that ran out would stop every station at once.
class CertificateAuthority
{
public:
    static Result<CertificateAuthority, AuthorityError> create(const QString &folder,
                                                               const QString &name);
    static Result<CertificateAuthority, AuthorityError> open(const QString &folder);
    CertificateAuthority(CertificateAuthority &&) noexcept;
    ~CertificateAuthority();

    /// For a server under these DNS names and IP addresses: writes `servers/<first host>.pem` (the
    /// certificate) and `.key`. Returns the path of the certificate.
    Result<QString, AuthorityError> issueServer(const QStringList &hosts, int days);
    /// For a station: writes `stations/<id>.pem` with certificate, key and `ca.pem`, mode 0600.
    /// Returns its path. Earlier certificates of the station stay valid until they are revoked.
    Result<QString, AuthorityError> issueStation(const QString &id, int days);
    /// Revokes by serial, or all of a station that still are valid. Returns how many; it counts as
    /// soon as the server has read `crl.pem` again.
    Result<int, AuthorityError> revoke(const QString &stationOrSerial);
    Result<QList<IssuedCertificate>, AuthorityError> list() const;

    QString certificateFile() const;
    QString revocationFile() const;

private:
    struct Parts;
    explicit CertificateAuthority(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace pw::central
