// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/serialscanner.h"

#include "core/base/logging.h"
#include "devices/serial/openfailure.h"
#include "devices/serial/portidentity.h"
#include "devices/serial/serialliveness.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::devices {

using domain::DeviceState;

namespace {

constexpr std::chrono::milliseconds LivenessInterval = 1s;
constexpr std::chrono::milliseconds WriteTimeout = 2s;

QSerialPort::Parity toQt(scan::SerialSettings::Parity parity)
{
    switch (parity) {
    case scan::SerialSettings::Parity::None: return QSerialPort::NoParity;
    case scan::SerialSettings::Parity::Even: return QSerialPort::EvenParity;
    case scan::SerialSettings::Parity::Odd: return QSerialPort::OddParity;
    }
    Q_UNREACHABLE();
}

QSerialPort::FlowControl toQt(scan::SerialSettings::Flow flow)
{
    switch (flow) {
    case scan::SerialSettings::Flow::None: return QSerialPort::NoFlowControl;
    case scan::SerialSettings::Flow::Hardware: return QSerialPort::HardwareControl;
    case scan::SerialSettings::Flow::Software: return QSerialPort::SoftwareControl;
    }
    Q_UNREACHABLE();
}

void apply(const scan::SerialSettings &settings, QSerialPort &port)
{
    port.setBaudRate(settings.baud);
    port.setDataBits(settings.dataBits == 7 ? QSerialPort::Data7 : QSerialPort::Data8);
    port.setStopBits(settings.stopBits == 2 ? QSerialPort::TwoStop : QSerialPort::OneStop);
    port.setParity(toQt(settings.parity));
    port.setFlowControl(toQt(settings.flow));
}

/// The path the system itself uses, links followed; empty where there is none now. Windows has
/// port names (COM7) instead of paths, and one name for each port.
QString canonicalPort(const QString &identity)
{
    const bool byUsb = identity.startsWith("usb:"_L1);
    const QString port = byUsb ? locate(identity, serialPorts()) : identity;
#ifdef Q_OS_WIN
    return port;
#else
    return QFileInfo(port).canonicalFilePath();
#endif
}

} // namespace

SerialScanner::SerialScanner(const Identity &identity, const scan::DeviceProfile &profile,
                             const Clock &clock, PortRegistry &ports, QObject *parent)
    : StreamScanner({identity.id, identity.name}, profile, clock, parent),
      m_identity(identity),
      m_ports(ports)
{
    apply(profile.serial, m_port); // before open(): afterwards a port may refuse what it cannot do
    m_retry.setSingleShot(true);
    m_second.setInterval(LivenessInterval);
    m_writeTimeout.setSingleShot(true);
    m_writeTimeout.setInterval(WriteTimeout);
    connect(&m_port, &QSerialPort::readyRead, this, &SerialScanner::onReadyRead);
    connect(&m_port, &QSerialPort::bytesWritten, this, &SerialScanner::onBytesWritten);
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialScanner::onErrorOccurred);
    connect(&m_retry, &QTimer::timeout, this, &SerialScanner::open);
    connect(&m_second, &QTimer::timeout, this, &SerialScanner::onSecond);
    connect(&m_writeTimeout, &QTimer::timeout, this, &SerialScanner::onWriteTimeout);
}

SerialScanner::~SerialScanner()
{
    m_port.disconnect(this); // a port that closes in our destruction has nobody left to tell
}

void SerialScanner::start()
{
    if (m_started)
        return;
    m_started = true;
    m_backoff.reset();
    m_second.start();
    setState(DeviceState::Searching, m_identity.port);
    open();
}

void SerialScanner::stop()
{
    if (!m_started)
        return;
    m_started = false;
    m_second.stop();
    m_retry.stop();
    close();
    setState(DeviceState::Disabled, {});
}

bool SerialScanner::write(const QByteArray &bytes)
{
    if (!m_port.isOpen() || m_port.write(bytes) != bytes.size())
        return false;
    if (!m_writeTimeout.isActive())
        m_writeTimeout.start();
    return true;
}

void SerialScanner::onReadyRead()
{
    take(m_port.readAll());
}

void SerialScanner::onBytesWritten()
{
    if (!m_writeTimeout.isActive())
        return; // Qt's late word on what was thrown away
    if (m_port.bytesToWrite() > 0) {
        m_writeTimeout.start();
        return;
    }
    m_writeTimeout.stop();
    if (state() == DeviceState::Degraded)
        setState(DeviceState::Ready, m_target);
}

void SerialScanner::onErrorOccurred(QSerialPort::SerialPortError error)
{
    // open() and clearError() report NoError; a failed open() is judged by its result.
    if (error == QSerialPort::NoError || !m_port.isOpen())
        return;
    // Qt's text after a hang-up is that of some earlier error.
    drop(hangUpCause(m_port.handle()).value_or(m_port.errorString()));
}

void SerialScanner::onSecond()
{
    if (m_port.isOpen()) {
        if (const auto cause = hangUpCause(m_port.handle()))
            drop(*cause);
        return;
    }
    // A device that is back, or was plugged in elsewhere, need not wait for the end of a long
    // back-off.
    if (const QString target = canonicalPort(m_identity.port);
        !target.isEmpty() && target != m_target) {
        m_backoff.reset();
        open();
    }
}

bool SerialScanner::hasInputWaiting() const
{
    return m_port.isOpen() && devices::hasInputWaiting(m_port.handle());
}

void SerialScanner::onWriteTimeout()
{
    const QString left = QString::number(m_port.bytesToWrite());
    m_port.clear(QSerialPort::Output);
    setState(DeviceState::Degraded, m_target + u": write time-out, bytes not taken: "_s + left);
}

void SerialScanner::open()
{
    m_retry.stop();
    m_target = canonicalPort(m_identity.port);
    if (m_target.isEmpty()) {
        if (state() != DeviceState::Lost)
            setState(DeviceState::Searching, m_identity.port);
        retryLater();
        return;
    }
    m_claim = m_ports.claim(m_target, m_identity.id);
    if (!m_claim) {
        setState(DeviceState::Busy, m_target + u": "_s + m_ports.holder(m_target));
        retryLater();
        return;
    }
    m_port.setPortName(m_target);
    if (!m_port.open(QIODevice::ReadWrite)) {
        m_claim.reset();
        setState(stateAfterFailedOpen(m_port.error(), m_port.errorString()),
                 m_target + u": "_s + m_port.errorString());
        retryLater();
        return;
    }
    m_backoff.reset();
    qCInfo(lcDevice) << m_identity.id << "open" << m_target;
    setState(DeviceState::Ready, m_target);
}

/// The line has failed. Closing comes before all else: until then Qt 6.4 repeats the error some
/// 600,000 times a second.
void SerialScanner::drop(const QString &cause)
{
    close();
    qCWarning(lcDevice) << m_identity.id << "lost" << m_target << cause;
    setState(DeviceState::Lost, m_target + u": "_s + cause);
    retryLater();
}

void SerialScanner::close()
{
    m_port.close();
    m_claim.reset();
    m_writeTimeout.stop();
    endStream();
}

void SerialScanner::retryLater()
{
    m_retry.start(m_backoff.next());
}

} // namespace pw::devices
