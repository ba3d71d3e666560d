// SPDX-License-Identifier: Apache-2.0
#include "core/labels/testsheet.h"

#include "core/labels/symbolsvg.h"

#include <algorithm>

namespace pw::labels {

using namespace Qt::StringLiterals;

namespace {

// GS1 General Specifications, character set 82.
constexpr char Set82[] = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                         "abcdefghijklmnopqrstuvwxyz";

/// An opening bracket of a value is escaped for the encoder.
QString escaped(const char *text)
{
    return QString::fromLatin1(text).replace(u"("_s, u"\\("_s);
}

QList<TestSheetCode> makeCodes()
{
    const QByteArray block(88, 'L');
    const QString blockText = QString::fromLatin1(block);
    return {{TestCode::Gs1DataMatrix, Symbology::Gs1DataMatrix,
             u"(01)09521141100998(21)aZ-y/+:_(17)301231(10)PROOF"_s,
             "]d20109521141100998"
             "21aZ-y/+:_\x1d"
             "17301231"
             "10PROOF"},
            {TestCode::Gs1Linear, Symbology::Gs1_128, u"(00)395211411009900016"_s,
             "]C100395211411009900016"},
            {TestCode::Case, Symbology::Code128, u"Packwright-aBcDeF-TEST"_s,
             "]C0Packwright-aBcDeF-TEST"},
            {TestCode::CharacterSet, Symbology::Gs1DataMatrix, u"(91)"_s + escaped(Set82),
             QByteArray("]d291") + Set82},
            {TestCode::Long, Symbology::Gs1DataMatrix, u"(91)a%1(92)b%1(93)c%1"_s.arg(blockText),
             "]d291a" + block + "\x1d" + "92b" + block + "\x1d" + "93c" + block}};
}

struct Caption
{
    QString en;
    QString de;
};

Caption captionOf(TestCode code)
{
    switch (code) {
    case TestCode::Gs1DataMatrix:
        return {u"GS1 DataMatrix with a separator inside"_s,
                u"GS1 DataMatrix mit Trennzeichen im Innern"_s};
    case TestCode::Gs1Linear: return {u"GS1-128"_s, u"GS1-128"_s};
    case TestCode::Case:
        return {u"Code 128, capital and small letters"_s,
                u"Code 128, gro\u00dfe und kleine Buchstaben"_s};
    case TestCode::CharacterSet:
        return {u"All 82 characters of GS1 data"_s, u"Alle 82 Zeichen von GS1-Daten"_s};
    case TestCode::Long: return {u"A long code"_s, u"Ein langer Code"_s};
    }
    Q_UNREACHABLE();
}

constexpr auto Style = R"(
@page { size: A4; margin: 12mm; }
body { font: 10pt/1.3 "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
  max-width: 186mm; margin: 0 auto; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1 { font-size: 16pt; margin: 0 0 2mm; }
.code { margin: 0 0 8mm; break-inside: avoid; }
svg { display: block; }
)"_L1;

} // namespace

const QList<TestSheetCode> &testSheetCodes()
{
    static const QList<TestSheetCode> codes = makeCodes();
    return codes;
}

Result<QString, EncodeError> testSymbolSvg(TestCode code)
{
    const auto &codes = testSheetCodes();
    const auto found = std::find_if(codes.begin(), codes.end(),
                                    [code](const TestSheetCode &one) { return one.id == code; });
    const auto matrix = encode(found->symbology, found->data);
    if (!matrix)
        return Failure{matrix.error()};
    // Whole dots at 300 and 600 dpi, so that a printer need not round any module.
    const double module = isLinear(found->symbology) ? 25.4 / 75 : 25.4 / 50;
    return symbolSvg(found->symbology, *matrix, {module, 15.});
}

Result<QByteArray, EncodeError> testSheetHtml(QStringView language)
{
    const bool german = language == u"de";
    const QString title = german ? u"Testblatt f\u00fcr Scanner"_s : u"Test sheet for scanners"_s;
    const QString introduction =
        german ? u"In 100 % drucken. Jeden Code einmal scannen, von oben nach unten."_s
               : u"Print at 100 %. Scan each code once, from top to bottom."_s;
    QString html = u"<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><title>%2"
                   "</title><style>%3</style></head>\n<body><h1>%2</h1><p>%4</p>\n"_s.arg(
                       german ? u"de"_s : u"en"_s, title, Style, introduction);
    int number = 0;
    for (const TestSheetCode &code : testSheetCodes()) {
        const auto svg = testSymbolSvg(code.id);
        if (!svg)
            return Failure{svg.error()};
        const Caption caption = captionOf(code.id);
        html += u"<div class=\"code\"><p>%1. %2</p>%3</div>\n"_s.arg(
            QString::number(++number), german ? caption.de : caption.en, *svg);
    }
    html += u"</body></html>\n"_s;
    return html.toUtf8();
}

} // namespace pw::labels
