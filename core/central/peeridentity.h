// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

/// Who a client is, as its certificate has it.
namespace pw::central {

/// A station's name is the URI `urn:packwright:station:<id>` among the subject's alternative names
/// (RFC 5280, 4.2.1.6), percent-encoded; the common name is for people only. Exactly one.
inline constexpr char StationUri[] = "urn:packwright:station:";

enum class CertificateProblem {
    None,
    Expired,
    NotYetValid,
    Revoked,
    UnknownAuthority,  ///< none that --client-ca names
    RevocationUnknown, ///< the revocation list is out of date, or there is none of its authority
    WrongPurpose,      ///< such as a server's
    Other
};

} // namespace pw::central
