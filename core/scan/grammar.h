// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/gs1date.h"
#include "core/gs1/gtin.h"
#include "core/scan/grammarerror.h"
#include "core/scan/symboldecoder.h"

#include <QString>

#include <optional>
#include <span>

namespace pw::scan {

/// What a code of another grammar says.
struct GrammarReading
{
    Scheme scheme;
    QString product; ///< empty where the product is a GTIN
    QString serial;  ///< may be empty
    std::optional<QString> lot;
    std::optional<gs1::Gs1Date> expiry;
    std::optional<QDate> produced;
    std::optional<int> quantity;
    /// Beside `product`: the same product's GTIN as the code says it. Without: the product itself,
    /// as an NTIN is a GTIN.
    std::optional<gs1::Gtin> gtin;
    friend bool operator==(const GrammarReading &, const GrammarReading &) = default;
};

/// A way to write product, serial, lot and expiry into a symbol that is not GS1's. Which ones are
/// asked is a setting of the site; each is a value without state.
class Grammar
{
public:
    virtual ~Grammar() = default;

    virtual Scheme scheme() const = 0;
    /// Whether a symbol is meant as one of this grammar; then read() has the last word.
    virtual bool recognises(const Symbol &symbol) const = 0;
    /// `currentYear` decides the century of two-digit years.
    virtual Result<GrammarReading, GrammarError> read(const Symbol &symbol,
                                                      int currentYear) const = 0;

protected:
    Grammar() = default;
    Q_DISABLE_COPY_MOVE(Grammar)
};

/// IFA's PPN code: ISO/IEC 15434 format 06 with data identifiers 9N (PPN) or 8P (NTIN, any GTIN),
/// S, 1T, D and 16D.
const Grammar &ppnGrammar();
/// Supplier labels of ANSI/HIBC 2.6: primary and secondary data in one symbol, or ISO/IEC 15434
/// format 06 with data identifier 25P.
const Grammar &hibcGrammar();
/// Chinese drug traceability code: 20 digits, the first one 8.
const Grammar &chinaDrugCodeGrammar();

/// All of them, in the order in which they are asked.
std::span<const Grammar *const> allGrammars();

} // namespace pw::scan
