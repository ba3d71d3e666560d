// SPDX-License-Identifier: Apache-2.0
#include "ui/common/hierarchyview.h"

#include "ui/common/hierarchymodel.h"
#include "ui/common/rowpainting.h"
#include "ui/style/icons.h"
#include "ui/style/tabulardigits.h"
#include "ui/style/theme.h"
#include "ui/text/terms.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

namespace pw::ui {

using namespace Qt::StringLiterals;
using style::Icon;

namespace {

constexpr int BurstMilliseconds = 30;

/// Paints a row from its ends inwards; what it has painted is no longer free.
class RowPainter
{
public:
    RowPainter(QPainter *painter, const QRect &row, Qt::LayoutDirection direction)
        : m_painter(painter), m_free(row), m_direction(direction)
    {}

    void icon(Icon icon, const QColor &colour, bool atEnd)
    {
        const style::Space &space = style::tokens().space;
        const QRect box = take(space.icon, atEnd);
        m_painter->drawPixmap(
            box.left(), box.center().y() - space.icon / 2,
            style::pixmap(icon, colour, space.icon, m_painter->device()->devicePixelRatioF()));
    }
    void numberAtEnd(const QFont &font, const QColor &colour, const QString &text)
    {
        const QRect box = take(int(std::ceil(style::tabularWidth(font, text))), true);
        m_painter->setPen(colour);
        style::drawTabular(m_painter, box, Qt::AlignLeft | Qt::AlignVCenter, font, text);
    }
    void rest(const QFont &font, const QColor &colour, const QString &text)
    {
        paintLine(m_painter, m_free, Qt::AlignLeading | Qt::AlignVCenter, font, colour, text,
                  m_direction, Qt::ElideMiddle);
    }

private:
    QRect take(int width, bool atEnd)
    {
        const int gap = style::tokens().space.s;
        const bool right = atEnd != (m_direction == Qt::RightToLeft);
        QRect box = m_free;
        if (right) {
            box.setLeft(m_free.right() - width + 1);
            m_free.setRight(box.left() - gap - 1);
        } else {
            box.setRight(m_free.left() + width - 1);
            m_free.setLeft(box.right() + gap + 1);
        }
        return box;
    }

    QPainter *m_painter;
    QRect m_free;
    Qt::LayoutDirection m_direction;
};

class HierarchyDelegate : public QStyledItemDelegate
{
public:
    HierarchyDelegate(const HierarchyModel &model, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model)
    {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, int(std::lround(44 * style::tokens().scale))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const domain::TreeNode &node = *m_model.node(index);
        const style::Tokens &tokens = style::tokens();
        const style::Colours &colours = tokens.colours;
        const style::Theme &theme = style::Theme::current();
        paintRowBackground(painter, option);

        RowPainter row(painter, option.rect.adjusted(tokens.space.xs, 0, -tokens.space.m, 0),
                       option.direction);
        const bool container = node.level != domain::Level::Pack;
        row.icon(style::iconOf(node.level), node.open ? colours.accent.solid : colours.inkMuted,
                 false);
        if (container)
            row.numberAtEnd(theme.font(tokens.type.body, QFont::DemiBold), colours.ink,
                            node.capacity ? text::number(node.childCount) + u" / "_s
                                                + text::number(*node.capacity)
                                          : text::number(node.childCount));
        if (node.held || node.heldInside > 0)
            row.icon(Icon::Hold, colours.refused.solid, true);
        switch (node.sync) {
        case domain::SyncState::InSync: break;
        case domain::SyncState::Pending: row.icon(Icon::Upload, colours.inkFaint, true); break;
        case domain::SyncState::Parked: row.icon(Icon::Parked, colours.refused.solid, true); break;
        }
        const QFont font =
            container ? theme.font(tokens.type.body, node.open ? QFont::Bold : QFont::Medium)
                      : theme.codeFont(tokens.type.body - 1);
        row.rest(font, colours.ink, index.data().toString());
    }

private:
    const HierarchyModel &m_model;
};

} // namespace

HierarchyView::HierarchyView(HierarchyModel *model, QWidget *parent)
    : QTreeView(parent), m_hierarchy(*model)
{
    setObjectName(u"hierarchy"_s);
    setModel(model);
    setItemDelegate(new HierarchyDelegate(*model, this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setExpandsOnDoubleClick(false);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        setExpanded(index, !isExpanded(index)); // the whole row is the target: arrows are too small
    });
    connect(&style::Theme::current(), &style::Theme::changed, this, [this] {
        setIndentation(style::tokens().space.xl);
        doItemsLayout();
    });
    m_showFollowed.setSingleShot(true);
    m_showFollowed.setInterval(BurstMilliseconds);
    connect(&m_showFollowed, &QTimer::timeout, this, &HierarchyView::showFollowed);
    connect(model, &QAbstractItemModel::rowsInserted, &m_showFollowed, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_opened = false;
        m_showFollowed.start();
    });
}

void HierarchyView::follow(const std::optional<epc::Epc> &unit)
{
    if (unit == m_followed)
        return;
    m_followed = unit;
    m_opened = false;
    m_showFollowed.start();
}

void HierarchyView::showFollowed()
{
    const QModelIndex index = m_followed ? m_hierarchy.indexOf(*m_followed) : QModelIndex();
    if (!index.isValid())
        return;
    if (!m_opened) {
        expand(index);
        m_opened = true;
    }
    const int inside = m_hierarchy.rowCount(index);
    scrollTo(isExpanded(index) && inside > 0 ? m_hierarchy.index(inside - 1, 0, index) : index);
}

void HierarchyView::drawBranches(QPainter *painter, const QRect &rect,
                                 const QModelIndex &index) const
{
    const style::Tokens &tokens = style::tokens();
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.colours.line);
    if (!model()->hasChildren(index))
        return;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const Icon arrow = isExpanded(index) ? Icon::Down : mirrored ? Icon::Left : Icon::Right;
    const int side = tokens.space.icon * 3 / 4;
    const int x = mirrored ? rect.left() + (indentation() - side) / 2
                           : rect.right() - (indentation() + side) / 2;
    painter->drawPixmap(x, rect.center().y() - side / 2,
                        style::pixmap(arrow, tokens.colours.inkFaint, side, devicePixelRatioF()));
}

} // namespace pw::ui
