// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace pw::labels {

/// Symbologies we print. Encoded by libzint only: the other libraries at hand cannot make true GS1
/// symbols with FNC1.
enum class Symbology { Gs1DataMatrix, Gs1_128, DataMatrix, Code128, Ean13 };

/// Modules of one symbol, dark = true; a linear symbol has one row.
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
    QString detail; ///< the encoder's own text
};

/// GS1 symbologies take the bracketed form `(01)…(21)…`, the others plain text. Data the standard
/// forbids (wrong check digit, month 13, GS1-128 over 48 characters) is refused, not warned about.
Result<SymbolMatrix, EncodeError> encode(Symbology symbology, const QString &data);

} // namespace pw::labels
