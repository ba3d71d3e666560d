// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scanframer.h"

#include <algorithm>
#include <bit>

namespace pw::scan {

namespace {

/// So many bytes of even parity are no accident: as long as the shortest code on goods, EAN-8.
constexpr qsizetype ParityEvidence = 8;

constexpr uchar ParityBit = 0x80;

bool isControl(char byte)
{
    return uchar(byte) < 0x20;
}

bool hasEvenParity(char byte)
{
    return std::popcount(uchar(byte)) % 2 == 0;
}

bool endsWithMasked(const QByteArray &bytes, const QByteArray &tail)
{
    return bytes.size() >= tail.size()
           && std::equal(tail.begin(), tail.end(), bytes.end() - tail.size(),
                         [](char t, char b) { return uchar(t) == (uchar(b) & ~ParityBit); });
}

} // namespace

ScanFramer::ScanFramer(const Framing &framing)
    : m_framing(framing),
      m_prefixRestarts(!framing.prefix.isEmpty() && isControl(framing.prefix.front()))
{
    Q_ASSERT(framing.maxLength > 0);
    Q_ASSERT(!framing.terminators.contains(QByteArray()));
    qsizetype longest = 1;
    for (const QByteArray &terminator : framing.terminators)
        longest = std::max(longest, terminator.size());
    m_room = framing.maxLength + longest - 1; // a terminator may have begun within the length
    m_tail = std::max(longest, m_prefixRestarts ? framing.prefix.size() : 1) - 1;
}

QList<ScanFramer::Frame> ScanFramer::feed(QByteArrayView bytes, std::chrono::nanoseconds at)
{
    QList<Frame> frames = elapse(at);
    for (const char byte : bytes)
        take(byte, at, frames);
    return frames;
}

QList<ScanFramer::Frame> ScanFramer::elapse(std::chrono::nanoseconds now)
{
    QList<Frame> frames;
    const auto deadline = pendingDeadline();
    if (!deadline || now < *deadline)
        return frames;
    if (m_state == State::Inside)
        closeFrame(m_buffer.size(), frames);
    end();
    return frames;
}

std::optional<std::chrono::nanoseconds> ScanFramer::pendingDeadline() const
{
    if (!m_framing.interCharTimeout || m_state == State::Outside)
        return std::nullopt;
    return m_lastByteAt + *m_framing.interCharTimeout;
}

QList<ScanFramer::Frame> ScanFramer::disconnect()
{
    QList<Frame> frames;
    if (m_state == State::Inside)
        frames.append(frame(m_buffer.size(), FrameStatus::DiscardedOnDisconnect));
    else if (m_state == State::Outside)
        m_noise += m_buffer.size();
    end();
    m_afterCarriageReturn = false;
    return frames;
}

void ScanFramer::take(char byte, std::chrono::nanoseconds at, QList<Frame> &frames)
{
    switch (m_state) {
    case State::Outside: takeOutside(byte, at, frames); break;
    case State::Inside: takeInside(byte, at, frames); break;
    case State::Overflowing: takeOverflowing(byte, at); break;
    }
}

void ScanFramer::takeOutside(char byte, std::chrono::nanoseconds at, QList<Frame> &frames)
{
    const bool restOfLineEnd = m_afterCarriageReturn && byte == '\n';
    m_afterCarriageReturn = false;
    if (restOfLineEnd)
        return;
    if (m_framing.prefix.isEmpty()) {
        begin(at);
        takeInside(byte, at, frames);
        return;
    }
    m_buffer.append(byte);
    while (!m_framing.prefix.startsWith(m_buffer)) {
        m_buffer.remove(0, 1);
        ++m_noise;
    }
    if (m_buffer.size() == 1)
        m_firstByteAt = at;
    if (m_buffer == m_framing.prefix)
        begin(m_firstByteAt);
    m_lastByteAt = at;
}

void ScanFramer::takeInside(char byte, std::chrono::nanoseconds at, QList<Frame> &frames)
{
    m_lastByteAt = at;
    m_buffer.append(byte);
    m_evenParity = m_evenParity && hasEvenParity(byte);

    if (m_prefixRestarts && m_buffer.endsWith(m_framing.prefix)) {
        const qsizetype lost = m_buffer.size() - m_framing.prefix.size();
        if (lost > 0)
            frames.append(frame(lost, FrameStatus::FramingError));
        else
            m_noise += m_framing.prefix.size();
        begin(at);
        return;
    }
    if (const qsizetype terminator = terminatorLength(); terminator > 0) {
        closeFrame(m_buffer.size() - terminator, frames);
        end();
        m_afterCarriageReturn = byte == '\r';
        return;
    }
    if (endsLikeSevenEven()) {
        frames.append(frame(m_buffer.size(), FrameStatus::FramingError));
        end();
        m_afterCarriageReturn = (uchar(byte) & ~ParityBit) == '\r';
        return;
    }
    if (m_buffer.size() > m_room) {
        frames.append(frame(m_framing.maxLength, FrameStatus::Overflow));
        m_buffer = m_buffer.last(m_tail);
        m_state = State::Overflowing;
    }
}

void ScanFramer::takeOverflowing(char byte, std::chrono::nanoseconds at)
{
    m_lastByteAt = at;
    m_buffer.append(byte);
    if (m_prefixRestarts && m_buffer.endsWith(m_framing.prefix)) {
        begin(at);
        return;
    }
    if (terminatorLength() > 0) {
        end();
        m_afterCarriageReturn = byte == '\r';
        return;
    }
    m_buffer = m_buffer.last(std::min(m_tail, m_buffer.size()));
}

/// A code begins; its first byte, or its prefix's, came at `at`.
void ScanFramer::begin(std::chrono::nanoseconds at)
{
    m_state = State::Inside;
    m_buffer.clear();
    m_firstByteAt = at;
    m_evenParity = true;
}

void ScanFramer::end()
{
    m_state = State::Outside;
    m_buffer.clear();
}

/// A terminator or silence ends the first `length` bytes held.
void ScanFramer::closeFrame(qsizetype length, QList<Frame> &frames)
{
    if (length == 0)
        m_noise += m_buffer.size();
    else if (length > m_framing.maxLength)
        frames.append(frame(m_framing.maxLength, FrameStatus::Overflow));
    else if (m_framing.noReads.contains(m_buffer.first(length)))
        frames.append(frame(length, FrameStatus::NoRead));
    else
        frames.append(frame(length, FrameStatus::Ok));
}

ScanFramer::Frame ScanFramer::frame(qsizetype length, FrameStatus status) const
{
    return {m_buffer.first(std::min(length, m_framing.maxLength)), status, m_firstByteAt};
}

/// Length of the longest terminator the bytes held end with; 0: none.
qsizetype ScanFramer::terminatorLength() const
{
    qsizetype longest = 0;
    for (const QByteArray &terminator : m_framing.terminators) {
        if (terminator.size() > longest && m_buffer.endsWith(terminator))
            longest = terminator.size();
    }
    return longest;
}

bool ScanFramer::endsLikeSevenEven() const
{
    if (!m_evenParity || m_buffer.size() <= ParityEvidence)
        return false;
    return std::any_of(
        m_framing.terminators.begin(), m_framing.terminators.end(),
        [this](const QByteArray &terminator) { return endsWithMasked(m_buffer, terminator); });
}

} // namespace pw::scan
