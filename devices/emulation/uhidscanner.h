// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/hid/hidtransport.h"

namespace pw::devices {

/// A scanner in HID-POS mode that the Linux kernel takes for a plugged-in one (/dev/uhid): each
/// program of this computer sees it. Needs write access to the node, which usually only root has.
class UhidScanner
{
public:
    explicit UhidScanner(const QString &node = QStringLiteral("/dev/uhid"));
    ~UhidScanner();
    Q_DISABLE_COPY_MOVE(UhidScanner)

    /// Makes the device with these ids and this name. The native reason where it fails, else empty.
    QString plug(const HidInterface &as);
    void unplug();
    /// A code in as many reports as it takes. False where the device is not there.
    bool scan(const QByteArray &code);

private:
    bool write(const void *event, size_t size);

    const QString m_node;
    int m_fd = -1;
};

/// What a HID-POS scanner says of its one input report (usage tables 1.02).
QByteArray hidPosReportDescriptor();

} // namespace pw::devices
