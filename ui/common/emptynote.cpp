// SPDX-License-Identifier: Apache-2.0
#include "ui/common/emptynote.h"

#include "ui/common/fittedlabel.h"
#include "ui/common/iconlabel.h"
#include "ui/style/theme.h"

#include <QVBoxLayout>

namespace pw::ui {

EmptyNote::EmptyNote(style::Icon icon, int iconSize, QWidget *parent)
    : QWidget(parent),
      m_icon(new IconLabel(icon, iconSize)),
      m_title(new FittedLabel(&style::TypeScale::title, QFont::DemiBold)),
      m_sentence(new FittedLabel(&style::TypeScale::body, QFont::Normal, 2))
{
    m_title->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setSizeConstraint(QLayout::SetNoConstraint);
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addStretch();
    connect(&style::Theme::current(), &style::Theme::changed, this, &EmptyNote::restyle);
    restyle();
}

void EmptyNote::setIcon(style::Icon icon)
{
    m_icon->setIcon(icon);
}

void EmptyNote::setNote(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
}

QSize EmptyNote::minimumSizeHint() const
{
    return {m_title->minimumSizeHint().width(),
            m_title->minimumSizeHint().height() + m_sentence->minimumSizeHint().height()};
}

void EmptyNote::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The words matter more than the picture.
    m_icon->setVisible(height() >= 2 * m_icon->sizeHint().height() + minimumSizeHint().height());
}

void EmptyNote::restyle()
{
    const style::Tokens &tokens = style::tokens();
    layout()->setContentsMargins(tokens.space.xl, tokens.space.l, tokens.space.xl, tokens.space.l);
    layout()->setSpacing(tokens.space.xs);
    m_icon->setColour(tokens.colours.lineStrong);
}

} // namespace pw::ui
