// SPDX-License-Identifier: Apache-2.0
#include "core/scan/envelope.h"
#include "core/scan/grammar.h"
#include "core/scan/ppn.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace pw::scan;
using pw::fuzz::require;

namespace {

constexpr int Year = 2026;

void check(const QByteArray &message)
{
    const QString text = QString::fromLatin1(message);
    if (const auto fields = readEnvelope(text, Scheme::Ppn)) {
        require(!fields->isEmpty());
        for (const EnvelopeField &field : *fields)
            require(QStringView(text).sliced(field.offset).startsWith(field.value));
    }
    for (const Grammar *grammar : {&ppnGrammar(), &hibcGrammar()}) {
        const auto reading = grammar->read({std::nullopt, message}, Year);
        if (!reading) {
            require(reading.error().offset >= 0 && reading.error().offset <= text.size());
            continue;
        }
        // No character of an identity is made up.
        require(!reading->product.isEmpty() || reading->gtin.has_value());
        require(text.contains(reading->product) && text.contains(reading->serial));
        require(!reading->gtin || text.contains(reading->gtin->toString()));
        if (reading->scheme == Scheme::Ppn && !reading->product.isEmpty())
            require(isPpn(reading->product));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    check(bytes);
    check("[)>\x1e"
          "06\x1d"
          + bytes + "\x1e\x04");
    return 0;
}
