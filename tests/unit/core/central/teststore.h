// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/storeaddress.h"

#include <QTemporaryDir>

namespace pw::test {

inline const QDateTime Noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);

/// An event as a store takes it; the higher its number, the earlier it happened. It names one of
/// three packs.
central::EventRecord record(int number);

/// A new, empty place for a store, SQLite's or PostgreSQL's: the same tests run on both (see
/// pw_add_store_test). PostgreSQL is a server of this process's own; where it is not installed the
/// process ends as skipped.
class TestStore
{
public:
    TestStore();
    ~TestStore();
    Q_DISABLE_COPY_MOVE(TestStore)

    static bool isPostgres(); ///< PW_TEST_STORE=postgresql

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
