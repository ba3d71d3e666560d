// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/scanframer.h"
#include "devices/wedge/wedgedecoder.h"

#include <QSet>

namespace pw::devices {

/// Tells scans from typing by the pace of the keys, and decodes the scans. Pure: times come with
/// the strokes.
///
/// Whoever feeds it holds each stroke back until it is ruled on: typed strokes go on to where they
/// were meant for, the others are ours and reach no widget. A person's key waits for `maxGap` at
/// most. A burst is a scan when it has `minLength` characters of at least two different keys, a
/// median pause of `maxGap` at most, no single one above `startGap`, and its terminator (which may
/// come as late as `lateTerminator`); or from its first character on when it begins with `prefix`.
/// A scan whose terminator does not come is a FramingError: what was cut may look whole.
class WedgeInput
{
public:
    /// On the oldest strokes that are held, in their order.
    struct Ruling
    {
        int strokes = 0;
        bool typed = false; ///< let them through; false: they were a scan
        friend bool operator==(const Ruling &, const Ruling &) = default;
    };
    struct Output
    {
        QList<Ruling> rulings;
        QList<scan::ScanFramer::Frame> frames;
    };

    WedgeInput(const scan::WedgeSettings &settings, const KeyboardLayout &layout,
               qsizetype maxLength);

    Output feed(const KeyStroke &stroke);
    /// Call when deadline() has passed without a stroke.
    Output elapse(std::chrono::nanoseconds now);
    std::optional<std::chrono::nanoseconds> deadline() const;
    /// Strokes waiting for a ruling.
    int held() const { return m_held; }

private:
    std::chrono::nanoseconds medianGap() const;
    bool isClaimed() const;
    bool isBurst() const;
    void endAsTyping(Output &output);
    void endAsScan(scan::FrameStatus status, Output &output);
    void clear();
    void takeCharacter(const KeyStroke &stroke, Output &output);

    const scan::WedgeSettings m_settings;
    const qsizetype m_maxLength;
    WedgeDecoder m_decoder;
    int m_held = 0;
    QList<std::chrono::nanoseconds> m_gaps; ///< sorted, between character keys
    QSet<int> m_codes;                      ///< different character keys, as many as matter
    QSet<int> m_down;                       ///< keys of the burst that are still pressed
    QSet<int> m_ours;                       ///< pressed in a scan: their going up is ours, too
    std::optional<std::chrono::nanoseconds> m_firstAt;
    std::chrono::nanoseconds m_lastAt{0};
    int m_characters = 0;
};

} // namespace pw::devices
