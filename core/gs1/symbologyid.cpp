// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/symbologyid.h"

#include <QByteArray>

namespace pw::gs1 {

namespace {

constexpr bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

} // namespace

std::optional<SymbologyId> SymbologyId::read(QByteArrayView data)
{
    if (data.size() < Length || data[0] != ']')
        return std::nullopt;
    const char code = data[1];
    const char modifier = data[2];
    if (!isLetter(code) || !(isLetter(modifier) || (modifier >= '0' && modifier <= '9')))
        return std::nullopt;
    return SymbologyId{code, modifier};
}

bool SymbologyId::isGs1ElementString() const
{
    switch (code) {
    case 'C': return modifier == '1';
    case 'd': return modifier == '2' || modifier == '5';
    case 'e': return modifier >= '0' && modifier <= '2';
    case 'J': return modifier == '1';
    case 'Q': return modifier == '3' || modifier == '4';
    default: return false;
    }
}

bool SymbologyId::isRetailGtin() const
{
    return code == 'E' && (modifier == '0' || modifier == '4');
}

bool SymbologyId::isItf() const
{
    return code == 'I' && (modifier == '0' || modifier == '1');
}

bool SymbologyId::carriesText() const
{
    return code == 'd' || code == 'Q' || code == 'J';
}

bool SymbologyId::usesEci() const
{
    if (code == 'd')
        return modifier >= '4' && modifier <= '6';
    return code == 'Q' && (modifier == '2' || modifier == '4' || modifier == '6');
}

QLatin1StringView SymbologyId::name() const
{
    using namespace Qt::StringLiterals;
    const bool isGs1 = isGs1ElementString();
    switch (code) {
    case 'A': return "Code 39"_L1;
    case 'C': return isGs1 ? "GS1-128"_L1 : "Code 128"_L1;
    case 'd': return isGs1 ? "GS1 DataMatrix"_L1 : "Data Matrix"_L1;
    case 'E': return modifier == '4' ? "EAN-8"_L1 : "EAN-13 or UPC"_L1;
    case 'e': return modifier == '0' ? "GS1 DataBar"_L1 : "GS1 Composite"_L1;
    case 'F': return "Codabar"_L1;
    case 'G': return "Code 93"_L1;
    case 'I': return "Interleaved 2 of 5"_L1;
    case 'J': return isGs1 ? "GS1 DotCode"_L1 : "DotCode"_L1;
    case 'L': return "PDF417"_L1;
    case 'Q': return isGs1 ? "GS1 QR Code"_L1 : "QR Code"_L1;
    case 'U': return "MaxiCode"_L1;
    case 'z': return "Aztec Code"_L1;
    default: return {};
    }
}

QByteArray SymbologyId::toByteArray() const
{
    const char id[Length]{']', code, modifier};
    return QByteArray(id, Length);
}

} // namespace pw::gs1
