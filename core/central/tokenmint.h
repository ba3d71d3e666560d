// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/accessrules.h"

#include <QDateTime>

#include <chrono>

namespace pw::central {

/// Bearer tokens (RFC 6750): `<id, secret's fingerprint, end>.<HMAC-SHA-256>`. Nothing is stored.
/// The key is made at start, so a restart ends every token; a client then gets a 401 and fetches
/// another. A changed secret ends those made with the former one. Safe in every thread.
class TokenMint
{
public:
    TokenMint();

    static constexpr std::chrono::seconds Life{3600};

    QByteArray tokenFor(const PeerRights &peer, const QDateTime &now) const;
    /// Whose it is; empty: it is none of ours, or has ended.
    QString ownerOf(const QByteArray &token, const AccessRules &rules, const QDateTime &now) const;

private:
    QByteArray signatureOf(const QByteArray &payload) const;

    QByteArray m_key;
};

} // namespace pw::central
