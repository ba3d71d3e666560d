// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"
#include "core/scan/rawscan.h"

#include <QList>

namespace pw::scan {

/// Cuts a stream of bytes into codes by the profile's framing. Pure: no clock, no I/O; the same
/// bytes at the same times give the same frames however they are chunked.
///
/// * A code ends at the first terminator; of several that fit there, the longest is cut off. A CR
///   ends a code at once, and an LF right behind it is skipped, whether the profile names it or
///   not.
/// * Nothing between two terminators is no code.
/// * A prefix that starts with a control character (STX) cannot be data: inside a code it gives up
///   what came before (FramingError) and begins anew. A printable prefix may well be data there.
/// * A code in which every byte has even parity on its 8th bit and whose "terminator" is one only
///   without that bit is FramingError: the scanner sends 7E1 and the port listens 8N1.
/// * Overflow is reported at once; what follows up to the next terminator is thrown away.
class ScanFramer
{
public:
    /// One frame and the time of its first byte (the prefix's, where there is one).
    struct Frame
    {
        QByteArray bytes; ///< at most Framing::maxLength
        FrameStatus status = FrameStatus::Ok;
        std::chrono::nanoseconds firstByteAt{0};
        friend bool operator==(const Frame &, const Frame &) = default;
    };

    explicit ScanFramer(const Framing &framing);

    /// Takes bytes that arrived together at `at`; a code that silence had ended before then is
    /// among the frames.
    QList<Frame> feed(QByteArrayView bytes, std::chrono::nanoseconds at);
    /// Ends a code by silence where the profile says so. Call when `pendingDeadline()` has passed.
    QList<Frame> elapse(std::chrono::nanoseconds now);
    std::optional<std::chrono::nanoseconds> pendingDeadline() const;
    /// The device has gone: what is half read is reported as DiscardedOnDisconnect, and the next
    /// byte starts from nothing.
    QList<Frame> disconnect();

    /// Bytes outside any frame (line noise, other programs' "AT"), since construction.
    qint64 noiseBytes() const { return m_noise; }
    /// Bytes held of a frame that has not ended: never more than one frame and its terminator.
    qsizetype heldBytes() const { return m_buffer.size(); }

private:
    enum class State { Outside, Inside, Overflowing };

    void take(char byte, std::chrono::nanoseconds at, QList<Frame> &frames);
    void takeOutside(char byte, std::chrono::nanoseconds at, QList<Frame> &frames);
    void takeInside(char byte, std::chrono::nanoseconds at, QList<Frame> &frames);
    void takeOverflowing(char byte, std::chrono::nanoseconds at);
    void begin(std::chrono::nanoseconds at);
    void end();
    void closeFrame(qsizetype length, QList<Frame> &frames);
    Frame frame(qsizetype length, FrameStatus status) const;
    qsizetype terminatorLength() const;
    bool endsLikeSevenEven() const;

    const Framing m_framing;
    const bool m_prefixRestarts;
    qsizetype m_room = 0; ///< bytes held at most of a frame: a code and the start of a terminator
    qsizetype m_tail = 0; ///< bytes in which a terminator or prefix may have begun
    State m_state = State::Outside;
    QByteArray
        m_buffer; ///< Outside: what may become a prefix; Inside: the code; Overflowing: its tail
    std::chrono::nanoseconds m_firstByteAt{0};
    std::chrono::nanoseconds m_lastByteAt{0};
    qint64 m_noise = 0;
    bool m_afterCarriageReturn = false; ///< so that the LF of a CR LF makes no empty code
    bool m_evenParity = true;           ///< of every byte of m_buffer while Inside
};

} // namespace pw::scan
