// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aitable.h"
#include "core/gs1/elementstring.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

using pw::fuzz::require;
using pw::gs1::ElementString;

namespace {

constexpr int Year = 2026;

/// What was read can be written, and reads the same then.
void checkWhatWasRead(const ElementString &read)
{
    require(!read.elements().isEmpty());
    const auto brackets = ElementString::parseBracketed(read.toBracketed(), Year);
    require(brackets && *brackets == read);

    auto ordered = read.elements();
    std::stable_partition(ordered.begin(), ordered.end(), [](const auto &element) {
        return pw::gs1::findAi(element.ai)->predefinedLength;
    });
    const auto symbol = ElementString::parse(read.toData(), Year);
    require(symbol && symbol->elements() == ordered);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromLatin1(QByteArrayView(data, qsizetype(size)));
    const auto read = ElementString::parse(text, Year);
    if (read) {
        checkWhatWasRead(*read);
        QString all;
        for (const auto &[ai, value] : read->elements())
            all += ai + value;
        require(all == QString(text).remove(QChar(ElementString::Separator)));
    } else {
        require(read.error().offset >= 0 && read.error().offset <= text.size());
    }

    const auto bracketed = ElementString::parseBracketed(text, Year);
    if (bracketed)
        checkWhatWasRead(*bracketed);
    else
        require(bracketed.error().offset >= 0 && bracketed.error().offset <= text.size());
    return 0;
}
