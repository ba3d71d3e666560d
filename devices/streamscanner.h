// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/scanner.h"
#include "devices/scanstream.h"

#include <QTimer>

namespace pw::devices {

/// The id and name of a device in the settings.
struct DeviceName
{
    QString id;
    QString name;
};

/// What all devices that send bytes have in common: codec, silence timer, state, answers. A
/// transport hands its bytes to take() and sends what send() is given.
class StreamScanner : public Scanner
{
    Q_OBJECT
public:
    QString id() const override { return m_view.id; }
    void answer(Feedback feedback) override;
    bool trigger(bool on) override;

protected:
    /// The clock outlives the scanner.
    StreamScanner(const DeviceName &name, const scan::DeviceProfile &profile, const Clock &clock,
                  QObject *parent);

    /// Sends to the device. False where it is not there.
    virtual bool send(const QByteArray &bytes) = 0;
    /// Whether bytes wait that we have not seen yet: then a silence is not one.
    virtual bool hasInputWaiting() const { return false; }

    void take(const QByteArray &bytes);
    /// A frame the transport has cut itself.
    void takeReady(const scan::ScanFramer::Frame &frame);
    /// The device has gone: what was half read is told.
    void endStream();
    void setState(domain::DeviceState state, const QString &detail);
    domain::DeviceState state() const { return m_view.state; }
    const scan::DeviceProfile &profile() const { return m_profile; }
    const Clock &clock() const { return m_clock; }
    /// When the device last said anything.
    std::chrono::nanoseconds lastHeard() const { return m_lastHeard; }
    void markHeard() { m_lastHeard = m_clock.sinceBoot(); }

private:
    void onSilence();
    void awaitSilence();
    void publish(const QList<scan::RawScan> &scans);

    const scan::DeviceProfile m_profile;
    const Clock &m_clock;
    ScanStream m_stream;
    domain::DeviceView m_view;
    std::chrono::nanoseconds m_lastHeard{0};
    QTimer m_silence{this}; ///< ends a code where no terminator does
};

} // namespace pw::devices
