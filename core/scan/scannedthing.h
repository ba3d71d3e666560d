// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"
#include "core/gs1/elementstring.h"
#include "core/gs1/gs1date.h"
#include "core/scan/symboldecoder.h"

#include <optional>
#include <variant>

namespace pw::scan {

/// A trade item with its serial, and what else its label says.
struct ScannedItem
{
    epc::Sgtin sgtin;
    std::optional<QString> lot;
    std::optional<gs1::Gs1Date> expiry;
};

/// A logistic unit.
struct ScannedLogisticUnit
{
    gs1::Sscc sscc;
};

/// A GTIN without serial (an EAN-13 beside the Data Matrix, a GS1 label without AI 21).
struct ScannedProductOnly
{
    gs1::Gtin gtin;
};

/// Readable and in order, but nothing a packing bench uses: a carrier code, a location, a text.
struct ScannedForeign
{
    enum class Kind {
        NotGs1,   ///< not an element string, and not a web address
        OtherKey, ///< GS1, but names no one unit by GTIN or SSCC; both of them name two
        Url       ///< a web address without GS1 identity
    };
    Kind kind;
};

/// No identity can be told, and none is guessed.
struct ScannedUnreadable
{
    std::variant<SymbolError, gs1::ParseError> reason;
};

/// A separator seems lost: no GS in the whole message and the tail of the last variable field
/// parses completely as further AIs (R-ID-7c). Refused unless the device is proven.
struct ScannedAmbiguous
{
    QString ai; ///< whose value holds the tail
};

using ScannedThing = std::variant<ScannedItem, ScannedLogisticUnit, ScannedProductOnly,
                                  ScannedForeign, ScannedAmbiguous, ScannedUnreadable>;

} // namespace pw::scan
