// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/portregistry.h"
#include "devices/streamscanner.h"
#include "devices/wedge/wedgedecoder.h"

#include <QSocketNotifier>

#include <memory>

namespace pw::devices {

/// A scanner that types, owned: its keyboard device is opened and grabbed (EVIOCGRAB), so its keys
/// reach nobody else, whatever program has the focus and whatever layout the computer has. Lives in
/// the devices thread. Linux only; the user needs rights on the device (the shipped udev rules).
///
/// Every key is the scanner's, so nothing is guessed from its pace: a code ends at the terminator,
/// and 300 ms (WedgeSettings::lateTerminator) without it make a FramingError. Where the profile
/// wants no terminator, WedgeSettings::startGap ends a code.
class EvdevScanner : public StreamScanner
{
    Q_OBJECT
public:
    /// `port`: a name that stays, /dev/input/by-id/…-event-kbd.
    EvdevScanner(const DeviceName &name, const QString &port, const scan::DeviceProfile &profile,
                 const KeyboardLayout &layout, const Clock &clock, PortRegistry &ports,
                 QObject *parent = nullptr);
    ~EvdevScanner() override;

    /// Bytes as the device gives them (struct input_event), cut anywhere.
    void takeEvents(const QByteArray &bytes);

public Q_SLOTS:
    void start() override;
    void stop() override;

Q_SIGNALS:
    /// While capturing: the keys of a code as they were pressed, before what they mean is said. The
    /// set-up tries other layouts on them.
    void burst(const QString &device, const QList<pw::devices::KeyStroke> &strokes);

protected:
    bool send(const QByteArray &) override { return false; }

private:
    void look();
    void onReadable();
    void onEnd();
    void takeStroke(const KeyStroke &stroke);
    QByteArray finishCode();
    void closeDevice();
    void drop(const QString &cause);

    const QString m_port;
    PortRegistry &m_ports;
    std::optional<PortRegistry::Claim> m_claim;
    WedgeDecoder m_decoder;
    QList<KeyStroke> m_strokes; ///< of the code that comes in, while capturing
    std::chrono::nanoseconds m_firstAt{0};
    QByteArray m_partial; ///< half an event
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_descriptor = -1;
    bool m_started = false;
    QTimer m_look{this};
    QTimer m_end{this};
};

} // namespace pw::devices
