// SPDX-License-Identifier: Apache-2.0
#include "ui/work/choicerow.h"

#include "ui/common/buttonkey.h"
#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

ChoiceRow::ChoiceRow(QWidget *parent)
    : QWidget(parent),
      m_caption(new QLabel),
      m_row(new QHBoxLayout),
      m_group(new QButtonGroup(this))
{
    m_caption->setProperty("role", u"caption"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::tokens().space.xs);
    column->addWidget(m_caption);
    column->addLayout(m_row);
    m_row->setSpacing(style::tokens().space.xs);
    connect(m_group, &QButtonGroup::idClicked, this, &ChoiceRow::chosen);
}

void ChoiceRow::setChoices(const QString &caption, const QStringList &words, const QList<int> &ids,
                           int firstDigit)
{
    const auto key = [firstDigit](qsizetype i) {
        return QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + firstDigit + int(i)));
    };
    const bool hasKeys = firstDigit > 0;
    m_caption->setText(hasKeys ? QString(caption + u" · "_s
                                         + key(0).toString(QKeySequence::NativeText) + u" … "_s
                                         + QString::number(firstDigit + int(words.size()) - 1))
                               : caption);
    const auto old = m_group->buttons();
    for (QAbstractButton *button : old) {
        m_group->removeButton(button);
        delete button;
    }
    for (qsizetype i = 0; i < words.size(); ++i) {
        auto *button = new QToolButton;
        button->setProperty("choice", true);
        button->setText(words[i]);
        button->setAccessibleName(caption + u": "_s + words[i]);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        if (hasKeys)
            addButtonKey(*button, key(i));
        m_group->addButton(button, ids[i]);
        m_row->addWidget(button);
    }
}

void ChoiceRow::setChosen(int id)
{
    if (QAbstractButton *button = m_group->button(id))
        button->setChecked(true);
}

} // namespace pw::ui
