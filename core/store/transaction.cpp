// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction.h"

#include "core/store/database.h"

#include <sqlite3.h>

namespace pw::store {

Transaction::Transaction(Database &database) : m_database(database)
{
    Q_ASSERT(!database.inTransaction());
    if (database.fatalError()) {
        m_error = database.fatalError();
        return;
    }
    const auto begun = database.execute("BEGIN IMMEDIATE");
    m_open = begun.has_value();
    database.m_transactions += 1;
    if (!m_open)
        m_error = begun.error();
}

Transaction::~Transaction()
{
    if (m_open)
        rollback();
}

Result<Done, StoreError> Transaction::commit()
{
    Q_ASSERT(m_open);
    m_open = false;
    const auto committed = m_database.execute("COMMIT");
    if (!committed)
        rollback();
    return committed;
}

void Transaction::rollback()
{
    m_database.m_rollbacks += 1;
    // Some failures (full disk, I/O) have rolled back already; a hook must not keep us from it.
    if (m_database.inTransaction())
        sqlite3_exec(m_database.m_connection, "ROLLBACK", nullptr, nullptr, nullptr);
}

ReadingScope::ReadingScope(Database &database) : m_database(database)
{
    // Where it does not open, each look-up stands for itself and says what is wrong.
    if (!database.inTransaction())
        m_open = database.execute("BEGIN").has_value();
}

ReadingScope::~ReadingScope()
{
    // It wrote nothing: there is nothing to lose, and no hook must keep us from it.
    if (m_open && m_database.inTransaction())
        sqlite3_exec(m_database.m_connection, "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace pw::store
