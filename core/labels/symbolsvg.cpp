// SPDX-License-Identifier: Apache-2.0
#include "core/labels/symbolsvg.h"

namespace pw::labels {

using namespace Qt::StringLiterals;

namespace {

/// Runs of dark modules as closed sub-paths, in units of one module.
QString pathOf(const SymbolMatrix &matrix, const QuietZone &quiet, const QString &rowHeight)
{
    QString path;
    for (int y = 0; y < matrix.height; ++y) {
        for (int x = 0; x < matrix.width;) {
            const int start = x;
            while (x < matrix.width && matrix.dark(x, y))
                ++x;
            if (x == start) {
                ++x;
                continue;
            }
            path += u"M%1 %2h%3v%4h-%3z"_s.arg(start + quiet.left)
                        .arg(y + quiet.top)
                        .arg(x - start)
                        .arg(rowHeight);
        }
    }
    return path;
}

} // namespace

QuietZone quietZoneOf(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Gs1DataMatrix:
    case Symbology::DataMatrix: return {2, 2, 2, 2}; // the standard asks for one; two forgive dirt
    case Symbology::Gs1_128:
    case Symbology::Code128: return {10, 10, 0, 0};
    case Symbology::Ean13: return {11, 7, 0, 0};
    }
    Q_UNREACHABLE();
}

QString symbolSvg(Symbology symbology, const SymbolMatrix &matrix, const SymbolSize &size)
{
    const QuietZone quiet = quietZoneOf(symbology);
    const double rowHeight = isLinear(symbology) ? size.barHeight / size.module : 1.;
    const double width = matrix.width + quiet.left + quiet.right;
    const double height = matrix.height * rowHeight + quiet.top + quiet.bottom;
    const auto number = [](double value) { return QString::number(value, 'g', 8); };
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1mm\" height=\"%2mm\""
           " viewBox=\"0 0 %3 %4\" shape-rendering=\"crispEdges\">"
           "<rect width=\"%3\" height=\"%4\" fill=\"#fff\"/><path d=\"%5\"/></svg>"_s.arg(
               number(width * size.module), number(height * size.module), number(width),
               number(height), pathOf(matrix, quiet, number(rowHeight)));
}

} // namespace pw::labels
