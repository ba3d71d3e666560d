// SPDX-License-Identifier: Apache-2.0
#include "ui/work/workpage.h"

#include "ui/common/card.h"
#include "ui/common/countview.h"
#include "ui/common/emptynote.h"
#include "ui/common/factlist.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/iconlabel.h"
#include "ui/common/progressstrip.h"
#include "ui/common/reasonpicker.h"
#include "ui/common/touchbutton.h"
#include "ui/common/verdictbanner.h"
#include "ui/style/theme.h"
#include "ui/text/workwords.h"
#include "ui/work/listdialog.h"
#include "ui/work/listfile.h"
#include "ui/work/optionsbar.h"
#include "ui/work/ordernumberdialog.h"
#include "ui/work/outcomecard.h"
#include "ui/work/signdialog.h"
#include "ui/work/workrows.h"

#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Icon;

namespace {

constexpr int KindColumns = 2;

bool asksFor(const Problems &problems, VerdictCode code)
{
    return !problems.isEmpty() && problems.first().code == code;
}

bool needsNumber(WorkKind kind)
{
    return kind == WorkKind::Relabel || kind == WorkKind::Split || kind == WorkKind::ReworkOrder;
}

bool takesLists(WorkKind kind)
{
    return kind == WorkKind::Hold || kind == WorkKind::Release || kind == WorkKind::Destroy
           || kind == WorkKind::Decommission;
}

QKeySequence kindKey(int index)
{
    return QKeySequence(Qt::SHIFT | Qt::Key(Qt::Key_F1 + index));
}

bool changesSomething(WorkKind kind)
{
    return kind != WorkKind::Check;
}

} // namespace

WorkPage::WorkPage(Desk desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_nextIcon(new IconLabel(Icon::Arrow, 32)),
      m_next(new FittedLabel(&style::TypeScale::sentence, QFont::DemiBold)),
      m_banner(new VerdictBanner),
      m_kindGrid(new QWidget),
      m_work(makeCard(u"workCard"_s)),
      m_title(new FittedLabel(&style::TypeScale::title, QFont::DemiBold, 2)),
      m_facts(new FittedLabel(&style::TypeScale::body, QFont::Normal, 2)),
      m_count(new CountView),
      m_empty(new EmptyNote(Icon::Scan)),
      m_units(new FactList),
      m_options(new OptionsBar),
      m_outcome(new OutcomeCard),
      m_progress(new ProgressStrip),
      m_list(new TouchButton(Icon::Upload, Qt::Key_F2)),
      m_number(new TouchButton(Icon::Plus, Qt::Key_F3)),
      m_reason(new TouchButton(Icon::Choice, Qt::Key_F4)),
      m_confirm(new TouchButton(Icon::Check, Qt::Key_F6)),
      m_acknowledge(new TouchButton(Icon::Accepted, Qt::Key_F7)),
      m_undo(new TouchButton(Icon::Undo, Qt::Key_F8)),
      m_cancel(new TouchButton(Icon::Cross, Qt::Key_F9))
{
    setObjectName(u"page_"_s + toCode(desk));
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    m_report.desk = desk;
    m_report.state.kind = kindsOf(desk).first();
    m_next->setObjectName(u"nextSentence"_s);
    m_units->setObjectName(u"scannedUnits"_s);

    auto *next = new QHBoxLayout;
    next->addWidget(m_nextIcon);
    next->addWidget(m_next, 1);

    buildKinds();
    auto *heading = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_facts);
    heading->addLayout(words, 1);
    heading->addWidget(m_count);
    auto *work = new QVBoxLayout(m_work);
    work->addLayout(heading);
    work->addWidget(m_empty, 1);
    work->addWidget(m_units, 1);
    work->addWidget(m_options);

    auto *middle = new QHBoxLayout;
    middle->setObjectName(u"middle"_s);
    middle->addWidget(m_kindGrid);
    middle->addWidget(m_work, 5);
    middle->addWidget(m_outcome, 6);

    auto *column = new QVBoxLayout(this);
    column->addLayout(next);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addLayout(middle, 1);
    buildActions();
    auto *actions = new QHBoxLayout;
    actions->setObjectName(u"actions"_s);
    for (TouchButton *button :
         {m_list, m_number, m_reason, m_confirm, m_acknowledge, m_undo, m_cancel})
        actions->addWidget(button, 1);
    column->addLayout(actions);

    connect(m_options, &OptionsBar::optionsChosen, this, [this](const WorkOptions &options) {
        Q_EMIT workChosen(m_report.state.kind, options);
    });
    connect(&style::Theme::current(), &style::Theme::changed, this, &WorkPage::restyle);
    restyle();
    retranslate();
}

void WorkPage::buildKinds()
{
    auto *grid = new QGridLayout(m_kindGrid);
    grid->setContentsMargins(0, 0, 0, 0);
    const QList<WorkKind> kinds = kindsOf(m_desk);
    const int columns = hasManyKinds() ? KindColumns : 1;
    for (int i = 0; i < int(kinds.size()); ++i) {
        const WorkKind kind = kinds[i];
        auto *button = new TouchButton(Icon::Choice, kindKey(i));
        button->setObjectName(u"work"_s + toCode(kind));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        m_kinds.insert(kind, button);
        grid->addWidget(button, i / columns, i % columns);
        connect(button, &TouchButton::clicked, this,
                [this, kind] { Q_EMIT workChosen(kind, WorkOptions()); });
    }
    grid->setRowStretch(int(kinds.size()), 1);
}

bool WorkPage::hasManyKinds() const
{
    return kindsOf(m_desk).size() > 4;
}

void WorkPage::buildActions()
{
    m_list->setObjectName(u"listButton"_s);
    m_number->setObjectName(u"numberButton"_s);
    connect(m_list, &TouchButton::clicked, this, &WorkPage::askForList);
    m_reason->setObjectName(u"reasonButton"_s);
    m_confirm->setObjectName(u"confirmButton"_s);
    m_acknowledge->setObjectName(u"acknowledgeButton"_s);
    m_undo->setObjectName(u"undoButton"_s);
    m_cancel->setObjectName(u"cancelButton"_s);
    connect(m_number, &TouchButton::clicked, this, &WorkPage::askForNumber);
    connect(m_progress, &ProgressStrip::cancelled, this, &WorkPage::listStopped);
    connect(m_reason, &TouchButton::clicked, this, &WorkPage::askForReason);
    connect(m_confirm, &TouchButton::clicked, this, &WorkPage::confirm);
    connect(m_acknowledge, &TouchButton::clicked, this,
            [this] { Q_EMIT inputGiven(WorkAcknowledge()); });
    connect(m_undo, &TouchButton::clicked, this, &WorkPage::undoRequested);
    connect(m_cancel, &TouchButton::clicked, this, [this] { Q_EMIT inputGiven(WorkCancel()); });
}

void WorkPage::setPeople(const Person &present, const People &all)
{
    m_present = present;
    m_people = all;
}

void WorkPage::showReport(const WorkReport &report)
{
    if (report.desk != m_desk)
        return;
    const bool fillsAnother = report.state.kind == WorkKind::TopUp && report.state.container
                              && report.state.container != m_report.state.container;
    m_report = report;
    if (fillsAnother)
        Q_EMIT suggestionsRequested(*report.state.container);
    m_next->setText(text::nextSentence(report));
    for (auto kind = m_kinds.cbegin(); kind != m_kinds.cend(); ++kind) {
        const bool chosen = kind.key() == report.state.kind;
        kind.value()->setChecked(chosen);
        kind.value()->setSymbol(chosen ? Icon::Accepted : Icon::Choice);
    }
    m_options->showReport(report);
    showWork();
    m_outcome->showReport(report);

    const bool stopped = report.state.stoppedBy.has_value();
    const bool onlyCeremony = asksFor(report.problems, VerdictCode::SignatureMissing)
                              || asksFor(report.problems, VerdictCode::SecondPersonMissing);
    const bool asksReason = report.expects == WorkExpects::ReasonChoice
                            || asksFor(report.problems, VerdictCode::ReasonMissing);
    const bool ready = !stopped && (report.canConfirm || onlyCeremony);
    m_list->setVisible(takesLists(report.state.kind));
    m_list->setEnabled(!stopped);
    const bool isOrder = report.state.kind == WorkKind::ReworkOrder;
    m_number->setVisible(needsNumber(report.state.kind));
    m_number->setEnabled(!stopped && (isOrder || (report.state.container && !report.state.number)));
    m_number->setPrimary(m_number->isEnabled()
                         && (report.expects == WorkExpects::FreeNumber
                             || report.expects == WorkExpects::OrderNumber));
    m_number->setLabel(isOrder ? tr("Order number…") : tr("New number"));
    m_number->setNote(report.state.order.number);
    m_reason->setVisible(changesSomething(report.state.kind));
    m_reason->setEnabled(!stopped);
    m_reason->setPrimary(!stopped && asksReason);
    m_reason->setNote(report.state.reason.text);
    m_confirm->setVisible(changesSomething(report.state.kind));
    m_confirm->setEnabled(ready);
    m_confirm->setPrimary(ready);
    m_acknowledge->setVisible(stopped);
    m_acknowledge->setPrimary(stopped);
    m_undo->setVisible(changesSomething(report.state.kind));
    m_undo->setEnabled(report.canUndo);
    m_cancel->setEnabled(report.state.container || !report.state.units.isEmpty()
                         || report.state.number || !report.state.reason.code.isEmpty()
                         || !report.state.order.isEmpty());
    m_cancel->setVisible(changesSomething(report.state.kind));
}

void WorkPage::showWork()
{
    const WorkState &state = m_report.state;
    const bool check = state.kind == WorkKind::Check;
    const bool verify = state.kind == WorkKind::Verify;
    QList<FactRow> rows;
    if (check)
        rows = factRows(m_verdict);
    else if (verify)
        rows = findingRows(m_report);
    else if (m_report.order)
        rows = orderRows(*m_report.order);
    else
        rows = scannedRows(m_report);
    m_units->setRows(rows);
    if (m_report.order)
        m_units->scrollToTop(); // the last one is on top
    const bool nothing = rows.isEmpty() && !state.container && state.order.isEmpty();
    const auto container =
        m_report.verified ? std::optional(m_report.verified->container) : m_report.container;
    m_empty->setVisible(nothing);
    m_units->setVisible(!nothing);
    m_empty->setNote(text::workName(state.kind), text::workIntroduction(state.kind));
    m_title->setVisible(!nothing);
    m_facts->setVisible(!nothing && container);
    m_title->setText(container                      ? text::unitTitle(*container)
                     : state.order.number.isEmpty() ? text::workName(state.kind)
                                                    : tr("Order %1").arg(state.order.number));
    m_facts->setText(container ? text::unitFacts(*container) : QString());
    m_count->setVisible(!nothing && !check && !m_report.verified);
    const int expected = m_report.sample > 0 ? m_report.sample : m_report.contents;
    const bool tells = verify && (state.options.verifyMode != op::VerifyMode::Blind);
    if (m_report.order)
        m_count->setCount(m_report.order->in - m_report.order->open, m_report.order->in);
    else
        m_count->setCount(int(state.units.size()), tells ? std::optional(expected) : std::nullopt);
}

void WorkPage::showVerdict(const Verdict &verdict)
{
    m_banner->showVerdict(verdict);
    m_verdict = verdict;
    if (m_report.state.kind == WorkKind::Check)
        showWork();
}

void WorkPage::confirm()
{
    if (asksFor(m_report.problems, VerdictCode::SignatureMissing)
        || asksFor(m_report.problems, VerdictCode::SecondPersonMissing))
        askForSignature();
    else
        Q_EMIT inputGiven(WorkConfirm());
}

void WorkPage::askForList()
{
    const QString name = QFileDialog::getOpenFileName(this, tr("List of serial numbers"), {},
                                                      tr("Lists (*.txt *.csv);;All files (*)"));
    if (name.isEmpty())
        return;
    takeListFile(name);
}

void WorkPage::takeListFile(const QString &path)
{
    const auto lines = readListFile(path);
    if (lines)
        Q_EMIT listGiven(*lines);
    else
        (new ListDialog(lines.error(), this))->open();
}

void WorkPage::showList(Desk desk, const QList<ListLine> &lines)
{
    if (desk != m_desk)
        return;
    m_progress->finish();
    auto *dialog = new ListDialog(lines, this);
    dialog->open();
}

void WorkPage::showListProgress(Desk desk, int lines, int of)
{
    if (desk == m_desk)
        m_progress->showProgress(tr("Reading the list: %1 of %2 lines").arg(lines).arg(of), lines,
                                 of);
}

void WorkPage::showListDropped(Desk desk)
{
    if (desk == m_desk)
        m_progress->finish();
}

void WorkPage::showSuggestions(const epc::Epc &container, const QList<UnitState> &units)
{
    m_outcome->showSuggestions(container, units);
}

void WorkPage::askForNumber()
{
    if (m_report.state.kind != WorkKind::ReworkOrder) {
        Q_EMIT numberRequested();
        return;
    }
    if (findChild<OrderNumberDialog *>())
        return;
    auto *dialog =
        new OrderNumberDialog(m_report.state.order.number, int(LongestOrderNumber), this);
    connect(dialog, &OrderNumberDialog::numberGiven, this,
            [this](const QString &number) { Q_EMIT inputGiven(WorkOrderNumber{number}); });
    dialog->open();
}

void WorkPage::askForReason()
{
    if (findChild<ReasonPicker *>())
        return;
    auto *dialog = new ReasonPicker({text::workName(m_report.state.kind), tr("Why?"), tr("Take")},
                                    Icon::Check, text::reasonsFor(m_report), this);
    connect(dialog, &ReasonPicker::reasonGiven, this,
            [this](const QString &code, const QString &words) {
                Q_EMIT inputGiven(Reason{code, words});
            });
    dialog->open();
}

void WorkPage::askForSignature()
{
    if (findChild<SignDialog *>())
        return;
    People seconds;
    for (const Person &person : std::as_const(m_people)) {
        const bool serves =
            m_report.second == SecondPersonNeeded::Anybody || person.role == m_present.role;
        if (person.id != m_present.id && serves)
            seconds.append(person);
    }
    const int count = int(m_report.state.units.size()) + (m_report.state.container ? 1 : 0);
    auto *dialog =
        new SignDialog(text::workName(m_report.state.kind), tr("%Ln unit(s)", nullptr, count),
                       m_present, seconds, m_report.second != SecondPersonNeeded::Nobody, this);
    connect(dialog, &SignDialog::accorded, this, &WorkPage::signatureGiven);
    dialog->open();
}

void WorkPage::retranslate()
{
    setWindowTitle(text::deskName(m_desk));
    for (auto kind = m_kinds.cbegin(); kind != m_kinds.cend(); ++kind)
        kind.value()->setLabel(text::workName(kind.key()));
    m_list->setLabel(tr("From a list…"));
    m_reason->setLabel(tr("Reason…"));
    m_confirm->setLabel(tr("Confirm"));
    m_acknowledge->setLabel(tr("Understood"));
    m_undo->setLabel(tr("Undo last"));
    m_cancel->setLabel(tr("Start over"));
    m_units->setAccessibleName(tr("Scanned so far"));
    showReport(m_report);
}

void WorkPage::restyle()
{
    const style::Tokens &tokens = style::tokens();
    const int gap = tokens.space.m;
    layout()->setContentsMargins(tokens.space.l, gap, tokens.space.l, tokens.space.l);
    layout()->setSpacing(gap);
    for (const QString &name : {u"middle"_s, u"actions"_s})
        findChild<QHBoxLayout *>(name)->setSpacing(gap);
    m_kindGrid->layout()->setProperty("spacing", tokens.space.s);
    m_kindGrid->setFixedWidth(int((hasManyKinds() ? 330 : 180) * tokens.scale));
    m_work->layout()->setContentsMargins(gap, gap, gap, gap);
    m_work->layout()->setSpacing(tokens.space.s);
    m_count->setFixedSize(int(110 * tokens.scale), int(56 * tokens.scale));
    m_nextIcon->setColour(tokens.colours.accent.solid);
    showReport(m_report);
}

void WorkPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
