// SPDX-License-Identifier: Apache-2.0
#include "ui/common/fittedlabel.h"

#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pw::ui {

namespace {

constexpr int Flags = Qt::TextWordWrap;
constexpr int StepsOfSize = 16;

} // namespace

FittedLabel::FittedLabel(int style::TypeScale::*size, QFont::Weight weight, int lines,
                         QWidget *parent)
    : QLabel(parent), m_size(size), m_weight(weight), m_lines(lines)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true); // or QLabel takes the height for width back
    setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int FittedLabel::pixels() const
{
    return style::tokens().type.*m_size;
}

QSize FittedLabel::sizeHint() const
{
    const QFontMetrics metrics(style::Theme::current().font(pixels(), m_weight));
    return {metrics.horizontalAdvance(text()) + 2, metrics.lineSpacing() * m_lines + 2};
}

QSize FittedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(style::Theme::current().font(pixels(), m_weight));
    return {pixels() * 4, metrics.lineSpacing() + 2};
}

int FittedLabel::heightForWidth(int width) const
{
    // Nested layouts ask hundreds of times for the same few widths.
    if (m_heights.text != text() || m_heights.pixels != pixels())
        m_heights = {text(), pixels(), {}};
    const auto known = m_heights.byWidth.constFind(width);
    if (known != m_heights.byWidth.cend())
        return *known;
    const QFontMetrics metrics(style::Theme::current().font(pixels(), m_weight));
    const int wrapped = metrics.boundingRect(QRect(0, 0, width, 100000), Flags, text()).height();
    const int line = metrics.lineSpacing();
    return *m_heights.byWidth.insert(width, std::clamp(wrapped, line, line * m_lines) + 2);
}

bool FittedLabel::fitsWith(const QFont &font) const
{
    const QFontMetrics metrics(font);
    const QRect space = contentsRect();
    const QRect needed = metrics.boundingRect(QRect(0, 0, space.width(), 100000), Flags, text());
    return needed.width() <= space.width() && needed.height() <= space.height();
}

QFont FittedLabel::fitted() const
{
    const QSize room = contentsRect().size();
    if (m_fit.text == text() && m_fit.room == room && m_fit.pixels == pixels())
        return m_fit.font;
    const int smallest = std::max(pixels() * 3 / 5, style::tokens().type.caption);
    const int step = std::max(1, pixels() / StepsOfSize); // few sizes: each keeps a font loaded
    int size = pixels();
    QFont font = style::Theme::current().font(size, m_weight);
    while (size > smallest && !fitsWith(font)) {
        size = std::max(smallest, size - step);
        font.setPixelSize(size);
    }
    m_fit = {text(), room, pixels(), font};
    return font;
}

bool FittedLabel::fits() const
{
    return fitsWith(fitted());
}

void FittedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(fitted());
    painter.setPen(palette().color(foregroundRole()));
    const auto align = QStyle::visualAlignment(layoutDirection(), alignment());
    painter.drawText(contentsRect(), int(align) | Flags, text());
}

} // namespace pw::ui
