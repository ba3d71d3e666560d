// SPDX-License-Identifier: Apache-2.0
#include "ui/common/scanfeedview.h"

#include "ui/common/rowpainting.h"
#include "ui/common/scanfeedmodel.h"
#include "ui/style/icons.h"
#include "ui/style/tabulardigits.h"
#include "ui/style/theme.h"
#include "ui/text/terms.h"

#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

class ScanFeedDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, int(std::lround(54 * style::tokens().scale))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto entry = index.data(ScanFeedModel::EntryRole).value<domain::ScanLogEntry>();
        const style::Tokens &tokens = style::tokens();
        const style::Theme &theme = style::Theme::current();
        const domain::Severity severity = domain::severityOf(entry.verdict.code);
        const style::Tone &tone = style::toneOf(tokens.colours, severity);
        paintRowBackground(painter, option);

        const bool mirrored = option.direction == Qt::RightToLeft;
        QRect row = option.rect.adjusted(tokens.space.m, tokens.space.xs, -tokens.space.m,
                                         -tokens.space.xs);
        const int side = tokens.space.icon;
        const QColor symbol = severity == domain::Severity::Warning ? tone.onSoft : tone.solid;
        painter->drawPixmap(mirrored ? row.right() - side : row.left(), row.center().y() - side / 2,
                            style::pixmap(style::iconOf(severity), symbol, side,
                                          painter->device()->devicePixelRatioF()));
        const int inset = side + tokens.space.m;
        row = mirrored ? row.adjusted(0, 0, -inset, 0) : row.adjusted(inset, 0, 0, 0);

        const QRect upper(row.left(), row.top(), row.width(), row.height() / 2);
        const QRect lower(row.left(), upper.bottom() + 1, row.width(), row.height() / 2);
        const QFont small = theme.font(tokens.type.caption);
        const QString time = QLocale().toString(entry.at.toLocalTime().time(), u"HH:mm:ss"_s);
        const int timeWidth = int(std::ceil(style::tabularWidth(small, time)));
        painter->setPen(tokens.colours.inkMuted);
        style::drawTabular(painter, upper,
                           (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, small,
                           time);
        const int rest = upper.width() - timeWidth - tokens.space.s;
        const QRect words = mirrored ? upper.adjusted(upper.width() - rest, 0, 0, 0)
                                     : upper.adjusted(0, 0, rest - upper.width(), 0);
        paintLine(painter, words, Qt::AlignLeading | Qt::AlignVCenter,
                  theme.font(tokens.type.strong, QFont::DemiBold), tone.onSoft,
                  index.data().toString(), option.direction);

        const int deviceWidth =
            std::min(row.width() / 3, QFontMetrics(small).horizontalAdvance(entry.device) + 2);
        const QRect device =
            mirrored
                ? QRect(lower.left(), lower.top(), deviceWidth, lower.height())
                : QRect(lower.right() - deviceWidth + 1, lower.top(), deviceWidth, lower.height());
        paintLine(painter, device, Qt::AlignTrailing | Qt::AlignVCenter, small,
                  tokens.colours.inkFaint, entry.device, option.direction);
        const int codeWidth = lower.width() - deviceWidth - tokens.space.s;
        const QRect code =
            mirrored ? QRect(lower.right() - codeWidth + 1, lower.top(), codeWidth, lower.height())
                     : QRect(lower.left(), lower.top(), codeWidth, lower.height());
        paintLine(painter, code, Qt::AlignLeading | Qt::AlignVCenter,
                  theme.codeFont(tokens.type.caption), tokens.colours.inkMuted,
                  entry.verdict.unit ? text::grouped(*entry.verdict.unit) : entry.raw,
                  option.direction, Qt::ElideRight);
    }
};

} // namespace

ScanFeedView::ScanFeedView(ScanFeedModel *model, QWidget *parent) : QListView(parent)
{
    setObjectName(u"scanFeed"_s);
    setModel(model);
    setItemDelegate(new ScanFeedDelegate(this));
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    connect(&style::Theme::current(), &style::Theme::changed, this, &QListView::doItemsLayout);
}

} // namespace pw::ui
