// SPDX-License-Identifier: Apache-2.0
#include "ui/work/signdialog.h"

#include "ui/common/fittedlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/workwords.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

SignDialog::SignDialog(const QString &meaning, const QString &facts, const Person &signer,
                       const People &seconds, bool needsSecond, QWidget *parent)
    : QDialog(parent),
      m_meaning(meaning),
      m_people(seconds),
      m_needsSecond(needsSecond),
      m_seconds(new QButtonGroup(this)),
      m_sign(new TouchButton(style::Icon::Accepted, Qt::Key_F6)) // as what asked for it
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"signDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Signature"));
    auto *heading = new QLabel(meaning);
    heading->setProperty("role", u"heading"_s);
    auto *what = new FittedLabel(&style::TypeScale::strong, QFont::Normal, 2);
    what->setText(facts);
    auto *who = new FittedLabel(&style::TypeScale::strong, QFont::DemiBold);
    //: %1: name; %2: role
    who->setText(tr("Signed by %1, %2").arg(signer.name, text::roleName(signer.role)));

    auto *column = new QVBoxLayout(this);
    const int margin = tokens.space.xl;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(tokens.space.m);
    column->addWidget(heading);
    column->addWidget(what);
    column->addWidget(who);
    if (needsSecond) {
        auto *second =
            new QLabel(m_people.isEmpty() ? tr("Nobody else with this right works at this station.")
                                          : tr("Second person"));
        second->setProperty("role", u"caption"_s);
        column->addWidget(second);
        auto *grid = new QGridLayout;
        grid->setSpacing(tokens.space.m);
        for (int i = 0; i < int(m_people.size()); ++i) {
            auto *button = new TouchButton(style::Icon::User, digitKey(i));
            button->setObjectName(u"second"_s + m_people[i].id);
            button->setLabel(m_people[i].name);
            button->setCheckable(true);
            m_seconds->addButton(button, i);
            grid->addWidget(button, i / 2, i % 2);
        }
        column->addLayout(grid);
    }
    auto *cancel = new TouchButton(style::Icon::Cross, {});
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setLabel(tr("Cancel"));
    m_sign->setObjectName(u"signButton"_s);
    m_sign->setLabel(tr("Sign and confirm"));
    m_sign->setPrimary(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(tokens.space.m);
    buttons->addWidget(cancel, 1);
    buttons->addWidget(m_sign, 2);
    column->addSpacing(tokens.space.s);
    column->addLayout(buttons);
    setMinimumWidth(int(640 * tokens.scale));

    connect(m_seconds, &QButtonGroup::idToggled, this, &SignDialog::updateButtons);
    connect(cancel, &TouchButton::clicked, this, &SignDialog::reject);
    connect(m_sign, &TouchButton::clicked, this, &SignDialog::sign);
    updateButtons();
}

void SignDialog::updateButtons()
{
    m_sign->setEnabled(!m_needsSecond || m_seconds->checkedId() >= 0);
}

void SignDialog::sign()
{
    const int second = m_seconds->checkedId();
    Q_EMIT accorded(m_meaning, second >= 0 ? m_people[second].id : QString());
    accept();
}

} // namespace pw::ui
