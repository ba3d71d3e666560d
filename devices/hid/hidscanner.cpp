// SPDX-License-Identifier: Apache-2.0
#include "devices/hid/hidscanner.h"

#include "core/base/logging.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::devices {

using domain::DeviceState;

namespace {

constexpr std::chrono::milliseconds LookInterval = 1s;
constexpr std::chrono::milliseconds ReadTimeout = 200ms; ///< how late a stop may come

} // namespace

HidScanner::HidScanner(const DeviceName &name, const QString &identity,
                       const scan::DeviceProfile &profile, const Clock &clock, PortRegistry &ports,
                       HidTransport &transport, QObject *parent)
    : StreamScanner(name, profile, clock, parent),
      m_identity(identity),
      m_ports(ports),
      m_transport(transport)
{
    m_look.setInterval(LookInterval);
    connect(&m_look, &QTimer::timeout, this, &HidScanner::look);
}

HidScanner::~HidScanner()
{
    closeInterface();
}

void HidScanner::start()
{
    if (m_started)
        return;
    m_started = true;
    setState(DeviceState::Searching, m_identity);
    m_look.start();
    look();
}

void HidScanner::stop()
{
    if (!m_started)
        return;
    m_started = false;
    m_look.stop();
    closeInterface();
    endStream();
    setState(DeviceState::Disabled, {});
}

void HidScanner::look()
{
    if (m_handle)
        return;
    const QList<HidInterface> found = hidPosScanners(m_transport.list(), m_identity);
    for (const HidInterface &device : found) {
        if (m_ports.holder(device.path).isEmpty()) {
            openInterface(device);
            return;
        }
    }
    if (!found.isEmpty())
        setState(DeviceState::Busy,
                 found.first().path + u": "_s + m_ports.holder(found.first().path));
    else if (state() != DeviceState::Lost)
        setState(DeviceState::Searching, m_identity);
}

void HidScanner::openInterface(const HidInterface &device)
{
    auto handle = m_transport.open(device.path);
    if (!handle) {
        // It is listed, so it is there: what keeps us out is rights (hidraw belongs to root).
        setState(DeviceState::NoRights, device.path + u": "_s + handle.error());
        return;
    }
    m_claim = m_ports.claim(device.path, id());
    m_handle = *std::move(handle);
    m_path = device.path;
    const QString vendor = QString::number(device.vendor, 16).rightJustified(4, u'0');
    if (const QByteArray report = profile().hostCommands.value(u"open_"_s + vendor);
        !report.isEmpty() && !m_handle->sendFeatureReport(report))
        qCWarning(lcDevice) << id() << "did not take its opening report";
    m_reading = true;
    const int opening = ++m_opening;
    m_reader.reset(QThread::create([this, handle = m_handle.get(), opening] {
        while (m_reading) {
            const auto report = handle->read(ReadTimeout);
            if (!report) {
                QMetaObject::invokeMethod(this, [this, opening] { onGone(opening); });
                return;
            }
            if (!report->isEmpty())
                QMetaObject::invokeMethod(this, [this, opening, bytes = *report] {
                    if (opening == m_opening && m_handle)
                        take(bytes);
                });
        }
    }));
    m_reader->setObjectName(u"hid "_s + id());
    m_reader->start();
    qCInfo(lcDevice) << id() << "open" << m_path;
    setState(DeviceState::Ready, m_path);
}

void HidScanner::closeInterface()
{
    m_reading = false;
    if (m_reader)
        m_reader->wait();
    m_reader.reset();
    m_handle.reset();
    m_claim.reset();
}

void HidScanner::onGone(int opening)
{
    if (opening != m_opening || !m_handle)
        return;
    closeInterface();
    endStream();
    qCWarning(lcDevice) << id() << "lost" << m_path;
    setState(DeviceState::Lost, m_path);
}

} // namespace pw::devices
