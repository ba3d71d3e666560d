// SPDX-License-Identifier: Apache-2.0
#include "ui/common/reasonpicker.h"

#include "ui/common/fittedlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxText = 200;
constexpr auto Other = "OTHER"_L1;

} // namespace

ReasonPicker::ReasonPicker(const Words &words, style::Icon icon,
                           const QList<text::ReasonChoice> &choices, QWidget *parent)
    : QDialog(parent),
      m_choices(choices),
      m_facts(new FittedLabel(&style::TypeScale::strong, QFont::Normal, 2)),
      m_reasons(new QButtonGroup(this)),
      m_text(new QLineEdit),
      m_confirm(new TouchButton(icon, Qt::Key_F6))
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"reasonDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    auto *heading = new QLabel(words.heading);
    heading->setProperty("role", u"heading"_s);

    auto *grid = new QGridLayout;
    grid->setSpacing(tokens.space.m);
    for (int i = 0; i < int(m_choices.size()); ++i) {
        auto *button = new TouchButton(style::Icon::Choice, digitKey(i));
        button->setObjectName(u"reason"_s + m_choices[i].code);
        button->setLabel(m_choices[i].words);
        button->setCheckable(true);
        connect(button, &TouchButton::toggled, button, [button](bool checked) {
            button->setSymbol(checked ? style::Icon::Accepted : style::Icon::Choice);
        });
        m_reasons->addButton(button, i);
        grid->addWidget(button, i / 2, i % 2);
    }
    const int last = int(m_choices.size());
    grid->addWidget(m_text, last / 2, last % 2, 1, last % 2 ? 1 : 2);
    m_text->setObjectName(u"reasonText"_s);
    m_text->setMaxLength(MaxText);
    m_text->setPlaceholderText(tr("In your own words"));
    m_text->setAccessibleName(tr("Reason in your own words"));

    auto *cancel = new TouchButton(style::Icon::Cross, {});
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setLabel(tr("Cancel"));
    m_confirm->setObjectName(u"confirmButton"_s);
    m_confirm->setLabel(words.confirm);
    m_confirm->setPrimary(true);
    m_confirm->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(tokens.space.m);
    buttons->addWidget(cancel, 1);
    buttons->addWidget(m_confirm, 2);

    auto *column = new QVBoxLayout(this);
    const int margin = tokens.space.xl;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(tokens.space.m);
    column->addWidget(heading);
    column->addWidget(m_facts);
    column->addLayout(grid);
    column->addSpacing(tokens.space.s);
    column->addLayout(buttons);
    setMinimumWidth(int(640 * tokens.scale));

    connect(m_reasons, &QButtonGroup::idToggled, this, &ReasonPicker::updateButtons);
    connect(m_text, &QLineEdit::textChanged, this, &ReasonPicker::updateButtons);
    connect(cancel, &TouchButton::clicked, this, &ReasonPicker::reject);
    connect(m_confirm, &TouchButton::clicked, this, &ReasonPicker::give);
    setFacts({});
    updateButtons();
    if (QAbstractButton *first = m_reasons->button(0)) {
        setTabOrder(m_reasons->button(last - 1), m_text);
        first->setFocus(); // so that digits choose instead of being written
    }
}

void ReasonPicker::setFacts(const QString &facts)
{
    m_facts->setText(facts);
    m_facts->setVisible(!facts.isEmpty());
}

void ReasonPicker::updateButtons()
{
    const int chosen = m_reasons->checkedId();
    m_confirm->setEnabled(
        chosen >= 0 && (m_choices[chosen].code != Other || !m_text->text().trimmed().isEmpty()));
}

void ReasonPicker::give()
{
    const text::ReasonChoice &choice = m_choices[m_reasons->checkedId()];
    const QString written = m_text->text().trimmed();
    Q_EMIT reasonGiven(choice.code, written.isEmpty() ? choice.words : written);
    accept();
}

} // namespace pw::ui
