// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/syncaudit.h"

#include "core/base/logging.h"
#include "core/store/transaction.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;

SyncAudit::SyncAudit(Engine &engine, const QString &station, const Clock &clock, QObject *parent)
    : QObject(parent), m_engine(engine), m_station(station), m_clock(clock)
{}

void SyncAudit::onDoubted(const QString &scope, int parts)
{
    write(u"CACHE_IN_DOUBT"_s, scope, {{"parts"_L1, parts}});
}

void SyncAudit::onMended(const QString &scope, int rows)
{
    write(u"CACHE_MENDED"_s, scope, {{"rows"_L1, rows}});
}

void SyncAudit::write(const QString &action, const QString &scope, const QJsonObject &detail)
{
    store::AuditEntry entry;
    entry.at = m_clock.now();
    entry.sinceBoot = m_clock.sinceBoot();
    entry.station = m_station;
    entry.action = action;
    entry.object = scope;
    entry.detail = QJsonDocument(detail).toJson(QJsonDocument::Compact);
    store::Transaction transaction(m_engine.store().database());
    if (!transaction.isOpen() || !m_engine.store().audit.append(entry) || !transaction.commit())
        qCWarning(lcSync) << "not in the audit trail:" << action << scope << detail;
}

} // namespace pw::bootstrap
