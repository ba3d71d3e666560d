// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace pw::test {

/// A device on a serial line, played by the master end of a pseudo terminal. The station opens
/// link(), a name that stays the same over each replug as one in /dev/serial/by-id does.
/// 8N1 only: a pty refuses other data bits and parity.
class Pty
{
public:
    /// Not plugged in yet. The link's folder must exist and outlive this.
    explicit Pty(const QString &link);
    ~Pty();
    Q_DISABLE_COPY_MOVE(Pty)

    QString link() const { return m_link; }
    /// Where the link leads now, such as /dev/pts/3; empty while unplugged.
    QString path() const { return m_path; }

    /// A new line behind the link. False, with errno set, where the system gives none.
    bool plug();
    /// The line hangs up and the link goes, as when someone pulls the cable.
    void unplug();

    /// Sends to the station without waiting; how many bytes the line took.
    qsizetype write(const QByteArray &bytes);
    /// What the station has sent by now.
    QByteArray read();

private:
    QString m_link;
    QString m_path;
    int m_master = -1;
};

} // namespace pw::test
