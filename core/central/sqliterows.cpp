// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliterows.h"

namespace pw::central::sqlite {

namespace {

/// The values of a statement, one after the other.
class InOrder
{
public:
    explicit InOrder(Statement &statement) : m_statement(statement) {}
    void add(qint64 value) { m_statement.bind(++m_index, value); }
    void add(const QString &value) { m_statement.bind(++m_index, value); }
    void addOptional(const QString &value) { m_statement.bindOptional(++m_index, value); }
    void addNull() { m_statement.bindNull(++m_index); }

private:
    Statement &m_statement;
    int m_index = 0;
};

} // namespace

UnitRecord readUnit(const Statement &row)
{
    return unitrow::read(row);
}

bool isHeld(const Statement &unitRow)
{
    return unitrow::saysHeld(unitRow.integer(unitrow::FlagsColumn));
}

void bindUnit(Statement &statement, const UnitRecord &unit, qint64 event)
{
    InOrder values(statement);
    unitrow::add(values, unit, event);
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
