// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epctag.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using pw::epc::EpcTag;
using pw::fuzz::require;

namespace {

/// What was read can be written, and is what was there.
void checkTag(const QByteArray &hex)
{
    const auto tag = EpcTag::fromHex(QString::fromLatin1(hex));
    if (!tag) {
        require(tag.error().bit >= 0);
        return;
    }
    const auto written = tag->toHex();
    require(written.has_value());
    // SGTIN-198 may have come without the zeros that fill its last word.
    require(written->startsWith(hex.toUpper()));
    require(written->mid(hex.size()).count('0') == written->size() - hex.size());
    const auto again = EpcTag::fromHex(QString::fromLatin1(*written));
    require(again && *again == *tag);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    checkTag(bytes);         // as text
    checkTag(bytes.toHex()); // as the bits themselves
    const auto controlled = EpcTag::fromHexWithControl(QString::fromLatin1(bytes.toHex()));
    if (controlled)
        require(*controlled == *EpcTag::fromHex(QString::fromLatin1(bytes.sliced(2).toHex())));
    return 0;
}
