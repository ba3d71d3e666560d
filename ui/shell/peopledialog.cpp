// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/peopledialog.h"

#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/workwords.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

PeopleDialog::PeopleDialog(const People &people, const QString &present, QWidget *parent)
    : QDialog(parent)
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"peopleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Who is working?"));
    auto *heading = new QLabel(tr("Who is working?"));
    heading->setProperty("role", u"heading"_s);
    auto *grid = new QGridLayout;
    grid->setSpacing(tokens.space.m);
    for (int i = 0; i < int(people.size()); ++i) {
        const Person &person = people[i];
        auto *button = new TouchButton(
            person.id == present ? style::Icon::Accepted : style::Icon::User, digitKey(i));
        button->setObjectName(u"person"_s + person.id);
        button->setLabel(person.name);
        button->setNote(text::roleName(person.role));
        button->setPrimary(person.id == present);
        connect(button, &TouchButton::clicked, this, [this, person] {
            Q_EMIT chosen(person);
            accept();
        });
        grid->addWidget(button, i / 2, i % 2);
    }
    auto *cancel = new TouchButton(style::Icon::Cross, {});
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setLabel(tr("Cancel"));
    connect(cancel, &TouchButton::clicked, this, &PeopleDialog::reject);

    auto *column = new QVBoxLayout(this);
    const int margin = tokens.space.xl;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(tokens.space.m);
    column->addWidget(heading);
    column->addLayout(grid);
    column->addSpacing(tokens.space.s);
    column->addWidget(cancel);
    setMinimumWidth(int(640 * tokens.scale));
}

} // namespace pw::ui
