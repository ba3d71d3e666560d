// SPDX-License-Identifier: Apache-2.0
#include "ui/scanners/testscanpage.h"

#include "core/scan/readablebytes.h"
#include "ui/common/card.h"
#include "ui/common/emptynote.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/inspect/inspectionhtml.h"
#include "ui/style/theme.h"
#include "ui/text/codewords.h"
#include "ui/text/scannerwords.h"

#include <QEvent>
#include <QFileDialog>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QTextBrowser>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Icon;

namespace {

constexpr qsizetype MostShown = 200; ///< pieces; the capture itself keeps more

} // namespace

TestScanPage::TestScanPage(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_line(new QTextBrowser),
      m_silence(new EmptyNote(Icon::Scan)),
      m_figures(new FittedLabel(&style::TypeScale::body, QFont::Medium, 2)),
      m_clear(new TouchButton(Icon::Cross, {})),
      m_mask(new TouchButton(Icon::Hold, {})),
      m_export(new TouchButton(Icon::Upload, {})),
      m_kind(new FittedLabel(&style::TypeScale::title, QFont::DemiBold, 2)),
      m_code(new QTextBrowser),
      m_back(new TouchButton(Icon::Left, Qt::Key_F9))
{
    setObjectName(u"page_testscan"_s);
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    m_title->setObjectName(u"lineTitle"_s);
    m_title->setProperty("role", u"title"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_line->setObjectName(u"linePieces"_s);
    m_line->setOpenLinks(false);
    m_figures->setObjectName(u"lineFigures"_s);
    m_clear->setObjectName(u"clearLineButton"_s);
    m_mask->setObjectName(u"maskSerialsButton"_s);
    m_mask->setCheckable(true);
    m_mask->setChecked(true); // serial numbers leave the site only on purpose
    m_export->setObjectName(u"exportLineButton"_s);
    m_kind->setObjectName(u"codeKind"_s);
    m_code->setObjectName(u"codeText"_s);
    m_code->setOpenLinks(false);
    m_back->setObjectName(u"lineDoneButton"_s);

    auto *left = makeCard();
    auto *line = new QVBoxLayout(left);
    line->addWidget(m_title);
    line->addWidget(m_silence, 1);
    line->addWidget(m_line, 1);
    line->addWidget(m_figures);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_clear, 2);
    buttons->addWidget(m_mask, 3);
    buttons->addWidget(m_export, 3);
    line->addLayout(buttons);
    auto *right = makeCard();
    auto *code = new QVBoxLayout(right);
    code->addWidget(m_kind);
    code->addWidget(m_code, 1);
    code->addWidget(m_back);
    auto *row = new QHBoxLayout(this);
    row->addWidget(left, 1);
    row->addWidget(right, 1);

    connect(m_clear, &TouchButton::clicked, this, &TestScanPage::clearRequested);
    connect(m_export, &TouchButton::clicked, this, &TestScanPage::chooseFile);
    connect(m_back, &TouchButton::clicked, this, &TestScanPage::done);
    connect(&style::Theme::current(), &style::Theme::changed, this, &TestScanPage::restyle);
    restyle();
    retranslate();
}

void TestScanPage::watch(const QString &name)
{
    m_name = name;
    m_report.reset();
    showLine({}, {});
    retranslate();
}

void TestScanPage::showLine(const QList<LineChunk> &chunks, const LineStatistics &statistics)
{
    m_chunks = chunks.last(std::min(MostShown, chunks.size()));
    m_statistics = statistics;
    showPieces();
    showEmptiness();
}

void TestScanPage::showPieces()
{
    const style::Tokens &tokens = style::tokens();
    const QString row =
        u"<tr><td style=\"color:%1\" align=\"right\">%2&nbsp;</td>"
        "<td><span style=\"font-family:monospace;font-weight:600\">%3</span><br>"
        "<span style=\"font-family:monospace;color:%1;font-size:%4px\">%5</span></td></tr>"_s;
    QString html = u"<table width=\"100%\" cellpadding=\"3\">"_s;
    for (qsizetype i = 0; i < m_chunks.size(); ++i) {
        const LineChunk &chunk = m_chunks[i];
        const QString pause =
            i == 0 ? QString() : u"+"_s + text::milliseconds(chunk.at - m_chunks[i - 1].at);
        html += row.arg(tokens.colours.inkMuted.name(), pause.toHtmlEscaped(),
                        scan::readableBytes(chunk.bytes).toHtmlEscaped(),
                        QString::number(tokens.type.caption),
                        QString::fromLatin1(chunk.bytes.toHex(' ')));
    }
    m_line->setHtml(html + u"</table>"_s);
    m_line->verticalScrollBar()->setValue(m_line->verticalScrollBar()->maximum());
}

void TestScanPage::showEmptiness()
{
    const bool silent = m_chunks.isEmpty();
    m_line->setVisible(!silent);
    m_silence->setVisible(silent);
    m_figures->setText(silent ? QString() : text::statisticsLine(m_statistics));
    m_clear->setEnabled(!silent);
    m_export->setEnabled(!silent);
}

void TestScanPage::showCode(const scan::CodeReport &report)
{
    m_report = report;
    showReport();
}

void TestScanPage::showExported(const QString &file)
{
    m_figures->setText(tr("Exported to %1.").arg(file));
}

void TestScanPage::showNotExported(const QString &reason)
{
    m_figures->setText(tr("Not exported: %1").arg(reason));
}

void TestScanPage::showReport()
{
    m_kind->setText(m_report ? text::kindOf(m_report->thing) : tr("The last code"));
    m_code->setHtml(m_report ? codeHtml(*m_report, style::tokens()) : QString());
}

void TestScanPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export what was received"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"capture.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { Q_EMIT exportRequested(file, m_mask->isChecked()); });
    dialog->open();
}

void TestScanPage::restyle()
{
    spaceCards(*layout());
    showPieces();
    showReport();
}

void TestScanPage::retranslate()
{
    setWindowTitle(tr("Watch a scanner's line"));
    m_title->setText(m_name.isEmpty() ? tr("Received") : tr("Received from %1").arg(m_name));
    m_line->setAccessibleName(m_title->text());
    m_code->setAccessibleName(tr("What the last code means"));
    m_silence->setNote(tr("Nothing received yet"),
                       tr("Scan any code. Nothing is booked while this page is open."));
    m_clear->setLabel(tr("Clear"));
    m_mask->setLabel(tr("Mask serials"));
    m_export->setLabel(tr("Export …"));
    m_back->setLabel(tr("Back"));
    showLine(m_chunks, m_statistics);
    showReport();
}

void TestScanPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
