// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/central/accessgate.h"
#include "core/central/eventstore.h"
#include "core/central/httpd.h"
#include "core/epc/companyprefixes.h"

#include <memory>

namespace pw::central {

/// What central asks of its clients.
struct Security
{
    TlsFiles tls;   ///< without a certificate: plain HTTP, on loopback addresses only
    QString access; ///< file of who may do what; empty: everybody everything
};

/// The central system behind its HTTP face: store, committer, workers, doorbell and server, started
/// and stopped in the right order.
class CentralServer
{
public:
    /// The store must be open; it outlives the server, like the clock. `companyPrefixes` is what
    /// EPC URNs are made with where they are asked for.
    CentralServer(EventStore &store, const Clock &clock, const http::Limits &limits = {},
                  const epc::CompanyPrefixes &companyPrefixes = {});
    ~CentralServer();

    struct StartError
    {
        std::optional<TlsError> tls;
        std::optional<AccessFileError> access;
        std::optional<StoreError> store;
        std::optional<http::ListenError> listen;
    };
    /// Before start(). Otherwise everybody may do everything, on a loopback address.
    Result<Done, StartError> secure(const Security &security);
    /// Before start(): whose disk has to have room.
    void watchDisk(const QString &folder);
    /// Serves from now on; port 0 takes any free one. Returns the port.
    Result<quint16, StartError> start(const QString &host, quint16 port);

    /// Wakes held requests, answers what is under way, commits what is queued. Idempotent.
    void stop();

    int connections() const;
    qsizetype heldRequests() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pw::central
