// SPDX-License-Identifier: Apache-2.0
#include "ui/work/listdialog.h"

#include "ui/common/factlist.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/messages.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::ListLine;
using domain::Severity;

ListDialog::ListDialog(const QList<ListLine> &lines, QWidget *parent) : QDialog(parent)
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"listDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("List"));
    QList<ListLine> sorted = lines;
    const auto taken = [](const ListLine &line) {
        return domain::severityOf(line.verdict.code) == Severity::Accepted;
    };
    std::ranges::stable_partition(sorted, [&taken](const ListLine &line) { return !taken(line); });
    const auto good = std::ranges::count_if(sorted, taken);

    auto *heading = new QLabel(tr("%Ln line(s) taken down", nullptr, int(good)));
    heading->setObjectName(u"listHeading"_s);
    heading->setProperty("role", u"heading"_s);
    auto *rest = new QLabel(sorted.size() == good
                                ? tr("Nothing is done before you confirm.")
                                : tr("%Ln line(s) left out:", nullptr, int(sorted.size() - good)));
    rest->setProperty("role", u"muted"_s);

    auto *list = new FactList;
    list->setObjectName(u"listLines"_s);
    list->setAccessibleName(tr("Lines of the list"));
    QList<FactRow> rows;
    for (const ListLine &line : std::as_const(sorted)) {
        const text::Message message = text::messageFor(line.verdict);
        FactRow row{0,
                    style::iconOf(domain::severityOf(line.verdict.code)),
                    nullptr,
                    QString(QString::number(line.number) + u": "_s + line.text),
                    message.cause,
                    message.word};
        if (!taken(line))
            row.tone = &style::Colours::warning;
        rows.append(row);
    }
    list->setRows(rows);
    list->scrollToTop();

    auto *close = new TouchButton(style::Icon::Check, {});
    close->setObjectName(u"closeList"_s);
    close->setLabel(tr("Go on"));
    close->setPrimary(true);
    connect(close, &TouchButton::clicked, this, &ListDialog::accept);
    auto *column = new QVBoxLayout(this);
    const int margin = tokens.space.xl;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(tokens.space.m);
    column->addWidget(heading);
    column->addWidget(rest);
    column->addWidget(list, 1);
    column->addWidget(close);
    resize(int(760 * tokens.scale), int(520 * tokens.scale));
}

} // namespace pw::ui
