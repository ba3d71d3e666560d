// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"
#include "core/scan/readablebytes.h"
#include "core/scan/scanframer.h"

#include <QList>

namespace pw::devices {

/// What came down a device's line, as it came, for the test-scan page. Pure.
class Capture
{
public:
    using Chunk = domain::LineChunk;
    using Statistics = domain::LineStatistics;

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

using scan::readableByte;
using scan::readableBytes;

/// The frame with the characters of serial number and SSCC replaced, all of them where it cannot be
/// understood; the AIM identifier stays.
QByteArray maskSerials(const QByteArray &frame);

} // namespace pw::devices
