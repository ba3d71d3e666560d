// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/masterdata.h"
#include "core/store/statement.h"

#include <QList>

namespace pw::store {

/// SSCC numbers leased to this station (`sscc_block` of station.db). A number is burned when it
/// leaves here, inside the transaction that uses it, and never comes again (R-AG, no reuse).
/// Confined to the thread of its database. Writes need an open Transaction.
class SsccBlockRepository
{
public:
    explicit SsccBlockRepository(Database &database);

    /// A block that is here already is left as it is.
    Result<Done, StoreError> add(const domain::SsccBlock &block);
    /// Burns the next number of the oldest block that has one; nothing: the pool is exhausted.
    Result<std::optional<gs1::Sscc>, StoreError> next(domain::Level level);
    /// Nothing of the blocks at hand is drawn any more: which numbers were is not known (R-LB-7).
    /// Labels of theirs that are scanned are known as before.
    Result<Done, StoreError> burnAll();
    /// Burns this very number, of a label that was there already, so that next() passes it by.
    Result<Done, StoreError> take(const gs1::Sscc &sscc);

    /// The block a number is of, burned or not; nothing: not ours.
    Result<std::optional<domain::SsccBlock>, StoreError> blockOf(const gs1::Sscc &sscc);
    Result<std::optional<domain::Level>, StoreError> levelOf(const gs1::Sscc &sscc);
    /// Numbers not burned, at most this many: single ones taken out of turn still count.
    Result<qint64, StoreError> remaining(domain::Level level);
    /// Size of the newest block of a level; 0: none yet.
    Result<qint64, StoreError> lastBlockSize(domain::Level level);
    /// In the order they were leased.
    Result<QList<domain::SsccBlock>, StoreError> blocks();

private:
    Result<QList<domain::SsccBlock>, StoreError> read(Rows rows);
    Result<qint64, StoreError> readNumber(Rows rows);

    Statement m_add;
    Statement m_next;
    Statement m_burnAll;
    Statement m_take;
    Statement m_taken;
    Statement m_blockOf;
    Statement m_remaining;
    Statement m_lastSize;
    Statement m_blocks;
};

} // namespace pw::store
