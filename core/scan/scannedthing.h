// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"
#include "core/epc/location.h"
#include "core/epc/tagerror.h"
#include "core/gs1/elementstring.h"
#include "core/gs1/gs1date.h"
#include "core/scan/benchcommand.h"
#include "core/scan/grammarerror.h"
#include "core/scan/symboldecoder.h"

#include <optional>
#include <variant>

namespace pw::scan {

/// The cryptographic tail of packs for markets that have one (Russia, EAEU: AIs 91, 92, 93). What
/// it proves only that market's system can tell; we see whether it is there and whole.
struct CryptoTail
{
    enum class State {
        NotDemanded,
        Complete,
        Missing,    ///< the product's market demands one, the label has none or only part of it
        WrongLength ///< there, but cut off or too long
    };
    State state = State::NotDemanded;
    qsizetype length91 = -1; ///< characters; -1: the AI is not on the label
    qsizetype length92 = -1;
    qsizetype length93 = -1;
    friend bool operator==(const CryptoTail &, const CryptoTail &) = default;
};

/// A trade item with its serial, and what else its label says.
struct ScannedItem
{
    epc::Sgtin sgtin;
    std::optional<QString> lot;
    std::optional<gs1::Gs1Date> expiry;
    CryptoTail tail;
    /// As read from a GS1 symbol; nothing where a Digital Link, a tag or another grammar named it.
    std::optional<gs1::ElementString> label;
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

/// A product of another numbering: identity is scheme, product and serial. Never taken for a GS1
/// identity, even where one of the same pack is known.
struct ScannedOtherScheme
{
    Scheme scheme;
    QString product;
    QString serial; ///< empty: names a product, no unit
    std::optional<QString> lot;
    std::optional<gs1::Gs1Date> expiry;
    std::optional<gs1::Gtin> gtin; ///< the same product in GS1's numbering, where the code says so
};

/// Somebody's badge.
struct ScannedBadge
{
    QString person; ///< what stands behind the prefix of badges
};

/// A command code whose check is right.
struct ScannedCommand
{
    BenchCommand command;
};

/// A code with the prefix of command codes that is none of this site's.
struct ScannedFalseCommand
{
    CommandError reason;
};

/// A place, AIs (414) and (254).
struct ScannedLocation
{
    epc::Location location;
};

/// A document or consignment by its number: AIs 253, 400, 401, 402.
struct ScannedDocument
{
    QString ai;
    QString number;
};

/// A code that the site's settings say not to stop for (B7).
struct ScannedIgnored
{
    QString rule; ///< name of the setting
};

/// Why no identity can be told.
using ReadingFault = std::variant<SymbolError, gs1::ParseError, epc::TagError, GrammarError>;

/// No identity can be told, and none is guessed.
struct ScannedUnreadable
{
    ReadingFault reason;
};

/// The keyboard the code was typed on does not type what was scanned (A5).
struct ScannedDistorted
{
    KeyboardFault fault;
};

/// A separator seems lost: no GS in the whole message and the tail of the last variable field
/// parses completely as further AIs (R-ID-7c). Refused unless the device is proven.
struct ScannedAmbiguous
{
    QString ai; ///< whose value holds the tail
};

using ScannedThing =
    std::variant<ScannedItem, ScannedLogisticUnit, ScannedProductOnly, ScannedForeign,
                 ScannedAmbiguous, ScannedUnreadable, ScannedOtherScheme, ScannedBadge,
                 ScannedCommand, ScannedFalseCommand, ScannedLocation, ScannedDocument,
                 ScannedIgnored, ScannedDistorted>;

} // namespace pw::scan
