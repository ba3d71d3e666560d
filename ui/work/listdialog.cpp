// SPDX-License-Identifier: Apache-2.0
#include "ui/work/listdialog.h"

#include "ui/common/emptynote.h"
#include "ui/common/factlist.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/messages.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::ListLine;

namespace {

bool isTaken(const ListLine &line)
{
    return domain::isTakenDown(line.verdict.code);
}

int takenOf(const QList<ListLine> &lines)
{
    return int(std::ranges::count_if(lines, isTaken));
}

QString restOf(const QList<ListLine> &lines)
{
    const int left = int(lines.size()) - takenOf(lines);
    return left == 0 ? ListDialog::tr("Nothing is done before you confirm.")
                     : ListDialog::tr("%Ln line(s) left out:", nullptr, left);
}

FactList *listOf(const QList<ListLine> &lines)
{
    QList<ListLine> sorted = lines;
    std::ranges::stable_partition(sorted, std::not_fn(isTaken));
    auto *list = new FactList;
    list->setObjectName(u"listLines"_s);
    list->setAccessibleName(ListDialog::tr("Lines of the list"));
    QList<FactRow> rows;
    for (const ListLine &line : std::as_const(sorted)) {
        const text::Message message = text::messageFor(line.verdict);
        FactRow row{0,
                    style::iconOf(domain::severityOf(line.verdict.code)),
                    nullptr,
                    QString(QString::number(line.number) + u": "_s + line.text),
                    message.cause,
                    message.word};
        if (!isTaken(line))
            row.tone = &style::Colours::warning;
        rows.append(row);
    }
    list->setRows(rows);
    list->scrollToTop();
    return list;
}

EmptyNote *noteOf(const text::Message &failure)
{
    auto *note = new EmptyNote(style::Icon::Refused);
    note->setObjectName(u"listFailure"_s);
    note->setNote(failure.cause, failure.remedy);
    return note;
}

} // namespace

ListDialog::ListDialog(const QList<ListLine> &lines, QWidget *parent)
    : ListDialog(tr("%Ln line(s) taken down", nullptr, takenOf(lines)), restOf(lines),
                 listOf(lines), parent)
{}

ListDialog::ListDialog(const text::Message &failure, QWidget *parent)
    : ListDialog(failure.word, failure.detail, noteOf(failure), parent)
{}

ListDialog::ListDialog(const QString &headingText, const QString &restText, QWidget *middle,
                       QWidget *parent)
    : QDialog(parent)
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"listDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("List"));
    auto *heading = new QLabel(headingText);
    heading->setObjectName(u"listHeading"_s);
    heading->setProperty("role", u"heading"_s);
    auto *rest = new QLabel(restText);
    rest->setProperty("role", u"muted"_s);
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
    column->addWidget(middle, 1);
    column->addWidget(close);
    resize(int(760 * tokens.scale), int(520 * tokens.scale));
}

} // namespace pw::ui
