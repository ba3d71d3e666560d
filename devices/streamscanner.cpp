// SPDX-License-Identifier: Apache-2.0
#include "devices/streamscanner.h"

namespace pw::devices {

using domain::DeviceState;

StreamScanner::StreamScanner(const DeviceName &name, const scan::DeviceProfile &profile,
                             const Clock &clock, QObject *parent)
    : Scanner(parent),
      m_profile(profile),
      m_clock(clock),
      m_stream(name.id, profile, clock),
      m_view{name.id, name.name, DeviceState::Disabled, {}}
{
    m_silence.setSingleShot(true);
    m_silence.setTimerType(Qt::PreciseTimer);
    connect(&m_silence, &QTimer::timeout, this, &StreamScanner::onSilence);
}

void StreamScanner::answer(Feedback feedback)
{
    if (const QByteArray bytes = feedbackBytes(m_profile, feedback); !bytes.isEmpty())
        send(bytes);
}

bool StreamScanner::trigger(bool on)
{
    const QByteArray bytes = triggerBytes(m_profile, on);
    return !bytes.isEmpty() && send(bytes);
}

void StreamScanner::take(const QByteArray &bytes)
{
    markHeard();
    if (isCapturing())
        Q_EMIT received(m_view.id, bytes, m_lastHeard);
    publish(m_stream.feed(bytes));
    awaitSilence();
}

void StreamScanner::takeReady(const scan::ScanFramer::Frame &frame)
{
    markHeard();
    if (isCapturing())
        Q_EMIT received(m_view.id, frame.bytes, frame.firstByteAt);
    publish(m_stream.take(frame));
}

void StreamScanner::endStream()
{
    m_silence.stop();
    publish(m_stream.disconnect());
}

void StreamScanner::onSilence()
{
    if (!hasInputWaiting()) // this thread may be late, not the scanner
        publish(m_stream.endOfSilence());
    awaitSilence(); // the timer may be early
}

void StreamScanner::awaitSilence()
{
    if (const auto left = m_stream.silenceLeft())
        m_silence.start(std::chrono::ceil<std::chrono::milliseconds>(*left));
    else
        m_silence.stop();
}

void StreamScanner::publish(const QList<scan::RawScan> &scans)
{
    // The protocol's answer first: the device waits for it, and whoever hears of a scan may answer
    // in turn.
    if (const QByteArray reply = m_stream.takeReply(); !reply.isEmpty())
        send(reply);
    const QList<Notice> notices = m_stream.takeNotices();
    for (const Notice &notice : notices)
        Q_EMIT noticed(m_view.id, notice);
    for (const scan::RawScan &scan : scans)
        Q_EMIT scanned(scan);
}

void StreamScanner::setState(DeviceState state, const QString &detail)
{
    if (m_view.state == state && m_view.detail == detail)
        return;
    m_view.state = state;
    m_view.detail = detail;
    Q_EMIT stateChanged(m_view);
}

} // namespace pw::devices
