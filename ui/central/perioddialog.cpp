// SPDX-License-Identifier: Apache-2.0
#include "ui/central/perioddialog.h"

#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/terms.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;
using std::chrono::hours;

PeriodDialog::PeriodDialog(const QDateTime &now, std::chrono::seconds longest, QWidget *parent)
    : QDialog(parent)
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"periodDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Plan an outage"));
    auto *heading = new QLabel(tr("How long will central be out of reach?"));
    heading->setProperty("role", u"heading"_s);
    auto *column = new QVBoxLayout(this);
    const int margin = tokens.space.xl;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(tokens.space.m);
    column->addWidget(heading);
    auto *grid = new QGridLayout;
    grid->setSpacing(tokens.space.m);
    int shown = 0;
    for (const hours period : {hours(12), hours(24), hours(36), hours(48), hours(60), hours(72)}) {
        if (period > longest)
            continue;
        const QDateTime until = now.addSecs(std::chrono::seconds(period).count());
        auto *button = new TouchButton(style::Icon::Clock, digitKey(shown));
        button->setObjectName(u"period%1"_s.arg(period.count()));
        button->setLabel(tr("%1 h").arg(period.count())); // days would hide that 60 are not 48
        //: %1: date and time
        button->setNote(tr("until %1").arg(text::moment(until)));
        connect(button, &TouchButton::clicked, this, [this, until] {
            Q_EMIT chosen(until);
            accept();
        });
        grid->addWidget(button, shown / 2, shown % 2);
        ++shown;
    }
    column->addLayout(grid);
    auto *cancel = new TouchButton(style::Icon::Cross, {});
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setLabel(tr("Cancel"));
    connect(cancel, &TouchButton::clicked, this, &PeriodDialog::reject);
    column->addSpacing(tokens.space.s);
    column->addWidget(cancel);
    setMinimumWidth(int(640 * tokens.scale));
}

} // namespace pw::ui
