// SPDX-License-Identifier: Apache-2.0
#include "core/central/accessrules.h"

#include "core/central/secrethash.h"
#include "core/epcis/strictjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <functional>

using namespace Qt::StringLiterals;
namespace strictjson = pw::epcis::strictjson;

namespace pw::central {

namespace {

using Error = AccessRules::Error;
using Code = Error::Code;

constexpr std::array<QLatin1StringView, ScopeCount> ScopeCodes{
    "capture"_L1, "query"_L1, "subscribe"_L1, "sync"_L1, "lease"_L1, "operate"_L1};

/// A value in the document: its text is a part of the document's own bytes, so it knows its place.
struct Node
{
    QByteArrayView text;
    QString path;

    QJsonValue value() const
    {
        const QByteArray wrapped = '[' + text.toByteArray() + ']'; // a bare value is no document
        return QJsonDocument::fromJson(wrapped).array().first();
    }
};

class Reader
{
public:
    explicit Reader(const QByteArray &json) : m_json(json) {}

    Result<QHash<QString, PeerRights>, QList<Error>> read()
    {
        if (const auto sound = strictjson::check(m_json); !sound) {
            m_errors.append({Code::NotJson, 1, 1, {}, sound.error().detail});
            return Failure{m_errors};
        }
        object({QByteArrayView(m_json), {}}, {u"peers"_s},
               {{u"peers"_s, [this](const Node &node) { readPeers(node); }}});
        if (!m_errors.isEmpty())
            return Failure{m_errors};
        return m_peers;
    }

private:
    using Handler = std::function<void(const Node &)>;

    void fail(Code code, const Node &node, const QString &detail = {})
    {
        const qsizetype offset = node.text.data() - m_json.constData();
        const QByteArrayView before = QByteArrayView(m_json).first(offset);
        const qsizetype lineStart = before.lastIndexOf('\n') + 1;
        m_errors.append(
            {code, int(before.count('\n')) + 1, int(offset - lineStart) + 1, node.path, detail});
    }

    void object(const Node &node, const QStringList &required,
                const QHash<QString, Handler> &handlers)
    {
        if (!node.value().isObject())
            return fail(Code::WrongType, node, u"object"_s);
        QSet<QString> seen;
        for (const strictjson::Member &m : strictjson::membersOf(node.text)) {
            const QString name = QString::fromUtf8(m.name);
            const Node member{m.value,
                              node.path.isEmpty() ? name : QString(node.path + u'.' + name)};
            seen.insert(name);
            if (const auto handler = handlers.constFind(name); handler != handlers.cend())
                (*handler)(member);
            else
                fail(Code::UnknownMember, member, name);
        }
        for (const QString &name : required) {
            if (!seen.contains(name))
                fail(Code::MissingMember, node, name);
        }
    }

    void array(const Node &node, const Handler &handler)
    {
        if (!node.value().isArray())
            return fail(Code::WrongType, node, u"array"_s);
        const auto elements = strictjson::elementsOf(node.text);
        for (qsizetype i = 0; i < elements.size(); ++i)
            handler({elements[i], node.path + u'[' + QString::number(i) + u']'});
    }

    QString text(const Node &node)
    {
        if (!node.value().isString())
            fail(Code::WrongType, node, u"string"_s);
        return node.value().toString();
    }

    double number(const Node &node, double least, double most)
    {
        const double number = node.value().toDouble();
        if (!node.value().isDouble())
            fail(Code::WrongType, node, u"number"_s);
        else if (number < least || number > most)
            fail(Code::OutOfRange, node, QString::fromUtf8(node.text));
        return number;
    }

    void readPeers(const Node &list)
    {
        array(list, [this](const Node &node) {
            PeerRights peer;
            object(node, {u"id"_s, u"scopes"_s},
                   {{u"id"_s, [&](const Node &n) { peer.id = readId(n); }},
                    {u"scopes"_s,
                     [&](const Node &n) {
                         array(n, [&](const Node &word) { readScope(word, peer); });
                     }},
                    {u"secret"_s, [&](const Node &n) { peer.secret = readSecret(n); }},
                    {u"requestsPerSecond"_s,
                     [&](const Node &n) { peer.requestsPerSecond = number(n, 0.1, 100'000); }},
                    {u"burst"_s, [&](const Node &n) { peer.burst = int(number(n, 1, 100'000)); }},
                    {u"connections"_s,
                     [&](const Node &n) { peer.connections = int(number(n, 1, 4096)); }}});
            m_peers.insert(peer.id, peer);
        });
    }

    QString readId(const Node &node)
    {
        // What a client id can be in HTTP Basic (no colon), a certificate and a log line.
        static const QRegularExpression pattern(u"\\A[A-Za-z0-9._-]{1,64}\\z"_s);
        const QString id = text(node);
        if (node.value().isString() && !pattern.match(id).hasMatch())
            fail(Code::BadId, node, id);
        else if (m_peers.contains(id))
            fail(Code::Twice, node, id);
        return id;
    }

    void readScope(const Node &node, PeerRights &peer)
    {
        const QString code = text(node);
        if (const auto scope = scopeFromCode(code))
            peer.scopes.append(*scope);
        else if (node.value().isString())
            fail(Code::UnknownWord, node, code);
    }

    QString readSecret(const Node &node)
    {
        const QString hash = text(node);
        if (node.value().isString() && !isSecretHash(hash))
            fail(Code::BadSecret, node); // it may be the secret itself: not into any log
        return hash;
    }

    const QByteArray &m_json;
    QHash<QString, PeerRights> m_peers;
    QList<Error> m_errors;
};

} // namespace

QLatin1StringView toCode(Scope scope)
{
    return scope == Scope::Public ? "public"_L1 : ScopeCodes[size_t(scope)];
}

std::optional<Scope> scopeFromCode(QStringView code)
{
    const auto found = std::find(ScopeCodes.begin(), ScopeCodes.end(), code);
    if (found == ScopeCodes.end())
        return {};
    return Scope(found - ScopeCodes.begin());
}

Scope scopeOf(const QByteArray &method, const QByteArray &target, bool wantsWebSocket)
{
    QByteArrayList segments = target.split('?').first().split('/');
    for (QByteArray &segment : segments) // as the router reads them
        segment = QByteArray::fromPercentEncoding(segment);
    const QByteArray path = segments.join('/');
    const QByteArray first = segments.value(1);
    const bool reads = method == "GET" || method == "HEAD" || method == "OPTIONS";
    if (path == "/oauth2/token" || path == "/health" || path == "/health/live")
        return Scope::Public;
    if (first == "capture" || (first == "events" && !reads))
        return Scope::Capture;
    if (first == "queries")
        return !reads || wantsWebSocket || segments.value(3) == "subscriptions" ? Scope::Subscribe
                                                                                : Scope::Query;
    static const QByteArrayList collections{"events",       "eventTypes",   "epcs",
                                            "bizSteps",     "readPoints",   "bizLocations",
                                            "dispositions", "nextPageToken"};
    if (path == "/") // the list of collections
        return Scope::Query;
    if (collections.contains(first) && (reads || first == "nextPageToken"))
        return wantsWebSocket ? Scope::Subscribe : Scope::Query;
    if (path == "/sync/v1/stations")
        return Scope::Operate;
    if (path.startsWith("/sync/v1/") || path == "/.well-known/agw-sync" || path == "/masterdata")
        return Scope::Sync;
    if (path == "/sscc-blocks")
        return Scope::Lease;
    return Scope::Operate;
}

Result<AccessRules, QList<Error>> AccessRules::fromJson(const QByteArray &json)
{
    auto peers = Reader(json).read();
    if (!peers)
        return Failure{peers.error()};
    AccessRules rules;
    rules.m_peers = *std::move(peers);
    return rules;
}

const PeerRights *AccessRules::find(const QString &id) const
{
    const auto found = m_peers.constFind(id);
    return found == m_peers.cend() ? nullptr : &*found;
}

} // namespace pw::central
