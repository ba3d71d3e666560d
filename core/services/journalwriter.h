// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/roles.h"
#include "core/domain/sessionview.h"
#include "core/services/stationidentity.h"
#include "core/store/stationstore.h"

#include <optional>

namespace pw::services {

/// Writes what came of a scan into the journal and the unit's history, inside the caller's
/// transaction: one row a scan, whatever it led to. Lives in the engine thread.
class JournalWriter
{
public:
    JournalWriter(store::StationStore &store, const StationIdentity &identity)
        : m_store(store), m_identity(identity)
    {}

    /// Who works here from now on.
    void setOperator(const QString &id, domain::Role role)
    {
        m_identity.operatorId = id;
        m_identity.role = domain::toCode(role);
    }

    /// `operation`: what the scan carried out.
    Result<domain::ScanLogEntry, store::StoreError> write(const scan::RawScan &scan,
                                                          const domain::Verdict &verdict,
                                                          std::optional<qint64> operation);

private:
    store::StationStore &m_store;
    StationIdentity m_identity;
};

/// What a scanner sent as a line of the feed shows it: picturedBytes() of the first 120.
QString feedText(const QByteArray &raw);

} // namespace pw::services
