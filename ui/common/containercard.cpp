// SPDX-License-Identifier: Apache-2.0
#include "ui/common/containercard.h"

#include "ui/common/badge.h"
#include "ui/common/countview.h"
#include "ui/common/emptynote.h"
#include "ui/common/factlabel.h"
#include "ui/common/fillbar.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/iconlabel.h"
#include "ui/common/layerview.h"
#include "ui/common/tabularlabel.h"
#include "ui/style/theme.h"
#include "ui/text/terms.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QStyle>

namespace pw::ui {

using namespace Qt::StringLiterals;
using style::Colours;
using style::Icon;
using style::TypeScale;

ContainerCard::ContainerCard(QWidget *parent)
    : QFrame(parent),
      m_stack(new QStackedLayout(this)),
      m_empty(new EmptyNote(Icon::Carton, 112)),
      m_icon(new IconLabel(Icon::Carton, 30)),
      m_level(new QLabel),
      m_state(new Badge(Icon::ClosePartial, &Colours::notice)),
      m_mixed(new Badge(Icon::Mixed, &Colours::warning)),
      m_held(new Badge(Icon::Hold, &Colours::refused)),
      m_number(new TabularLabel(&TypeScale::number, QFont::Medium)),
      m_product(new FittedLabel(&TypeScale::product, QFont::DemiBold, 2)),
      m_lot(new FactLabel),
      m_expiry(new FactLabel),
      m_count(new CountView),
      m_toGo(new FittedLabel(&TypeScale::sentence, QFont::DemiBold)),
      m_bar(new FillBar),
      m_layer(new LayerView),
      m_layerText(new QLabel)
{
    setObjectName(u"containerCard"_s);
    setProperty("card", true);
    m_level->setObjectName(u"containerLevel"_s);
    m_number->setObjectName(u"containerNumber"_s);
    m_product->setObjectName(u"containerProduct"_s);
    m_count->setObjectName(u"containerCount"_s);
    m_toGo->setObjectName(u"containerToGo"_s);
    m_state->setObjectName(u"containerState"_s);
    m_mixed->setObjectName(u"containerMixed"_s);
    m_held->setObjectName(u"containerHeld"_s);
    m_layerText->setObjectName(u"layerText"_s);
    m_layerText->setProperty("role", u"caption"_s);
    m_level->setProperty("role", u"title"_s);
    m_product->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_number->setEmphasis(4);
    m_number->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_toGo->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeContents());
    connect(&style::Theme::current(), &style::Theme::changed, this, &ContainerCard::restyle);
    restyle();
    showNothing();
}

QWidget *ContainerCard::makeContents()
{
    auto *contents = new QWidget;
    auto *head = new QHBoxLayout;
    head->addWidget(m_icon);
    head->addWidget(m_level);
    head->addStretch();
    head->addWidget(m_held);
    head->addWidget(m_mixed);
    head->addWidget(m_state);

    auto *facts = new QVBoxLayout;
    facts->addWidget(m_layer, 1);
    facts->addWidget(m_layerText);
    facts->addWidget(m_lot);
    facts->addWidget(m_expiry);
    auto *count = new QVBoxLayout;
    count->addWidget(m_count, 1);
    count->addWidget(m_toGo);
    auto *both = new QHBoxLayout;
    both->addLayout(facts, 3);
    both->addLayout(count, 8);

    auto *rows = new QVBoxLayout(contents);
    rows->addLayout(head);
    rows->addWidget(m_number);
    rows->addWidget(m_product);
    rows->addLayout(both, 1);
    rows->addSpacing(4);
    rows->addWidget(m_bar);
    return contents;
}

void ContainerCard::showContainer(const domain::ContainerView &view, domain::Level child)
{
    m_view = view;
    m_child = child;
    retranslate();
    m_stack->setCurrentIndex(1);
}

void ContainerCard::showNothing()
{
    m_view.reset();
    retranslate();
    m_stack->setCurrentIndex(0);
}

void ContainerCard::showBadges()
{
    const domain::ContainerView &view = *m_view;
    if (!view.numbered) {
        m_state->setTone(Icon::Scan, &Colours::accent);
        m_state->setText(tr("LABEL LAST"));
    } else if (view.partial) {
        m_state->setTone(Icon::ClosePartial, &Colours::warning);
        m_state->setText(tr("PARTIAL"));
    } else if (view.open) {
        m_state->setTone(Icon::Carton, &Colours::accent);
        m_state->setText(tr("OPEN"));
    } else {
        m_state->setTone(Icon::Accepted, &Colours::accepted);
        m_state->setText(tr("CLOSED"));
    }
    m_mixed->setText(tr("MIXED"));
    m_mixed->setVisible(view.mixed);
    m_held->setText(tr("%Ln ON HOLD", nullptr, view.heldInside));
    m_held->setVisible(view.heldInside > 0);
}

void ContainerCard::showFacts()
{
    const domain::ContainerView &view = *m_view;
    m_icon->setIcon(style::iconOf(view.level));
    m_level->setText(text::levelName(view.level));
    m_number->setText(view.numbered ? text::grouped(view.id) : tr("No number yet"));
    m_number->setEmphasis(view.numbered ? 4 : 0);
    m_product->setText(!view.productName.isEmpty() ? view.productName
                       : view.mixed                ? tr("Several products")
                                    : tr("The first one scanned decides the product."));
    const bool known = !view.productName.isEmpty() || view.mixed;
    m_product->setProperty("role", known ? QString() : u"muted"_s);
    style()->unpolish(m_product);
    style()->polish(m_product);
    const QString none = u"–"_s;
    m_lot->setFact(tr("Lot"), view.mixed && view.lot.isEmpty() ? tr("several")
                              : view.lot.isEmpty()             ? none
                                                               : view.lot);
    m_expiry->setFact(view.mixed ? tr("Earliest expiry") : tr("Expiry"),
                      view.earliestExpiry.isValid() ? text::date(view.earliestExpiry) : none);
}

void ContainerCard::showCount()
{
    const domain::ContainerView &view = *m_view;
    m_count->setCount(view.count, view.capacity);
    const int left = view.capacity ? *view.capacity - view.count : 0;
    m_toGo->setText(view.partial     ? tr("Closed as partial")
                    : !view.open     ? tr("Complete")
                    : !view.capacity ? QString()
                    : left > 0       ? tr("%1 to go").arg(text::units(m_child, left))
                                     : tr("Full"));
    m_bar->setFilling(view.count, view.capacity);
    m_bar->setDone(!view.open && !view.partial);
    m_bar->setAccessibleName(text::filling(view.count, view.capacity));
    m_layer->showContainer(view);
    const bool several = m_layer->pattern().columns > 0 && m_layer->layers() > 1;
    m_layerText->setText(several ? tr("Layer %1 of %2").arg(m_layer->layer()).arg(m_layer->layers())
                                 : QString());
    m_layerText->setVisible(several);
}

void ContainerCard::retranslate()
{
    m_empty->setNote(tr("No container is open"), tr("What you pack will be counted here."));
    if (!m_view)
        return;
    showBadges();
    showFacts();
    showCount();
    setAccessibleName(m_view->numbered ? text::capitalised(text::named(m_view->id, m_view->level))
                                       : text::levelName(m_view->level));
}

void ContainerCard::restyle()
{
    const style::Tokens &tokens = style::tokens();
    QLayout *rows = m_stack->widget(1)->layout();
    rows->setContentsMargins(tokens.space.xl, tokens.space.m, tokens.space.xl, tokens.space.l);
    rows->setSpacing(tokens.space.xs);
    m_bar->setFixedHeight(tokens.space.xl);
    m_icon->setColour(tokens.colours.accent.solid);
}

void ContainerCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
