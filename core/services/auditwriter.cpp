// SPDX-License-Identifier: Apache-2.0
#include "core/services/auditwriter.h"

#include "core/domain/verdictjson.h"

#include <QJsonDocument>

namespace pw::services {

using namespace domain;
using store::StoreError;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Done, StoreError> AuditWriter::write(const Verdict &verdict, const QDateTime &at)
{
    return append(verdict, at, m_identity.operatorId, m_identity.role, {});
}

Result<Done, StoreError> AuditWriter::write(const Verdict &verdict, const QDateTime &at,
                                            const Actor &actor, const QJsonObject &facts)
{
    // Nobody: the program itself, which has no role.
    return append(verdict, at, actor.id, actor.id.isEmpty() ? QString() : toCode(actor.role),
                  facts);
}

Result<Done, StoreError> AuditWriter::writeOperatorChange(const QString &id, Role role)
{
    store::AuditEntry entry;
    entry.at = m_clock.now();
    entry.sinceBoot = m_clock.sinceBoot();
    entry.operatorId = id;
    entry.role = toCode(role);
    entry.station = m_identity.station;
    entry.action = QStringLiteral("OPERATOR_CHANGED");
    const auto appended = m_store.audit.append(entry);
    if (!appended)
        return Failure{appended.error()};
    return Done{};
}

Result<Done, StoreError> AuditWriter::append(const Verdict &verdict, const QDateTime &at,
                                             const QString &operatorId, const QString &role,
                                             const QJsonObject &facts)
{
    QJsonObject detail = toJson(verdict);
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        detail.insert(fact.key(), fact.value());
    store::AuditEntry entry;
    entry.at = at;
    entry.sinceBoot = m_clock.sinceBoot();
    entry.operatorId = operatorId;
    entry.role = role;
    entry.station = m_identity.station;
    entry.action = toCode(verdict.code);
    entry.object = verdict.unit ? verdict.unit->key()
                                : (verdict.container ? verdict.container->key() : QString());
    entry.detail = compact(detail);
    const auto appended = m_store.audit.append(entry);
    if (!appended)
        return Failure{appended.error()};
    return Done{};
}

} // namespace pw::services
