// SPDX-License-Identifier: Apache-2.0
#include "core/central/operation.h"

#include <QJsonDocument>
#include <QStorageInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using State = Check::State;

constexpr qint64 LittleSpace = 1024LL * 1024 * 1024;
constexpr qint64 NoSpace = 64LL * 1024 * 1024;
constexpr size_t LongQueue = 2048;

QString megabytes(qint64 bytes)
{
    return QString::number(bytes / (1024 * 1024)) + u" MB"_s;
}

Check storeCheck(const Result<StoreCounts, StoreError> &counts)
{
    if (counts)
        return {u"store"_s, State::Ok, {}};
    return {u"store"_s, State::Failed,
            u"the database cannot be read (%1); see the log"_s.arg(counts.error().detail)};
}

Check committerCheck(const Services &services)
{
    if (services.committer.isBroken())
        return {
            u"committer"_s, State::Failed,
            u"writing to the disk has failed: nothing is acknowledged any more; check the disk, "
            "then restart"_s};
    if (const size_t queued = services.committer.queued(); queued >= LongQueue)
        return {u"committer"_s, State::Warning, u"%1 requests wait to be stored"_s.arg(queued)};
    return {u"committer"_s, State::Ok, {}};
}

Check diskCheck(qint64 free)
{
    const QString detail = u"%1 left; make room"_s.arg(megabytes(free));
    if (free < NoSpace)
        return {u"disk"_s, State::Failed, detail};
    if (free < LittleSpace)
        return {u"disk"_s, State::Warning, detail};
    return {u"disk"_s, State::Ok, {}};
}

Check tlsCheck(const http::TlsHealth &tls, const QDateTime &now)
{
    if (tls.notReloaded)
        return {u"tls"_s, State::Warning,
                u"%1 has changed and cannot be used (%2); the former one is in use"_s.arg(
                    tls.notReloaded->file, tls.notReloaded->detail)};
    if (tls.certificateUntil <= now)
        return {u"tls"_s, State::Failed, u"the certificate has expired; issue another"_s};
    if (tls.certificateUntil < now.addDays(SoonDays))
        return {u"tls"_s, State::Warning,
                u"the certificate expires on %1; issue another"_s.arg(
                    tls.certificateUntil.date().toString(Qt::ISODate))};
    return {u"tls"_s, State::Ok, {}};
}

Check accessCheck(const AccessGate &gate)
{
    if (const auto problem = gate.notReloaded())
        return {u"access"_s, State::Warning,
                u"%1 has changed and cannot be used; the former rules hold; see packwright-central "
                "access check"_s.arg(problem->file)};
    return {u"access"_s, State::Ok, {}};
}

std::optional<qint64> integerOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

} // namespace

QLatin1StringView toCode(Check::State state)
{
    switch (state) {
    case State::Ok: return "ok"_L1;
    case State::Warning: return "warning"_L1;
    case State::Failed: return "failed"_L1;
    }
    Q_UNREACHABLE();
}

Check::State Standing::worst() const
{
    State worst = State::Ok;
    for (const Check &check : checks)
        worst = std::max(worst, check.state);
    return worst;
}

Standing standingOf(StoreReader &reader, const Services &services)
{
    Standing standing;
    const auto counts = reader.counts();
    standing.checks = {storeCheck(counts), committerCheck(services)};
    if (counts)
        standing.counts = *counts;
    if (const auto bytes = reader.bytes())
        standing.storeBytes = *bytes;
    if (!services.dataFolder.isEmpty()) {
        const QStorageInfo disk(services.dataFolder);
        standing.diskFree = disk.bytesAvailable();
        standing.checks.append(diskCheck(*standing.diskFree));
    }
    if (const http::TlsHealth tls = services.server.tlsHealth(); tls.on)
        standing.checks.append(tlsCheck(tls, services.clock.now()));
    if (services.gate)
        standing.checks.append(accessCheck(*services.gate));
    return standing;
}

Result<QList<StationStanding>, StoreError> stationsOf(StoreReader &reader, const Services &services)
{
    const auto certificates =
        services.gate ? services.gate->certificates() : QHash<QString, QDateTime>();
    const auto records = reader.stations();
    if (!records)
        return Failure{records.error()};
    QList<StationStanding> stations;
    for (const StationRecord &record : *records) {
        const QJsonObject &told = record.status;
        StationStanding station;
        station.name = record.name;
        station.seenAt = record.seenAt;
        station.sequence = record.sequence;
        station.version = told[u"version"].toString().left(40);
        station.cursor = integerOf(told[u"cursor"]);
        station.cacheAgeSeconds = integerOf(told[u"cacheAgeSeconds"]);
        station.backlog = told[u"outboxPending"].toInteger();
        station.parked = told[u"parked"].toInteger();
        station.certificateUntil = certificates.value(record.name);
        stations.append(station);
    }
    return stations;
}

} // namespace pw::central
