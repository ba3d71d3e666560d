// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreswatch.h"

#include "core/base/logging.h"
#include "core/central/postgresschema.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace pw::central {

namespace {
constexpr int RetryPause = 1000; ///< milliseconds until a lost connection is made again
}

PostgresWatch::PostgresWatch(const QString &target, std::function<int()> ownSession,
                             std::function<void()> committed)
    : m_target(target), m_ownSession(std::move(ownSession)), m_committed(std::move(committed))
{
    if (::pipe2(m_stop, O_CLOEXEC) != 0) {
        qCCritical(lcCentral, "commits of other processes are not heard: no pipe");
        return;
    }
    m_thread = std::thread([this] { run(); });
}

PostgresWatch::~PostgresWatch()
{
    if (!m_thread.joinable())
        return;
    ::close(m_stop[1]);
    m_thread.join();
    ::close(m_stop[0]);
}

/// False when it is time to end.
bool PostgresWatch::waitFor(int socket, int milliseconds) const
{
    pollfd both[] = {{m_stop[0], POLLIN, 0}, {socket, POLLIN, 0}}; // poll() passes over -1
    ::poll(both, 2, milliseconds);
    return both[0].revents == 0;
}

void PostgresWatch::run()
{
    do {
        auto opened = postgres::Connection::open(m_target);
        if (opened)
            listen(*std::move(opened));
    } while (waitFor(-1, RetryPause));
}

void PostgresWatch::listen(postgres::Connection connection)
{
    const QByteArray channel = postgres::CommitChannel;
    // lint: allow sqltext: a constant of ours; a channel cannot be a parameter
    if (!connection.execute("LISTEN " + channel))
        return;
    m_committed(); // whatever came before we listened
    while (waitFor(connection.socket(), -1)) {
        const auto sessions = connection.notifications();
        if (!sessions)
            return;
        const int own = m_ownSession();
        if (std::any_of(sessions->cbegin(), sessions->cend(),
                        [own](int session) { return session != own; }))
            m_committed();
    }
}

} // namespace pw::central
