// SPDX-License-Identifier: Apache-2.0
#include "core/central/subscriptions.h"

#include "core/base/logging.h"
#include "core/base/logvalue.h"
#include "core/central/eventanswer.h"
#include "core/epcis/jsonld.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr std::chrono::seconds LeadershipPause(2);
constexpr int EventsPerMessage = 100;
constexpr std::chrono::milliseconds FirstPause(500);
constexpr std::chrono::milliseconds LongestPause(5 * 60 * 1000);
constexpr int TooLarge = 413;

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

/// Hex HMAC-SHA-256 over the bytes of the message.
QByteArray signatureOf(const QByteArray &body, const QString &secret)
{
    return QMessageAuthenticationCode::hash(body, secret.toUtf8(), QCryptographicHash::Sha256)
        .toHex();
}

} // namespace

Result<RestQuery, Problem> queryOf(const NamedQuery &query)
{
    ExtensionNames names;
    if (!names.addHeader(query.extensions))
        return Failure{problems::validation(u"GS1-Extensions"_s)};
    names.addContext(query.query.value("@context"_L1));
    const auto parameters = parametersOf(query.query);
    if (!parameters)
        return Failure{parameters.error()};
    return readEventQuery(*parameters, names);
}

Subscriptions::Subscriptions(std::unique_ptr<StoreReader> reader, std::function<bool()> leads,
                             Committer &committer, http::Server &server, const Clock &clock,
                             const epc::CompanyPrefixes &companyPrefixes)
    : m_reader(std::move(reader)),
      m_leads(std::move(leads)),
      m_committer(committer),
      m_server(server),
      m_clock(clock),
      m_companyPrefixes(companyPrefixes)
{}

Subscriptions::~Subscriptions()
{
    stop();
}

void Subscriptions::start()
{
    m_thread = std::thread([this] { run(); });
}

void Subscriptions::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.stopping = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    m_receivers.clear();
}

void Subscriptions::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.woken = true;
    }
    m_changed.notify_all();
}

void Subscriptions::reload()
{
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.reload = true;
        m_inbox.woken = true;
    }
    m_changed.notify_all();
}

Subscriptions::Receiver Subscriptions::receiverOf(const Subscription &subscription,
                                                  const RestQuery &query)
{
    Receiver receiver;
    receiver.subscription = subscription;
    receiver.query = query;
    receiver.format = epcFormatFrom(subscription.epcFormat).value_or(EpcFormat::DigitalLink);
    if (!subscription.schedule.isEmpty())
        receiver.schedule = Schedule::parse(subscription.schedule);
    // The position is behind what is older, but a time to come lies before what is not there yet.
    QDateTime &from = receiver.query.events.recordedFrom;
    if (subscription.initialRecordTime.isValid()
        && (!from.isValid() || from < subscription.initialRecordTime))
        from = subscription.initialRecordTime;
    receiver.scanned = subscription.position;
    receiver.pageSize = EventsPerMessage;
    return receiver;
}

void Subscriptions::follow(const Subscription &subscription, const RestQuery &query,
                           const std::shared_ptr<http::Channel> &channel)
{
    Receiver receiver = receiverOf(subscription, query);
    receiver.channel = channel;
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.joining.push_back(std::move(receiver));
        m_inbox.woken = true;
    }
    m_changed.notify_all();
}

void Subscriptions::report(const Outcome &outcome)
{
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.outcomes.push_back(outcome);
        m_inbox.woken = true;
    }
    m_changed.notify_all();
}

Subscriptions::TimePoint Subscriptions::nextLook() const
{
    const auto now = std::chrono::steady_clock::now();
    // The wall clock may be set meanwhile, and who leads may die.
    TimePoint next = m_leading ? now + std::chrono::minutes(1) : m_nextAsked;
    for (const Receiver &receiver : m_receivers) {
        if (receiver.sending)
            continue;
        if (receiver.notBefore > now)
            next = std::min(next, receiver.notBefore);
        else if (receiver.schedule && receiver.runBound < 0)
            next = std::min(next, now
                                      + std::chrono::milliseconds(std::max<qint64>(
                                          1, m_clock.now().msecsTo(receiver.nextRun))));
    }
    return next;
}

void Subscriptions::run()
{
    for (;;) {
        Inbox inbox;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_until(lock, nextLook(),
                                 [this] { return m_inbox.stopping || m_inbox.woken; });
            if (m_inbox.stopping)
                return;
            std::swap(inbox, m_inbox);
            m_inbox.reload = false;
            m_inbox.woken = false;
        }
        for (const Outcome &outcome : inbox.outcomes)
            settle(outcome);
        if (leadershipHasChanged() || inbox.reload)
            load();
        for (Receiver &receiver : inbox.joining) {
            m_receivers.push_back(std::move(receiver));
            if (m_receivers.back().schedule)
                m_receivers.back().nextRun = m_receivers.back().schedule->next(m_clock.now());
        }
        m_receivers.remove_if([](const Receiver &receiver) {
            return receiver.channel && receiver.channel->isGone();
        });
        for (Receiver &receiver : m_receivers)
            step(receiver);
    }
}

bool Subscriptions::leadershipHasChanged()
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_nextAsked)
        return false;
    m_nextAsked = now + LeadershipPause;
    const bool leads = m_leads();
    return std::exchange(m_leading, leads) != leads;
}

std::list<Subscriptions::Receiver>::iterator Subscriptions::find(const QString &id)
{
    return std::find_if(m_receivers.begin(), m_receivers.end(),
                        [&id](const Receiver &receiver) { return receiver.subscription.id == id; });
}

/// Makes the webhooks those of the store, and ends WebSockets whose query has gone.
void Subscriptions::load()
{
    const auto stored = m_leading ? m_reader->subscriptions({})
                                  : Result<QList<Subscription>, StoreError>(QList<Subscription>());
    if (!stored) {
        qCWarning(lcCentral, "subscriptions cannot be read reason=%s",
                  logValue(stored.error().detail).constData());
        return;
    }
    m_receivers.remove_if([this](const Receiver &receiver) {
        const auto named = m_reader->namedQuery(receiver.subscription.query);
        return receiver.channel && named && !*named;
    });
    m_receivers.remove_if([&stored](const Receiver &receiver) {
        return !receiver.channel
               && std::none_of(stored->begin(), stored->end(), [&receiver](const Subscription &s) {
                      return s.id == receiver.subscription.id;
                  });
    });
    for (const Subscription &subscription : *stored) {
        if (find(subscription.id) != m_receivers.end())
            continue;
        const auto named = m_reader->namedQuery(subscription.query);
        if (!named || !*named)
            continue;
        const auto query = queryOf(**named);
        if (!query) {
            qCWarning(lcCentral, "query cannot be used query=%s reason=%s",
                      logValue(subscription.query).constData(),
                      logValue(query.error().detail).constData());
            continue;
        }
        m_receivers.push_back(receiverOf(subscription, *query));
        if (m_receivers.back().schedule)
            m_receivers.back().nextRun = m_receivers.back().schedule->next(m_clock.now());
    }
}

void Subscriptions::postpone(Receiver &receiver)
{
    const int doublings = std::min(receiver.failures++, 12);
    const auto pause = std::min(LongestPause, FirstPause * (1 << doublings));
    // Not all at once when a receiver of many comes back.
    const int percent = QRandomGenerator::global()->bounded(50, 101);
    receiver.notBefore = std::chrono::steady_clock::now() + pause * percent / 100;
}

void Subscriptions::settle(const Outcome &outcome)
{
    const auto found = find(outcome.id);
    if (found == m_receivers.end())
        return; // taken back meanwhile
    Receiver &receiver = *found;
    receiver.sending = false;
    if (outcome.stored) {
        receiver.failures = 0;
        receiver.subscription.position = outcome.position;
        receiver.scanned = std::max(receiver.scanned, outcome.position);
        receiver.reported = true;
        return;
    }
    if (outcome.status == TooLarge && receiver.pageSize > 1) {
        receiver.pageSize /= 2;
        return;
    }
    postpone(receiver);
    qCWarning(lcCentral, "subscription not told id=%s status=%d failures=%d",
              logValue(outcome.id).constData(), outcome.status, receiver.failures);
}

void Subscriptions::step(Receiver &receiver)
{
    if (receiver.sending || std::chrono::steady_clock::now() < receiver.notBefore)
        return;
    if (receiver.schedule && receiver.runBound < 0 && m_clock.now() < receiver.nextRun)
        return;
    const auto counts = m_reader->counts();
    if (!counts)
        return postpone(receiver);
    if (receiver.schedule && receiver.runBound < 0) {
        receiver.runBound = counts->events;
        receiver.nextRun = receiver.schedule->next(m_clock.now());
        receiver.reported = false;
    }
    const qint64 bound = receiver.schedule ? receiver.runBound : counts->events;
    EventQuery query = receiver.query.events;
    query.order = EventQuery::Order::RecordTime;
    query.ascending = true;
    query.perPage = receiver.pageSize;
    query.after =
        EventQuery::Position{bound, 0, std::max(receiver.scanned, receiver.subscription.position)};
    EventPage page;
    if (query.after->sequence < bound) {
        auto found = m_reader->events(query);
        if (!found)
            return postpone(receiver);
        page = *std::move(found);
    }
    if (page.events.isEmpty()) {
        receiver.scanned = std::max(receiver.scanned, bound);
        if (receiver.schedule && receiver.subscription.reportIfEmpty && !receiver.reported)
            return send(receiver, {}, bound);
        receiver.runBound = -1;
        return;
    }
    QByteArrayList texts;
    for (const FoundEvent &event : page.events) {
        auto text = eventText(event, receiver.format, m_companyPrefixes);
        if (!text) // what cannot be said as wanted is said as it is, rather than never
            text = eventText(event, EpcFormat::Never, m_companyPrefixes);
        texts.append(*text);
    }
    send(receiver, texts, page.next ? page.events.last().sequence : bound);
}

void Subscriptions::send(Receiver &receiver, const QByteArrayList &events, qint64 position)
{
    receiver.sending = true;
    const Subscription &subscription = receiver.subscription;
    const QByteArray body =
        epcis::queryDocument(events, m_clock.now(), {subscription.query, subscription.id});
    if (!receiver.channel)
        return postTo(receiver, body, position);
    receiver.channel->send(body, [this, id = subscription.id, position](bool whole) {
        report({id, position, whole, 0});
    });
}

void Subscriptions::postTo(const Receiver &receiver, const QByteArray &body, qint64 position)
{
    const QUrl url(receiver.subscription.dest);
    http::Post post;
    post.host = url.host();
    post.tls = url.scheme() == u"https";
    post.port = quint16(url.port(post.tls ? 443 : 80));
    const QUrl target =
        url.adjusted(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    post.target = target.toEncoded();
    if (!post.target.startsWith('/'))
        post.target.prepend('/');
    post.headers = {{"Content-Type", "application/json"},
                    {"GS1-EPCIS-Version", "2.0.0"},
                    {"GS1-CBV-Version", "2.0.0"},
                    {"GS1-EPC-Format", toHeader(receiver.format)}};
    if (!receiver.subscription.secret.isEmpty())
        post.headers.append(
            http::Header{"GS1-Signature", signatureOf(body, receiver.subscription.secret)});
    post.body = body;
    m_server.post(std::move(post), [this, id = receiver.subscription.id, position](int status) {
        if (!isSuccess(status))
            return report({id, position, false, status});
        const QDateTime now = m_clock.now();
        const bool queued =
            m_committer.submit({[id, position, now](StoreWriter &writer, const QDateTime &) {
                                    writer.noteDelivery(id, position, now);
                                },
                                [this, id, position, status](bool stored) {
                                    report({id, position, stored, status});
                                }});
        if (!queued)
            report({id, position, false, status});
    });
}

} // namespace pw::central
