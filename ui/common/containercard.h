// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QFrame>

class QLabel;
class QStackedLayout;

namespace pw::ui {

class Badge;
class CountView;
class EmptyNote;
class FactLabel;
class FillBar;
class LayerView;
class FittedLabel;
class IconLabel;
class TabularLabel;

/// The container the operator has in hand, as large as there is room: what it is, what is in it,
/// how many are in and how many are missing.
class ContainerCard : public QFrame
{
    Q_OBJECT
public:
    explicit ContainerCard(QWidget *parent = nullptr);

    /// `child`: the level of what goes in, for the words.
    void showContainer(const domain::ContainerView &view, domain::Level child);
    void showNothing();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeContents();
    void restyle();
    void retranslate();
    void showBadges();
    void showFacts();
    void showCount();

    std::optional<domain::ContainerView> m_view;
    domain::Level m_child = domain::Level::Pack;

    QStackedLayout *m_stack;
    EmptyNote *m_empty;
    IconLabel *m_icon;
    QLabel *m_level;
    Badge *m_state;
    Badge *m_mixed;
    Badge *m_held;
    TabularLabel *m_number;
    FittedLabel *m_product;
    FactLabel *m_lot;
    FactLabel *m_expiry;
    CountView *m_count;
    FittedLabel *m_toGo;
    FillBar *m_bar;
    LayerView *m_layer;
    QLabel *m_layerText;
};

} // namespace pw::ui
