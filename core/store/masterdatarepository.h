// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/masterdata.h"
#include "core/store/statement.h"

namespace pw::store {

/// What central says of the site (`master_data` of cache.db). Parsed once for each version.
/// Confined to the thread of its database. Writes need an open Transaction.
class MasterDataRepository
{
public:
    explicit MasterDataRepository(Database &database);

    /// Nothing: never fetched.
    Result<std::optional<domain::MasterData>, StoreError> find();
    Result<Done, StoreError> put(const QString &version, const QByteArray &document);

private:
    Statement m_find;
    Statement m_put;
    std::optional<domain::MasterData> m_parsed;
};

} // namespace pw::store
