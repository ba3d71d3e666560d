// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/charset.h"
#include "core/scan/grammar.h"

namespace pw::scan {

namespace {

constexpr qsizetype Length = 20;
constexpr qsizetype ProductLength = 7;

/// 20 digits: 7 name drug, strength and packaging, the first of them an 8; 9 are the serial number
/// and 4 are made by a secret of the system. Nothing in it can be proven here, and the code says no
/// lot and no expiry: the serial is kept with its last four digits, so that a forged one is another
/// identity. It needs an AIM identifier: without one it might be an element string of AI 8xxx.
class ChinaDrugCodeGrammar : public Grammar
{
public:
    Scheme scheme() const override { return Scheme::ChinaDrugCode; }

    bool recognises(const Symbol &symbol) const override
    {
        return symbol.symbology && symbol.data.size() == Length && symbol.data.startsWith('8')
               && gs1::isAllDigits(QString::fromLatin1(symbol.data));
    }

    Result<GrammarReading, GrammarError> read(const Symbol &symbol, int) const override
    {
        if (!recognises(symbol))
            return Failure{GrammarError{scheme(), GrammarError::Code::UnknownFormat, 0, {}}};
        const QString digits = QString::fromLatin1(symbol.data);
        return GrammarReading{
            scheme(), digits.first(ProductLength), digits.sliced(ProductLength), {}, {}, {}, {},
            {}};
    }
};

} // namespace

const Grammar &chinaDrugCodeGrammar()
{
    static const ChinaDrugCodeGrammar grammar;
    return grammar;
}

} // namespace pw::scan
