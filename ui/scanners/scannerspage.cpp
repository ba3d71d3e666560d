// SPDX-License-Identifier: Apache-2.0
#include "ui/scanners/scannerspage.h"

#include "ui/common/card.h"
#include "ui/common/emptynote.h"
#include "ui/common/factlabel.h"
#include "ui/common/factlist.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/scannerwords.h"
#include "ui/text/terms.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Colours;
using style::Icon;

namespace {

enum Fact { Connection, Role, Lane, LastCode, LastTest, FactCount };

style::Tone Colours::*toneOf(const ScannerView &scanner)
{
    switch (scanner.device.state) {
    case DeviceState::Disabled: return nullptr;
    case DeviceState::Ready: return scanner.mayProduce ? nullptr : &Colours::refused;
    case DeviceState::Searching:
    case DeviceState::Degraded: return &Colours::warning;
    case DeviceState::Lost:
    case DeviceState::NoRights:
    case DeviceState::Busy:
    case DeviceState::Misconfigured: return &Colours::refused;
    }
    Q_UNREACHABLE();
}

} // namespace

ScannersPage::ScannersPage(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_list(new FactList),
      m_none(new EmptyNote(Icon::Scanner)),
      m_notKept(new FittedLabel(&style::TypeScale::strong, QFont::DemiBold, 3)),
      m_add(new TouchButton(Icon::Plus, Qt::Key_F6)),
      m_details(makeCard()),
      m_name(new QLabel),
      m_cause(new FittedLabel(&style::TypeScale::cause, QFont::DemiBold, 3)),
      m_remedy(new FittedLabel(&style::TypeScale::title, QFont::Normal, 3)),
      m_native(new QLabel),
      m_test(new TouchButton(Icon::Check, Qt::Key_F7)),
      m_watch(new TouchButton(Icon::Find, Qt::Key_F8)),
      m_setUp(new TouchButton(Icon::Settings, {})),
      m_enable(new TouchButton(Icon::SetAside, {})),
      m_remove(new TouchButton(Icon::Cross, {}))
{
    setObjectName(u"page_scanners"_s);
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->addWidget(makeList(), 4);
    row->addWidget(makeDetails(), 5);

    connect(m_list, &FactList::rowChosen, this, [this](int index) {
        if (index < m_scanners.size())
            choose(m_scanners[index].config.id);
    });
    connect(m_add, &TouchButton::clicked, this, &ScannersPage::addRequested);
    connect(m_test, &TouchButton::clicked, this, [this] { Q_EMIT testRequested(m_chosen); });
    connect(m_watch, &TouchButton::clicked, this, [this] { Q_EMIT watchRequested(m_chosen); });
    connect(m_setUp, &TouchButton::clicked, this, [this] { Q_EMIT setUpRequested(m_chosen); });
    connect(m_enable, &TouchButton::clicked, this, [this] {
        if (const ScannerView *scanner = current())
            Q_EMIT enableRequested(m_chosen, !scanner->config.enabled);
    });
    connect(m_remove, &TouchButton::clicked, this, &ScannersPage::confirmRemoval);
    connect(&style::Theme::current(), &style::Theme::changed, this, &ScannersPage::restyle);
    restyle();
    retranslate();
}

QWidget *ScannersPage::makeList()
{
    m_list->setObjectName(u"scanners"_s);
    m_list->setChoosable(true);
    m_title->setProperty("role", u"title"_s);
    m_add->setObjectName(u"addScannerButton"_s);
    auto *card = makeCard();
    auto *column = new QVBoxLayout(card);
    column->addWidget(m_title);
    column->addWidget(m_none, 1);
    column->addWidget(m_list, 1);
    column->addWidget(m_notKept);
    column->addWidget(m_add);
    m_notKept->setObjectName(u"scannersNotKept"_s);
    m_notKept->hide();
    return card;
}

QWidget *ScannersPage::makeDetails()
{
    m_name->setObjectName(u"scannerName"_s);
    m_name->setProperty("role", u"heading"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_cause->setObjectName(u"scannerCause"_s);
    m_remedy->setObjectName(u"scannerRemedy"_s);
    m_native->setObjectName(u"scannerNative"_s);
    m_native->setProperty("role", u"muted"_s);
    m_native->setTextFormat(Qt::PlainText);
    m_native->setWordWrap(true);
    m_test->setObjectName(u"testScannerButton"_s);
    m_watch->setObjectName(u"watchScannerButton"_s);
    m_setUp->setObjectName(u"setUpScannerButton"_s);
    m_enable->setObjectName(u"enableScannerButton"_s);
    m_remove->setObjectName(u"removeScannerButton"_s);
    auto *column = new QVBoxLayout(m_details);
    column->addWidget(m_name);
    column->addWidget(m_cause);
    column->addWidget(m_remedy);
    column->addWidget(m_native);
    auto *facts = new QGridLayout;
    for (int i = 0; i < FactCount; ++i)
        m_facts.append(new FactLabel);
    facts->addWidget(m_facts[Connection], 0, 0, 1, 2);
    facts->addWidget(m_facts[Role], 1, 0);
    facts->addWidget(m_facts[Lane], 1, 1);
    facts->addWidget(m_facts[LastTest], 2, 0, 1, 2);
    facts->addWidget(m_facts[LastCode], 3, 0, 1, 2);
    facts->setColumnStretch(0, 1);
    facts->setColumnStretch(1, 1);
    column->addLayout(facts);
    column->addStretch(1);
    auto *buttons = new QGridLayout;
    buttons->addWidget(m_test, 0, 0, 1, 3);
    buttons->addWidget(m_watch, 0, 3, 1, 3);
    buttons->addWidget(m_setUp, 1, 0, 1, 2);
    buttons->addWidget(m_enable, 1, 2, 1, 2);
    buttons->addWidget(m_remove, 1, 4, 1, 2);
    column->addLayout(buttons);
    return m_details;
}

const ScannerView *ScannersPage::current() const
{
    const auto found = std::find_if(m_scanners.begin(), m_scanners.end(),
                                    [this](const auto &one) { return one.config.id == m_chosen; });
    return found == m_scanners.end() ? nullptr : &*found;
}

void ScannersPage::showScanners(const QList<ScannerView> &scanners)
{
    if (!std::ranges::equal(m_scanners, scanners, {}, &ScannerView::config, &ScannerView::config))
        m_notKept->hide();
    m_scanners = scanners;
    if (!current())
        m_chosen = scanners.isEmpty() ? QString() : scanners.first().config.id;
    showList();
    showDetails();
}

void ScannersPage::choose(const QString &id)
{
    m_chosen = id;
    showList();
    showDetails();
}

void ScannersPage::showList()
{
    QList<FactRow> rows;
    int chosen = -1;
    for (const ScannerView &scanner : std::as_const(m_scanners)) {
        if (scanner.config.id == m_chosen)
            chosen = int(rows.size());
        QStringList detail{text::kindName(scanner.config.kind),
                           text::scannerRoleName(scanner.config.role)};
        if (!scanner.config.lane.isEmpty())
            detail.append(tr("lane %1").arg(scanner.config.lane));
        rows.append({0, Icon::Scanner, toneOf(scanner), scanner.config.name, detail.join(u" · "_s),
                     text::messageFor(scanner).word});
    }
    m_list->setRows(rows);
    m_list->setVisible(!rows.isEmpty());
    m_none->setVisible(rows.isEmpty());
    m_add->setPrimary(rows.isEmpty());
    if (chosen >= 0)
        m_list->setCurrentIndex(m_list->model()->index(chosen, 0));
}

void ScannersPage::showDetails()
{
    const ScannerView *scanner = current();
    m_details->setVisible(scanner);
    if (!scanner)
        return;
    const text::Message message = text::messageFor(*scanner);
    m_name->setText(scanner->config.name);
    m_cause->setText(message.cause);
    m_remedy->setText(message.remedy);
    m_native->setText(message.detail);
    m_native->setVisible(!message.detail.isEmpty());
    m_facts[Connection]->setFact(tr("Connection"), text::connectionOf(scanner->config));
    m_facts[Role]->setFact(tr("Reads"), text::scannerRoleName(scanner->config.role));
    m_facts[Lane]->setFact(tr("Lane"),
                           scanner->config.lane.isEmpty() ? tr("All") : scanner->config.lane);
    QString test = text::testFact(*scanner);
    if (const QString found = text::testFindings(*scanner); !found.isEmpty())
        test += u" · "_s + found;
    m_facts[LastTest]->setFact(tr("Last test"), test);
    const QString last =
        scanner->lastCode.isEmpty()
            ? tr("None since the start")
            : QString(text::moment(scanner->lastAt) + u" · "_s + scanner->lastCode);
    m_facts[LastCode]->setFact(tr("Last code"), last);

    const bool simulated = scanner->config.kind == DeviceKind::Simulated;
    m_test->setEnabled(!simulated && scanner->config.enabled);
    const bool blocked = !simulated && !scanner->mayProduce && scanner->config.enabled;
    m_test->setPrimary(blocked && scanner->proof != ProofState::Failed);
    m_setUp->setPrimary(blocked && scanner->proof == ProofState::Failed);
    m_watch->setEnabled(scanner->config.enabled);
    m_setUp->setEnabled(!simulated);
    m_enable->setLabel(scanner->config.enabled ? tr("Switch off") : tr("Switch on"));
}

void ScannersPage::confirmRemoval()
{
    const ScannerView *scanner = current();
    if (!scanner)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove"),
                                tr("Remove %1 from this station?").arg(scanner->config.name),
                                QMessageBox::NoButton, this);
    box->setObjectName(u"removeBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Its codes are then taken no more. It can be set up again."));
    auto *remove = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    remove->setObjectName(u"confirmRemoval"_s);
    remove->setAutoDefault(false); // Enter may come with a scan
    QPushButton *keep = box->addButton(tr("Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    connect(remove, &QPushButton::clicked, this,
            [this, id = scanner->config.id] { Q_EMIT removeRequested(id); });
    box->open();
}

void ScannersPage::restyle()
{
    spaceCards(*layout());
    for (int i = 0; i < layout()->count(); ++i) {
        QLayout *card = layout()->itemAt(i)->widget()->layout();
        for (int j = 0; j < card->count(); ++j) {
            if (auto *grid = dynamic_cast<QGridLayout *>(card->itemAt(j)->layout()))
                grid->setSpacing(style::tokens().space.s);
        }
    }
}

void ScannersPage::showNotKept(const QString &reason)
{
    m_notKept->setText(tr("Nothing was changed, it could not be written: %1. Free space or rights "
                          "in the station's folder, then try again.")
                           .arg(reason));
    m_notKept->show();
}

void ScannersPage::retranslate()
{
    setWindowTitle(tr("Scanners"));
    m_title->setText(tr("Scanners of this station"));
    m_list->setAccessibleName(m_title->text());
    m_none->setNote(tr("No scanner yet"),
                    tr("Plug one in and press Add scanner: it is found, tested and ready."));
    m_add->setLabel(tr("Add scanner"));
    m_test->setLabel(tr("Test now"));
    m_watch->setLabel(tr("Watch its line"));
    m_setUp->setLabel(tr("Set up again"));
    m_enable->setLabel(tr("Switch off"));
    m_remove->setLabel(tr("Remove"));
    showList();
    showDetails();
}

void ScannersPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
