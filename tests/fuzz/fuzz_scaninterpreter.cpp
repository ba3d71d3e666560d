// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/digitallink.h"
#include "core/scan/scaninterpreter.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <optional>

using namespace pw::scan;
using pw::epc::Epc;
using pw::fuzz::require;

namespace {

/// The unit a scan names, if it names one.
std::optional<Epc> unitOf(const ScannedThing &thing)
{
    if (const auto *item = std::get_if<ScannedItem>(&thing))
        return Epc(item->sgtin);
    if (const auto *unit = std::get_if<ScannedLogisticUnit>(&thing))
        return Epc(unit->sscc);
    return std::nullopt;
}

bool isPlain(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) < 0x7f; });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const RawScan scan{.bytes = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size))};
    const InterpretContext proven{Framing{}, true, 2026};
    const InterpretContext unproven{Framing{}, false, 2026};
    const InterpretContext aimRequired{Framing{.aimRequired = true}, true, 2026};

    const auto unit = unitOf(interpret(scan, proven));
    if (unit) {
        // No digit or character of an identity is ever made up: it stands in the bytes.
        require(isPlain(scan.bytes));
        const QString symbol = QString::fromLatin1(decodeSymbol(scan, Framing{})->data);
        // A serial may hold "://", too.
        const bool isAddress = symbol.startsWith(QStringLiteral("http"), Qt::CaseInsensitive);
        // The identity stands in the path; what a query is worth is nobody's business here.
        const QString address =
            symbol.section(u'?', 0, isAddress ? 0 : -1).section(u'#', 0, isAddress ? 0 : -1);
        QString text = address;
        for (const QString &segment : isAddress ? address.split(u'/') : QStringList())
            text += u'/' + pw::gs1::percentDecoded(segment).value_or(QString());
        if (const auto *sgtin = unit->sgtin())
            require(text.contains(sgtin->serial()) && text.contains(sgtin->gtin().digits()));
        else
            require(text.contains(unit->sscc()->digits()));
    }

    // Doubt may only take an identity away.
    const auto doubted = unitOf(interpret(scan, unproven));
    require(!doubted || doubted == unit);
    const auto identified = unitOf(interpret(scan, aimRequired));
    require(!identified || (identified == unit && scan.bytes.startsWith(']')));
    return 0;
}
