// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/hid/hidtransport.h"

#include <QMutex>
#include <QQueue>
#include <QWaitCondition>

#include <map>

namespace pw::devices {

/// USB devices that are not there, for tests and demonstrations: plugged in, scanned with and
/// pulled out by calls from any thread. Outlives the handles it gave.
class FakeHidTransport : public HidTransport
{
public:
    /// The device's two faces, as real ones have: the first is what `scan()` comes from.
    void plug(const QList<HidInterface> &interfaces);
    void unplug();
    /// A code in as many HID-POS reports as it takes, AIM identifier first (or none).
    void scan(const QByteArray &code);
    void sendReport(const QByteArray &report);
    /// The next opening fails with this text; empty: opens.
    void refuseOpening(const QString &reason);
    /// Feature reports it was sent.
    QList<QByteArray> featureReports() const;

    QList<HidInterface> list() override;
    Result<std::unique_ptr<HidHandle>, QString> open(const QString &path) override;

private:
    class Handle;
    friend class Handle;

    mutable QMutex m_mutex;
    QWaitCondition m_changed;
    QList<HidInterface> m_interfaces;
    QQueue<QByteArray> m_reports;
    QString m_openPath;
    QString m_refusal;
    QList<QByteArray> m_features;
    int m_plugged = 0; ///< counts pluggings, so that an old handle stays dead
};

/// The HID-POS reports of a code (usage tables 1.02: 56 data bytes each).
QList<QByteArray> hidPosReports(const QByteArray &code);

} // namespace pw::devices
