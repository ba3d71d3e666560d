// SPDX-License-Identifier: Apache-2.0
#include "devices/tcp/tcpliveness.h"

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace pw::devices {

#ifdef Q_OS_LINUX

bool watchLink(qintptr socket)
{
    const auto set = [socket](int level, int option, int value) {
        return setsockopt(int(socket), level, option, &value, sizeof value) == 0;
    };
    return set(SOL_SOCKET, SO_KEEPALIVE, 1) && set(IPPROTO_TCP, TCP_KEEPIDLE, 3)
           && set(IPPROTO_TCP, TCP_KEEPINTVL, 1) && set(IPPROTO_TCP, TCP_KEEPCNT, 2)
           && set(IPPROTO_TCP, TCP_USER_TIMEOUT, 4000);
}

#else

bool watchLink(qintptr)
{
    return false;
}

#endif

} // namespace pw::devices
