// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace pw::central {

/// What may be allowed to a peer, each a part of the interface.
enum class Scope {
    Capture,   ///< send events and look at the capture jobs
    Query,     ///< ask for events and named queries
    Subscribe, ///< name queries, subscribe, open streams
    Sync,      ///< follow the feed, load master data, tell its own status
    Lease,     ///< have numbers leased
    Operate,   ///< health in detail, metrics, status page, fleet
    Public     ///< what everybody may: sign in, ask whether the server lives
};
inline constexpr size_t ScopeCount = size_t(Scope::Public);
QLatin1StringView toCode(Scope scope); ///< "capture" …
std::optional<Scope> scopeFromCode(QStringView code);

/// What a request needs. Unknown paths need Operate: what nobody thought of is not for stations.
Scope scopeOf(const QByteArray &method, const QByteArray &target, bool wantsWebSocket);

/// What one station or program may do.
struct PeerRights
{
    QString id;
    QList<Scope> scopes;
    QString secret; ///< as hashSecret() writes it; empty: signs in by certificate only
    double requestsPerSecond = 200; ///< a station that sends a day's work asks some dozen times
    int burst = 1000;               ///< how many at once before that counts
    int connections = 8;

    bool may(Scope scope) const { return scopes.contains(scope); }
};

/// The access file: `{"peers": [{"id": "WS1", "scopes": ["capture", "sync"]}, …]}`, and optionally
/// `secret`, `requestsPerSecond`, `burst`, `connections` of each. Who is not in it may nothing.
class AccessRules
{
public:
    /// Where and what is wrong. Lines and columns count from 1.
    struct Error
    {
        enum class Code {
            NotJson,
            UnknownMember,
            MissingMember,
            WrongType,
            UnknownWord,
            OutOfRange,
            BadId,
            BadSecret,
            Twice
        };
        Code code = Code::NotJson;
        int line = 1;
        int column = 1;
        QString path;   ///< such as "peers[2].scopes[0]"
        QString detail; ///< the word or number that is meant
    };

    /// Every error there is, in the order of the document; never empty on failure.
    static Result<AccessRules, QList<Error>> fromJson(const QByteArray &json);

    const PeerRights *find(const QString &id) const;
    QList<PeerRights> all() const { return m_peers.values(); }

private:
    QHash<QString, PeerRights> m_peers;
};

} // namespace pw::central
