// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

namespace pw::domain {

/// Why station and central do not trust each other: one sentence of cause and one of remedy each,
/// in ui/text.
enum class LinkTrouble {
    None,
    ServerCertificateExpired,
    ServerCertificateNotYetValid, ///< or the station's clock is behind
    ServerAuthorityUnknown,
    ServerNameWrong,      ///< the certificate is for another host
    ServerCertificateBad, ///< in any other way
    ServerSpeaksNoTls,    ///< asked by https
    ServerNeedsTls,       ///< asked by http
    CertificateExpired,   ///< the station's own, like those that follow
    CertificateNotYetValid,
    CertificateRevoked,
    CertificateAuthorityUnknown, ///< central does not know who has issued it
    CertificateRefused,          ///< in any other way
    CertificateUnusable,         ///< its file cannot be read, or has no key
    AuthorityUnusable,           ///< the file of authorities cannot be read, or has none
    SecretMissing,               ///< the key service or file does not give it
    SecretRefused,
    SignInNeeded, ///< central wants to know who asks, and the station has nothing to show
    NotPermitted  ///< central knows the station and does not let it
};
QLatin1StringView toCode(LinkTrouble trouble); ///< "SERVER_CERTIFICATE_EXPIRED" …; none: empty

} // namespace pw::domain
