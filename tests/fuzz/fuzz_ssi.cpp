// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/ssicodec.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

using namespace std::chrono_literals;

/// First byte: size of the chunks. Every chunking gives the same readings and answers, and none is
/// longer than the profile allows.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const pw::scan::Framing framing{.maxLength = 300, .suffixes = {"\r"}};
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    pw::devices::SsiCodec whole(framing);
    auto expected = whole.feed(bytes, 1ms);
    const auto left = whole.disconnect();

    const qsizetype chunk = data[0] + 1;
    pw::devices::SsiCodec chunked(framing);
    pw::devices::CodecOutput output;
    for (qsizetype i = 0; i < bytes.size(); i += chunk) {
        const auto part = chunked.feed(bytes.sliced(i, std::min(chunk, bytes.size() - i)), 1ms);
        output.readings += part.readings;
        output.notices += part.notices;
        output.reply += part.reply;
    }
    pw::fuzz::require(output.readings == expected.readings && output.notices == expected.notices
                      && output.reply == expected.reply);
    pw::fuzz::require(chunked.disconnect().readings == left.readings);
    for (const auto &reading : output.readings)
        pw::fuzz::require(reading.bytes.size() <= framing.maxLength);
    return 0;
}
