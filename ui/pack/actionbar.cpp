// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/actionbar.h"

#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/terms.h"

#include <QEvent>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::Level;
using domain::NextAction;
using style::Icon;

namespace {

constexpr int WidthOfOneRow = 1050; // pixels at scale 1, for six keys

/// The level whose New is the likely next step; nothing while something else is.
std::optional<Level> suggested(const domain::SessionView &session)
{
    switch (session.next) {
    case NextAction::OpenContainer:
        return session.creatable.contains(Level::Carton) ? std::optional(Level::Carton)
               : session.creatable.isEmpty()             ? std::nullopt
                                                         : std::optional(session.creatable.first());
    case NextAction::OpenOrClose: return session.expectedChild;
    case NextAction::LabelNext:
        return session.creatable.contains(session.gathered->level)
                   ? std::optional(session.gathered->level)
                   : std::nullopt;
    case NextAction::AddChild:
    case NextAction::Gather:
    case NextAction::PlaceOnParent:
    case NextAction::RemoveHeld: return {};
    }
    Q_UNREACHABLE();
}

bool isFull(const domain::ContainerView &view)
{
    return view.capacity && view.count >= *view.capacity;
}

} // namespace

ActionBar::ActionBar(QWidget *parent)
    : QWidget(parent),
      m_rows(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_close(new TouchButton(Icon::Close, Qt::Key_F6)),
      m_setAside(new TouchButton(Icon::SetAside, Qt::Key_F7)),
      m_undo(new TouchButton(Icon::Undo, Qt::Key_F8))
{
    m_new = {{Level::Bundle, new TouchButton(Icon::Plus, Qt::Key_F2)},
             {Level::Carton, new TouchButton(Icon::Plus, Qt::Key_F3)},
             {Level::Pallet, new TouchButton(Icon::Plus, Qt::Key_F4)}};
    m_new[Level::Bundle]->setObjectName(u"newBundleButton"_s);
    m_new[Level::Carton]->setObjectName(u"newCartonButton"_s);
    m_new[Level::Pallet]->setObjectName(u"newPalletButton"_s);
    m_close->setObjectName(u"closeButton"_s);
    m_setAside->setObjectName(u"setAsideButton"_s);
    m_undo->setObjectName(u"undoButton"_s);

    auto *make = new QHBoxLayout;
    auto *finish = new QHBoxLayout;
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->addLayout(make, 1);
    m_rows->addLayout(finish, 1);
    for (auto it = m_new.cbegin(); it != m_new.cend(); ++it) {
        make->addWidget(it.value(), 1);
        it.value()->hide(); // until there are numbers of that level
        const Level level = it.key();
        connect(it.value(), &TouchButton::clicked, this,
                [this, level] { Q_EMIT newContainerRequested(level); });
    }
    for (TouchButton *button : {m_close, m_setAside, m_undo})
        finish->addWidget(button, 1);
    connect(m_close, &TouchButton::clicked, this, [this] { Q_EMIT closeRequested(m_partial); });
    connect(m_setAside, &TouchButton::clicked, this, [this] {
        if (m_gathering)
            Q_EMIT startOverRequested();
        else
            Q_EMIT setAsideRequested();
    });
    connect(m_undo, &TouchButton::clicked, this, &ActionBar::undoRequested);
    connect(&style::Theme::current(), &style::Theme::changed, this, &ActionBar::restyle);
    restyle();
    showSession({});
}

void ActionBar::showSession(const domain::SessionView &session)
{
    const auto next = suggested(session);
    for (auto it = m_new.cbegin(); it != m_new.cend(); ++it) {
        const bool creatable = session.creatable.contains(it.key());
        if (creatable)
            it.value()->show(); // and stays: keys that move are pressed by mistake
        it.value()->setEnabled(creatable);
        it.value()->setPrimary(creatable && next == it.key());
    }
    const bool full = !session.open.isEmpty() && isFull(session.open.last());
    m_partial = !full;
    m_close->setEnabled(session.canClose);
    m_close->setPrimary(session.canClose && full);
    m_gathering = session.gathered.has_value();
    m_setAside->setEnabled(session.canSetAside || m_gathering);
    m_undo->setEnabled(session.canUndo);
    m_innermost = session.gathered         ? std::optional(session.gathered->level)
                  : session.open.isEmpty() ? std::nullopt
                                           : std::optional(session.open.last().level);
    retranslate();
}

void ActionBar::retranslate()
{
    for (auto it = m_new.cbegin(); it != m_new.cend(); ++it)
        it.value()->setLabel(text::newOne(it.key()));
    m_close->setSymbol(m_partial ? Icon::ClosePartial : Icon::Close);
    m_close->setLabel(m_partial ? tr("Close partial…") : tr("Close full"));
    m_setAside->setSymbol(m_gathering ? Icon::Cross : Icon::SetAside);
    m_setAside->setLabel(m_gathering ? tr("Start over") : tr("Set aside"));
    const QString note = m_innermost ? text::levelName(*m_innermost) : QString();
    m_close->setNote(note);
    m_setAside->setNote(note);
    m_undo->setLabel(tr("Undo last"));
}

void ActionBar::restyle()
{
    const int gap = style::tokens().space.m;
    m_rows->setSpacing(gap);
    m_rows->itemAt(0)->layout()->setSpacing(gap);
    m_rows->itemAt(1)->layout()->setSpacing(gap);
    arrange();
}

void ActionBar::arrange()
{
    const bool wide = width() >= WidthOfOneRow * style::tokens().scale;
    m_rows->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ActionBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ActionBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
