// SPDX-License-Identifier: Apache-2.0
#include "ui/work/outcomecard.h"

#include "ui/common/card.h"
#include "ui/common/emptynote.h"
#include "ui/common/factlist.h"
#include "ui/common/fittedlabel.h"
#include "ui/style/theme.h"
#include "ui/text/workwords.h"
#include "ui/work/workrows.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Icon;

namespace {

constexpr int WidthOfTwoTrees = 640; // pixels at scale 1

} // namespace

OutcomeCard::OutcomeCard(QWidget *parent)
    : QFrame(parent),
      m_trees(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_beforeTitle(new QLabel),
      m_afterTitle(new QLabel),
      m_before(new FactList),
      m_after(new FactList),
      m_note(new EmptyNote(Icon::Check)),
      m_problem(new FittedLabel(&style::TypeScale::strong, QFont::DemiBold, 2))
{
    becomeCard(*this, u"outcomeCard"_s);
    m_before->setObjectName(u"before"_s);
    m_after->setObjectName(u"after"_s);
    m_problem->setObjectName(u"problem"_s);
    for (auto [title, tree] : {std::pair{m_beforeTitle, m_before}, {m_afterTitle, m_after}}) {
        title->setProperty("role", u"title"_s);
        auto *side = new QVBoxLayout;
        side->addWidget(title);
        side->addWidget(tree, 1);
        m_trees->addLayout(side, 1);
    }
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_trees, 1);
    column->addWidget(m_note, 1);
    column->addWidget(m_problem);
    connect(&style::Theme::current(), &style::Theme::changed, this, &OutcomeCard::restyle);
    restyle();
    build();
}

void OutcomeCard::showReport(const WorkReport &report)
{
    m_report = report;
    build();
}

void OutcomeCard::showSuggestions(const epc::Epc &container, const QList<UnitState> &units)
{
    m_suggestions = Suggestions{container, units};
    build();
}

/// Once the first one is scanned, what it leads to is of more use.
bool OutcomeCard::suggests() const
{
    return m_suggestions && m_report.state.kind == WorkKind::TopUp
           && m_report.state.container == m_suggestions->container
           && m_report.state.units.isEmpty();
}

/// Until it is known where the unit is, and so what is to be changed.
bool OutcomeCard::tellsStories() const
{
    return m_report.state.kind == WorkKind::ResolveConflict && !m_report.units.isEmpty()
           && m_report.preview.before.isEmpty() && m_report.preview.after.isEmpty();
}

void OutcomeCard::build()
{
    showLists();
    showNote();
    showProblem();
}

void OutcomeCard::showLists()
{
    const bool check = m_report.state.kind == WorkKind::Check;
    const bool order = m_report.order && m_report.order->in > 0;
    QList<FactRow> before, after;
    QString title = tr("Before");
    if (check) {
        before = pathRows(m_report);
        title = tr("Where it is");
    } else if (order) {
        before = balanceRows(*m_report.order);
        title = tr("Balance");
    } else if (suggests()) {
        before = suggestionRows(m_suggestions->units);
        title = tr("What fits, best first");
    } else if (tellsStories()) {
        before = storyRows(m_report);
        title = tr("What stations say");
    } else {
        before = beforeRows(m_report.preview);
        after = afterRows(m_report.preview);
    }
    const bool nothing = before.isEmpty() && after.isEmpty();
    const bool single = check || order || suggests() || tellsStories();
    m_before->setRows(before);
    m_after->setRows(after);
    if (single)
        m_before->scrollToTop(); // the best, the worst or the outermost comes first
    m_before->setAccessibleName(title);
    m_after->setAccessibleName(tr("After"));
    m_note->setVisible(nothing);
    m_before->setVisible(!nothing);
    m_beforeTitle->setVisible(!nothing);
    m_after->setVisible(!nothing && !single);
    m_afterTitle->setVisible(!nothing && !single);
    m_beforeTitle->setText(title);
    m_afterTitle->setText(tr("After"));
}

void OutcomeCard::showNote()
{
    if (m_report.changes > 0)
        m_note->setNote(tr("%Ln unit(s) change", nullptr, m_report.changes),
                        tr("More than can be shown side by side."));
    else if (m_report.state.kind == WorkKind::Check)
        m_note->setNote(tr("Where it is"), tr("From the pack up to the pallet."));
    else if (m_report.order)
        m_note->setNote(tr("Balance"), tr("What went in, and what became of it."));
    else if (suggests())
        m_note->setNote(tr("Nothing that is loose here fits"),
                        tr("A container that stands in another one is taken out first."));
    else if (m_report.verified)
        m_note->setNote(tr("On record"),
                        tr("What was found stays on the left until you scan the next one."));
    else
        m_note->setNote(tr("What it leads to"),
                        tr("Before and after show here before anything is done."));
}

void OutcomeCard::showProblem()
{
    QString problem;
    if (m_report.order && m_report.order->open > 0)
        problem = tr("%Ln unit(s) not accounted for yet.", nullptr, m_report.order->open);
    else if (!m_report.problems.isEmpty() && m_report.expects != WorkExpects::Acknowledge)
        problem = text::problemSentence(m_report.problems.first());
    else if (!m_report.emptied.isEmpty())
        problem = tr("%Ln container(s) will be empty.", nullptr, int(m_report.emptied.size()));
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void OutcomeCard::restyle()
{
    const style::Tokens &tokens = style::tokens();
    const int gap = tokens.space.m;
    layout()->setContentsMargins(gap, gap, gap, gap);
    layout()->setSpacing(tokens.space.s);
    m_trees->setSpacing(gap);
    arrange();
}

/// The trees lie side by side where there is room for both.
void OutcomeCard::arrange()
{
    const bool wide = width() >= WidthOfTwoTrees * style::tokens().scale;
    m_trees->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void OutcomeCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void OutcomeCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        build();
}

} // namespace pw::ui
