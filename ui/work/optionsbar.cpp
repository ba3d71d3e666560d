// SPDX-License-Identifier: Apache-2.0
#include "ui/work/optionsbar.h"

#include "ui/style/theme.h"
#include "ui/text/workwords.h"
#include "ui/work/choicerow.h"

#include <QEvent>
#include <QVBoxLayout>

namespace pw::ui {

using namespace domain;

OptionsBar::OptionsBar(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::tokens().space.s);
    for (int i = 0; i < Rows; ++i) {
        m_rows.append(new ChoiceRow);
        column->addWidget(m_rows.last());
        connect(m_rows.last(), &ChoiceRow::chosen, this, [this, i](int id) { choose(i, id); });
    }
    build();
}

QList<OptionsBar::Choice> OptionsBar::choices() const
{
    const WorkOptions &o = m_report.state.options;
    switch (m_report.state.kind) {
    case WorkKind::Dissolve:
        return {{tr("How far"),
                 {tr("One level"), tr("Down to the packs")},
                 {1, op::Dissolve::ToPacks},
                 o.depth},
                {tr("Empty containers"),
                 {tr("Number ends"), tr("Stay in use")},
                 {int(op::EmptyParents::Decommission), int(op::EmptyParents::Keep)},
                 int(o.emptyParents)}};
    case WorkKind::Replace:
        return {{tr("The replaced one is"),
                 {tr("Damaged"), tr("Held"), tr("Taken out of use"), tr("Destroyed")},
                 {int(op::Fate::Damaged), int(op::Fate::Quarantined), int(op::Fate::Decommissioned),
                  int(op::Fate::Destroyed)},
                 int(o.fate)}};
    case WorkKind::Verify:
        return {{tr("What should be inside is"),
                 {tr("Hidden"), tr("Shown")},
                 {int(op::VerifyMode::Blind), int(op::VerifyMode::Guided)},
                 int(o.verifyMode)},
                {tr("How many"), {tr("All"), tr("By sample plan")}, {0, 1}, o.sampled ? 1 : 0}};
    case WorkKind::Hold:
        return {
            {tr("Hold as"),
             {text::holdClassName(HoldClass::Quarantined), text::holdClassName(HoldClass::Damaged),
              text::holdClassName(HoldClass::Suspect), text::holdClassName(HoldClass::DataIssue)},
             {int(HoldClass::Quarantined), int(HoldClass::Damaged), int(HoldClass::Suspect),
              int(HoldClass::DataIssue)},
             int(o.holdClass)},
            {tr("Of a container"),
             {tr("Itself only"), tr("With contents")},
             {0, 1},
             o.withContents ? 1 : 0}};
    case WorkKind::Release: {
        Choice holds{tr("Which hold"), {}, {}, -1};
        for (qsizetype i = 0; i < m_report.holds.size() && i < 4; ++i) {
            const Hold &hold = m_report.holds[i];
            holds.words.append(hold.reason.isEmpty() ? text::holdClassName(hold.holdClass)
                                                     : hold.reason);
            holds.ids.append(int(i));
            if (hold.id == o.holdId)
                holds.chosen = int(i);
        }
        const Choice contents{tr("Of a container"),
                              {tr("Itself only"), tr("With contents")},
                              {0, 1},
                              o.withContents ? 1 : 0};
        return holds.words.isEmpty() ? QList<Choice>{contents} : QList<Choice>{holds, contents};
    }
    case WorkKind::Inspect:
        return {{tr("Found"), {tr("In order"), tr("Not in order")}, {1, 0}, o.conformant ? 1 : 0}};
    case WorkKind::Destroy:
        return {{tr("Of a container"),
                 {tr("Itself only"), tr("With contents")},
                 {0, 1},
                 o.withContents ? 1 : 0}};
    case WorkKind::Check:
    case WorkKind::Unpack:
    case WorkKind::TopUp:
    case WorkKind::Move:
    case WorkKind::Relabel:
    case WorkKind::Split:
    case WorkKind::Merge:
    case WorkKind::Sample:
    case WorkKind::Decommission:
    case WorkKind::ConfirmLabel:
    case WorkKind::ScrapLabel: return {};
    }
    Q_UNREACHABLE();
}

void OptionsBar::choose(int row, int id)
{
    WorkOptions o = m_report.state.options;
    switch (m_report.state.kind) {
    case WorkKind::Dissolve:
        if (row == 0)
            o.depth = id;
        else
            o.emptyParents = op::EmptyParents(id);
        break;
    case WorkKind::Replace: o.fate = op::Fate(id); break;
    case WorkKind::Verify:
        if (row == 0)
            o.verifyMode = op::VerifyMode(id);
        else
            o.sampled = id == 1;
        break;
    case WorkKind::Hold:
        if (row == 0)
            o.holdClass = HoldClass(id);
        else
            o.withContents = id == 1;
        break;
    case WorkKind::Release:
        if (row == 0 && !m_report.holds.isEmpty())
            o.holdId = m_report.holds[id].id;
        else
            o.withContents = id == 1;
        break;
    case WorkKind::Inspect: o.conformant = id == 1; break;
    case WorkKind::Destroy: o.withContents = id == 1; break;
    default: return;
    }
    Q_EMIT optionsChosen(o);
}

void OptionsBar::showReport(const WorkReport &report)
{
    m_report = report;
    build();
}

void OptionsBar::build()
{
    const QList<Choice> wanted = choices();
    if (wanted != m_shown) {
        for (int i = 0; i < Rows; ++i) {
            if (i < wanted.size()) {
                m_rows[i]->setChoices(wanted[i].caption, wanted[i].words, wanted[i].ids);
                m_rows[i]->setChosen(wanted[i].chosen);
            }
            m_rows[i]->setVisible(i < wanted.size());
        }
        m_shown = wanted;
    }
    setVisible(!wanted.isEmpty());
}

void OptionsBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        build();
}

} // namespace pw::ui
