// SPDX-License-Identifier: Apache-2.0
#include "ui/common/scannerpanel.h"

#include "ui/common/rowpainting.h"
#include "ui/common/sheetmodel.h"
#include "ui/common/symbolview.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <cmath>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

// A GS1-128 symbol of an SSCC is 176 modules wide with its quiet zones: two pixels each fit at
// scale 1, three at 1.4.
constexpr int WidthAtScale1 = 404;

class SheetDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, int(std::lround(70 * style::tokens().scale))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const style::Tokens &tokens = style::tokens();
        const style::Theme &theme = style::Theme::current();
        paintRowBackground(painter, option);
        const QRect row =
            option.rect.adjusted(tokens.space.m, tokens.space.s, -tokens.space.m, -tokens.space.xs);
        const QFont title = theme.font(tokens.type.body, QFont::DemiBold);
        const QFont small = theme.font(tokens.type.caption);
        const int titleHeight = QFontMetrics(title).height();
        paintLine(painter, QRect(row.left(), row.top(), row.width(), titleHeight),
                  Qt::AlignLeading | Qt::AlignVCenter, title, tokens.colours.ink,
                  index.data().toString(), option.direction);
        painter->setFont(small);
        painter->setPen(tokens.colours.inkMuted);
        const QRect rest(row.left(), row.top() + titleHeight, row.width(),
                         row.height() - titleHeight);
        const auto align =
            QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignTop);
        painter->drawText(rest, int(align) | Qt::TextWordWrap,
                          index.data(SheetModel::ExplanationRole).toString());
    }
};

} // namespace

ScannerPanel::ScannerPanel(QWidget *parent)
    : QFrame(parent),
      m_title(new QLabel),
      m_hint(new QLabel),
      m_symbol(new SymbolView),
      m_symbology(new QLabel),
      m_scan(new TouchButton(style::Icon::Scan, {})),
      m_model(new SheetModel(this)),
      m_list(new QListView)
{
    setObjectName(u"scannerPanel"_s);
    m_title->setProperty("role", u"title"_s);
    m_hint->setProperty("role", u"muted"_s);
    m_hint->setWordWrap(true);
    m_symbology->setProperty("role", u"caption"_s);
    m_symbology->setAlignment(Qt::AlignCenter);
    m_symbology->setTextFormat(Qt::PlainText);
    m_scan->setObjectName(u"scanCodeButton"_s);
    m_scan->setPrimary(true);
    m_list->setObjectName(u"sheetList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SheetDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);

    auto *head = new QVBoxLayout;
    head->setObjectName(u"head"_s);
    head->addWidget(m_title);
    head->addWidget(m_hint);
    head->addWidget(m_symbol);
    head->addWidget(m_symbology);
    head->addWidget(m_scan);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_list, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ScannerPanel::showCurrent);
    connect(m_list, &QListView::clicked, this, &ScannerPanel::scanCurrent);
    connect(m_list, &QListView::activated, this, [this] {
        if (!m_list->underMouse()) // a click has scanned already
            scanCurrent();
    });
    connect(m_scan, &TouchButton::clicked, this, &ScannerPanel::scanCurrent);
    connect(m_symbol, &SymbolView::clicked, this, &ScannerPanel::scanCurrent);
    connect(&style::Theme::current(), &style::Theme::changed, this, &ScannerPanel::restyle);
    restyle();
    retranslate();
}

void ScannerPanel::setEntries(const QList<SheetEntry> &entries)
{
    m_model->setEntries(entries);
    m_list->setCurrentIndex(m_model->index(0));
    showCurrent();
}

void ScannerPanel::showCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    m_scan->setEnabled(current.isValid());
    if (!current.isValid())
        return;
    const SheetEntry &entry = m_model->entry(current.row());
    m_symbol->setSymbol(entry.symbol);
    m_symbol->setAccessibleName(entry.title);
    m_symbology->setText(entry.symbology);
}

void ScannerPanel::scanCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid())
        Q_EMIT scanRequested(m_model->entry(current.row()).frame);
}

void ScannerPanel::restyle()
{
    const style::Space &space = style::tokens().space;
    QLayout *head = layout()->itemAt(0)->layout();
    head->setContentsMargins(space.m, space.l, space.m, space.m);
    head->setSpacing(space.s);
    setFixedWidth(int(std::lround(WidthAtScale1 * style::tokens().scale)));
    m_list->doItemsLayout();
}

void ScannerPanel::retranslate()
{
    m_title->setText(tr("Demonstration codes"));
    m_hint->setText(tr("Click a code to scan it, or hold a scanner to the symbol."));
    m_scan->setLabel(tr("Scan this code"));
    m_list->setAccessibleName(m_title->text());
}

void ScannerPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
