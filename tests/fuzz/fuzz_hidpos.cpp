// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/hidposcodec.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

using namespace std::chrono_literals;

/// Reports of up to 64 bytes, each with a first byte for its size and a pause before it. No
/// reading is longer than the profile allows, and nothing is told twice at the end.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const pw::scan::Framing framing{.maxLength = 200, .suffixes = {"\r\n", "\r"}};
    pw::devices::HidPosCodec codec({}, framing);
    std::chrono::nanoseconds now = 1ms;
    qsizetype fed = 0;
    qsizetype told = 0;
    for (size_t i = 0; i < size;) {
        const size_t length = std::min<size_t>(data[i] % 65, size - i - 1);
        now += data[i] >= 200 ? 300ms : 1ms;
        const auto output = codec.feed(QByteArrayView(data + i + 1, qsizetype(length)), now);
        for (const auto &reading : output.readings) {
            pw::fuzz::require(reading.bytes.size() <= framing.maxLength);
            told += reading.bytes.size();
        }
        fed += qsizetype(length);
        i += length + 1;
    }
    for (const auto &reading : codec.disconnect().readings)
        told += reading.bytes.size();
    pw::fuzz::require(told <= fed); // nothing is made up
    pw::fuzz::require(codec.disconnect().readings.isEmpty());
    return 0;
}
