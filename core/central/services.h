// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/central/accessgate.h"
#include "core/central/committer.h"
#include "core/central/doorbell.h"
#include "core/central/eventstore.h"
#include "core/central/httpd.h"
#include "core/central/metrics.h"
#include "core/central/router.h"
#include "core/central/subscriptions.h"
#include "core/central/workerpool.h"
#include "core/epc/companyprefixes.h"

namespace pw::central {

/// What endpoints work with. All of it outlives them.
struct Services
{
    const EventStore &store;
    Committer &committer;
    Doorbell &doorbell;
    WorkerPool &workers;
    const Clock &clock;
    const epc::CompanyPrefixes &companyPrefixes;
    Subscriptions &subscriptions;
    AccessGate *gate = nullptr; ///< nothing: everybody may do everything
    Metrics &metrics;
    const http::Server &server;
    const QString dataFolder; ///< whose disk is watched; empty: none
    const QDateTime startedAt;
};

void addCaptureEndpoints(Router &router, Services &services);
void addEventEndpoints(Router &router, Services &services);
void addCollectionEndpoints(Router &router, Services &services);
void addQueryEndpoints(Router &router, Services &services);
void addSubscriptionEndpoints(Router &router, Services &services);
void addSyncEndpoints(Router &router, Services &services);
void addConflictEndpoints(Router &router);
void addSiteEndpoints(Router &router, Services &services);
void addTokenEndpoint(Router &router, Services &services);
void addOperationEndpoints(Router &router, Services &services);

} // namespace pw::central
