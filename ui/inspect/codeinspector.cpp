// SPDX-License-Identifier: Apache-2.0
#include "ui/inspect/codeinspector.h"

#include "ui/common/fittedlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/inspect/inspectionhtml.h"
#include "ui/style/theme.h"
#include "ui/text/codewords.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;

CodeInspector::CodeInspector(QWidget *parent)
    : QDialog(parent),
      m_kind(new FittedLabel(&style::TypeScale::sentence, QFont::DemiBold, 2)),
      m_text(new QTextBrowser),
      m_copy(new TouchButton(style::Icon::Codes, {})),
      m_close(new TouchButton(style::Icon::Cross, {}))
{
    setObjectName(u"codeInspector"_s);
    m_text->setObjectName(u"inspectionText"_s);
    m_text->setOpenLinks(false);
    m_copy->setObjectName(u"copyInspection"_s);
    m_close->setObjectName(u"closeInspector"_s);
    // Enter after a scan must press nothing.
    m_copy->setAutoDefault(false);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy, 1);
    buttons->addWidget(m_close, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_kind);
    column->addWidget(m_text, 1);
    column->addLayout(buttons);

    connect(m_copy, &QPushButton::clicked, this, &CodeInspector::copy);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&style::Theme::current(), &style::Theme::changed, this, &CodeInspector::restyle);
    retranslate();
    restyle();
}

void CodeInspector::showInspection(const domain::Inspection &inspection)
{
    m_inspection = inspection;
    m_kind->setText(text::kindOf(inspection.report.thing));
    m_text->setHtml(inspectionHtml(inspection, style::tokens()));
    m_copy->setEnabled(true);
}

void CodeInspector::copy() const
{
    QGuiApplication::clipboard()->setText(m_kind->text() + u'\n' + m_text->toPlainText());
}

void CodeInspector::retranslate()
{
    setWindowTitle(tr("Code inspector"));
    m_text->setAccessibleName(tr("The last code in detail"));
    m_copy->setLabel(tr("Copy"));
    m_close->setLabel(tr("Close"));
    if (m_inspection) {
        showInspection(*m_inspection);
        return;
    }
    m_kind->setText(tr("Nothing scanned yet"));
    m_text->setPlainText(tr("Scan a code, and everything about it shows here."));
    m_copy->setEnabled(false);
}

void CodeInspector::restyle()
{
    const style::Tokens &tokens = style::tokens();
    const int margin = tokens.space.l;
    layout()->setContentsMargins(margin, margin, margin, margin);
    layout()->setSpacing(tokens.space.m);
    resize(int(760 * tokens.scale), int(600 * tokens.scale));
    retranslate();
}

void CodeInspector::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
