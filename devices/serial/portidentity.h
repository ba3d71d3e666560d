// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace pw::devices {

/// What the system says of one serial port.
struct SerialPortFacts
{
    QString location; ///< /dev/ttyACM0, COM7: changes with the socket
    QString vendor;   ///< four hex digits in lower case; empty: no USB device
    QString product;
    QString serial; ///< many cheap scanners have none, or all the same
    QString name;   ///< for people
    friend bool operator==(const SerialPortFacts &, const SerialPortFacts &) = default;
};

/// The ports of this computer now. Takes some 10 ms.
QList<SerialPortFacts> serialPorts();

/// The identity that finds the port again at any socket: "usb:vvvv:pppp:serial"; without a serial
/// number the USB location is all there is, so the location (on Linux its /dev/serial name, where
/// there is one).
QString identityOf(const SerialPortFacts &port);

/// The location of the port an identity names: "usb:vvvv:pppp[:serial]" among `ports`, any other
/// text itself. Empty where there is none now, or where two answer to it: never guess which.
QString locate(const QString &identity, const QList<SerialPortFacts> &ports);

} // namespace pw::devices
