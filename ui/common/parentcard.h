// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QFrame>

class QLabel;

namespace pw::ui {

class Badge;
class FillBar;
class IconLabel;
class TabularLabel;

/// An outer container that is open around the one in hand, in one line.
class ParentCard : public QFrame
{
    Q_OBJECT
public:
    explicit ParentCard(QWidget *parent = nullptr);

    /// `compact`: where two stand side by side.
    void showContainer(const domain::ContainerView &view, bool compact);

private:
    void restyle();

    IconLabel *m_icon;
    QLabel *m_level;
    TabularLabel *m_number;
    Badge *m_held;
    TabularLabel *m_count;
    FillBar *m_bar;
};

} // namespace pw::ui
