// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/symbologyid.h"
#include "core/scan/deviceprofile.h"
#include "core/scan/rawscan.h"

#include <optional>

namespace pw::scan {

/// The content of one symbol: AIM identifier apart from data.
struct Symbol
{
    std::optional<gs1::SymbologyId> symbology;
    /// Plain ASCII, never empty; one leading GS removed where there is no identifier, ECI
    /// designators where the identifier says that there may be some.
    QByteArray data;
};

/// Why a frame holds no usable symbol.
struct SymbolError
{
    enum class Code {
        NotOk,            ///< the frame itself was no-read, overflow, framing error or cut off
        Empty,            ///< no data, or nothing but an identifier
        ControlCharacter, ///< a control character other than GS (and RS, EOT of ISO/IEC 15434)
        NotAscii,         ///< a byte above 0x7F
        NoAimIdentifier,  ///< the profile demands one
        BadEci,           ///< a backslash that begins neither an ECI nor another backslash
        UnknownEci,       ///< an ECI whose characters are not those of ASCII
    };
    Code code;
    FrameStatus status = FrameStatus::Ok; ///< for NotOk
    qsizetype offset = 0;                 ///< bytes into the frame

    friend bool operator==(const SymbolError &, const SymbolError &) = default;
};

Result<Symbol, SymbolError> decodeSymbol(const RawScan &scan, const Framing &framing);

} // namespace pw::scan
