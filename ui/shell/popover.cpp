// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/popover.h"

#include "ui/style/theme.h"

#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

QLabel *paragraph(const QString &objectName, const QString &text)
{
    auto *label = new QLabel(text);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

Popover::Popover(const QString &title, const text::Message &message, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"popover"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(title);

    auto *heading = paragraph(u"popoverTitle"_s, title + u" · "_s + message.word);
    heading->setProperty("role", u"title"_s);
    auto *remedy = paragraph(u"popoverRemedy"_s, message.remedy);
    remedy->setFont(style::Theme::current().font(tokens.type.body, QFont::DemiBold));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(tokens.space.l, tokens.space.l, tokens.space.l, tokens.space.l);
    column->setSpacing(tokens.space.s);
    column->addWidget(heading);
    column->addWidget(paragraph(u"popoverCause"_s, message.cause));
    column->addWidget(remedy);
    if (!message.detail.isEmpty()) {
        auto *detail = paragraph(u"popoverDetail"_s, message.detail);
        detail->setProperty("role", u"caption"_s);
        detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(detail);
    }
    setFixedWidth(int(std::lround(360 * tokens.scale)));
}

void Popover::openAt(const QWidget *anchor)
{
    const int gap = style::tokens().space.s;
    const int height = heightForWidth(width()) > 0 ? heightForWidth(width()) : sizeHint().height();
    const QRect screen = anchor->screen()->availableGeometry();
    const QPoint corner = anchor->mapToGlobal(QPoint(0, 0));
    const int above = corner.y() - height - gap;
    const int y = above >= screen.top() ? above : corner.y() + anchor->height() + gap;
    const int x = std::clamp(corner.x(), screen.left() + gap,
                             std::max(screen.left() + gap, screen.right() - width() - gap));
    resize(width(), height);
    move(x, y);
    show();
}

} // namespace pw::ui
