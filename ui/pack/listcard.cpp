// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/listcard.h"

#include "ui/common/emptynote.h"
#include "ui/style/theme.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

ListCard::ListCard(QAbstractItemView *view, style::Icon icon, QWidget *parent)
    : QFrame(parent),
      m_view(view),
      m_top(new QHBoxLayout),
      m_title(new QLabel),
      m_empty(new EmptyNote(icon)),
      m_stack(new QStackedLayout)
{
    setProperty("card", true);
    m_title->setProperty("role", u"title"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    m_top->addWidget(m_title, 1);
    column->addLayout(m_top);
    column->addLayout(m_stack, 1);

    const QAbstractItemModel *model = m_view->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &ListCard::showWhatThereIs);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ListCard::showWhatThereIs);
    connect(model, &QAbstractItemModel::modelReset, this, &ListCard::showWhatThereIs);
    connect(&style::Theme::current(), &style::Theme::changed, this, &ListCard::restyle);
    restyle();
    showWhatThereIs();
}

QToolButton *ListCard::addButton()
{
    auto *button = new QToolButton;
    button->setProperty("quiet", true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_top->addWidget(button);
    return button;
}

void ListCard::setTexts(const QString &title, const QString &emptyTitle,
                        const QString &emptySentence)
{
    m_title->setText(title);
    m_view->setAccessibleName(title);
    m_empty->setNote(emptyTitle, emptySentence);
}

void ListCard::restyle()
{
    const style::Space &space = style::tokens().space;
    layout()->setContentsMargins(1, space.m, 1, space.s);
    layout()->setSpacing(space.s);
    m_title->setContentsMargins(space.l, 0, space.l, 0);
    m_top->setContentsMargins(0, 0, space.l, 0);
}

void ListCard::showWhatThereIs()
{
    m_stack->setCurrentIndex(m_view->model()->rowCount() > 0 ? 1 : 0);
}

} // namespace pw::ui
