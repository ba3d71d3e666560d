// SPDX-License-Identifier: Apache-2.0
#include "core/central/metrics.h"
#include "core/central/operation.h"

#include <QCryptographicHash>
#include <QUrl>

using namespace Qt::StringLiterals;

// A page for people, read only, that a text browser shows as well.
namespace pw::central {

namespace {

constexpr char Style[] =
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;"
    "color:#1c2430;background:#fff}"
    "h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #d5dbe3;"
    "vertical-align:top}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
    ".ok{color:#126b3a}.warning{color:#8a5300}.failed{color:#b3261e;font-weight:600}"
    "footer{margin-top:2rem;color:#5b6573}"
    "@media(prefers-color-scheme:dark){body{color:#e4e8ee;background:#14181f}"
    "th,td{border-color:#333b47}.ok{color:#6fd09a}.warning{color:#f0b45c}.failed{color:#ff8a80}"
    "footer{color:#9aa5b4}}";

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString number(qint64 value)
{
    return QLocale::c().toString(value);
}

QString ago(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return u"never"_s;
    const qint64 seconds = qMax<qint64>(0, then.secsTo(now));
    if (seconds < 120)
        return u"%1 s ago"_s.arg(seconds);
    if (seconds < 7200)
        return u"%1 min ago"_s.arg(seconds / 60);
    if (seconds < 48 * 3600)
        return u"%1 h ago"_s.arg(seconds / 3600);
    return u"%1 days ago"_s.arg(seconds / 86400);
}

QString bytes(qint64 value)
{
    return number(value / (1024 * 1024)) + u" MB"_s;
}

QString cell(const QString &text)
{
    return u"<td>"_s + escaped(text) + u"</td>"_s;
}
QString numberCell(const std::optional<qint64> &value)
{
    return u"<td class=\"n\">"_s + (value ? number(*value) : u"–"_s) + u"</td>"_s;
}

QString checkRows(const Standing &standing)
{
    QString rows;
    for (const Check &check : standing.checks) {
        const QString state = toCode(check.state);
        rows += u"<tr>"_s + cell(check.name) + u"<td class=\""_s + state + u"\">"_s + state
                + u"</td>"_s + cell(check.detail) + u"</tr>\n"_s;
    }
    return rows;
}

QString factRows(const Standing &standing, const Services &services, const QDateTime &now)
{
    const Metrics::Totals totals = services.metrics.totals();
    QString rows;
    const auto row = [&rows](const QString &name, const QString &value) {
        rows += u"<tr><th scope=\"row\">"_s + name + u"</th>"_s + cell(value) + u"</tr>\n"_s;
    };
    row(u"Started"_s, ago(services.startedAt, now));
    row(u"Events"_s, number(standing.counts.events));
    row(u"Last stored"_s, ago(totals.lastCommit, now));
    row(u"Changes in the feed"_s, number(standing.counts.head));
    row(u"Open connections"_s, number(services.server.connections()));
    row(u"Requests since the start"_s, number(qint64(totals.requests)));
    if (standing.storeBytes)
        row(u"Database"_s, services.store.kind() + u", "_s + bytes(*standing.storeBytes));
    if (standing.diskFree)
        row(u"Room on its disk"_s, bytes(*standing.diskFree));
    return rows;
}

QString certificateCell(const QDateTime &until, const QDateTime &now)
{
    if (!until.isValid())
        return cell(u"–"_s);
    const bool soon = until < now.addDays(SoonDays);
    return (soon ? u"<td class=\"warning\">"_s : u"<td>"_s) + until.date().toString(Qt::ISODate)
           + u"</td>"_s;
}

QString stationRows(const QList<StationStanding> &stations, qint64 head, const QDateTime &now)
{
    QString rows;
    for (const StationStanding &station : stations) {
        const bool well = station.parked == 0;
        rows += u"<tr><th scope=\"row\">"_s + escaped(station.name) + u"</th>"_s
                + cell(ago(station.seenAt, now))
                + numberCell(station.cursor ? std::optional(station.lag(head)) : std::nullopt)
                + numberCell(station.cacheAgeSeconds) + numberCell(station.backlog)
                + (well ? numberCell(station.parked)
                        : u"<td class=\"n failed\">"_s + number(station.parked) + u"</td>"_s)
                + certificateCell(station.certificateUntil, now) + cell(station.version)
                + u"</tr>\n"_s;
    }
    return rows;
}

} // namespace

QByteArray statusPagePolicy()
{
    return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
           "style-src 'sha256-"
           + QCryptographicHash::hash(Style, QCryptographicHash::Sha256).toBase64() + '\'';
}

QByteArray statusPage(const Standing &standing, const QList<StationStanding> &stations,
                      const Services &services)
{
    const QDateTime now = services.clock.now();
    const QString state = toCode(standing.worst());
    const QString word = standing.worst() == Check::State::Ok        ? u"All is well."_s
                         : standing.worst() == Check::State::Warning ? u"Works, with warnings."_s
                                                                     : u"Does not work."_s;
    const QString page =
        u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        "<title>Packwright central: "_s
        + state + u"</title><style>"_s + QLatin1StringView(Style) + u"</style></head>\n<body>"_s
        + u"<h1>Packwright central</h1>\n<p class=\""_s + state + u"\">"_s + word + u"</p>\n"_s
        + u"<table><thead><tr><th scope=\"col\">Check</th><th scope=\"col\">State</th>"
          "<th scope=\"col\">What to do</th></tr></thead><tbody>\n"_s
        + checkRows(standing) + u"</tbody></table>\n<h2>Facts</h2>\n<table><tbody>\n"_s
        + factRows(standing, services, now) + u"</tbody></table>\n<h2>Stations</h2>\n"_s
        + (stations.isEmpty()
               ? u"<p>None has been heard of yet.</p>\n"_s
               : u"<table><thead><tr><th scope=\"col\">Station</th><th scope=\"col\">Last seen</th>"
                 "<th scope=\"col\" class=\"n\">Changes behind</th>"
                 "<th scope=\"col\" class=\"n\">Age of data, s</th>"
                 "<th scope=\"col\" class=\"n\">To send</th>"
                 "<th scope=\"col\" class=\"n\">Refused</th>"
                 "<th scope=\"col\">Certificate until</th><th scope=\"col\">Version</th></tr></thead><tbody>\n"_s
                     + stationRows(stations, standing.counts.head, now) + u"</tbody></table>\n"_s)
        + u"<footer>Version "_s + QStringLiteral(PW_VERSION) + u", "_s + now.toString(Qt::ISODate)
        + u"; loads again every 30 seconds.</footer>\n</body></html>\n"_s;
    return page.toUtf8();
}

} // namespace pw::central
