// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"
#include "core/scan/rawscan.h"

#include <QList>

namespace pw::scan {

/// Cuts a stream of bytes into codes by the profile's framing. Pure: no clock, no I/O; the same
/// bytes give the same frames however they are chunked.
class ScanFramer
{
public:
    /// One frame and the time of its first byte.
    struct Frame
    {
        QByteArray bytes;
        FrameStatus status = FrameStatus::Ok;
        std::chrono::nanoseconds firstByteAt{0};
    };

    explicit ScanFramer(const Framing &framing);

    /// Takes bytes that arrived together at `at`.
    QList<Frame> feed(QByteArrayView bytes, std::chrono::nanoseconds at);
    /// Ends a code by silence where the profile says so. Call when `pendingDeadline()` has passed.
    QList<Frame> elapse(std::chrono::nanoseconds now);
    std::optional<std::chrono::nanoseconds> pendingDeadline() const;
    /// The device has gone: what is half read is reported as DiscardedOnDisconnect.
    QList<Frame> disconnect();

    /// Bytes outside any frame (line noise, other programs' "AT"), since construction.
    qint64 noiseBytes() const { return m_noise; }

private:
    enum class State { Outside, Inside, Overflowing };
    Framing m_framing;
    State m_state = State::Outside;
    QByteArray m_buffer;
    std::chrono::nanoseconds m_firstByteAt{0};
    std::chrono::nanoseconds m_lastByteAt{0};
    qint64 m_noise = 0;
    bool m_afterCarriageReturn = false; ///< so that the LF of a CR LF makes no empty code
};

} // namespace pw::scan
