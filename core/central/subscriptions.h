// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/central/committer.h"
#include "core/central/epcformat.h"
#include "core/central/eventqueryreader.h"
#include "core/central/httpd.h"
#include "core/central/schedule.h"
#include "core/central/standingquery.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace pw::central {

/// The query a name stands for.
Result<RestQuery, Problem> queryOf(const NamedQuery &query);

/// Tells subscribers of the events they asked for, in the order of recordTime: webhooks, which are
/// kept in the store, and WebSockets, which end with their connection.
///
/// A subscription has a position. What lies behind it is sent, one message after the other; when
/// the receiver has acknowledged a message, the position moves and is stored, and only then the
/// next one goes out. So after a restart nothing is missing, and only a message whose
/// acknowledgement was not yet stored is sent again. A receiver that fails is asked again after
/// growing pauses, for ever.
class Subscriptions
{
public:
    /// `reader` is this object's alone. `leads` (EventStore::leads) says whether this process tells
    /// webhooks; WebSockets are told by the one they are connected to. Call start() when the server
    /// listens.
    Subscriptions(std::unique_ptr<StoreReader> reader, std::function<bool()> leads,
                  Committer &committer, http::Server &server, const Clock &clock,
                  const epc::CompanyPrefixes &companyPrefixes);
    ~Subscriptions();

    void start();
    /// Idempotent; nothing is sent any more. The server's answers must have ended or be harmless.
    void stop();

    /// Something has been committed.
    void wake();
    /// Subscriptions have been made or taken back.
    void reload();

    /// Sends to a WebSocket from `subscription.position` on, until it is gone.
    void follow(const Subscription &subscription, const RestQuery &query,
                const std::shared_ptr<http::Channel> &channel);

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// One receiver and how far it has come. In the thread of run() alone.
    struct Receiver
    {
        Subscription subscription;
        RestQuery query;
        EpcFormat format = EpcFormat::DigitalLink;
        std::optional<Schedule> schedule;
        std::shared_ptr<http::Channel> channel; ///< none: a webhook
        qint64 scanned = 0;                     ///< nothing for it lies up to here
        qint64 runBound = -1;                   ///< of the scheduled run under way; -1: none
        bool reported = false;                  ///< in this run
        QDateTime nextRun;
        bool sending = false;
        int failures = 0;
        TimePoint notBefore;
        int pageSize = 0;
    };
    struct Outcome
    {
        QString id;
        qint64 position = 0;
        bool stored = false; ///< the position, too
        int status = 0;      ///< of HTTP
    };

    void run();
    bool leadershipHasChanged();
    void load();
    void settle(const Outcome &outcome);
    void step(Receiver &receiver);
    void send(Receiver &receiver, const QByteArrayList &events, qint64 position);
    void postTo(const Receiver &receiver, const QByteArray &body, qint64 position);
    void report(const Outcome &outcome);
    void postpone(Receiver &receiver);
    std::list<Receiver>::iterator find(const QString &id);
    TimePoint nextLook() const;
    static Receiver receiverOf(const Subscription &subscription, const RestQuery &query);

    const std::unique_ptr<StoreReader> m_reader;
    const std::function<bool()> m_leads;
    bool m_leading = false;
    TimePoint m_nextAsked; ///< when to ask again who leads
    Committer &m_committer;
    http::Server &m_server;
    const Clock &m_clock;
    const epc::CompanyPrefixes &m_companyPrefixes;

    std::list<Receiver> m_receivers; ///< thread of run()

    struct Inbox
    {
        bool stopping = false;
        bool woken = true;
        bool reload = true;
        std::vector<Receiver> joining;
        std::vector<Outcome> outcomes;
    };
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Inbox m_inbox; ///< under the mutex
    std::thread m_thread;
};

} // namespace pw::central
