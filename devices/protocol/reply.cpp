// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/reply.h"

#include "core/gs1/symbologyid.h"

namespace pw::devices {

using Kind = Notice::Kind;
using scan::Protocol;

namespace {

std::optional<Notice> dmccReply(QByteArrayView frame)
{
    if (!frame.startsWith("||"))
        return std::nullopt;
    const qsizetype open = frame.indexOf('[');
    const qsizetype close = frame.indexOf(']');
    if (open < 0 || close < open)
        return std::nullopt;
    bool isNumber = false;
    const int status = frame.sliced(open + 1, close - open - 1).toInt(&isNumber);
    if (!isNumber)
        return std::nullopt;
    if (status > 1)
        return Notice{Kind::CommandRefused, QByteArray::number(status)};
    return Notice{Kind::CommandDone, frame.sliced(close + 1).toByteArray()};
}

std::optional<Notice> keyenceReply(QByteArrayView frame)
{
    if (frame.startsWith("OK,"))
        return Notice{Kind::CommandDone, frame.sliced(3).toByteArray()};
    if (frame.startsWith("ER,"))
        return Notice{Kind::CommandRefused, frame.sliced(3).toByteArray()};
    return std::nullopt;
}

std::optional<Notice> colaReply(QByteArrayView frame)
{
    for (const char *done : {"sAN ", "sRA ", "sWA ", "sSN "}) {
        if (frame.startsWith(done))
            return Notice{Kind::CommandDone, frame.sliced(4).toByteArray()};
    }
    if (frame.startsWith("sFA"))
        return Notice{Kind::CommandRefused, frame.sliced(3).toByteArray().trimmed()};
    return std::nullopt;
}

} // namespace

std::optional<Notice> commandReply(Protocol protocol, QByteArrayView frame)
{
    if (gs1::SymbologyId::read(frame))
        return std::nullopt;
    switch (protocol) {
    case Protocol::Dmcc: return dmccReply(frame);
    case Protocol::KeyenceSr: return keyenceReply(frame);
    case Protocol::ColaA:
    case Protocol::ColaB: return colaReply(frame);
    case Protocol::Text:
    case Protocol::Ssi:
    case Protocol::HidPos: break;
    }
    return std::nullopt;
}

} // namespace pw::devices
