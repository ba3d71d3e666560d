// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "core/scan/rawscan.h"
#include "devices/protocol/codec.h"
#include "devices/protocol/hostwriter.h"

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

    /// Shows the operator at the device what became of his scan, where it can.
    virtual void answer(Feedback) {}
    /// False where the device has no trigger command or is not there.
    virtual bool trigger(bool) { return false; }
    /// Says every chunk of bytes as it came, from now on or no more: for the test page and the
    /// set-up, who pay for it.
    void setCapturing(bool capturing) { m_capturing = capturing; }

public Q_SLOTS:
    /// Starts looking for the device and keeps looking until stop().
    virtual void start() = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void scanned(const pw::scan::RawScan &scan);
    void stateChanged(const pw::domain::DeviceView &view);
    void noticed(const QString &device, const pw::devices::Notice &notice);
    /// Only while capturing. `sinceBoot` as Clock::sinceBoot().
    void received(const QString &device, const QByteArray &bytes,
                  std::chrono::nanoseconds sinceBoot);

protected:
    bool isCapturing() const { return m_capturing; }

private:
    bool m_capturing = false;
};

} // namespace pw::devices
