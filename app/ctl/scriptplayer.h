// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/emulation/script.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace pw::ctl {

/// Plays chunks one after the other in the event loop, once or for ever.
class ScriptPlayer : public QObject
{
public:
    /// `send` says whether the chunk was taken; one that was not is sent again. `rounds` 0: for
    /// ever.
    ScriptPlayer(QList<devices::EmulatedChunk> chunks, std::chrono::milliseconds pace, int rounds,
                 std::function<bool(const QByteArray &)> send);

    /// Runs the event loop until the last chunk of the last round has been played.
    int playToTheEnd();

private:
    void wait();
    void playNext();

    const QList<devices::EmulatedChunk> m_chunks;
    const std::chrono::milliseconds m_pace;
    int m_rounds;
    const std::function<bool(const QByteArray &)> m_send;
    qsizetype m_next = 0;
    QTimer m_timer;
};

} // namespace pw::ctl
