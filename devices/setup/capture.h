// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/scanframer.h"

#include <QList>

namespace pw::devices {

/// What came down a device's line, as it came, for the test-scan page. Pure.
class Capture
{
public:
    struct Chunk
    {
        std::chrono::nanoseconds at{0};
        QByteArray bytes;
        friend bool operator==(const Chunk &, const Chunk &) = default;
    };
    /// Pauses between chunks of one code (those of 300 ms and more lie between codes).
    struct Statistics
    {
        qsizetype chunks = 0;
        qsizetype bytes = 0;
        qsizetype largestChunk = 0;
        qsizetype gaps = 0;
        std::chrono::nanoseconds shortestGap{0};
        std::chrono::nanoseconds medianGap{0};
        std::chrono::nanoseconds longestGap{0};
        friend bool operator==(const Statistics &, const Statistics &) = default;
    };

    /// The oldest chunks go when there are more than 10,000.
    void add(const QByteArray &bytes, std::chrono::nanoseconds at);
    void clear() { m_chunks.clear(); }
    const QList<Chunk> &chunks() const { return m_chunks; }
    Statistics statistics() const;

    enum class Masking {
        None,
        Serials ///< letters and digits of what names one unit become X and 0
    };
    /// As JSON in the form of a capture of frames: `packwrightctl replay` and `simulate serial`
    /// read it. The chunks keep their sizes and times.
    QByteArray toJson(const QString &id, const scan::Framing &framing, Masking masking) const;

private:
    QList<Chunk> m_chunks;
};

/// One byte as a reader sees it: itself, or the name of a control character: "<GS>", "<CR>",
/// "<0x8D>".
QString readableByte(char byte);
QString readableBytes(QByteArrayView bytes);

/// The frame with the characters of serial number and SSCC replaced, all of them where it cannot be
/// understood; the AIM identifier stays.
QByteArray maskSerials(const QByteArray &frame);

} // namespace pw::devices
