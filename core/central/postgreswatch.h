// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/postgres.h"

#include <atomic>
#include <thread>

namespace pw::central {

/// Listens for the commits of other writers of a database (LISTEN). A connection that is lost is
/// made again; since something may have been missed meanwhile, that counts as a commit.
class PostgresWatch : public CommitWatch
{
public:
    /// @param ownSession whose commits are not told
    PostgresWatch(const QString &target, std::function<int()> ownSession,
                  std::function<void()> committed);
    ~PostgresWatch() override;

private:
    void run();
    void listen(postgres::Connection connection);
    bool waitFor(int socket, int milliseconds) const;

    QString m_target;
    std::function<int()> m_ownSession;
    std::function<void()> m_committed;
    int m_stop[2] = {-1, -1}; ///< a pipe: closing its second end wakes the thread
    std::thread m_thread;     ///< last: it uses all of the above
};

} // namespace pw::central
