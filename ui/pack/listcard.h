// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"

#include <QFrame>

class QAbstractItemView;
class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace pw::ui {

class EmptyNote;

/// A card with a title around a list; says what belongs there while the list is empty.
class ListCard : public QFrame
{
    Q_OBJECT
public:
    ListCard(QAbstractItemView *view, style::Icon icon, QWidget *parent = nullptr);

    /// A button beside the title.
    QToolButton *addButton();
    void setTexts(const QString &title, const QString &emptyTitle, const QString &emptySentence);

private:
    void restyle();
    void showWhatThereIs();

    QAbstractItemView *m_view;
    QHBoxLayout *m_top;
    QLabel *m_title;
    EmptyNote *m_empty;
    QStackedLayout *m_stack;
};

} // namespace pw::ui
