// SPDX-License-Identifier: Apache-2.0
#include "ui/common/factlabel.h"

#include "ui/common/fittedlabel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

FactLabel::FactLabel(QWidget *parent)
    : QWidget(parent),
      m_caption(new QLabel),
      m_value(new FittedLabel(&style::TypeScale::title, QFont::DemiBold))
{
    m_caption->setProperty("role", u"caption"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_caption);
    column->addWidget(m_value);
}

void FactLabel::setFact(const QString &caption, const QString &value)
{
    m_caption->setText(caption);
    m_value->setText(value);
    m_value->setAccessibleName(caption + u' ' + value);
}

} // namespace pw::ui
