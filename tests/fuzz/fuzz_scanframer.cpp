// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scanframer.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace std::chrono_literals;

using pw::scan::Framing;
using pw::scan::ScanFramer;
using Frames = QList<ScanFramer::Frame>;

namespace {

Framing framingFor(uint8_t choice)
{
    switch (choice % 4) {
    case 0: return {.terminators = {"\r\n", "\r", "\n"}, .maxLength = 64};
    case 1: return {.prefix = "\x02", .terminators = {"\x03"}, .maxLength = 64};
    case 2: return {.prefix = "A]", .terminators = {"\r\n"}, .maxLength = 16, .noReads = {"?"}};
    default: return {.interCharTimeout = 50ms, .maxLength = 16};
    }
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

/// First byte: framing and size of the chunks. Every chunking gives the same frames, none of them
/// is too long, and nothing is held beyond one frame.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const Framing framing = framingFor(data[0]);
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    ScanFramer whole(framing);
    Frames expected = whole.feed(bytes, 1ms);
    expected += whole.disconnect();

    const qsizetype chunk = data[0] / 4 + 1;
    ScanFramer chunked(framing);
    Frames frames;
    for (qsizetype i = 0; i < bytes.size(); i += chunk) {
        frames += chunked.feed(bytes.sliced(i, std::min(chunk, bytes.size() - i)), 1ms);
        require(chunked.heldBytes() <= framing.maxLength + 1);
    }
    frames += chunked.disconnect();
    require(frames == expected && chunked.noiseBytes() == whole.noiseBytes());
    for (const ScanFramer::Frame &frame : frames)
        require(frame.bytes.size() <= framing.maxLength);
    return 0;
}
