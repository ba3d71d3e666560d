// SPDX-License-Identifier: Apache-2.0
#include "devices/simulated/simulatedscanner.h"

#include "core/base/logging.h"

#include <QFile>

namespace pw::devices {

using domain::DeviceState;

SimulatedScanner::SimulatedScanner(const QString &id, const QString &name,
                                   const scan::Framing &framing, const Clock &clock,
                                   QObject *parent)
    : Scanner(parent),
      m_framing(framing),
      m_clock(clock),
      m_stream(id, framing, clock),
      m_view{id, name, DeviceState::Disabled, {}}
{
    m_silence.setSingleShot(true);
    m_silence.setTimerType(Qt::PreciseTimer);
    connect(&m_pace, &QTimer::timeout, this, &SimulatedScanner::playNext);
    connect(&m_silence, &QTimer::timeout, this, &SimulatedScanner::onSilence);
}

void SimulatedScanner::start()
{
    if (m_view.state == DeviceState::Disabled)
        setState(DeviceState::Ready);
}

void SimulatedScanner::stop()
{
    m_pace.stop();
    m_toPlay.clear();
    disconnectLine();
    setState(DeviceState::Disabled);
}

void SimulatedScanner::inject(const QByteArray &rawFrame)
{
    feed(framed(rawFrame));
}

void SimulatedScanner::play(const QList<QByteArray> &chunks, std::chrono::milliseconds pace)
{
    m_toPlay.append(chunks);
    if (!m_toPlay.isEmpty())
        m_pace.start(pace);
}

bool SimulatedScanner::playFile(const QString &path, std::chrono::milliseconds pace)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcDevice) << m_view.id << "cannot play" << path << file.errorString();
        return false;
    }
    QList<QByteArray> chunks;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray code = line.endsWith('\r') ? line.chopped(1) : line;
        if (!code.isEmpty())
            chunks.append(framed(code));
    }
    play(chunks, pace);
    return true;
}

void SimulatedScanner::drop()
{
    if (m_view.state != DeviceState::Ready)
        return;
    disconnectLine();
    setState(DeviceState::Lost);
}

void SimulatedScanner::replug()
{
    if (m_view.state == DeviceState::Lost)
        setState(DeviceState::Ready);
}

void SimulatedScanner::playNext()
{
    feed(m_toPlay.dequeue());
    if (m_toPlay.isEmpty()) {
        m_pace.stop();
        Q_EMIT played();
    }
}

void SimulatedScanner::onSilence()
{
    publish(m_stream.endOfSilence());
    awaitSilence(); // the timer may be early
}

void SimulatedScanner::feed(const QByteArray &bytes)
{
    if (m_view.state != DeviceState::Ready)
        return;
    if (isCapturing())
        Q_EMIT received(m_view.id, bytes, m_clock.sinceBoot());
    publish(m_stream.feed(bytes));
    awaitSilence();
}

void SimulatedScanner::awaitSilence()
{
    if (const auto left = m_stream.silenceLeft())
        m_silence.start(std::chrono::ceil<std::chrono::milliseconds>(*left));
    else
        m_silence.stop();
}

void SimulatedScanner::disconnectLine()
{
    m_silence.stop();
    publish(m_stream.disconnect());
}

void SimulatedScanner::publish(const QList<scan::RawScan> &scans)
{
    for (const scan::RawScan &scan : scans)
        Q_EMIT scanned(scan);
}

void SimulatedScanner::setState(DeviceState state)
{
    if (m_view.state == state)
        return;
    m_view.state = state;
    Q_EMIT stateChanged(m_view);
}

QByteArray SimulatedScanner::framed(const QByteArray &rawFrame) const
{
    return m_framing.prefix + rawFrame + m_framing.terminators.value(0);
}

} // namespace pw::devices
