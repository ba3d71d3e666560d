// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace pw::scan {

/// What the framer made of the bytes.
enum class FrameStatus {
    Ok,
    NoRead,       ///< the reader says it saw no code
    FramingError, ///< a frame began inside a frame, or ended without beginning
    Overflow,     ///< longer than the profile allows; thrown away up to the next terminator
    DiscardedOnDisconnect, ///< the device left in the middle of a code
};

/// Why a keyboard cannot have typed what its scanner read.
enum class KeyboardFault {
    CapsLock, ///< on: capital and small letters are exchanged
    Layout    ///< the computer's layout is not the scanner's
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
    std::optional<KeyboardFault> keyboard; ///< of a scanner that types
};

} // namespace pw::scan

Q_DECLARE_METATYPE(pw::scan::RawScan)
