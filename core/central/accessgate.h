// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/central/accessrules.h"
#include "core/central/httpd.h"
#include "core/central/problem.h"
#include "core/central/tokenbucket.h"
#include "core/central/tokenmint.h"

#include <memory>
#include <mutex>

namespace pw::central {

/// The access file could not be used.
struct AccessFileError
{
    QString file;
    QString unreadable; ///< native text; empty: it could be read
    QList<AccessRules::Error> errors;
};

/// Says of every request who asks and whether that one may: by the certificate of its connection or
/// a bearer token, and the access file, which is read again when it changes.
class AccessGate : public http::Gate
{
public:
    /// Nothing is allowed before load() has succeeded once.
    AccessGate(const QString &file, const Clock &clock);
    Result<Done, AccessFileError> load();

    // In the network thread.
    http::Admission admit(http::Request &head) override;
    bool mayStay(const QString &peer) override;

    // In any thread.
    bool may(const QString &peer, Scope scope) const;
    struct Grant
    {
        QByteArray token;
        QList<Scope> scopes;
    };
    /// A token for a client that proves to know its secret; nothing otherwise. Takes some tens of
    /// milliseconds.
    std::optional<Grant> signIn(const QString &id, const QString &secret) const;
    /// How long a sign-in from there has to wait; zero: not at all.
    std::chrono::milliseconds signInDelay(const QString &address);
    /// When the certificate ends that each peer has last come with.
    QHash<QString, QDateTime> certificates() const;
    /// Why the changed file is not in use; nothing: the one in use is the file's.
    std::optional<AccessFileError> notReloaded() const;

private:
    std::shared_ptr<const AccessRules> rules() const;
    void reloadIfChanged();
    void noteCertificate(const http::Request &head);
    QByteArray stateOfFile() const;

    const QString m_file;
    const Clock &m_clock;
    const TokenMint m_mint;
    QByteArray m_state;                     ///< of the file; network thread
    TokenBucket::TimePoint m_looked;        ///< network thread
    QHash<QString, TokenBucket> m_requests; ///< by peer; network thread
    mutable std::mutex m_mutex;
    std::shared_ptr<const AccessRules> m_rules; ///< under the mutex, like what follows
    std::optional<AccessFileError> m_problem;
    QHash<QString, TokenBucket> m_signIns; ///< by address
    QHash<QString, QDateTime> m_certificates;
    TokenBucket m_allSignIns;
};

/// Nothing where the one who asks may speak for `station`; a certificate or token is for one only.
std::optional<Problem> speaksForAnother(const http::Request &request, const QString &station);

} // namespace pw::central
