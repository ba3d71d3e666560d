// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/scriptplayer.h"

#include <QCoreApplication>

namespace pw::ctl {

using namespace std::chrono_literals;

ScriptPlayer::ScriptPlayer(QList<devices::EmulatedChunk> chunks, std::chrono::milliseconds pace,
                           int rounds, std::function<bool(const QByteArray &)> send)
    : m_chunks(std::move(chunks)), m_pace(pace), m_rounds(rounds), m_send(std::move(send))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ScriptPlayer::playNext);
}

int ScriptPlayer::playToTheEnd()
{
    wait();
    return QCoreApplication::exec();
}

void ScriptPlayer::wait()
{
    // A recording starts with its own time 0; between rounds the pace holds.
    const auto after = m_next == 0 ? m_pace : m_chunks[m_next].after.value_or(m_pace);
    m_timer.start(after);
}

void ScriptPlayer::playNext()
{
    if (!m_send(m_chunks[m_next].bytes)) { // nobody is there: it waits with the code in hand
        m_timer.start(100ms);
        return;
    }
    if (++m_next == m_chunks.size()) {
        m_next = 0;
        if (m_rounds > 0 && --m_rounds == 0) {
            // What was sent last must arrive before the line goes.
            QTimer::singleShot(300ms, QCoreApplication::instance(), &QCoreApplication::quit);
            return;
        }
    }
    wait();
}

} // namespace pw::ctl
