// SPDX-License-Identifier: Apache-2.0
#include "core/central/accessgate.h"

#include "core/base/logging.h"
#include "core/base/logvalue.h"
#include "core/central/secrethash.h"

#include <QFile>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr std::chrono::seconds FileLook(2);
constexpr double SignInsPerSecond = 1; ///< from one address
constexpr double SignInBurst = 20;     ///< a site's stations may sit behind one address
constexpr double AllSignInsPerSecond = 20;
constexpr double AllSignInBurst = 60;
constexpr qsizetype MostAddresses = 10'000;

http::Response tooSoon(const QString &detail, std::chrono::milliseconds wait)
{
    http::Response response = problems::tooManyRequests(detail).toResponse();
    response.addHeader("Retry-After",
                       QByteArray::number(std::chrono::ceil<std::chrono::seconds>(wait).count()));
    return response;
}

/// RFC 6750, 3: why a token is asked for.
http::Response unknown(const QString &detail, const QByteArray &error = {})
{
    http::Response response = problems::signInNeeded(detail).toResponse();
    response.addHeader("WWW-Authenticate",
                       "Bearer realm=\"packwright-central\""
                           + (error.isEmpty() ? QByteArray() : ", error=\"" + error + '"'));
    return response;
}

} // namespace

AccessGate::AccessGate(const QString &file, const Clock &clock)
    : m_file(file), m_clock(clock), m_rules(std::make_shared<AccessRules>())
{}

Result<Done, AccessFileError> AccessGate::load()
{
    const QByteArray state = stateOfFile(); // before reading, or a change could be missed
    QFile file(m_file);
    AccessFileError problem{m_file, {}, {}};
    if (!file.open(QIODevice::ReadOnly)) {
        problem.unreadable = file.errorString();
    } else if (const auto read = AccessRules::fromJson(file.readAll())) {
        m_state = state;
        const std::lock_guard lock(m_mutex);
        m_rules = std::make_shared<AccessRules>(*read);
        m_problem.reset();
        return Done();
    } else {
        problem.errors = read.error();
    }
    m_state = state;
    const std::lock_guard lock(m_mutex);
    m_problem = problem;
    return Failure{problem};
}

http::Admission AccessGate::admit(http::Request &head)
{
    reloadIfChanged();
    const auto rules = this->rules();
    const Scope scope = scopeOf(head.method, head.target, head.wantsWebSocket);
    const QByteArray authorization = head.header("authorization");
    if (authorization.left(7).toLower() == "bearer ") {
        const QString owner =
            m_mint.ownerOf(authorization.sliced(7).trimmed(), *rules, m_clock.now());
        if (owner.isEmpty() && scope != Scope::Public)
            return {unknown(u"the token is not valid, or no longer"_s, "invalid_token"), 0};
        if (!owner.isEmpty() && !head.peer.isEmpty() && owner != head.peer)
            return {problems::forbidden(
                        u"the token is %1's, the certificate %2's"_s.arg(owner, head.peer))
                        .toResponse(),
                    0};
        if (!owner.isEmpty())
            head.peer = owner;
    }
    if (head.peer.isEmpty()) {
        if (scope == Scope::Public)
            return {};
        return {unknown(u"show a client certificate that names a station, or a token"_s), 0};
    }
    const PeerRights *rights = rules->find(head.peer);
    if (!rights && scope == Scope::Public)
        return {};
    if (!rights)
        return {problems::forbidden(u"%1 is not in the access file"_s.arg(head.peer)).toResponse(),
                0};
    noteCertificate(head);
    const auto wait = m_requests[head.peer].take(rights->requestsPerSecond, rights->burst,
                                                 std::chrono::steady_clock::now());
    if (wait.count() > 0)
        return {
            tooSoon(u"%1 may ask %2 times a second"_s.arg(head.peer).arg(rights->requestsPerSecond),
                    wait),
            rights->connections};
    if (scope != Scope::Public && !rights->may(scope))
        return {problems::forbidden(
                    u"%1 has no scope \"%2\" in the access file"_s.arg(head.peer, toCode(scope)))
                    .toResponse(),
                rights->connections};
    return {{}, rights->connections};
}

void AccessGate::noteCertificate(const http::Request &head)
{
    if (!head.certificateUntil.isValid())
        return;
    const std::lock_guard lock(m_mutex);
    m_certificates.insert(head.peer, head.certificateUntil);
}

QHash<QString, QDateTime> AccessGate::certificates() const
{
    const std::lock_guard lock(m_mutex);
    return m_certificates;
}

bool AccessGate::mayStay(const QString &peer)
{
    reloadIfChanged();
    return rules()->find(peer) != nullptr;
}

bool AccessGate::may(const QString &peer, Scope scope) const
{
    const auto current = rules();
    const PeerRights *rights = current->find(peer);
    return rights && rights->may(scope);
}

std::optional<AccessGate::Grant> AccessGate::signIn(const QString &id, const QString &secret) const
{
    const auto current = rules();
    const PeerRights *rights = current->find(id);
    if (!fitsHash(secret, rights ? rights->secret : QString()))
        return {};
    return Grant{m_mint.tokenFor(*rights, m_clock.now()), rights->scopes};
}

std::chrono::milliseconds AccessGate::signInDelay(const QString &address)
{
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    if (m_signIns.size() > MostAddresses)
        m_signIns.removeIf([now](const std::pair<const QString &, TokenBucket &> &entry) {
            return now - entry.second.lastUse() > std::chrono::minutes(1);
        });
    if (const auto wait = m_signIns[address].take(SignInsPerSecond, SignInBurst, now);
        wait.count() > 0)
        return wait;
    return m_allSignIns.take(AllSignInsPerSecond, AllSignInBurst, now);
}

std::optional<AccessFileError> AccessGate::notReloaded() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

std::shared_ptr<const AccessRules> AccessGate::rules() const
{
    const std::lock_guard lock(m_mutex);
    return m_rules;
}

void AccessGate::reloadIfChanged()
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_looked < FileLook)
        return;
    m_looked = now;
    if (stateOfFile() == m_state)
        return;
    if (const auto loaded = load(); loaded)
        qCInfo(lcCentral, "access file loaded anew");
    else
        qCWarning(lcCentral, "access file not loaded file=%s errors=%lld",
                  logValue(m_file).constData(), qlonglong(loaded.error().errors.size()));
}

QByteArray AccessGate::stateOfFile() const
{
    struct stat file = {};
    ::stat(QFile::encodeName(m_file).constData(), &file);
    return QByteArray::number(qint64(file.st_ino)) + ' ' + QByteArray::number(qint64(file.st_size))
           + ' ' + QByteArray::number(qint64(file.st_mtim.tv_sec)) + ' '
           + QByteArray::number(qint64(file.st_mtim.tv_nsec));
}

std::optional<Problem> speaksForAnother(const http::Request &request, const QString &station)
{
    if (request.peer.isEmpty() || request.peer == station)
        return {};
    return problems::forbidden(
        u"%1 may act for itself only, not for \"%2\""_s.arg(request.peer, station.left(100)));
}

} // namespace pw::central
