// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/ptyscanner.h"

#include "devices/emulation/uart.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#include <utility>
#endif

using namespace Qt::StringLiterals;

namespace pw::devices {

PtyScanner::PtyScanner(const QString &link) : m_link(link) {}

PtyScanner::~PtyScanner()
{
    unplug();
}

#ifdef Q_OS_UNIX

QString PtyScanner::plug()
{
    unplug();
    const QFileInfo old(m_link);
    if (old.isSymLink())
        QFile::remove(m_link);
    else if (old.exists())
        return m_link + u": "_s + qt_error_string(EEXIST);
    m_master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0)
        return qt_error_string(errno);
    termios settings = {};
    tcgetattr(m_master, &settings);
    cfmakeraw(&settings); // or what we send before the station opens it would be echoed to us
    tcsetattr(m_master, TCSANOW, &settings);
    if (!QFile::link(QString::fromLocal8Bit(ptsname(m_master)), m_link))
        return m_link + u": "_s + qt_error_string(errno);
    return {};
}

void PtyScanner::unplug()
{
    if (m_master < 0)
        return;
    QFile::remove(m_link);
    close(m_master);
    m_master = -1;
}

namespace {

/// What the other end listens at; 0: at none of the usual speeds.
int speedOf(int line)
{
    termios settings = {};
    if (tcgetattr(line, &settings) != 0)
        return 0;
    constexpr std::array<std::pair<speed_t, int>, 8> Speeds{{{B1200, 1200},
                                                             {B2400, 2400},
                                                             {B4800, 4800},
                                                             {B9600, 9600},
                                                             {B19200, 19200},
                                                             {B38400, 38400},
                                                             {B57600, 57600},
                                                             {B115200, 115200}}};
    const speed_t set = cfgetispeed(&settings);
    for (const auto &[code, baud] : Speeds) {
        if (code == set)
            return baud;
    }
    return 0;
}

} // namespace

qsizetype PtyScanner::write(const QByteArray &bytes)
{
    const int listens = m_speed > 0 && isPlugged() ? speedOf(m_master) : 0;
    if (listens == 0 || listens == m_speed)
        return put(bytes);
    put(heardAt(listens, bytes, m_speed));
    return bytes.size(); // a UART does not know who hears it
}

qsizetype PtyScanner::put(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (m_master >= 0 && sent < bytes.size()) {
        const ssize_t taken =
            ::write(m_master, bytes.constData() + sent, size_t(bytes.size() - sent));
        if (taken <= 0)
            break;
        sent += taken;
    }
    return sent;
}

QByteArray PtyScanner::read()
{
    QByteArray bytes;
    char buffer[4096];
    while (m_master >= 0) {
        const ssize_t got = ::read(m_master, buffer, sizeof buffer);
        if (got <= 0)
            break;
        bytes.append(buffer, got);
    }
    return bytes;
}

#else

QString PtyScanner::plug()
{
    return u"no pseudo terminals here"_s;
}

void PtyScanner::unplug() {}

qsizetype PtyScanner::write(const QByteArray &)
{
    return 0;
}

qsizetype PtyScanner::put(const QByteArray &)
{
    return 0;
}

QByteArray PtyScanner::read()
{
    return {};
}

#endif

} // namespace pw::devices
