// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/serialliveness.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <poll.h>
#include <termios.h>
#endif

namespace pw::devices {

#ifdef Q_OS_UNIX

std::optional<QString> hangUpCause(qintptr handle)
{
    const int descriptor = int(handle);
    termios settings = {};
    if (tcgetattr(descriptor, &settings) != 0)
        return qt_error_string(errno); // EIO: the terminal has hung up
    pollfd line = {descriptor, POLLIN, 0};
    if (poll(&line, 1, 0) > 0 && (line.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
        return qt_error_string(EIO);
    return std::nullopt;
}

bool hasInputWaiting(qintptr handle)
{
    pollfd line = {int(handle), POLLIN, 0};
    return poll(&line, 1, 0) > 0 && (line.revents & POLLIN) != 0;
}

#else

std::optional<QString> hangUpCause(qintptr)
{
    return std::nullopt;
}

bool hasInputWaiting(qintptr)
{
    return false;
}

#endif

} // namespace pw::devices
