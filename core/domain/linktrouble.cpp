// SPDX-License-Identifier: Apache-2.0
#include "core/domain/linktrouble.h"

namespace pw::domain {

using namespace Qt::StringLiterals;

QLatin1StringView toCode(LinkTrouble trouble)
{
    switch (trouble) {
    case LinkTrouble::None: return ""_L1;
    case LinkTrouble::ServerCertificateExpired: return "SERVER_CERTIFICATE_EXPIRED"_L1;
    case LinkTrouble::ServerCertificateNotYetValid: return "SERVER_CERTIFICATE_NOT_YET_VALID"_L1;
    case LinkTrouble::ServerAuthorityUnknown: return "SERVER_AUTHORITY_UNKNOWN"_L1;
    case LinkTrouble::ServerNameWrong: return "SERVER_NAME_WRONG"_L1;
    case LinkTrouble::ServerCertificateBad: return "SERVER_CERTIFICATE_BAD"_L1;
    case LinkTrouble::ServerSpeaksNoTls: return "SERVER_SPEAKS_NO_TLS"_L1;
    case LinkTrouble::ServerNeedsTls: return "SERVER_NEEDS_TLS"_L1;
    case LinkTrouble::CertificateExpired: return "CERTIFICATE_EXPIRED"_L1;
    case LinkTrouble::CertificateNotYetValid: return "CERTIFICATE_NOT_YET_VALID"_L1;
    case LinkTrouble::CertificateRevoked: return "CERTIFICATE_REVOKED"_L1;
    case LinkTrouble::CertificateAuthorityUnknown: return "CERTIFICATE_AUTHORITY_UNKNOWN"_L1;
    case LinkTrouble::CertificateRefused: return "CERTIFICATE_REFUSED"_L1;
    case LinkTrouble::CertificateUnusable: return "CERTIFICATE_UNUSABLE"_L1;
    case LinkTrouble::AuthorityUnusable: return "AUTHORITY_UNUSABLE"_L1;
    case LinkTrouble::SecretMissing: return "SECRET_MISSING"_L1;
    case LinkTrouble::SecretRefused: return "SECRET_REFUSED"_L1;
    case LinkTrouble::SignInNeeded: return "SIGN_IN_NEEDED"_L1;
    case LinkTrouble::NotPermitted: return "NOT_PERMITTED"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain
