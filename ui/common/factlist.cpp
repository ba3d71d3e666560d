// SPDX-License-Identifier: Apache-2.0
#include "ui/common/factlist.h"

#include "ui/common/plaintooltip.h"
#include "ui/common/rowpainting.h"
#include "ui/style/theme.h"

#include <QAbstractListModel>
#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

Q_DECLARE_METATYPE(pw::ui::FactRow)

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int RowHeight = 46;   ///< pixels at scale 1
constexpr int PlainHeight = 30; ///< where there is no detail
constexpr int RowRole = Qt::UserRole;
constexpr int TallRole = Qt::UserRole + 1; ///< every row is asked for it whenever one changes

class FactDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int height = index.data(TallRole).toBool() ? RowHeight : PlainHeight;
        return {0, int(std::lround(height * style::tokens().scale))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto row = index.data(RowRole).value<FactRow>();
        const style::Tokens &tokens = style::tokens();
        const style::Theme &theme = style::Theme::current();
        paintRowBackground(painter, option);
        const style::Tone *tone = row.tone ? &(tokens.colours.*row.tone) : nullptr;
        const bool mirrored = option.direction == Qt::RightToLeft;
        QRect rect = option.rect.adjusted(tokens.space.s, 1, -tokens.space.s, -2);
        const int inset = row.depth * tokens.space.l;
        rect = mirrored ? rect.adjusted(0, 0, -inset, 0) : rect.adjusted(inset, 0, 0, 0);
        if (tone) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(tone->soft);
            painter->drawRoundedRect(rect, tokens.space.radiusSmall, tokens.space.radiusSmall);
        }
        const QColor ink = tone ? tone->onSoft : tokens.colours.ink;
        const QColor muted = tone ? tone->onSoft : tokens.colours.inkMuted;
        rect = rect.adjusted(tokens.space.s, 0, -tokens.space.s, 0);
        const int side = tokens.space.icon;
        painter->drawPixmap(
            mirrored ? rect.right() - side : rect.left(), rect.center().y() - side / 2,
            style::pixmap(row.icon, ink, side, painter->device()->devicePixelRatioF()));
        const int step = side + tokens.space.s;
        rect = mirrored ? rect.adjusted(0, 0, -step, 0) : rect.adjusted(step, 0, 0, 0);

        const QFont markFont = theme.font(tokens.type.caption, QFont::DemiBold);
        if (!row.mark.isEmpty()) {
            const int width =
                std::min(rect.width() / 2, QFontMetrics(markFont).horizontalAdvance(row.mark) + 4);
            const QRect mark =
                mirrored ? QRect(rect.left(), rect.top(), width, rect.height())
                         : QRect(rect.right() - width + 1, rect.top(), width, rect.height());
            paintLine(painter, mark, Qt::AlignTrailing | Qt::AlignVCenter, markFont, ink, row.mark,
                      option.direction);
            rect = mirrored ? rect.adjusted(width + tokens.space.s, 0, 0, 0)
                            : rect.adjusted(0, 0, -width - tokens.space.s, 0);
        }
        QRect upper = rect;
        if (!row.detail.isEmpty())
            upper.setHeight(rect.height() * 11 / 20);
        paintLine(painter, upper, Qt::AlignLeading | Qt::AlignVCenter,
                  theme.font(tokens.type.body, QFont::DemiBold), ink, row.title, option.direction,
                  Qt::ElideMiddle);
        if (row.detail.isEmpty())
            return;
        const QRect lower(rect.left(), upper.bottom() + 1, rect.width(),
                          rect.height() - upper.height());
        paintLine(painter, lower, Qt::AlignLeading | Qt::AlignVCenter,
                  theme.font(tokens.type.caption), muted, row.detail, option.direction);
    }
};

} // namespace

class FactList::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<FactRow> &rows)
    {
        if (rows == m_rows)
            return; // a list that is drawn anew jumps under the reader
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const FactRow &row = m_rows[index.row()];
        switch (role) {
        case Qt::DisplayRole: return row.title;
        case Qt::AccessibleTextRole:
            return QStringList{row.title, row.detail, row.mark}.join(u", "_s);
        case Qt::ToolTipRole: return plainToolTip(row.title + u'\n' + row.detail);
        case RowRole: return QVariant::fromValue(row);
        case TallRole: return !row.detail.isEmpty();
        default: return {};
        }
    }

private:
    QList<FactRow> m_rows;
};

FactList::FactList(QWidget *parent) : QListView(parent), m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new FactDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::NoSelection);
    connect(&style::Theme::current(), &style::Theme::changed, this, &QListView::doItemsLayout);
}

void FactList::setChoosable(bool choosable)
{
    setSelectionMode(choosable ? QAbstractItemView::SingleSelection
                               : QAbstractItemView::NoSelection);
    if (!choosable)
        return;
    setMouseTracking(true);
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT rowChosen(index.row()); });
    connect(this, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT rowChosen(index.row()); });
}

void FactList::setRows(const QList<FactRow> &rows)
{
    const bool grows = rows.size() > m_model->rowCount();
    m_model->setRows(rows);
    if (grows && selectionMode() == QAbstractItemView::NoSelection)
        scrollToBottom();
}

} // namespace pw::ui
