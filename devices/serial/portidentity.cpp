// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/portidentity.h"

#include <QDir>
#include <QFileInfo>
#include <QSerialPortInfo>

using namespace Qt::StringLiterals;

namespace pw::devices {

namespace {

constexpr auto Usb = "usb:"_L1;

QString hex(bool known, quint16 number)
{
    return known ? QString::number(number, 16).rightJustified(4, u'0') : QString();
}

} // namespace

QList<SerialPortFacts> serialPorts()
{
    QList<SerialPortFacts> ports;
    const QList<QSerialPortInfo> infos = QSerialPortInfo::availablePorts();
    for (const QSerialPortInfo &info : infos) {
        ports.append({info.systemLocation(),
                      hex(info.hasVendorIdentifier(), info.vendorIdentifier()),
                      hex(info.hasProductIdentifier(), info.productIdentifier()),
                      info.serialNumber(), info.description()});
    }
    return ports;
}

QString identityOf(const SerialPortFacts &port)
{
    if (!port.vendor.isEmpty() && !port.serial.isEmpty())
        return Usb + port.vendor + u':' + port.product + u':' + port.serial;
    const QString canonical = QFileInfo(port.location).canonicalFilePath();
    for (const auto folder : {"/dev/serial/by-path"_L1, "/dev/serial/by-id"_L1}) {
        const QFileInfoList links = QDir(folder).entryInfoList(QDir::System | QDir::Files);
        for (const QFileInfo &link : links) {
            if (link.canonicalFilePath() == canonical)
                return link.filePath();
        }
    }
    return port.location;
}

QString locate(const QString &identity, const QList<SerialPortFacts> &ports)
{
    if (!identity.startsWith(Usb))
        return identity;
    const QStringList parts = identity.split(u':');
    QString location;
    for (const SerialPortFacts &port : ports) {
        const bool matches = port.vendor.compare(parts.value(1), Qt::CaseInsensitive) == 0
                             && port.product.compare(parts.value(2), Qt::CaseInsensitive) == 0
                             && (parts.size() < 4 || port.serial == parts.mid(3).join(u':'));
        if (!matches)
            continue;
        if (!location.isEmpty())
            return {};
        location = port.location;
    }
    return location;
}

} // namespace pw::devices
