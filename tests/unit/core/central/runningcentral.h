// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/centralserver.h"
#include "core/central/seed.h"
#include "core/central/sqlite.h"
#include "tests/unit/core/central/teststore.h"

namespace pw::test {

inline const QByteArray SiteFile =
    R"({"masterData":{"version":"v1","company":"Test","site":"https://id.gs1.org/414/9521141100011",)"
    R"("products":[]},"ssccPools":[{"level":"carton","prefix":"3952114100","first":1,"last":1000}],)"
    R"("documents":[]})";

/// A central system in this process, to be seen over its socket.
class RunningCentral
{
public:
    explicit RunningCentral(const QByteArray &seedFile = SiteFile,
                            const epc::CompanyPrefixes &prefixes = {})
        : m_store(m_place.open()),
          m_server(std::make_unique<central::CentralServer>(*m_store, m_clock,
                                                            central::http::Limits{}, prefixes))
    {
        const auto seeded = central::seed(m_store->writer(), seedFile, m_clock.now());
        if (seeded)
            start();
    }

    /// Ends the server and starts another on the same store, at another port.
    void restart()
    {
        m_server = std::make_unique<central::CentralServer>(*m_store, m_clock);
        start();
    }

    quint16 port() const { return m_port; } ///< 0: it does not run
    central::CentralServer &server() { return *m_server; }
    /// Of a question with one number for an answer, put to the store's file; -1: not answered.
    qint64 count(const QByteArray &sql) const
    {
        auto opened = central::sqlite::Connection::open(
            central::databaseFile(m_place.folder()), central::sqlite::Connection::Mode::ReadOnly);
        if (!opened)
            return -1;
        central::sqlite::Connection connection = *std::move(opened);
        const auto number = connection.scalar(sql);
        return number ? number->toLongLong() : -1;
    }
    QString epoch() const { return m_store->epoch(); }
    /// All it has, in the order in which it got them.
    QList<central::FoundEvent> events()
    {
        return (*m_store->openReader())->events({.ascending = true, .perPage = 100'000})->events;
    }

private:
    void start()
    {
        const auto port = m_server->start(QStringLiteral("127.0.0.1"), 0);
        m_port = port ? *port : 0;
    }

    SystemClock m_clock;
    TestStore m_place;
    std::unique_ptr<central::EventStore> m_store;
    std::unique_ptr<central::CentralServer> m_server;
    quint16 m_port = 0;
};

} // namespace pw::test
