// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/framesplit.h"

#include "core/gs1/symbologyid.h"

namespace pw::devices {

using scan::FrameStatus;

namespace {

QList<QByteArray> splitAtAim(const QByteArray &bytes)
{
    QList<QByteArray> parts;
    qsizetype begin = 0;
    for (qsizetype i = 1; i < bytes.size(); ++i) {
        if (gs1::SymbologyId::read(QByteArrayView(bytes).sliced(i))) {
            parts.append(bytes.sliced(begin, i - begin));
            begin = i;
        }
    }
    parts.append(bytes.sliced(begin));
    return parts;
}

} // namespace

QList<Reading> splitFrame(const scan::ScanFramer::Frame &frame, const scan::Framing &framing)
{
    const bool mayHoldSeveral =
        !framing.codeDelimiter.isEmpty() || framing.splitAtAim || framing.expectedCodes > 0;
    if (frame.status != FrameStatus::Ok || !mayHoldSeveral)
        return {{frame.bytes, frame.status, frame.firstByteAt, {}}};
    QList<QByteArray> parts{frame.bytes};
    if (!framing.codeDelimiter.isEmpty())
        parts = frame.bytes.split(framing.codeDelimiter.front());
    else if (framing.splitAtAim)
        parts = splitAtAim(frame.bytes);
    if (parts.size() == 1 && framing.expectedCodes <= 1)
        return {{frame.bytes, frame.status, frame.firstByteAt, {}}};

    QList<Reading> readings;
    GroupPlace place{0, int(parts.size()), true};
    if (framing.expectedCodes > 0 && framing.expectedCodes != place.of)
        place.complete = false;
    for (const QByteArray &part : parts) {
        const bool read = !part.isEmpty() && !framing.noReads.contains(part);
        place.complete = place.complete && read;
        readings.append(
            {part, read ? FrameStatus::Ok : FrameStatus::NoRead, frame.firstByteAt, place});
        ++place.index;
    }
    for (Reading &reading : readings)
        reading.group->complete = place.complete;
    return readings;
}

} // namespace pw::devices
