// SPDX-License-Identifier: Apache-2.0
#include "core/store/ssccblockrepository.h"

namespace pw::store {

using namespace Qt::StringLiterals;
using domain::SsccBlock;

namespace {

QByteArray selectBlocks(const char *rest)
{
    // lint: allow sqltext: both halves are constants
    return QByteArray("SELECT id, level, prefix, first, last FROM sscc_block ") + rest;
}

/// Nothing where the row is not one we wrote.
std::optional<SsccBlock> blockFrom(const Rows &rows)
{
    const auto level = domain::levelFromCode(rows.text(1));
    if (!level)
        return {};
    return SsccBlock{rows.text(0), *level, rows.text(2), rows.integer(3), rows.integer(4)};
}

StoreError damaged()
{
    return {StoreError::Code::Damaged, 0, u"sscc_block"_s};
}

} // namespace

SsccBlockRepository::SsccBlockRepository(Database &database)
    : m_add(database, "INSERT INTO sscc_block SELECT ?1, ?2, ?3, ?4, ?5, ?4,"
                      " (SELECT ifnull(max(leased), 0) + 1 FROM sscc_block)"
                      " WHERE NOT EXISTS (SELECT 1 FROM sscc_block WHERE id = ?1)"),
      m_next(database, "UPDATE sscc_block SET next = next + 1 WHERE id ="
                       " (SELECT id FROM sscc_block WHERE level = ?1 AND next <= last"
                       "  ORDER BY leased LIMIT 1)"
                       " RETURNING id, level, prefix, first, last, next - 1"),
      m_burnAll(database, "UPDATE sscc_block SET next = last + 1"),
      m_take(database, "INSERT OR IGNORE INTO sscc_taken VALUES (?1)"),
      m_taken(database, "SELECT 1 FROM sscc_taken WHERE sscc = ?1"),
      m_blockOf(database, selectBlocks("WHERE substr(?1, 1, length(prefix)) = prefix"
                                       " AND CAST(substr(?1, length(prefix) + 1,"
                                       " 17 - length(prefix)) AS INTEGER) BETWEEN first AND last")),
      m_remaining(database,
                  "SELECT ifnull(sum(last - next + 1), 0) FROM sscc_block WHERE level = ?1"),
      m_lastSize(database, "SELECT last - first + 1 FROM sscc_block WHERE level = ?1"
                           " ORDER BY leased DESC LIMIT 1"),
      m_blocks(database, selectBlocks("ORDER BY leased"))
{}

Result<Done, StoreError> SsccBlockRepository::add(const SsccBlock &block)
{
    const auto added =
        m_add.execute(block.id, domain::toCode(block.level), block.prefix, block.first, block.last);
    if (!added)
        return Failure{added.error()};
    return Done();
}

Result<std::optional<gs1::Sscc>, StoreError> SsccBlockRepository::next(domain::Level level)
{
    for (;;) {
        auto rows = m_next.query(domain::toCode(level));
        if (!rows.next()) {
            if (rows.error())
                return Failure{*rows.error()};
            return std::optional<gs1::Sscc>();
        }
        const auto block = blockFrom(rows);
        if (!block)
            return Failure{damaged()};
        const gs1::Sscc number = block->number(rows.integer(5));
        auto taken = m_taken.query(number.toString());
        if (taken.next())
            continue;
        if (taken.error())
            return Failure{*taken.error()};
        return std::optional(number);
    }
}

Result<Done, StoreError> SsccBlockRepository::burnAll()
{
    if (const auto burned = m_burnAll.execute(); !burned)
        return Failure{burned.error()};
    return Done();
}

Result<Done, StoreError> SsccBlockRepository::take(const gs1::Sscc &sscc)
{
    if (const auto taken = m_take.execute(sscc.toString()); !taken)
        return Failure{taken.error()};
    return Done();
}

Result<std::optional<SsccBlock>, StoreError> SsccBlockRepository::blockOf(const gs1::Sscc &sscc)
{
    const auto found = read(m_blockOf.query(sscc.toString()));
    if (!found)
        return Failure{found.error()};
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<std::optional<domain::Level>, StoreError> SsccBlockRepository::levelOf(const gs1::Sscc &sscc)
{
    const auto block = blockOf(sscc);
    if (!block)
        return Failure{block.error()};
    return *block ? std::optional((*block)->level) : std::nullopt;
}

Result<qint64, StoreError> SsccBlockRepository::remaining(domain::Level level)
{
    return readNumber(m_remaining.query(domain::toCode(level)));
}

Result<qint64, StoreError> SsccBlockRepository::lastBlockSize(domain::Level level)
{
    return readNumber(m_lastSize.query(domain::toCode(level)));
}

Result<QList<SsccBlock>, StoreError> SsccBlockRepository::blocks()
{
    return read(m_blocks.query());
}

Result<QList<SsccBlock>, StoreError> SsccBlockRepository::read(Rows rows)
{
    QList<SsccBlock> blocks;
    while (rows.next()) {
        const auto block = blockFrom(rows);
        if (!block)
            return Failure{damaged()};
        blocks.append(*block);
    }
    if (rows.error())
        return Failure{*rows.error()};
    return blocks;
}

Result<qint64, StoreError> SsccBlockRepository::readNumber(Rows rows)
{
    if (rows.next())
        return rows.integer(0);
    if (rows.error())
        return Failure{*rows.error()};
    return qint64(0);
}

} // namespace pw::store
