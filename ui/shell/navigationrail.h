// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"

#include <QFrame>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace pw::ui {

class IconLabel;

/// The pages down the left side, an icon and a word each. A page's window title is its word.
class NavigationRail : public QFrame
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);

    enum class Place { Top, Bottom };
    void addPage(QWidget *page, style::Icon icon, Place place = Place::Top);
    void setCurrent(QWidget *page);
    /// A switch instead of a page; sits above the bottom ones.
    QToolButton *addSwitch(style::Icon icon);

Q_SIGNALS:
    void pageRequested(QWidget *page);

private:
    struct Item
    {
        QToolButton *button;
        style::Icon icon;
        QWidget *page; ///< none for a switch
    };
    QToolButton *addButton(style::Icon icon, int position, QWidget *page);
    void restyle();

    QList<Item> m_items;
    QButtonGroup *m_pages;
    IconLabel *m_logo;
    QVBoxLayout *m_column;
    int m_top = 1; ///< where the next page at the top goes; the logo is 0
};

} // namespace pw::ui
