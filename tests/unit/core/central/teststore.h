// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/storeaddress.h"

#include <QTemporaryDir>

namespace pw::test {

/// A new, empty place for a store, SQLite's or PostgreSQL's: the same tests run on both (see
/// pw_add_store_test). PostgreSQL is a server of this process's own.
class TestStore
{
public:
    TestStore();

    static bool isPostgres(); ///< PW_TEST_STORE=postgresql
    /// Why tests on this store cannot run; empty: they can.
    static QString obstacle();

    const central::StoreAddress &address() const { return m_address; }
    /// As packwright-central takes it.
    QStringList options() const;
    QString folder() const { return m_folder.path(); }
    /// Ends the process where it cannot be opened: nothing can be tested then.
    std::unique_ptr<central::EventStore> open() const;
    /// Behind the program's back.
    [[nodiscard]] bool execute(const QByteArray &sql) const;

private:
    QTemporaryDir m_folder;
    central::StoreAddress m_address;
};

} // namespace pw::test
