// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliterows.h"

#include "core/central/unitkey.h"

#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace pw::central::sqlite {

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

UnitRecord readUnit(const Statement &row)
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
        unit.state.quantities = quantitiesFromText(row.blob(column));
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

void bindUnit(Statement &statement, const UnitRecord &unit, qint64 event)
{
    const epcis::ObjectState &state = unit.state;
    int index = 1;
    statement.bind(index++, keyOf(state.id));
    statement.bind(index++, unit.ver);
    statement.bind(index++, qint64(state.lifecycle));
    statement.bind(index++, state.disposition);
    statement.bind(index++, state.persistent.join(u' '));
    statement.bindOptional(index++, keyOf(state.parent));
    statement.bindOptional(index++, quantitiesToText(state.quantities));
    statement.bind(index++, state.bizLocation);
    statement.bind(index++, state.lastBizStep);
    if (state.lastEventTime.isValid())
        statement.bind(index++, toMilliseconds(state.lastEventTime));
    else
        statement.bindNull(index++);
    statement.bind(index++, unit.eventBy);
    statement.bind(index++, unit.level);
    statement.bind(index++, qint64(unit.custody));
    statement.bindOptional(index++, unit.lot);
    statement.bindOptional(index++, unit.expiry);
    statement.bind(index++, flagsOf(unit));
    statement.bind(index, event);
}

bool isHeld(const Statement &unitRow)
{
    constexpr int FlagsColumn = 15;
    return unitRow.integer(FlagsColumn) & IsHeld;
}

Result<QList<HoldRecord>, StoreError> holdsOf(Cache &cache, const QString &key)
{
    auto query = cache.use("SELECT disposition, reason, held_by, since, id, class, scope, mode,"
                           " owner, evidence FROM hold WHERE key = ?1 ORDER BY disposition, id");
    if (!query)
        return Failure{query.error()};
    QList<HoldRecord> holds;
    const sqlite::Query rows = *std::move(query);
    rows->bind(1, key);
    Statement::Step step = rows->step();
    for (; step == Statement::Step::Row; step = rows->step())
        holds.append({rows->text(0), rows->text(1), rows->text(2),
                      fromMilliseconds(rows->integer(3)), rows->text(4), rows->text(5),
                      rows->text(6), rows->text(7), rows->text(8), rows->text(9)});
    if (step == Statement::Step::Failed)
        return Failure{cache.lastError()};
    return holds;
}

} // namespace pw::central::sqlite
