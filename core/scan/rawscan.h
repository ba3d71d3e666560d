// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <chrono>

namespace pw::scan {

/// What the framer made of the bytes.
enum class FrameStatus {
    Ok,
    NoRead,       ///< the reader says it saw no code
    FramingError, ///< a frame began inside a frame, or ended without beginning
    Overflow,     ///< longer than the profile allows; thrown away up to the next terminator
    DiscardedOnDisconnect, ///< the device left in the middle of a code
};

/// One frame from one device, exactly as it came: prefix and terminator removed, everything else
/// kept, AIM identifier included. Immutable from here on.
struct RawScan
{
    QString device;       ///< id of the device in the settings
    quint64 sequence = 0; ///< per device, counts every frame, so that a gap is visible
    QByteArray bytes;     ///< of an overflow: the first bytes, for the journal
    FrameStatus status = FrameStatus::Ok;
    QDateTime at;                          ///< UTC, first byte of the frame
    std::chrono::nanoseconds sinceBoot{0}; ///< Clock::sinceBoot() at the first byte
};

} // namespace pw::scan

Q_DECLARE_METATYPE(pw::scan::RawScan)
