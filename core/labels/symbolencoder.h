// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace pw::labels {

/// Symbologies we print. Encoded by libzint only: the other libraries at hand cannot make true GS1
/// symbols with FNC1.
enum class Symbology { Gs1DataMatrix, Gs1_128, DataMatrix, Code128, Ean13 };

QLatin1StringView toCode(Symbology symbology); ///< "gs1-datamatrix", "gs1-128", "data-matrix" …
std::optional<Symbology> symbologyFromCode(QStringView code);

/// One row whose modules are bars of any height, not squares.
bool isLinear(Symbology symbology);

/// Modules of one symbol without quiet zone, dark = true; a linear symbol has one row.
struct SymbolMatrix
{
    int width = 0;
    int height = 0;
    std::vector<bool> modules; ///< row by row
    bool dark(int x, int y) const { return modules[size_t(y) * size_t(width) + size_t(x)]; }
};

struct EncodeError
{
    enum class Code { Empty, TooLong, BadData };
    Code code;
    QString detail; ///< the encoder's own text, or what we found before asking it
};

/// GS1 symbologies take the bracketed form `(01)…(21)…`, where `\(` is a bracket of the value; the
/// others plain ASCII text, EAN-13 all 13 digits. Data the standard forbids (wrong check digit,
/// month 13, GS1-128 over 48 characters) is refused, not warned about. Data Matrix is square.
Result<SymbolMatrix, EncodeError> encode(Symbology symbology, const QString &data);

/// As encode(), but the values of AIs are taken as they are. Only for codes that are meant to be
/// refused: the demonstration sheet and tests.
Result<SymbolMatrix, EncodeError> encodeUnchecked(Symbology symbology, const QString &data);

} // namespace pw::labels
