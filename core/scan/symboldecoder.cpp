// SPDX-License-Identifier: Apache-2.0
#include "core/scan/symboldecoder.h"

namespace pw::scan {

namespace {

using Code = SymbolError::Code;

constexpr char Gs = '\x1d';
constexpr char Rs = '\x1e';
constexpr char Eot = '\x04';
constexpr char Delete = '\x7f';

std::optional<SymbolError> checkBytes(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (uchar(c) > 0x7f)
            return SymbolError{Code::NotAscii, FrameStatus::Ok, i};
        if (c == Delete || (c < ' ' && c != Gs && c != Rs && c != Eot))
            return SymbolError{Code::ControlCharacter, FrameStatus::Ok, i};
    }
    return std::nullopt;
}

} // namespace

Result<Symbol, SymbolError> decodeSymbol(const RawScan &scan, const Framing &framing)
{
    if (scan.status != FrameStatus::Ok)
        return Failure{SymbolError{Code::NotOk, scan.status, 0}};
    if (const auto error = checkBytes(scan.bytes))
        return Failure{*error};

    Symbol symbol{gs1::SymbologyId::read(scan.bytes), scan.bytes};
    qsizetype skipped = 0;
    if (symbol.symbology)
        skipped = gs1::SymbologyId::Length;
    else if (scan.bytes.startsWith(Gs))
        skipped = 1; // some set-ups send the FNC1 in first place as GS instead of an identifier
    symbol.data.remove(0, skipped);

    if (symbol.data.isEmpty())
        return Failure{SymbolError{Code::Empty, FrameStatus::Ok, skipped}};
    if (!symbol.symbology && framing.aimRequired)
        return Failure{SymbolError{Code::NoAimIdentifier, FrameStatus::Ok, 0}};
    return symbol;
}

} // namespace pw::scan
