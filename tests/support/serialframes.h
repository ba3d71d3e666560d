// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/scanframer.h"

#include <QList>
#include <QString>

namespace pw::test {

/// One case of the shared devices/captures/serial-frames.json: bytes as a scanner sends them and
/// the frames they must give, by someone else's hand.
struct SerialFrameCase
{
    struct Chunk
    {
        std::chrono::milliseconds after; ///< since the chunk before
        QByteArray bytes;                ///< empty: the device is unplugged
    };
    struct Expected
    {
        scan::FrameStatus status;
        std::optional<QByteArray> bytes; ///< AIM identifier and data; nothing where not laid down
    };

    QString id;
    scan::Framing framing;
    QList<Chunk> chunks;
    QList<Expected> expected;
};

/// Every case; empty where the file cannot be read or holds a word we do not know.
QList<SerialFrameCase> serialFrameCases();

} // namespace pw::test
