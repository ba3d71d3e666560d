// SPDX-License-Identifier: Apache-2.0
#include "core/central/centralserver.h"

#include "core/base/logging.h"
#include "core/central/problem.h"
#include "core/central/services.h"

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr int WorkerCount = 4;
constexpr std::chrono::seconds StopGrace(5);
constexpr int JobDays = 30;      ///< how long the outcome of a capture can be asked for
constexpr int DepartedDays = 90; ///< how long who was away learns who has left a scope

/// The versions every answer names (EPCIS REST binding, version discovery).
QList<http::Header> versionHeaders()
{
    return {{"GS1-EPCIS-Version", "2.0.0"},
            {"GS1-EPCIS-Min", "2.0.0"},
            {"GS1-EPCIS-Max", "2.0.0"},
            {"GS1-CBV-Version", "2.0.0"},
            {"GS1-CBV-Min", "2.0.0"},
            {"GS1-CBV-Max", "2.0.0"},
            {"GS1-Vendor-Version", "packwright-central/" PW_VERSION}};
}

/// Passes an answer on and counts it.
class CountedAnswer : public http::Responder::Sink
{
public:
    CountedAnswer(const http::Responder &responder, Metrics &metrics, const QString &pattern,
                  const QByteArray &method)
        : m_responder(responder),
          m_metrics(metrics),
          m_route(pattern.isEmpty() ? u"none"_s : pattern),
          m_method(method)
    {}
    void answer(http::Response response) override
    {
        note(response.status);
        m_responder.answer(std::move(response));
    }
    void upgrade(QList<http::Header> headers,
                 std::function<void(std::shared_ptr<http::Channel>)> opened) override
    {
        note(101);
        m_responder.upgrade(std::move(headers), std::move(opened));
    }
    bool isGone() const override { return m_responder.isGone(); }

private:
    void note(int status)
    {
        if (!m_answered.exchange(true))
            m_metrics.noteRequest(m_route, m_method, status,
                                  std::chrono::steady_clock::now() - m_began);
    }

    const http::Responder m_responder;
    Metrics &m_metrics;
    const QString m_route;
    const QByteArray m_method;
    const std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
    std::atomic<bool> m_answered = false;
};

} // namespace

class CentralServer::Impl
{
public:
    Impl(EventStore &store, const Clock &clock, const http::Limits &limits,
         const epc::CompanyPrefixes &companyPrefixes)
        : m_store(store),
          m_clock(clock),
          m_companyPrefixes(companyPrefixes),
          m_server(limits, versionHeaders(),
                   [this](http::Request request, const http::Responder &responder) {
                       receive(std::move(request), responder);
                   })
    {
        m_server.onRefusal([this](int status) { m_metrics.noteRefusal(status); });
    }
    ~Impl() { stop(); }

    void watchDisk(const QString &folder) { m_dataFolder = folder; }

    Result<Done, StartError> secure(const Security &security)
    {
        if (!security.access.isEmpty()) {
            m_gate = std::make_unique<AccessGate>(security.access, m_clock);
            if (const auto loaded = m_gate->load(); !loaded)
                return Failure{StartError{.access = loaded.error()}};
            m_server.setGate(*m_gate);
        }
        if (!security.tls.certificate.isEmpty()) {
            if (const auto loaded = m_server.secure(security.tls); !loaded)
                return Failure{StartError{.tls = loaded.error()}};
        }
        return Done();
    }

    Result<quint16, StartError> start(const QString &host, quint16 port)
    {
        std::vector<std::unique_ptr<StoreReader>> readers;
        for (int i = 0; i < WorkerCount; ++i) {
            auto reader = m_store.openReader();
            if (!reader)
                return Failure{StartError{.store = reader.error()}};
            readers.push_back(*std::move(reader));
        }
        m_doorbell = std::make_unique<Doorbell>();
        m_workers = std::make_unique<WorkerPool>(std::move(readers));
        auto reader = m_store.openReader();
        if (!reader)
            return Failure{StartError{.store = reader.error()}};
        m_committer = std::make_unique<Committer>(
            m_store.writer(), m_clock,
            [this] {
                m_doorbell->ring();
                m_subscriptions->wake();
            },
            [this](const CommitReport &report) { m_metrics.noteCommit(report, m_clock.now()); });
        m_subscriptions = std::make_unique<Subscriptions>(
            *std::move(reader), [this] { return m_store.leads(); }, *m_committer, m_server, m_clock,
            m_companyPrefixes);
        m_watch = m_store.watch([this] {
            m_doorbell->ring();
            m_subscriptions->reload(); // they may have been made elsewhere
        });
        m_services = std::make_unique<Services>(Services{
            m_store, *m_committer, *m_doorbell, *m_workers, m_clock, m_companyPrefixes,
            *m_subscriptions, m_gate.get(), m_metrics, m_server, m_dataFolder, m_clock.now()});
        addCaptureEndpoints(m_router, *m_services);
        addEventEndpoints(m_router, *m_services);
        addCollectionEndpoints(m_router, *m_services);
        addQueryEndpoints(m_router, *m_services);
        addSubscriptionEndpoints(m_router, *m_services);
        addSyncEndpoints(m_router, *m_services);
        addConflictEndpoints(m_router);
        addSiteEndpoints(m_router, *m_services);
        addTokenEndpoint(m_router, *m_services);
        addOperationEndpoints(m_router, *m_services);
        forgetWhatIsOld();
        const auto chosen = m_server.listen(host, port);
        if (!chosen)
            return Failure{StartError{.listen = chosen.error()}};
        m_subscriptions->start();
        return *chosen;
    }

    void stop()
    {
        if (!m_services || std::exchange(m_stopped, true))
            return;
        m_watch.reset();
        m_doorbell->stop(); // held requests are answered through the workers
        m_subscriptions->stop();
        m_server.stop(StopGrace);
        m_workers->stop();
        m_committer->stop();
    }

    int connections() const { return m_server.connections(); }
    qsizetype heldRequests() const { return m_doorbell ? m_doorbell->waiting() : 0; }

private:
    /// In the network thread.
    void receive(http::Request request, const http::Responder &responder)
    {
        const auto shared = std::make_shared<http::Request>(std::move(request));
        const http::Responder counted(std::make_shared<CountedAnswer>(
            responder, m_metrics, m_router.patternOf(shared->target), shared->method));
        const bool posted = m_workers->post([this, shared, counted](StoreReader &reader) {
            m_router.dispatch(*shared, counted, reader);
        });
        if (!posted)
            counted.answer(problems::busy(u"too many requests are waiting"_s).toResponse());
    }

    void forgetWhatIsOld()
    {
        const bool queued =
            m_committer->submit({[](StoreWriter &writer, const QDateTime &now) {
                                     writer.removeJobsBefore(now.addDays(-JobDays));
                                     writer.removeDepartedBefore(now.addDays(-DepartedDays));
                                 },
                                 [](bool) {}});
        if (!queued)
            qCWarning(lcCentral, "old capture jobs and departures were not removed");
    }

    EventStore &m_store;
    const Clock &m_clock;
    const epc::CompanyPrefixes m_companyPrefixes;
    QString m_dataFolder;
    Metrics m_metrics;
    std::unique_ptr<AccessGate> m_gate; ///< nothing: everybody may do everything
    Router m_router;
    http::Server m_server; ///< outlives whatever may still hold a responder
    std::unique_ptr<Doorbell> m_doorbell;
    std::unique_ptr<WorkerPool> m_workers;
    std::unique_ptr<Committer> m_committer;
    std::unique_ptr<Subscriptions> m_subscriptions; ///< outlived by what it works with
    std::unique_ptr<CommitWatch> m_watch;           ///< calls the above
    std::unique_ptr<Services> m_services;
    bool m_stopped = false;
};

CentralServer::CentralServer(EventStore &store, const Clock &clock, const http::Limits &limits,
                             const epc::CompanyPrefixes &companyPrefixes)
    : m_impl(std::make_unique<Impl>(store, clock, limits, companyPrefixes))
{}

CentralServer::~CentralServer() = default;

void CentralServer::watchDisk(const QString &folder)
{
    m_impl->watchDisk(folder);
}

Result<Done, CentralServer::StartError> CentralServer::secure(const Security &security)
{
    return m_impl->secure(security);
}

Result<quint16, CentralServer::StartError> CentralServer::start(const QString &host, quint16 port)
{
    return m_impl->start(host, port);
}

void CentralServer::stop()
{
    m_impl->stop();
}

int CentralServer::connections() const
{
    return m_impl->connections();
}

qsizetype CentralServer::heldRequests() const
{
    return m_impl->heldRequests();
}

} // namespace pw::central
