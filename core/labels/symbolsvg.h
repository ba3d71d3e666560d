// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/symbolencoder.h"

namespace pw::labels {

/// Sizes of a printed symbol in millimetres.
struct SymbolSize
{
    double module = 0.508;  ///< width of the narrowest bar (X-dimension) or side of a cell
    double barHeight = 15.; ///< linear symbols only
};

/// Light space around a symbol, in modules (GS1 General Specifications, 5.2.3.4, 5.4.2, 5.6.2).
struct QuietZone
{
    int left = 0;
    int right = 0;
    int top = 0;
    int bottom = 0;
};
QuietZone quietZoneOf(Symbology symbology);

/// The symbol with its quiet zone as one `<svg>` element of true size. Dark modules are rectangles
/// on a whole grid drawn without smoothing, so that neighbours leave no seam.
QString symbolSvg(Symbology symbology, const SymbolMatrix &matrix, const SymbolSize &size);

} // namespace pw::labels
