// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"
#include "core/store/statement.h"

#include <QHash>

#include <optional>

namespace pw::store {

/// The numbers units have in station.db (`history_unit`). They are given in the order units are
/// first met and never change, so that tables keyed by them grow at one end: a commit touches a
/// page of each instead of one for every serial. Shared by the repositories of one connection;
/// confined to its thread. Giving one needs an open Transaction.
class UnitNumbers
{
public:
    explicit UnitNumbers(Database &database);

    /// Nothing: this station has never had to do with the unit.
    Result<std::optional<qint64>, StoreError> find(const epc::Epc &unit);
    /// Given where there is none.
    Result<qint64, StoreError> of(const epc::Epc &unit);

    /// The number was given in the transaction that is open: nothing is on record of the unit but
    /// what that has written.
    bool isNew(qint64 number) const;
    /// Database::transactionNumber()
    qint64 transaction() const;

private:
    void remember(const epc::Epc &unit, qint64 number);
    void forgetRolledBack();

    Database &m_database;
    Statement m_find;
    Statement m_add;
    /// Known ones: an operation names its units again and again. A rollback takes new ones back.
    QHash<epc::Epc, qint64> m_numbers;
    qint64 m_rollbacks = 0;
    qint64 m_givenIn = -1;   ///< transaction …
    qint64 m_firstGiven = 0; ///< … and the first number given in it
};

} // namespace pw::store
