// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace pw::style {

/// Fusion without what does not suit gloves: no focus dots, no hover delays, targets large enough.
/// Colours and boxes come from the style sheet.
class HouseStyle : public QProxyStyle
{
    Q_OBJECT
public:
    HouseStyle();

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace pw::style
