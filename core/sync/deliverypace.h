// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/peerprofile.h"

#include <optional>

namespace pw::sync {

/// How much goes into one capture: grows with each that is taken, halves when one is too large, and
/// while the culprit of a refusal is singled out that does not name it. Repositories say their
/// limits wrongly or not at all, so an unexplained refusal that both halves do not meet was one of
/// size.
class DeliveryPace
{
public:
    explicit DeliveryPace(const PeerProfile &profile);

    /// What the repository says it takes.
    void limit(std::optional<qint64> events, std::optional<qint64> bytes);

    int events() const { return int(m_events); }
    qint64 bytes() const { return m_bytes; } ///< of the events in a document

    void taken(qsizetype events, qint64 bytes);
    void tooLarge(qsizetype events, qint64 bytes);
    /// Of several, refused without saying which.
    void unexplained(qsizetype events, qint64 bytes);
    /// The culprit has been found: it was not the size.
    void explained();

private:
    void lowerTo(qsizetype events, qint64 bytes);

    qsizetype m_mostEvents;
    qint64 m_mostBytes;
    qsizetype m_events;
    qint64 m_bytes;
    qsizetype m_suspects = 0;      ///< events ahead among which the culprit is
    qsizetype m_refusedEvents = 0; ///< of the whole refused document, while nobody is to blame
    qint64 m_refusedBytes = 0;
};

} // namespace pw::sync
