// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "core/scan/rawscan.h"

#include <QObject>

namespace pw::devices {

/// A device that reads codes. Lives in the devices thread; everything it says travels as values by
/// queued signals. It frames bytes and stamps the time of the first one; it knows nothing of what a
/// code means.
class Scanner : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QString id() const = 0;

public Q_SLOTS:
    /// Starts looking for the device and keeps looking until stop().
    virtual void start() = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void scanned(const pw::scan::RawScan &scan);
    void stateChanged(const pw::domain::DeviceView &view);
};

} // namespace pw::devices
