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

QByteArray SymbologyId::toByteArray() const
{
    const char id[Length]{']', code, modifier};
    return QByteArray(id, Length);
}

} // namespace pw::gs1
