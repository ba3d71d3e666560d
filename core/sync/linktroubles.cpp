// SPDX-License-Identifier: Apache-2.0
#include "core/sync/linktroubles.h"

#include <QHash>

namespace pw::sync {

using namespace Qt::StringLiterals;
using domain::LinkTrouble;

namespace {

LinkTrouble troubleOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired: return LinkTrouble::ServerCertificateExpired;
    case QSslError::CertificateNotYetValid: return LinkTrouble::ServerCertificateNotYetValid;
    case QSslError::HostNameMismatch: return LinkTrouble::ServerNameWrong;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: return LinkTrouble::ServerAuthorityUnknown;
    default: return LinkTrouble::ServerCertificateBad;
    }
}

} // namespace

LinkTrouble troubleOf(const QList<QSslError> &errors)
{
    // Nothing an unknown authority says counts; then what time heals.
    constexpr LinkTrouble Gravest[] = {
        LinkTrouble::ServerAuthorityUnknown, LinkTrouble::ServerCertificateNotYetValid,
        LinkTrouble::ServerCertificateExpired, LinkTrouble::ServerNameWrong,
        LinkTrouble::ServerCertificateBad};
    for (const LinkTrouble trouble : Gravest) {
        for (const QSslError &error : errors) {
            if (troubleOf(error.error()) == trouble)
                return trouble;
        }
    }
    return LinkTrouble::None;
}

LinkTrouble troubleOf(const QJsonObject &problem)
{
    static const QHash<QString, LinkTrouble> types{
        {u"TlsNeeded"_s, LinkTrouble::ServerNeedsTls},
        {u"CertificateExpired"_s, LinkTrouble::CertificateExpired},
        {u"CertificateNotYetValid"_s, LinkTrouble::CertificateNotYetValid},
        {u"CertificateRevoked"_s, LinkTrouble::CertificateRevoked},
        {u"CertificateAuthority"_s, LinkTrouble::CertificateAuthorityUnknown},
        {u"CertificateRevocation"_s, LinkTrouble::CertificateRefused},
        {u"Certificate"_s, LinkTrouble::CertificateRefused}};
    QString type = problem["type"_L1].toString();
    if (!type.startsWith("packwrightException:"_L1) || !type.endsWith("Exception"_L1))
        return LinkTrouble::None;
    type = type.sliced(20);
    type.chop(9);
    return types.value(type, LinkTrouble::None);
}

} // namespace pw::sync
