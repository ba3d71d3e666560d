// SPDX-License-Identifier: Apache-2.0
#include "core/domain/hierarchyhash.h"

#include <QByteArrayList>
#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace pw::domain {

namespace {

/// With its length before it, no text can look like two.
void append(QByteArray &line, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    line += QByteArray::number(utf8.size()) + ':' + utf8;
}

QByteArray lineOf(const epc::Epc &id, const std::optional<UnitState> &unit)
{
    QByteArray line;
    append(line, id.key());
    if (!unit)
        return line;
    append(line, unit->parent ? unit->parent->key() : QString());
    append(line, QString::number(int(unit->lifecycle)));
    QStringList holds;
    for (const Hold &hold : unit->holds)
        holds.append(hold.id + u'/' + QString::number(int(hold.holdClass)));
    holds.sort();
    for (const QString &hold : std::as_const(holds))
        append(line, hold);
    return line;
}

} // namespace

QByteArray hierarchyHash(const World &world, const QList<epc::Epc> &roots)
{
    QByteArrayList lines;
    QSet<epc::Epc> seen; // also of use where containers stand in a circle
    QList<epc::Epc> open = roots;
    while (!open.isEmpty()) {
        const epc::Epc id = open.takeLast();
        if (seen.contains(id))
            continue;
        seen.insert(id);
        const auto unit = world.unit(id);
        lines.append(lineOf(id, unit));
        if (unit && unit->container)
            open += world.childrenOf(id);
    }
    std::sort(lines.begin(), lines.end());
    return QCryptographicHash::hash(lines.join('\n'), QCryptographicHash::Sha256).toHex();
}

} // namespace pw::domain
