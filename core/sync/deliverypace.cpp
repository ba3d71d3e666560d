// SPDX-License-Identifier: Apache-2.0
#include "core/sync/deliverypace.h"

#include <algorithm>

namespace pw::sync {

namespace {

constexpr qint64 LeastBytes = 1'000;
constexpr qint64 FrameBytes = 1'000; ///< of a document around its events

} // namespace

DeliveryPace::DeliveryPace(const PeerProfile &profile)
    : m_mostEvents(profile.mostEvents),
      m_mostBytes(profile.mostBytes),
      m_events(profile.firstEvents),
      m_bytes(profile.firstBytes)
{}

void DeliveryPace::limit(std::optional<qint64> events, std::optional<qint64> bytes)
{
    m_mostEvents = std::clamp<qsizetype>(events.value_or(m_mostEvents), 1, m_mostEvents);
    m_mostBytes = std::clamp(bytes ? *bytes - FrameBytes : m_mostBytes, LeastBytes, m_mostBytes);
    m_events = std::min(m_events, m_mostEvents);
    m_bytes = std::min(m_bytes, m_mostBytes);
}

void DeliveryPace::taken(qsizetype events, qint64 bytes)
{
    if (m_suspects > 0) {
        m_suspects -= events;
        if (m_suspects > 0)
            return;
        if (m_refusedEvents > 0) // all of it has been taken in parts
            lowerTo(m_refusedEvents / 2, m_refusedBytes / 2);
        m_refusedEvents = 0;
        m_events = m_mostEvents;
        m_bytes = m_mostBytes;
        return;
    }
    if (2 * events >= m_events || 2 * bytes >= m_bytes) { // it was a large one
        m_events = std::min(2 * m_events, m_mostEvents);
        m_bytes = std::min(2 * m_bytes, m_mostBytes);
    }
}

void DeliveryPace::lowerTo(qsizetype events, qint64 bytes)
{
    m_mostEvents = std::clamp<qsizetype>(events, 1, m_mostEvents);
    m_mostBytes = std::clamp(bytes, LeastBytes, std::max(LeastBytes, m_mostBytes));
    m_events = std::min(m_events, m_mostEvents);
    m_bytes = std::min(m_bytes, m_mostBytes);
}

void DeliveryPace::tooLarge(qsizetype events, qint64 bytes)
{
    lowerTo(events / 2, bytes / 2);
}

void DeliveryPace::unexplained(qsizetype events, qint64 bytes)
{
    if (m_suspects <= 0) {
        m_refusedEvents = events;
        m_refusedBytes = bytes;
    }
    m_suspects = events;
    m_events = std::max<qsizetype>(1, events / 2);
}

void DeliveryPace::explained()
{
    m_suspects = 0;
    m_refusedEvents = 0;
    m_events = m_mostEvents;
    m_bytes = m_mostBytes;
}

} // namespace pw::sync
