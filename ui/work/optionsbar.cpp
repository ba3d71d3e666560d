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
    for (int i = 0; i < MostRows; ++i) {
        m_rows.append(new ChoiceRow);
        column->addWidget(m_rows.last());
        connect(m_rows.last(), &ChoiceRow::chosen, this,
                [this](int id) { Q_EMIT optionsChosen(m_choices[id].options); });
    }
    build();
}

QList<OptionsBar::Row> OptionsBar::rows() const
{
    QList<Row> rows;
    for (int i = 0; i < int(m_choices.size()); ++i) {
        const WorkChoice &choice = m_choices[i];
        if (i == 0 || m_choices[i - 1].group != choice.group)
            rows.append({text::choiceCaption(QString(choice.group)), {}, {}, -1});
        Row &row = rows.last();
        const bool names = choice.group != QLatin1StringView("hold");
        row.words.append(names ? text::choiceName(choice.code)
                               : text::holdWords(m_holds[row.ids.size()]));
        row.ids.append(i);
        if (choice.chosen)
            row.chosen = i;
    }
    return rows;
}

void OptionsBar::showReport(const WorkReport &report)
{
    m_holds = report.holds;
    m_choices = choicesOf(report.state, report.holds);
    build();
}

void OptionsBar::build()
{
    const QList<Row> wanted = rows();
    if (wanted != m_shown) {
        for (int i = 0; i < MostRows; ++i) {
            if (i < wanted.size()) {
                m_rows[i]->setChoices(wanted[i].caption, wanted[i].words, wanted[i].ids,
                                      wanted[i].ids.first() + 1);
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
