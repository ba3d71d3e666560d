// SPDX-License-Identifier: Apache-2.0
#include "core/central/metrics.h"
#include "core/central/operation.h"
#include "core/central/problem.h"
#include "core/epcis/instant.h"

#include <QFile>
#include <QJsonArray>

#include <unistd.h>

using namespace Qt::StringLiterals;

// For whoever runs central: health, metrics, the fleet, a page to look at.
namespace pw::central {

namespace {

using Type = PrometheusText::Type;

/// Everybody may ask whether it lives; what is wrong is for those who run it.
bool seesDetails(const Exchange &exchange, const Services &services)
{
    return !services.gate || services.gate->may(exchange.request.peer, Scope::Operate);
}

void showHealth(const Exchange &exchange, const Services &services)
{
    const Standing standing = standingOf(exchange.reader, services);
    const Check::State worst = standing.worst();
    const bool ready = worst != Check::State::Failed;
    QJsonObject health{{u"status"_s, toCode(worst).toString()}, {u"ready"_s, ready}};
    if (seesDetails(exchange, services)) {
        QJsonArray checks;
        for (const Check &check : standing.checks) {
            QJsonObject shown{{u"name"_s, check.name},
                              {u"status"_s, toCode(check.state).toString()}};
            if (!check.detail.isEmpty())
                shown.insert(u"detail"_s, check.detail);
            checks.append(shown);
        }
        health.insert(u"checks"_s, checks);
        health.insert(u"version"_s, QStringLiteral(PW_VERSION));
        health.insert(u"store"_s, services.store.kind());
        health.insert(u"head"_s, standing.counts.head);
        health.insert(u"events"_s, standing.counts.events);
        health.insert(u"startedAt"_s, epcis::instantToText(services.startedAt));
        if (const QDateTime last = services.metrics.totals().lastCommit; last.isValid())
            health.insert(u"lastCommitAt"_s, epcis::instantToText(last));
        if (standing.diskFree)
            health.insert(u"diskFreeBytes"_s, *standing.diskFree);
    }
    http::Response response = http::Response::json(ready ? 200 : 503, health);
    response.addHeader("Cache-Control", "no-store");
    exchange.answer(std::move(response));
}

/// Kilobytes of this process in memory; nothing where the system does not tell.
std::optional<double> residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE));
}

void gauge(PrometheusText &text, const QByteArray &name, const QByteArray &help, double value)
{
    text.family(name, Type::Gauge, help);
    text.sample(value);
}

void writeProcess(PrometheusText &text, const Services &services)
{
    text.family("packwright_build_info", Type::Gauge, "Always 1; what runs here.");
    text.sample(1, {{"version", QStringLiteral(PW_VERSION)}, {"store", services.store.kind()}});
    gauge(text, "packwright_start_time_seconds", "When this process was started.",
          double(services.startedAt.toMSecsSinceEpoch()) / 1000);
    if (const auto bytes = residentBytes())
        gauge(text, "process_resident_memory_bytes", "Memory of this process.", *bytes);
    gauge(text, "packwright_http_connections", "Open connections.", services.server.connections());
    gauge(text, "packwright_http_held_requests", "Requests that wait for news on purpose.",
          double(services.doorbell.waiting()));
    gauge(text, "packwright_commit_queue_depth", "Requests that wait to be stored.",
          double(services.committer.queued()));
    gauge(text, "packwright_worker_queue_depth", "Requests that wait for a worker.",
          double(services.workers.queued()));
}

void writeStanding(PrometheusText &text, const Standing &standing, const Services &services)
{
    gauge(text, "packwright_ready", "1: everything that has to work does.",
          standing.worst() != Check::State::Failed);
    text.family("packwright_check_state", Type::Gauge, "0: ok, 1: warning, 2: failed.");
    for (const Check &check : standing.checks)
        text.sample(int(check.state), {{"check", check.name}});
    gauge(text, "packwright_feed_head", "Number of the last change of the feed.",
          double(standing.counts.head));
    gauge(text, "packwright_store_events", "Events stored.", double(standing.counts.events));
    if (standing.storeBytes)
        gauge(text, "packwright_store_bytes", "Size of the database.",
              double(*standing.storeBytes));
    if (standing.diskFree)
        gauge(text, "packwright_disk_free_bytes", "Room on the disk of the database.",
              double(*standing.diskFree));
    if (const http::TlsHealth tls = services.server.tlsHealth(); tls.on)
        gauge(text, "packwright_tls_certificate_expiry_timestamp_seconds",
              "When the certificate of this server ends.",
              double(tls.certificateUntil.toSecsSinceEpoch()));
}

void writeStations(PrometheusText &text, const QList<StationStanding> &stations, qint64 head)
{
    const auto each = [&](const QByteArray &name, const QByteArray &help, auto valueOf) {
        text.family(name, Type::Gauge, help);
        for (const StationStanding &station : stations) {
            if (const std::optional<double> value = valueOf(station))
                text.sample(*value, {{"station", station.name}});
        }
    };
    using Value = std::optional<double>;
    each("packwright_station_cursor_lag", "Changes of the feed the station does not have yet.",
         [head](const StationStanding &s) { return s.cursor ? Value(s.lag(head)) : Value(); });
    each("packwright_station_backlog", "Operations of the station that central does not have yet.",
         [](const StationStanding &s) { return s.seenAt.isValid() ? Value(s.backlog) : Value(); });
    each("packwright_station_parked", "Operations that central has refused and a person must see.",
         [](const StationStanding &s) { return s.seenAt.isValid() ? Value(s.parked) : Value(); });
    each("packwright_station_cache_age_seconds",
         "Age of the station's data when it was last heard of.", [](const StationStanding &s) {
             return s.cacheAgeSeconds ? Value(double(*s.cacheAgeSeconds)) : Value();
         });
    each("packwright_station_certificate_expiry_timestamp_seconds",
         "When the certificate ends that the station has last come with.",
         [](const StationStanding &s) {
             const QDateTime &until = s.certificateUntil;
             return until.isValid() ? Value(double(until.toSecsSinceEpoch())) : Value();
         });
    each("packwright_station_last_seen_timestamp_seconds", "When the station last told of itself.",
         [](const StationStanding &s) {
             return s.seenAt.isValid() ? Value(double(s.seenAt.toMSecsSinceEpoch()) / 1000)
                                       : Value();
         });
}

void showMetrics(const Exchange &exchange, const Services &services)
{
    const Standing standing = standingOf(exchange.reader, services);
    const auto stations = stationsOf(exchange.reader, services);
    PrometheusText text;
    writeProcess(text, services);
    services.metrics.writeTo(text);
    writeStanding(text, standing, services);
    if (stations)
        writeStations(text, *stations, standing.counts.head);
    exchange.answer({200, PrometheusText::ContentType, text.text(), {}});
}

void showStations(const Exchange &exchange, const Services &services)
{
    const auto counts = exchange.reader.counts();
    const auto stations = stationsOf(exchange.reader, services);
    if (!counts || !stations)
        return exchange.answer(
            problems::notStored(counts ? stations.error() : counts.error()).toResponse());
    QJsonArray list;
    for (const StationStanding &station : *stations) {
        QJsonObject shown{{u"station"_s, station.name},
                          {u"sequence"_s, station.sequence},
                          {u"backlog"_s, station.backlog},
                          {u"parked"_s, station.parked}};
        if (!station.version.isEmpty())
            shown.insert(u"version"_s, station.version);
        if (station.seenAt.isValid())
            shown.insert(u"seenAt"_s, epcis::instantToText(station.seenAt));
        if (station.cursor) {
            shown.insert(u"cursor"_s, *station.cursor);
            shown.insert(u"lag"_s, station.lag(counts->head));
        }
        if (station.certificateUntil.isValid())
            shown.insert(u"certificateUntil"_s, epcis::instantToText(station.certificateUntil));
        if (station.cacheAgeSeconds)
            shown.insert(u"cacheAgeSeconds"_s, *station.cacheAgeSeconds);
        list.append(shown);
    }
    exchange.answer(
        http::Response::json(200, {{u"serverTime"_s, epcis::instantToText(services.clock.now())},
                                   {u"head"_s, counts->head},
                                   {u"stations"_s, list}}));
}

void showStatusPage(const Exchange &exchange, const Services &services)
{
    const auto stations = stationsOf(exchange.reader, services);
    if (!stations)
        return exchange.answer(problems::notStored(stations.error()).toResponse());
    http::Response response{200,
                            "text/html; charset=utf-8",
                            statusPage(standingOf(exchange.reader, services), *stations, services),
                            {}};
    response.headers = {{"Content-Security-Policy", statusPagePolicy()},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cache-Control", "no-store"},
                        {"Refresh", "30"}};
    exchange.answer(std::move(response));
}

} // namespace

void addOperationEndpoints(Router &router, Services &services)
{
    router.add("GET", u"/health"_s,
               [&services](const Exchange &exchange) { showHealth(exchange, services); });
    // Whether the process lives, whatever the database says: restarting helps only where it does
    // not answer this.
    router.add("GET", u"/health/live"_s, [](const Exchange &exchange) {
        exchange.answer(http::Response::json(200, {{u"status"_s, u"ok"_s}}));
    });
    router.add("GET", u"/metrics"_s,
               [&services](const Exchange &exchange) { showMetrics(exchange, services); });
    router.add("GET", u"/status"_s,
               [&services](const Exchange &exchange) { showStatusPage(exchange, services); });
    router.add("GET", u"/sync/v1/stations"_s,
               [&services](const Exchange &exchange) { showStations(exchange, services); });
}

} // namespace pw::central
