// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/scanframer.h"

#include <QList>

#include <optional>

namespace pw::devices {

/// Where a reading stands in a result of several codes.
struct GroupPlace
{
    int index = 0; ///< from 0
    int of = 0;    ///< readings in this result
    /// Every expected code was read. Nothing of an incomplete group may be booked.
    bool complete = false;
    friend bool operator==(const GroupPlace &, const GroupPlace &) = default;
};

/// One thing a device has read, or failed to read.
struct Reading
{
    QByteArray bytes; ///< AIM identifier included
    scan::FrameStatus status = scan::FrameStatus::Ok;
    std::chrono::nanoseconds firstByteAt{0};
    std::optional<GroupPlace> group;
    friend bool operator==(const Reading &, const Reading &) = default;
};

/// What a device said beside codes.
struct Notice
{
    enum class Kind {
        Heartbeat,      ///< it lives
        CommandDone,    ///< detail: its answer
        CommandRefused, ///< detail: its error code
        Resent,         ///< the same reading again after a lost answer; not a second scan
        BadPacket,      ///< a checksum or a length is wrong; asked to send again where it can
        PeerRefused     ///< detail: an address that may not dial us
    };
    Kind kind;
    QByteArray detail;
    friend bool operator==(const Notice &, const Notice &) = default;
};

/// What a codec made of some bytes.
struct CodecOutput
{
    QList<Reading> readings;
    QList<Notice> notices;
    QByteArray reply; ///< what the protocol owes the device now (ACK, NAK)
};

/// The language of one device. Pure: the same bytes at the same times give the same output however
/// they are chunked (HID reports come whole).
class Codec
{
public:
    Codec() = default;
    virtual ~Codec() = default;
    Q_DISABLE_COPY_MOVE(Codec)

    virtual CodecOutput feed(QByteArrayView bytes, std::chrono::nanoseconds at) = 0;
    /// Silence until `now`. Call when pendingDeadline() has passed.
    virtual CodecOutput elapse(std::chrono::nanoseconds) { return {}; }
    virtual std::optional<std::chrono::nanoseconds> pendingDeadline() const { return {}; }
    /// The device has gone; the next byte starts from nothing.
    virtual CodecOutput disconnect() = 0;
    virtual qint64 noiseBytes() const { return 0; }
};

} // namespace pw::devices
