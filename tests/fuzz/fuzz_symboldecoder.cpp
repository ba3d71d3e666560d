// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scaninterpreter.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

using namespace pw::scan;
using pw::fuzz::require;

namespace {

bool isPlain(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) < 0x7f; });
}

bool namesAUnit(const ScannedThing &thing)
{
    return std::holds_alternative<ScannedItem>(thing)
           || std::holds_alternative<ScannedLogisticUnit>(thing)
           || std::holds_alternative<ScannedCommand>(thing);
}

/// Everything a site can switch on.
InterpretContext everything()
{
    InterpretContext context{Framing{}, true, 2026, {}};
    ScanRules &rules = context.rules;
    rules.schemes = {Scheme::Ppn, Scheme::Hibc, Scheme::ChinaDrugCode};
    rules.ntinOfPpn = rules.itf14 = rules.upcE = true;
    rules.badgePrefix = QStringLiteral("PWB-");
    rules.commandKey = QByteArray(16, 'k');
    rules.tails = {{QStringLiteral("RU"), {QStringLiteral("0")}, {{QStringLiteral("92"), {44}}}}};
    return context;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const RawScan scan{.bytes = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size))};
    const auto symbol = decodeSymbol(scan, Framing{});
    if (symbol) {
        require(!symbol->data.isEmpty() && isPlain(symbol->data));
        require(symbol->data.size() <= scan.bytes.size());
        // Nothing is added; only ECI escapes are taken out of the middle.
        const bool usesEci = symbol->symbology && symbol->symbology->usesEci();
        require(usesEci || scan.bytes.endsWith(symbol->data));
        if (symbol->symbology)
            require(scan.bytes.startsWith(symbol->symbology->toByteArray()));
    } else {
        require(symbol.error().offset >= 0 && symbol.error().offset <= scan.bytes.size());
    }

    InterpretContext context = everything();
    const ScannedThing open = interpret(scan, context);
    context.rules.ignore = {{QStringLiteral("all"), {QStringLiteral("]")}, {}}};
    const ScannedThing ignoring = interpret(scan, context);
    require(namesAUnit(open) == namesAUnit(ignoring)); // no rule hides a unit, or makes one
    for (const Payload payload : {Payload::EpcHex, Payload::EpcHexWithControl}) {
        context.framing.payload = payload;
        const ScannedThing tag = interpret(scan, context);
        require(!namesAUnit(tag) || scan.bytes.size() >= 24);
    }
    return 0;
}
