// SPDX-License-Identifier: Apache-2.0
#include "core/central/tokenmint.h"

#include "core/central/secrethash.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <openssl/crypto.h>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr auto Base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                        | QByteArray::AbortOnBase64DecodingErrors;

QByteArray fingerprintOf(const PeerRights &peer)
{
    return QCryptographicHash::hash(peer.secret.toUtf8(), QCryptographicHash::Sha256)
        .first(8)
        .toHex();
}

} // namespace

TokenMint::TokenMint() : m_key(newSecret().toLatin1()) {}

QByteArray TokenMint::tokenFor(const PeerRights &peer, const QDateTime &now) const
{
    const QByteArray payload = peer.id.toUtf8() + ' ' + fingerprintOf(peer) + ' '
                               + QByteArray::number(now.toSecsSinceEpoch() + Life.count());
    return payload.toBase64(Base64) + '.' + signatureOf(payload).toBase64(Base64);
}

QString TokenMint::ownerOf(const QByteArray &token, const AccessRules &rules,
                           const QDateTime &now) const
{
    const qsizetype dot = token.indexOf('.');
    if (dot < 0 || token.size() > 1000)
        return {};
    const auto payload = QByteArray::fromBase64Encoding(token.first(dot), Base64);
    const auto signature = QByteArray::fromBase64Encoding(token.sliced(dot + 1), Base64);
    if (!payload || !signature)
        return {};
    const QByteArray wanted = signatureOf(*payload);
    if ((*signature).size() != wanted.size()
        || CRYPTO_memcmp((*signature).constData(), wanted.constData(), size_t(wanted.size())) != 0)
        return {};
    const QByteArrayList parts = (*payload).split(' '); // ours, so of three
    const PeerRights *peer = rules.find(QString::fromUtf8(parts.value(0)));
    if (!peer || peer->secret.isEmpty() || parts.value(1) != fingerprintOf(*peer)
        || parts.value(2).toLongLong() <= now.toSecsSinceEpoch())
        return {};
    return peer->id;
}

QByteArray TokenMint::signatureOf(const QByteArray &payload) const
{
    return QMessageAuthenticationCode::hash(payload, m_key, QCryptographicHash::Sha256);
}

} // namespace pw::central
