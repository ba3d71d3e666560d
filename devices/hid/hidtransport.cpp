// SPDX-License-Identifier: Apache-2.0
#include "devices/hid/hidtransport.h"

namespace pw::devices {

namespace {

QString hex(quint16 number)
{
    return QString::number(number, 16).rightJustified(4, u'0');
}

} // namespace

QList<HidInterface> hidPosScanners(const QList<HidInterface> &all, const QString &identity)
{
    QList<HidInterface> found;
    for (const HidInterface &device : all) {
        const QString ids = QString(hex(device.vendor) + u':' + hex(device.product));
        const bool matches = identity.isEmpty() || identity.compare(ids, Qt::CaseInsensitive) == 0
                             || identity == QString(ids + u':' + device.serial);
        if (matches && device.usagePage == BarcodeScannerPage
            && device.usage == BarcodeScannerUsage)
            found.append(device);
    }
    return found;
}

QString identityOf(const HidInterface &device)
{
    QString identity = hex(device.vendor) + u':' + hex(device.product);
    if (!device.serial.isEmpty())
        identity += u':' + device.serial;
    return identity;
}

} // namespace pw::devices
