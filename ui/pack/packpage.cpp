// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/packpage.h"

#include "ui/common/buttonkey.h"
#include "ui/common/containercard.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/hierarchymodel.h"
#include "ui/common/hierarchyview.h"
#include "ui/common/iconlabel.h"
#include "ui/common/parentcard.h"
#include "ui/common/scanfeedmodel.h"
#include "ui/common/scanfeedview.h"
#include "ui/common/verdictbanner.h"
#include "ui/pack/actionbar.h"
#include "ui/pack/listcard.h"
#include "ui/pack/reasondialog.h"
#include "ui/style/theme.h"
#include "ui/text/messages.h"
#include "ui/text/terms.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::Level;
using style::Icon;

namespace {

constexpr int MaxParents = 2; // a bundle in a carton on a pallet
constexpr int WidthOfThreeColumns = 1100;

} // namespace

PackPage::PackPage(QWidget *parent)
    : QWidget(parent),
      m_hierarchy(new HierarchyModel(this)),
      m_feed(new ScanFeedModel(this)),
      m_tree(new HierarchyView(m_hierarchy)),
      m_nextIcon(new IconLabel(Icon::Arrow, 32)),
      m_next(new FittedLabel(&style::TypeScale::sentence, QFont::DemiBold)),
      m_order(new QToolButton),
      m_banner(new VerdictBanner),
      m_container(new ContainerCard),
      m_contents(new ListCard(m_tree, Icon::Bundle)),
      m_scans(new ListCard(new ScanFeedView(m_feed), Icon::Scan)),
      m_inspect(m_scans->addButton()),
      m_lists(new QHBoxLayout),
      m_middle(new QHBoxLayout),
      m_actions(new ActionBar)
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    m_next->setObjectName(u"nextSentence"_s);

    auto *next = new QHBoxLayout;
    next->addWidget(m_nextIcon);
    next->addWidget(m_next, 1);
    next->addWidget(m_order);
    m_order->setObjectName(u"orderButton"_s);
    m_order->setProperty("choice", true);
    m_order->setCheckable(true);
    m_order->setFocusPolicy(Qt::NoFocus);
    addButtonKey(*m_order, Qt::Key_F9);
    connect(m_order, &QToolButton::clicked, this, [this](bool childrenFirst) {
        // Shown as chosen once it is stored.
        m_order->setChecked(m_session.order == domain::PackOrder::ChildrenFirst);
        Q_EMIT orderRequested(childrenFirst ? domain::PackOrder::ChildrenFirst
                                            : domain::PackOrder::ContainerFirst);
    });

    auto *parents = new QHBoxLayout;
    auto *left = new QVBoxLayout;
    for (int i = 0; i < MaxParents; ++i) {
        m_parents.append(new ParentCard);
        m_parents.last()->hide();
        parents->addWidget(m_parents.last(), 1);
    }
    left->addLayout(parents);
    left->addWidget(m_container, 1);
    m_lists->addWidget(m_contents, 1);
    m_lists->addWidget(m_scans, 1);
    m_inspect->setObjectName(u"inspectButton"_s);
    connect(m_inspect, &QToolButton::clicked, this, &PackPage::inspectRequested);
    m_middle->addLayout(left, 10);
    m_middle->addLayout(m_lists, 15);

    auto *column = new QVBoxLayout(this);
    column->addLayout(next);
    column->addWidget(m_banner);
    column->addLayout(m_middle, 1);
    column->addWidget(m_actions);

    connect(m_actions, &ActionBar::newContainerRequested, this, &PackPage::newContainerRequested);
    connect(m_actions, &ActionBar::closeRequested, this, [this](bool partial) {
        if (partial)
            askForReason();
        else
            Q_EMIT closeRequested(false, {}, {});
    });
    connect(m_actions, &ActionBar::setAsideRequested, this, &PackPage::setAsideRequested);
    connect(m_actions, &ActionBar::startOverRequested, this, &PackPage::startOverRequested);
    connect(m_actions, &ActionBar::undoRequested, this, &PackPage::undoRequested);
    connect(&style::Theme::current(), &style::Theme::changed, this, &PackPage::restyle);
    restyle();
    retranslate();
    showSession({});
}

void PackPage::showSession(const domain::SessionView &session)
{
    m_session = session;
    m_next->setText(text::nextSentence(session));
    m_next->setAccessibleName(m_next->text());
    m_order->setChecked(session.order == domain::PackOrder::ChildrenFirst);
    m_order->setEnabled(!session.gathered);
    showContainers();
    m_actions->showSession(session);
    m_tree->follow(session.open.isEmpty() ? std::nullopt : std::optional(session.open.last().id));
    if (auto *dialog = findChild<ReasonDialog *>())
        dialog->follow(session);
}

void PackPage::showVerdict(const domain::Verdict &verdict)
{
    m_banner->showVerdict(verdict);
}

void PackPage::appendScan(const domain::ScanLogEntry &entry)
{
    m_feed->append(entry);
}

void PackPage::showContainers()
{
    QList<domain::ContainerView> outer = m_session.open;
    const bool showClosed =
        m_session.lastClosed
        && (outer.isEmpty() || m_session.next == domain::NextAction::PlaceOnParent);
    if (m_session.gathered) {
        m_container->showContainer(*m_session.gathered, m_session.expectedChild);
    } else if (showClosed) {
        const Level level = m_session.lastClosed->level;
        m_container->showContainer(*m_session.lastClosed,
                                   level == Level::Pallet ? Level::Carton : Level::Pack);
    } else if (!outer.isEmpty()) {
        m_container->showContainer(outer.takeLast(), m_session.expectedChild);
    } else {
        m_container->showNothing();
    }
    for (int i = 0; i < m_parents.size(); ++i) {
        m_parents[i]->setVisible(i < outer.size());
        if (i < outer.size())
            m_parents[i]->showContainer(outer[i], outer.size() > 1);
    }
}

void PackPage::askForReason()
{
    if (m_session.open.isEmpty() || findChild<ReasonDialog *>())
        return;
    auto *dialog = new ReasonDialog(m_session.open.last(), this);
    connect(dialog, &ReasonDialog::reasonGiven, this,
            [this](const QString &code, const QString &words) {
                Q_EMIT closeRequested(true, code, words);
            });
    dialog->open();
}

void PackPage::arrange()
{
    const bool wide = width() >= WidthOfThreeColumns * style::tokens().scale;
    m_lists->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_middle->setStretch(0, wide ? 10 : 12);
    m_middle->setStretch(1, wide ? 15 : 10);
}

void PackPage::restyle()
{
    const style::Tokens &tokens = style::tokens();
    layout()->setContentsMargins(tokens.space.l, tokens.space.m, tokens.space.l, tokens.space.l);
    layout()->setSpacing(tokens.space.m);
    m_middle->setSpacing(tokens.space.m);
    m_middle->itemAt(0)->layout()->setSpacing(tokens.space.m);
    m_lists->setSpacing(tokens.space.m);
    m_nextIcon->setColour(tokens.colours.accent.solid);
    arrange();
}

void PackPage::retranslate()
{
    setWindowTitle(tr("Pack"));
    m_contents->setTexts(tr("On the bench"), tr("Nothing on the bench"),
                         tr("What is packed shows here as a tree."));
    m_order->setText(tr("Label last (F9)"));
    m_order->setToolTip(tr("Scan what goes in first, and the label of the container last"));
    m_order->setAccessibleName(tr("Label last"));
    m_inspect->setText(tr("Inspect (F10)"));
    m_inspect->setToolTip(tr("Everything about the last code"));
    m_inspect->setAccessibleName(tr("Inspect the last code"));
    m_scans->setTexts(tr("Last scans"), tr("No scans yet"),
                      tr("Each scan shows here with its result."));
    showSession(m_session);
}

void PackPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PackPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace pw::ui
