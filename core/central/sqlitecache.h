// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/sqlite.h"

#include <unordered_map>

namespace pw::central::sqlite {

/// A statement in use; reset when this goes, so that no read transaction stays open behind it.
class Query
{
public:
    explicit Query(Statement &statement) : m_statement(&statement) {}
    Query(Query &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
    Query &operator=(Query &&) = delete;
    ~Query()
    {
        if (m_statement)
            m_statement->reset();
    }

    Statement *operator->() const { return m_statement; }

private:
    Statement *m_statement;
};

/// Prepares each statement once per connection. `sql` must be a literal: its address is the key.
class Cache
{
public:
    explicit Cache(Connection &connection) : m_connection(connection) {}

    Result<Query, StoreError> use(const char *sql)
    {
        const auto known = m_statements.find(sql);
        if (known != m_statements.end())
            return Query(known->second);
        auto prepared = m_connection.prepare(sql);
        if (!prepared)
            return Failure{prepared.error()};
        return Query(m_statements.emplace(sql, *std::move(prepared)).first->second);
    }

    StoreError lastError() const { return m_connection.lastError(); }

private:
    Connection &m_connection;
    std::unordered_map<const char *, Statement> m_statements;
};

} // namespace pw::central::sqlite
