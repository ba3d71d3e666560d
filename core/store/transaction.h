// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storeerror.h"

#include <QtGlobal>

#include <optional>

namespace pw::store {

class Database;

/// A writing transaction. Rolls back unless committed; never nested.
/// BEGIN IMMEDIATE: a deferred one that reads first can fail with "database is locked" at once
/// after another connection's commit, however long the busy timeout is.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    /// Must be asked before the first write, which would otherwise be a commit of its own.
    bool isOpen() const { return m_open; }
    /// Why it is not open; only then.
    const StoreError &error() const { return *m_error; }

    /// On failure everything is rolled back.
    Result<Done, StoreError> commit();

private:
    void rollback();

    Database &m_database;
    bool m_open = false;
    std::optional<StoreError> m_error;
};

/// While it lives, everything read through this connection is of one moment, and no look-up pays
/// for a lock of its own (three times what it costs itself). Inside a transaction or another one it
/// is part of that. Nothing may be written meanwhile; gone before a Transaction opens.
class ReadingScope
{
public:
    explicit ReadingScope(Database &database);
    ~ReadingScope();
    Q_DISABLE_COPY_MOVE(ReadingScope)

private:
    Database &m_database;
    bool m_open = false;
};

} // namespace pw::store
