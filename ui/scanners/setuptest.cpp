// SPDX-License-Identifier: Apache-2.0
#include "ui/scanners/setuptest.h"

#include "ui/common/card.h"
#include "ui/common/factlist.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/iconlabel.h"
#include "ui/common/symbolview.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/scannerwords.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QTextBrowser>

#include <cmath>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Colours;
using style::Icon;

namespace {

constexpr int SymbolHeight = 230; ///< at scale 1: modules of 5 pixels for the largest code

bool isOver(const SetupView &view)
{
    return view.step == ProofStep::Passed || view.step == ProofStep::Failed;
}

} // namespace

SetupTest::SetupTest(QWidget *parent)
    : QWidget(parent),
      m_column(new QVBoxLayout),
      m_title(new QLabel),
      m_cause(new FittedLabel(&style::TypeScale::cause, QFont::DemiBold, 2)),
      m_remedy(new FittedLabel(&style::TypeScale::title, QFont::Normal, 2)),
      m_symbol(new SymbolView),
      m_done(new IconLabel(Icon::Accepted, 160)),
      m_codeName(new FittedLabel(&style::TypeScale::title, QFont::DemiBold)),
      m_proves(new FittedLabel(&style::TypeScale::body, QFont::Normal, 2)),
      m_codesTitle(new QLabel),
      m_codes(new FactList),
      m_findings(new QTextBrowser),
      m_line(new QLabel),
      m_cancel(new TouchButton(Icon::Cross, Qt::Key_F9)),
      m_again(new TouchButton(Icon::Undo, Qt::Key_F8)),
      m_goOn(new TouchButton(Icon::Right, Qt::Key_F6))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeCode(), 6); // the widest code at two pixels a module
    row->addWidget(makeProgress(), 5);
    connect(m_cancel, &TouchButton::clicked, this, &SetupTest::cancelled);
    connect(m_again, &TouchButton::clicked, this, &SetupTest::againRequested);
    connect(m_goOn, &TouchButton::clicked, this, &SetupTest::goOn);
    connect(&style::Theme::current(), &style::Theme::changed, this, &SetupTest::restyle);
    restyle();
    retranslate();
}

QWidget *SetupTest::makeCode()
{
    m_title->setProperty("role", u"caption"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_cause->setObjectName(u"setupCause"_s);
    m_remedy->setObjectName(u"setupRemedy"_s);
    m_codeName->setObjectName(u"testCodeName"_s);
    m_codeName->setAlignment(Qt::AlignCenter);
    m_proves->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_findings->setObjectName(u"findings"_s);
    m_findings->setOpenLinks(false);
    m_symbol->setCursor(Qt::ArrowCursor); // to be scanned, not clicked
    auto *card = makeCard();
    card->setLayout(m_column);
    m_column->addWidget(m_title);
    m_column->addWidget(m_cause);
    m_column->addWidget(m_remedy);
    m_column->addStretch(1);
    m_column->addWidget(m_symbol);
    m_column->addWidget(m_done, 0, Qt::AlignHCenter);
    m_column->addWidget(m_codeName);
    m_column->addWidget(m_proves);
    m_column->addStretch(1);
    m_column->addWidget(m_findings, 6);
    return card;
}

QWidget *SetupTest::makeProgress()
{
    m_codesTitle->setProperty("role", u"title"_s);
    m_codes->setObjectName(u"testCodes"_s);
    m_line->setObjectName(u"testLine"_s);
    m_line->setProperty("role", u"muted"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_cancel->setObjectName(u"cancelTestButton"_s);
    m_again->setObjectName(u"testAgainButton"_s);
    m_goOn->setObjectName(u"testGoOnButton"_s);
    auto *card = makeCard();
    auto *column = new QVBoxLayout(card);
    column->addWidget(m_codesTitle);
    column->addWidget(m_codes, 1);
    column->addWidget(m_line);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_again);
    buttons->addWidget(m_goOn);
    column->addLayout(buttons);
    return card;
}

void SetupTest::begin(const QString &name)
{
    m_name = name;
    m_shown.reset();
    m_view = {};
    retranslate();
}

void SetupTest::show(const SetupView &view)
{
    m_view = view;
    const text::Message message = text::messageFor(view);
    m_cause->setText(message.cause);
    m_remedy->setText(message.remedy);
    showCode();
    showProgress();
    const bool passed = view.step == ProofStep::Passed || isLearnt(view);
    m_goOn->setEnabled(isOver(view));
    m_goOn->setPrimary(passed);
    m_again->setPrimary(view.step == ProofStep::Failed && !passed);
    m_again->setEnabled(!view.seen.isEmpty() || view.unrecognized > 0);
}

void SetupTest::showFailure(const QString &reason)
{
    m_cause->setText(tr("Nothing was kept: %1").arg(reason));
    m_remedy->setText(tr("Have the administrator see to it, then press Go on again."));
}

void SetupTest::showCode()
{
    // Without a code what is wrong has all the room.
    const int around = m_view.next || m_view.step == ProofStep::Passed ? 1 : 0;
    for (int i = 0; i < m_column->count(); ++i) {
        if (m_column->itemAt(i)->spacerItem())
            m_column->setStretch(i, around);
    }
    m_done->setVisible(m_view.step == ProofStep::Passed);
    const auto code = m_view.next;
    m_symbol->setVisible(code.has_value());
    m_codeName->setVisible(code.has_value());
    m_proves->setVisible(code.has_value());
    if (!code)
        return;
    m_codeName->setText(text::testCodeName(*code));
    m_proves->setText(text::testCodeProves(*code));
    m_symbol->setAccessibleName(m_codeName->text());
    if (m_shown == code)
        return;
    m_shown = code;
    for (const labels::TestSheetCode &one : labels::testSheetCodes()) {
        if (one.id != *code)
            continue;
        if (const auto symbol = labels::encode(one.symbology, one.data))
            m_symbol->setSymbol(*symbol);
    }
}

void SetupTest::showProgress()
{
    QList<FactRow> rows;
    for (const labels::TestSheetCode &code : labels::testSheetCodes()) {
        FactRow row{
            0, Icon::Choice, nullptr, text::testCodeName(code.id), text::testCodeProves(code.id),
            {}};
        const auto seen = m_view.seen.constFind(code.id);
        if (seen != m_view.seen.constEnd()) {
            row.icon = seen->isEmpty() ? Icon::Accepted : Icon::Warning;
            row.tone = seen->isEmpty() ? &Colours::accepted : &Colours::warning;
            row.mark = seen->isEmpty() ? tr("right") : text::messageFor(seen->first()).word;
        } else if (m_view.next == code.id) {
            row.icon = Icon::Arrow;
            row.mark = tr("now");
        }
        rows.append(row);
    }
    m_codes->setRows(rows);

    QString html;
    for (const ProofFinding &finding : std::as_const(m_view.findings)) {
        const text::Message message = text::messageFor(finding);
        html += u"<p style=\"margin:0 0 %1px 0\"><b>%2</b><br>%3</p>"_s.arg(
            QString::number(style::tokens().space.s), message.cause.toHtmlEscaped(),
            message.remedy.toHtmlEscaped());
    }
    m_findings->setHtml(html);
    m_findings->setVisible(!html.isEmpty());

    QString line;
    if (m_view.hasLine)
        line = tr("Listening at %1.").arg(text::lineSettings(m_view.settings));
    if (m_view.unrecognized > 0)
        line += u' ' + tr("%Ln scan(s) that could not be read.", nullptr, m_view.unrecognized);
    m_line->setText(line.trimmed());
    m_line->setVisible(!line.isEmpty());
}

void SetupTest::restyle()
{
    const style::Tokens &tokens = style::tokens();
    layout()->setSpacing(tokens.space.m);
    for (int i = 0; i < layout()->count(); ++i) {
        const int gap = tokens.space.m;
        QLayout *card = layout()->itemAt(i)->widget()->layout();
        card->setContentsMargins(gap, gap, gap, gap);
        card->setSpacing(tokens.space.s);
    }
    m_done->setColour(tokens.colours.accepted.solid);
    m_symbol->setFixedHeight(int(std::lround(SymbolHeight * tokens.scale)));
}

void SetupTest::retranslate()
{
    m_title->setText(m_name.isEmpty() ? tr("Test of the scanner") : tr("Test of %1").arg(m_name));
    m_codesTitle->setText(tr("Five codes"));
    m_codes->setAccessibleName(m_codesTitle->text());
    m_findings->setAccessibleName(tr("What is wrong"));
    m_cancel->setLabel(tr("Cancel"));
    m_again->setLabel(tr("Begin anew"));
    m_goOn->setLabel(tr("Go on"));
    show(m_view);
}

void SetupTest::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
