// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace pw::devices {

/// A scanner on a serial line, played by the master end of a pseudo terminal. The station opens
/// link(), a name that stays the same over each replug as one in /dev/serial/by-id does.
/// 8N1 only: a pty refuses other data bits and parity. Not on Windows.
class PtyScanner
{
public:
    /// Not plugged in yet. The link's folder must exist and outlive this.
    explicit PtyScanner(const QString &link);
    ~PtyScanner();
    Q_DISABLE_COPY_MOVE(PtyScanner)

    const QString &link() const { return m_link; }
    bool isPlugged() const { return m_master >= 0; }
    /// A new line behind the link; an old link is replaced, nothing else is. The native reason
    /// where it fails, else empty.
    QString plug();
    /// The line hangs up and the link goes, as when someone pulls the cable.
    void unplug();
    /// Sends at this speed from now on (baud, 8N1): a station that listens at another one hears
    /// what a UART would (heardAt()). 0: whatever the station listens at.
    void setSpeed(int baud) { m_speed = baud; }
    /// Sends to the station without waiting; how many bytes the line took.
    qsizetype write(const QByteArray &bytes);
    /// What the station has sent by now.
    QByteArray read();

private:
    qsizetype put(const QByteArray &bytes);

    const QString m_link;
    int m_speed = 0;
    int m_master = -1;
};

} // namespace pw::devices
