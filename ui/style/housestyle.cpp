// SPDX-License-Identifier: Apache-2.0
#include "ui/style/housestyle.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace pw::style {

using namespace Qt::StringLiterals;

HouseStyle::HouseStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay: return 300;
    case SH_ToolTip_FallAsleepDelay: return 8000;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_Widget_Animation_Duration: return 0; // rows that glide cannot be read
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    switch (metric) {
    case PM_TreeViewIndentation: return tokens().space.xl;
    case PM_SliderThickness:
    case PM_SliderLength: return tokens().space.touch / 2;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (element != PE_FrameFocusRect) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(tokens().colours.accent.solid, 2));
    painter->setBrush(Qt::NoBrush);
    const qreal radius = tokens().space.radiusSmall;
    painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

} // namespace pw::style
