// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

#include <optional>

namespace pw::gs1 {

/// The AIM symbology identifier a reader sends in front of the data: `]`, a code character, a
/// modifier (ISO/IEC 15424), such as `]d2`.
struct SymbologyId
{
    char code; ///< 'd' Data Matrix, 'C' Code 128, 'Q' QR, 'e' DataBar, 'J' DotCode, 'E' EAN/UPC …
    char modifier; ///< what the symbol says of itself: FNC1 in first place, ECI, check digit …

    static constexpr qsizetype Length = 3;

    /// The identifier at the start of `data`, if there is one.
    static std::optional<SymbologyId> read(QByteArrayView data);

    /// Whether the symbol carries GS1 element strings: ]d2 ]C1 ]e0 ]e1 ]e2 ]Q3 ]J1, and with ECI
    /// ]d5 ]Q4. ]d1, ]C0, ]Q1 and ]J0 are *not* GS1, even where the data looks like it.
    bool isGs1ElementString() const;

    /// EAN-13, UPC-A, UPC-E as 13 digits (]E0) or EAN-8 (]E4): a bare GTIN, no serial.
    bool isRetailGtin() const;

    /// Interleaved 2 of 5, with or without a check digit that was proven (]I0 ]I1).
    bool isItf() const;

    /// Symbols that carry any text: Data Matrix, QR Code, DotCode.
    bool carriesText() const;

    /// Whether the reader uses the ECI protocol: `\\nnnnnn` switches characters, a backslash that
    /// is data comes twice (]d4 ]d5 ]d6 ]Q2 ]Q4 ]Q6).
    bool usesEci() const;

    /// What people call the symbology, such as "GS1 DataMatrix"; empty where it has no name here.
    QLatin1StringView name() const;

    QByteArray toByteArray() const;

    friend bool operator==(const SymbologyId &, const SymbologyId &) = default;
};

} // namespace pw::gs1
