// SPDX-License-Identifier: Apache-2.0
#include "core/central/unitrow.h"

#include "core/central/unitkey.h"

#include <QJsonDocument>

namespace pw::central::unitrow {

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

} // namespace

qint64 toMilliseconds(const QDateTime &time)
{
    return time.toMSecsSinceEpoch();
}

QDateTime fromMilliseconds(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
}

qint64 flagsOf(const UnitRecord &unit)
{
    return (unit.container ? IsContainer : 0) | (unit.open ? IsOpen : 0)
           | (unit.partial ? IsPartial : 0) | (unit.sampled ? IsSampled : 0)
           | (unit.duplicate ? IsDuplicate : 0) | (unit.closed ? IsClosed : 0)
           | (unit.broken ? IsBroken : 0) | (unit.holds.isEmpty() ? 0 : IsHeld)
           | int(unit.label) << LabelShift | int(unit.evidence) << EvidenceShift;
}

void setFlags(UnitRecord &unit, qint64 flags)
{
    unit.container = flags & IsContainer;
    unit.open = flags & IsOpen;
    unit.partial = flags & IsPartial;
    unit.sampled = flags & IsSampled;
    unit.duplicate = flags & IsDuplicate;
    unit.closed = flags & IsClosed;
    unit.broken = flags & IsBroken;
    unit.label = domain::LabelState(flags >> LabelShift & 7);
    unit.evidence = domain::Evidence(flags >> EvidenceShift & 3);
}

bool saysHeld(qint64 flags)
{
    return flags & IsHeld;
}

QString textOf(const QMap<QString, double> &quantities)
{
    if (quantities.isEmpty())
        return {};
    QJsonObject object;
    for (auto it = quantities.begin(); it != quantities.end(); ++it)
        object.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, double> quantitiesFrom(const QString &text)
{
    QMap<QString, double> quantities;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        quantities.insert(it.key(), it.value().toDouble());
    return quantities;
}

QString uriFrom(const QString &key)
{
    return uriOf(key);
}

QString keyFrom(const QString &uri)
{
    return keyOf(uri);
}

} // namespace pw::central::unitrow
