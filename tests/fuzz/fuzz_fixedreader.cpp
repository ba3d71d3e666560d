// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/makecodec.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

using namespace std::chrono_literals;

namespace {

pw::scan::DeviceProfile profileFor(uint8_t choice)
{
    using pw::scan::Protocol;
    pw::scan::DeviceProfile profile;
    switch (choice % 5) {
    case 0:
        profile.protocol = Protocol::Dmcc;
        profile.framing = {.terminators = {"\r\n"}};
        break;
    case 1:
        profile.protocol = Protocol::KeyenceSr;
        profile.framing = {.terminators = {"\r"}, .noReads = {"ERROR"}};
        break;
    case 2:
        profile.protocol = Protocol::ColaA;
        profile.framing = {.prefix = "\x02", .terminators = {"\x03"}, .noReads = {"NoRead"}};
        break;
    case 3: profile.protocol = Protocol::ColaB; break;
    default:
        profile.framing = {.prefix = "\x02",
                           .terminators = {"\x03"},
                           .noReads = {"NOREAD"},
                           .heartbeat = "HB",
                           .ignored = {QStringLiteral("X*")},
                           .codeDelimiter = "|",
                           .expectedCodes = 2};
        profile.ack = {true, "\x06", "\x15", 100ms};
    }
    profile.framing.maxLength = 80;
    return profile;
}

} // namespace

/// First byte: protocol and size of the chunks. Every chunking gives the same output; of a group
/// all readings say the same of its completeness; an answer is never a reading.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const auto profile = profileFor(data[0]);
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    const auto whole = pw::devices::makeCodec(profile);
    const auto expected = whole->feed(bytes, 1ms);

    const qsizetype chunk = data[0] / 5 + 1;
    const auto chunked = pw::devices::makeCodec(profile);
    pw::devices::CodecOutput output;
    for (qsizetype i = 0; i < bytes.size(); i += chunk) {
        const auto part = chunked->feed(bytes.sliced(i, std::min(chunk, bytes.size() - i)), 1ms);
        output.readings += part.readings;
        output.notices += part.notices;
        output.reply += part.reply;
    }
    pw::fuzz::require(output.readings == expected.readings && output.notices == expected.notices
                      && output.reply == expected.reply);
    for (const auto &reading : output.readings) {
        pw::fuzz::require(reading.bytes.size() <= profile.framing.maxLength);
        if (!reading.group)
            continue;
        pw::fuzz::require(reading.group->index < reading.group->of);
        if (reading.group->complete)
            pw::fuzz::require(reading.status == pw::scan::FrameStatus::Ok
                              && (profile.framing.expectedCodes == 0
                                  || reading.group->of == profile.framing.expectedCodes));
    }
    chunked->disconnect();
    pw::fuzz::require(chunked->disconnect().readings.isEmpty());
    return 0;
}
