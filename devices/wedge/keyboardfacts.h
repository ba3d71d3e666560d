// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace pw::devices {

/// What the system says of one keyboard, a scanner that types included.
struct KeyboardFacts
{
    QString port;   ///< a name that stays, as EvdevScanner takes it
    QString vendor; ///< four hex digits in lower case; empty: no USB device
    QString product;
    QString serial;        ///< many cheap scanners have none
    QString name;          ///< for people
    bool readable = false; ///< the user of the station may open it
    friend bool operator==(const KeyboardFacts &, const KeyboardFacts &) = default;
};

/// The keyboards of this computer now, by udev's links ("…-event-kbd" in `devices`/by-id and
/// by-path) and the kernel's attributes (`attributes`/eventN/device). A keyboard without a serial
/// number is named after its socket: two of a kind have the same name in by-id. Linux only; empty
/// elsewhere.
QList<KeyboardFacts> keyboards(const QString &devices = QStringLiteral("/dev/input"),
                               const QString &attributes = QStringLiteral("/sys/class/input"));

} // namespace pw::devices
