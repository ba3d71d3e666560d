// SPDX-License-Identifier: Apache-2.0
#include "core/store/masterdatarepository.h"

namespace pw::store {

using namespace Qt::StringLiterals;

MasterDataRepository::MasterDataRepository(Database &database)
    : m_find(database, "SELECT version, document FROM master_data"),
      m_put(database, "INSERT OR REPLACE INTO master_data VALUES (1, ?1, ?2)")
{}

Result<std::optional<domain::MasterData>, StoreError> MasterDataRepository::find()
{
    auto rows = m_find.query();
    if (!rows.next()) {
        if (rows.error())
            return Failure{*rows.error()};
        return std::optional<domain::MasterData>();
    }
    if (!m_parsed || m_parsed->version != rows.text(0)) {
        const auto parsed = domain::MasterData::fromJson(rows.bytes(1));
        if (!parsed)
            return Failure{
                StoreError{StoreError::Code::Damaged, 0, u"master_data "_s + parsed.error().field}};
        m_parsed = *parsed;
    }
    return m_parsed;
}

Result<Done, StoreError> MasterDataRepository::put(const QString &version,
                                                   const QByteArray &document)
{
    if (const auto stored = m_put.execute(version, QString::fromUtf8(document)); !stored)
        return Failure{stored.error()};
    return Done();
}

} // namespace pw::store
