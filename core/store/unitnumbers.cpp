// SPDX-License-Identifier: Apache-2.0
#include "core/store/unitnumbers.h"

#include "core/store/database.h"

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostRemembered = 50'000;

} // namespace

UnitNumbers::UnitNumbers(Database &database)
    : m_database(database),
      m_find(database, "SELECT id FROM history_unit WHERE key = ?1"),
      m_add(database,
            "INSERT INTO history_unit (key) VALUES (?1) ON CONFLICT DO NOTHING RETURNING id"),
      m_rollbacks(database.rollbackNumber())
{}

Result<std::optional<qint64>, StoreError> UnitNumbers::find(const epc::Epc &unit)
{
    forgetRolledBack();
    if (const auto known = m_numbers.constFind(unit); known != m_numbers.cend())
        return std::optional(*known);
    auto rows = m_find.query(unit.key());
    if (rows.next()) {
        remember(unit, rows.integer(0));
        return std::optional(rows.integer(0));
    }
    if (rows.error())
        return Failure{*rows.error()};
    return std::optional<qint64>();
}

Result<qint64, StoreError> UnitNumbers::of(const epc::Epc &unit)
{
    forgetRolledBack();
    if (const auto known = m_numbers.constFind(unit); known != m_numbers.cend())
        return *known;
    {
        auto rows = m_add.query(unit.key()); // most are met here for the first time
        if (rows.next()) {
            const qint64 given = rows.integer(0);
            remember(unit, given);
            if (m_givenIn != m_database.transactionNumber()) {
                m_givenIn = m_database.transactionNumber();
                m_firstGiven = given;
            }
            return given;
        }
        if (rows.error())
            return Failure{*rows.error()};
    }
    const auto known = find(unit);
    if (!known)
        return Failure{known.error()};
    if (!*known)
        return Failure{StoreError{StoreError::Code::Damaged, 0, u"history_unit "_s + unit.key()}};
    return **known;
}

bool UnitNumbers::isNew(qint64 number) const
{
    return m_database.inTransaction() && m_givenIn == m_database.transactionNumber()
           && number >= m_firstGiven; // they only rise
}

qint64 UnitNumbers::transaction() const
{
    return m_database.transactionNumber();
}

void UnitNumbers::remember(const epc::Epc &unit, qint64 number)
{
    if (m_numbers.size() >= MostRemembered)
        m_numbers.clear();
    m_numbers.insert(unit, number);
}

void UnitNumbers::forgetRolledBack()
{
    if (m_rollbacks == m_database.rollbackNumber())
        return;
    m_rollbacks = m_database.rollbackNumber();
    m_numbers.clear();
    m_givenIn = -1;
}

} // namespace pw::store
