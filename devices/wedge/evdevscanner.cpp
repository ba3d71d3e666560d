// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/evdevscanner.h"

#include "core/base/logging.h"

#include <QFileInfo>

#include <utility>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::devices {

using domain::DeviceState;
using scan::FrameStatus;

EvdevScanner::EvdevScanner(const DeviceName &name, const QString &port,
                           const scan::DeviceProfile &profile, const KeyboardLayout &layout,
                           const Clock &clock, PortRegistry &ports, QObject *parent)
    : StreamScanner(name, profile, clock, parent),
      m_port(port),
      m_ports(ports),
      m_decoder(profile.wedge, layout)
{
    m_look.setInterval(1s);
    connect(&m_look, &QTimer::timeout, this, &EvdevScanner::look);
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &EvdevScanner::onEnd);
}

EvdevScanner::~EvdevScanner()
{
    closeDevice();
}

void EvdevScanner::start()
{
    if (m_started)
        return;
    m_started = true;
    setState(DeviceState::Searching, m_port);
    m_look.start();
    look();
}

void EvdevScanner::stop()
{
    if (!m_started)
        return;
    m_started = false;
    m_look.stop();
    closeDevice();
    setState(DeviceState::Disabled, {});
}

#ifdef Q_OS_LINUX

void EvdevScanner::look()
{
    if (m_descriptor >= 0)
        return;
    const QString path = QFileInfo(m_port).canonicalFilePath();
    if (path.isEmpty()) {
        if (state() != DeviceState::Lost)
            setState(DeviceState::Searching, m_port);
        return;
    }
    m_claim = m_ports.claim(path, id());
    if (!m_claim) {
        setState(DeviceState::Busy, path + u": "_s + m_ports.holder(path));
        return;
    }
    const QByteArray file = path.toLocal8Bit();
    m_descriptor = ::open(file.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (m_descriptor < 0) {
        const int error = errno;
        m_claim.reset();
        setState(error == EACCES ? DeviceState::NoRights : DeviceState::Lost,
                 path + u": "_s + qt_error_string(error));
        return;
    }
    if (ioctl(m_descriptor, EVIOCGRAB, 1) != 0) {
        // Not grabbed, its keys would come twice: here and as typing in our window.
        const int error = errno;
        closeDevice();
        setState(error == EBUSY ? DeviceState::Busy : DeviceState::Misconfigured,
                 path + u": "_s + qt_error_string(error));
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EvdevScanner::onReadable);
    qCInfo(lcDevice) << id() << "grabbed" << path;
    setState(DeviceState::Ready, path);
}

void EvdevScanner::onReadable()
{
    char buffer[64 * sizeof(input_event)];
    const ssize_t got = ::read(m_descriptor, buffer, sizeof buffer);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        drop(got == 0 ? u"closed"_s : qt_error_string(errno));
        return;
    }
    takeEvents(QByteArray(buffer, got));
}

void EvdevScanner::takeEvents(const QByteArray &bytes)
{
    m_partial += bytes;
    qsizetype taken = 0;
    for (; m_partial.size() - taken >= qsizetype(sizeof(input_event));
         taken += qsizetype(sizeof(input_event))) {
        input_event event;
        std::memcpy(&event, m_partial.constData() + taken, sizeof event);
        constexpr int Repeat = 2;
        if (event.type == EV_KEY && event.value != Repeat)
            takeStroke({event.code, event.value != 0, false, clock().sinceBoot()});
    }
    m_partial.remove(0, taken);
}

void EvdevScanner::closeDevice()
{
    m_end.stop();
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor); // lets go of the grab, too
    m_descriptor = -1;
    m_claim.reset();
    m_partial.clear();
    if (m_decoder.size() > 0)
        takeReady({m_decoder.bytes(), FrameStatus::DiscardedOnDisconnect, m_firstAt});
    m_decoder.reset();
    m_strokes.clear();
}

#else

void EvdevScanner::look()
{
    setState(DeviceState::Misconfigured, u"only on Linux"_s);
}

void EvdevScanner::onReadable() {}
void EvdevScanner::takeEvents(const QByteArray &) {}
void EvdevScanner::closeDevice() {}

#endif

void EvdevScanner::takeStroke(const KeyStroke &stroke)
{
    if (m_decoder.size() == 0)
        m_firstAt = stroke.at;
    if (isCapturing())
        m_strokes.append(stroke);
    const auto kind = m_decoder.feed(stroke);
    if (kind == WedgeDecoder::Kind::Terminator) {
        m_end.stop();
        const QByteArray bytes = finishCode();
        if (!bytes.isEmpty())
            takeReady({bytes, FrameStatus::Ok, m_firstAt});
    } else if (m_decoder.size() > profile().framing.maxLength) {
        const QByteArray bytes = finishCode().first(profile().framing.maxLength);
        takeReady({bytes, FrameStatus::Overflow, m_firstAt});
    } else if (kind != WedgeDecoder::Kind::Modifier) {
        const bool ends = profile().wedge.terminator == scan::WedgeSettings::Terminator::None;
        m_end.start(ends ? profile().wedge.startGap : profile().wedge.lateTerminator);
    }
}

/// Its bytes, for the last time.
QByteArray EvdevScanner::finishCode()
{
    const QByteArray bytes = m_decoder.bytes();
    m_decoder.reset();
    const QList<KeyStroke> strokes = std::exchange(m_strokes, {});
    if (!bytes.isEmpty() && !strokes.isEmpty())
        Q_EMIT burst(id(), strokes);
    return bytes;
}

void EvdevScanner::onEnd()
{
    const bool ends = profile().wedge.terminator == scan::WedgeSettings::Terminator::None;
    const QByteArray bytes = finishCode();
    if (!bytes.isEmpty())
        takeReady({bytes, ends ? FrameStatus::Ok : FrameStatus::FramingError, m_firstAt});
}

void EvdevScanner::drop(const QString &cause)
{
    closeDevice();
    qCWarning(lcDevice) << id() << "lost" << m_port << cause;
    setState(DeviceState::Lost, m_port + u": "_s + cause);
}

} // namespace pw::devices
