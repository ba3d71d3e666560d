// SPDX-License-Identifier: Apache-2.0
#include "core/labels/symbolencoder.h"

#include "core/gs1/aitable.h"

#include <QList>

#include <array>
#include <memory>
#include <zint.h>

namespace pw::labels {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<Symbology, QLatin1StringView>, 5> Codes = {
    {{Symbology::Gs1DataMatrix, "gs1-datamatrix"_L1},
     {Symbology::Gs1_128, "gs1-128"_L1},
     {Symbology::DataMatrix, "data-matrix"_L1},
     {Symbology::Code128, "code-128"_L1},
     {Symbology::Ean13, "ean-13"_L1}}};

/// GS1 General Specifications, 5.4.1: AIs, values and separators of one GS1-128 symbol.
constexpr qsizetype Gs1_128MaxLength = 48;
constexpr qsizetype Ean13Length = 13;

struct Element
{
    QString ai;
    QString value;
};

Failure<EncodeError> bad(const QString &detail)
{
    return Failure{EncodeError{EncodeError::Code::BadData, detail}};
}

/// Only the frame of AIs and values; what they may be is left to the encoder.
Result<QList<Element>, EncodeError> elementsOf(QStringView bracketed)
{
    QList<Element> elements;
    for (qsizetype i = 0; i < bracketed.size();) {
        const qsizetype aiEnd = bracketed.indexOf(u')', i);
        if (bracketed[i] != u'(' || aiEnd < 0)
            return bad(u"no AI in brackets at character %1"_s.arg(i));
        Element element{bracketed.sliced(i + 1, aiEnd - i - 1).toString(), {}};
        for (i = aiEnd + 1; i < bracketed.size() && bracketed[i] != u'('; ++i) {
            if (bracketed.sliced(i).startsWith(u"\\("))
                ++i;
            // libzint takes AIs in square brackets: one in a value would smuggle in another AI.
            if (bracketed[i] == u'[' || bracketed[i] == u']')
                return bad(u"square bracket at character %1"_s.arg(i));
            element.value += bracketed[i];
        }
        elements.append(element);
    }
    return elements;
}

/// Characters in the symbol: a separator follows every AI of variable length but the last.
qsizetype dataLength(const QList<Element> &elements)
{
    qsizetype length = 0;
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const Element &element = elements[i];
        const gs1::AiEntry *entry = gs1::findAi(element.ai);
        const bool separator = i + 1 < elements.size() && !(entry && entry->predefinedLength);
        length += element.ai.size() + element.value.size() + (separator ? 1 : 0);
    }
    return length;
}

bool isGs1(Symbology symbology)
{
    return symbology == Symbology::Gs1DataMatrix || symbology == Symbology::Gs1_128;
}

int zintSymbology(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Gs1DataMatrix:
    case Symbology::DataMatrix: return BARCODE_DATAMATRIX;
    case Symbology::Gs1_128: return BARCODE_GS1_128;
    case Symbology::Code128: return BARCODE_CODE128;
    case Symbology::Ean13: return BARCODE_EANX;
    }
    Q_UNREACHABLE();
}

/// What libzint is given, once the questions it does not ask have been asked.
Result<QByteArray, EncodeError> encoderInput(Symbology symbology, const QString &data)
{
    if (data.isEmpty())
        return Failure{EncodeError{EncodeError::Code::Empty, {}}};
    for (qsizetype i = 0; i < data.size(); ++i) {
        if (data[i] > u'\x7f') // would need an ECI, which readers at a bench do not expect
            return bad(u"not ASCII at character %1"_s.arg(i));
    }
    if (symbology == Symbology::Ean13 && data.size() != Ean13Length) // libzint would fill it up
        return bad(u"%1 digits instead of 13"_s.arg(data.size()));
    if (!isGs1(symbology))
        return data.toLatin1();

    const auto elements = elementsOf(data);
    if (!elements)
        return Failure{elements.error()};
    if (symbology == Symbology::Gs1_128) {
        if (const auto length = dataLength(*elements); length > Gs1_128MaxLength)
            return Failure{EncodeError{EncodeError::Code::TooLong,
                                       u"%1 characters, 48 are allowed"_s.arg(length)}};
    }
    QString input;
    for (const Element &element : *elements)
        input += u'[' + element.ai + u']' + element.value;
    return input.toLatin1();
}

using ZintSymbol = std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)>;

SymbolMatrix matrixOf(const zint_symbol &symbol)
{
    SymbolMatrix matrix{symbol.width, symbol.rows, {}};
    matrix.modules.reserve(size_t(matrix.width) * size_t(matrix.height));
    for (int y = 0; y < matrix.height; ++y) {
        for (int x = 0; x < matrix.width; ++x) {
            const unsigned bits = symbol.encoded_data[y][x / 8];
            matrix.modules.push_back((bits >> (x % 8) & 1U) != 0);
        }
    }
    return matrix;
}

Result<SymbolMatrix, EncodeError> encodeWith(int extraInputMode, Symbology symbology,
                                             const QString &data)
{
    const auto input = encoderInput(symbology, data);
    if (!input)
        return Failure{input.error()};

    const ZintSymbol symbol(ZBarcode_Create(), &ZBarcode_Delete);
    Q_CHECK_PTR(symbol.get());
    symbol->symbology = zintSymbology(symbology);
    symbol->input_mode = isGs1(symbology) ? GS1_MODE | extraInputMode : DATA_MODE;
    symbol->warn_level = WARN_FAIL_ALL; // a wrong check digit is only a warning to libzint
    if (symbol->symbology == BARCODE_DATAMATRIX)
        symbol->option_3 = DM_SQUARE; // or it may choose a rectangle
    std::vector<unsigned char> bytes(input->cbegin(), input->cend());
    if (const int code = ZBarcode_Encode(symbol.get(), bytes.data(), int(bytes.size()))) {
        const auto kind =
            code == ZINT_ERROR_TOO_LONG ? EncodeError::Code::TooLong : EncodeError::Code::BadData;
        return Failure{EncodeError{kind, QString::fromUtf8(symbol->errtxt)}};
    }
    return matrixOf(*symbol);
}

} // namespace

QLatin1StringView toCode(Symbology symbology)
{
    return Codes[size_t(symbology)].second;
}

std::optional<Symbology> symbologyFromCode(QStringView code)
{
    for (const auto &[symbology, text] : Codes) {
        if (code == text)
            return symbology;
    }
    return {};
}

bool isLinear(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Gs1DataMatrix:
    case Symbology::DataMatrix: return false;
    case Symbology::Gs1_128:
    case Symbology::Code128:
    case Symbology::Ean13: return true;
    }
    Q_UNREACHABLE();
}

Result<SymbolMatrix, EncodeError> encode(Symbology symbology, const QString &data)
{
    return encodeWith(0, symbology, data);
}

Result<SymbolMatrix, EncodeError> encodeUnchecked(Symbology symbology, const QString &data)
{
    return encodeWith(GS1NOCHECK_MODE, symbology, data);
}

} // namespace pw::labels
