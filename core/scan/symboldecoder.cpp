// SPDX-License-Identifier: Apache-2.0
#include "core/scan/symboldecoder.h"

#include <algorithm>

namespace pw::scan {

namespace {

using Code = SymbolError::Code;

constexpr char Gs = '\x1d';
constexpr char Rs = '\x1e';
constexpr char Eot = '\x04';
constexpr char Delete = '\x7f';
constexpr qsizetype EciDigits = 6;

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

/// Character sets whose lower half is ASCII, so that what is left after checkBytes() means the same
/// in them: code page 437, ISO/IEC 8859, Windows 1250 to 1252 and 1256, UTF-8, ASCII and its
/// invariant part. Not Shift JIS or UTF-16, nor anything that compresses or encrypts.
bool isLikeAscii(int eci)
{
    return (eci >= 0 && eci <= 18 && eci != 14) || (eci >= 21 && eci <= 24) || eci == 26
           || eci == 27 || eci == 170;
}

/// Takes ECI designators out and single backslashes for doubled ones. `start` is where `data`
/// stands in the frame.
Result<QByteArray, SymbolError> withoutEcis(const QByteArray &data, qsizetype start)
{
    QByteArray plain;
    plain.reserve(data.size());
    for (qsizetype i = 0; i < data.size(); ++i) {
        if (data[i] != '\\') {
            plain.append(data[i]);
            continue;
        }
        if (i + 1 < data.size() && data[i + 1] == '\\') {
            plain.append(data[++i]);
            continue;
        }
        const QByteArray digits = data.mid(i + 1, EciDigits);
        const bool isEci = digits.size() == EciDigits
                           && std::all_of(digits.begin(), digits.end(),
                                          [](char c) { return c >= '0' && c <= '9'; });
        if (!isEci)
            return Failure{SymbolError{Code::BadEci, FrameStatus::Ok, start + i}};
        if (!isLikeAscii(digits.toInt()))
            return Failure{SymbolError{Code::UnknownEci, FrameStatus::Ok, start + i}};
        i += EciDigits;
    }
    return plain;
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

    if (symbol.symbology && symbol.symbology->usesEci()) {
        auto plain = withoutEcis(symbol.data, skipped);
        if (!plain)
            return Failure{plain.error()};
        symbol.data = *std::move(plain);
    }
    if (symbol.data.isEmpty())
        return Failure{SymbolError{Code::Empty, FrameStatus::Ok, skipped}};
    if (!symbol.symbology && framing.aimRequired)
        return Failure{SymbolError{Code::NoAimIdentifier, FrameStatus::Ok, 0}};
    return symbol;
}

} // namespace pw::scan
