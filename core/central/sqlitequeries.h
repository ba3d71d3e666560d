// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/sqlitecache.h"
#include "core/central/standingquery.h"

/// Rows of named queries and subscriptions.
namespace pw::central::sqlite {

#define PW_NAMED_QUERY_COLUMNS "name, query, extensions, created_at"
#define PW_SUBSCRIPTION_COLUMNS \
    "id, query, dest, secret, schedule, report_if_empty, initial_record_time, epc_format, " \
    "created_at, position, notified_at"

NamedQuery readNamedQuery(const Statement &row);
void bindNamedQuery(Statement &statement, const NamedQuery &query);

Subscription readSubscription(const Statement &row);
void bindSubscription(Statement &statement, const Subscription &subscription);

} // namespace pw::central::sqlite
