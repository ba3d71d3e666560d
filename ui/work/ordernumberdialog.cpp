// SPDX-License-Identifier: Apache-2.0
#include "ui/work/ordernumberdialog.h"

#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

OrderNumberDialog::OrderNumberDialog(const QString &number, int longest, QWidget *parent)
    : QDialog(parent), m_number(new QLineEdit(number))
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"orderNumberDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Rework order"));
    auto *heading = new QLabel(tr("Which rework order?"));
    heading->setProperty("role", u"heading"_s);
    auto *hint = new QLabel(tr("The number that is written on the order."));
    hint->setProperty("role", u"muted"_s);
    m_number->setObjectName(u"orderNumber"_s);
    m_number->setMaxLength(longest);
    m_number->setAccessibleName(tr("Number of the rework order"));
    auto *cancel = new TouchButton(style::Icon::Cross, {});
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setLabel(tr("Cancel"));
    auto *take = new TouchButton(style::Icon::Check, Qt::Key_F6);
    take->setObjectName(u"takeNumber"_s);
    take->setLabel(tr("Take"));
    take->setPrimary(true);
    take->setDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(tokens.space.m);
    buttons->addWidget(cancel, 1);
    buttons->addWidget(take, 2);
    auto *column = new QVBoxLayout(this);
    const int margin = tokens.space.xl;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(tokens.space.m);
    column->addWidget(heading);
    column->addWidget(hint);
    column->addWidget(m_number);
    column->addSpacing(tokens.space.s);
    column->addLayout(buttons);
    setMinimumWidth(int(520 * tokens.scale));

    const auto enable = [this, take] { take->setEnabled(!m_number->text().trimmed().isEmpty()); };
    enable();
    connect(m_number, &QLineEdit::textChanged, this, enable);
    connect(cancel, &TouchButton::clicked, this, &OrderNumberDialog::reject);
    connect(take, &TouchButton::clicked, this, [this] {
        Q_EMIT numberGiven(m_number->text().trimmed());
        accept();
    });
    m_number->setFocus();
    m_number->selectAll();
}

} // namespace pw::ui
