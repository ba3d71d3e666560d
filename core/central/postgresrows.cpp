// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgresrows.h"

#include "core/central/unitkey.h"

#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace pw::central::postgres {

namespace {

enum UnitFlag {
    IsContainer = 1,
    IsOpen = 2,
    IsPartial = 4,
    IsSampled = 8,
    IsDuplicate = 16,
    IsClosed = 32,
    IsBroken = 64,
    IsHeld = 128
};
constexpr int LabelShift = 8;     // three bits
constexpr int EvidenceShift = 11; // two bits

qint64 flagsOf(const UnitRecord &unit)
{
    return (unit.container ? IsContainer : 0) | (unit.open ? IsOpen : 0)
           | (unit.partial ? IsPartial : 0) | (unit.sampled ? IsSampled : 0)
           | (unit.duplicate ? IsDuplicate : 0) | (unit.closed ? IsClosed : 0)
           | (unit.broken ? IsBroken : 0) | (unit.holds.isEmpty() ? 0 : IsHeld)
           | int(unit.label) << LabelShift | int(unit.evidence) << EvidenceShift;
}

QString quantitiesToText(const QMap<QString, double> &quantities)
{
    if (quantities.isEmpty())
        return {};
    QJsonObject object;
    for (auto it = quantities.begin(); it != quantities.end(); ++it)
        object.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, double> quantitiesFromText(const QByteArray &text)
{
    QMap<QString, double> quantities;
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        quantities.insert(it.key(), it.value().toDouble());
    return quantities;
}

} // namespace

qint64 toMilliseconds(const QDateTime &time)
{
    return time.toMSecsSinceEpoch();
}

QDateTime fromMilliseconds(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
}

UnitRecord readUnit(const Row &row)
{
    UnitRecord unit;
    int column = 0;
    unit.state.id = uriOf(row.text(column++));
    unit.ver = row.integer(column++);
    unit.state.lifecycle = epcis::ObjectState::Lifecycle(row.integer(column++));
    unit.state.disposition = row.text(column++);
    unit.state.persistent = row.text(column++).split(u' ', Qt::SkipEmptyParts);
    unit.state.parent = uriOf(row.text(column++));
    if (!row.isNull(column))
        unit.state.quantities = quantitiesFromText(row.bytes(column));
    ++column;
    unit.state.bizLocation = row.text(column++);
    unit.state.lastBizStep = row.text(column++);
    if (!row.isNull(column))
        unit.state.lastEventTime = fromMilliseconds(row.integer(column));
    ++column;
    unit.eventBy = row.text(column++);
    unit.level = row.text(column++);
    unit.custody = Custody(row.integer(column++));
    unit.lot = row.text(column++);
    unit.expiry = row.text(column++);
    const qint64 flags = row.integer(column);
    unit.container = flags & IsContainer;
    unit.open = flags & IsOpen;
    unit.partial = flags & IsPartial;
    unit.sampled = flags & IsSampled;
    unit.duplicate = flags & IsDuplicate;
    unit.closed = flags & IsClosed;
    unit.broken = flags & IsBroken;
    unit.label = domain::LabelState(flags >> LabelShift & 7);
    unit.evidence = domain::Evidence(flags >> EvidenceShift & 3);
    return unit;
}

void bindUnit(Parameters &parameters, const UnitRecord &unit, qint64 event)
{
    const epcis::ObjectState &state = unit.state;
    parameters.add(keyOf(state.id));
    parameters.add(unit.ver);
    parameters.add(qint64(state.lifecycle));
    parameters.add(state.disposition);
    parameters.add(state.persistent.join(u' '));
    parameters.addOptional(keyOf(state.parent));
    parameters.addOptional(quantitiesToText(state.quantities));
    parameters.add(state.bizLocation);
    parameters.add(state.lastBizStep);
    if (state.lastEventTime.isValid())
        parameters.add(toMilliseconds(state.lastEventTime));
    else
        parameters.addNull();
    parameters.add(unit.eventBy);
    parameters.add(unit.level);
    parameters.add(qint64(unit.custody));
    parameters.addOptional(unit.lot);
    parameters.addOptional(unit.expiry);
    parameters.add(flagsOf(unit));
    parameters.add(event);
}

bool isHeld(const Row &unitRow)
{
    constexpr int FlagsColumn = 15;
    return unitRow.integer(FlagsColumn) & IsHeld;
}

Result<QList<HoldRecord>, StoreError> holdsOf(Connection &connection, const QString &key)
{
    const auto rows =
        connection.run("SELECT disposition, reason, held_by, since, id, class, scope, mode,"
                       " owner, evidence FROM hold WHERE key = $1 ORDER BY disposition, id",
                       Parameters().add(key));
    if (!rows)
        return Failure{rows.error()};
    QList<HoldRecord> holds;
    for (int i = 0; i < rows->count(); ++i) {
        const Row row(*rows, i);
        holds.append({row.text(0), row.text(1), row.text(2), fromMilliseconds(row.integer(3)),
                      row.text(4), row.text(5), row.text(6), row.text(7), row.text(8),
                      row.text(9)});
    }
    return holds;
}

} // namespace pw::central::postgres
