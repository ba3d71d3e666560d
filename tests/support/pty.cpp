// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pty.h"

#include <QFile>

#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace pw::test {

Pty::Pty(const QString &link) : m_link(link) {}

Pty::~Pty()
{
    unplug();
}

bool Pty::plug()
{
    unplug();
    m_master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0)
        return false;
    termios settings = {};
    tcgetattr(m_master, &settings);
    cfmakeraw(&settings); // or what we send before the station opens it would be echoed to us
    tcsetattr(m_master, TCSANOW, &settings);
    m_path = QString::fromLocal8Bit(ptsname(m_master));
    return QFile::link(m_path, m_link);
}

void Pty::unplug()
{
    if (m_master < 0)
        return;
    QFile::remove(m_link);
    close(m_master);
    m_master = -1;
    m_path.clear();
}

qsizetype Pty::write(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t taken =
            ::write(m_master, bytes.constData() + sent, size_t(bytes.size() - sent));
        if (taken <= 0)
            break;
        sent += taken;
    }
    return sent;
}

QByteArray Pty::read()
{
    QByteArray bytes;
    char buffer[4096];
    for (;;) {
        const ssize_t got = ::read(m_master, buffer, sizeof buffer);
        if (got <= 0)
            return bytes;
        bytes.append(buffer, got);
    }
}

} // namespace pw::test
