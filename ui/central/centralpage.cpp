// SPDX-License-Identifier: Apache-2.0
#include "ui/central/centralpage.h"

#include "ui/central/perioddialog.h"
#include "ui/common/card.h"
#include "ui/common/emptynote.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/reasonpicker.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/syncwords.h"
#include "ui/text/terms.h"
#include "ui/work/signdialog.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Colours;
using style::Icon;
using text::Freshness;

namespace {

style::Tone Colours::*toneOf(Freshness freshness)
{
    switch (freshness) {
    case Freshness::Current:
    case Freshness::CatchingUp: return nullptr;
    case Freshness::Old:
    case Freshness::Permitted: return &Colours::warning;
    case Freshness::TooOld:
    case Freshness::Unusable: return &Colours::refused;
    }
    Q_UNREACHABLE();
}

/// The system's own words follow ours. What to do is said by the bar below, or by the keys.
QString withDetail(const text::Message &message)
{
    return message.detail.isEmpty() ? message.cause : message.cause + u" · "_s + message.detail;
}

} // namespace

CentralPage::CentralPage(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_state(new FactList),
      m_permitNote(new FittedLabel(&style::TypeScale::strong, QFont::DemiBold, 3)),
      m_retry(new TouchButton(Icon::Central, Qt::Key_F5)),
      m_permit(new TouchButton(Icon::Accepted, Qt::Key_F7)),
      m_plan(new TouchButton(Icon::Clock, Qt::Key_F8)),
      m_end(new TouchButton(Icon::Cross, Qt::Key_F9)),
      m_backlogTitle(new QLabel),
      m_backlog(new FactList),
      m_nothing(new EmptyNote(Icon::Accepted)),
      m_again(new TouchButton(Icon::Upload, Qt::Key_F6))
{
    setObjectName(u"page_central"_s);
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->addWidget(makeState(), 1);
    row->addWidget(makeBacklog(), 1);

    connect(m_retry, &TouchButton::clicked, this, &CentralPage::retryRequested);
    connect(m_permit, &TouchButton::clicked, this, &CentralPage::askPermit);
    connect(m_plan, &TouchButton::clicked, this, &CentralPage::askOutage);
    connect(m_end, &TouchButton::clicked, this, &CentralPage::permitEndRequested);
    connect(m_again, &TouchButton::clicked, this, [this] {
        for (const ParkedView &event : std::as_const(m_parked))
            Q_EMIT sendAgainRequested(event.seq);
    });
    connect(m_backlog, &FactList::rowChosen, this, &CentralPage::choose);
    connect(&style::Theme::current(), &style::Theme::changed, this, &CentralPage::restyle);
    restyle();
    retranslate();
}

QWidget *CentralPage::makeState()
{
    m_title->setProperty("role", u"title"_s);
    m_state->setObjectName(u"centralState"_s);
    m_permitNote->setObjectName(u"permitNote"_s);
    m_retry->setObjectName(u"retryButton"_s);
    m_permit->setObjectName(u"permitButton"_s);
    m_plan->setObjectName(u"planButton"_s);
    m_end->setObjectName(u"endPermitButton"_s);
    auto *card = makeCard();
    auto *column = new QVBoxLayout(card);
    column->addWidget(m_title);
    column->addWidget(m_state, 1);
    column->addWidget(m_permitNote);
    column->addWidget(m_retry);
    column->addWidget(m_permit);
    column->addWidget(m_plan);
    column->addWidget(m_end);
    return card;
}

QWidget *CentralPage::makeBacklog()
{
    m_backlogTitle->setProperty("role", u"title"_s);
    m_backlog->setObjectName(u"centralBacklog"_s);
    m_backlog->setChoosable(true);
    m_again->setObjectName(u"sendAgainButton"_s);
    auto *card = makeCard();
    auto *column = new QVBoxLayout(card);
    column->addWidget(m_backlogTitle);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_backlog, 1);
    column->addWidget(m_again);
    return card;
}

void CentralPage::showSync(const SyncView &sync)
{
    m_sync = sync;
    if (!isVisible())
        return; // ages grow every second
    rebuildState();
    rebuildBacklog();
}

void CentralPage::showWaiting(const QList<WaitingView> &events)
{
    m_waiting = events;
    rebuildBacklog();
}

void CentralPage::showParked(const QList<ParkedView> &events)
{
    m_parked = events;
    rebuildBacklog();
}

void CentralPage::rebuildState()
{
    const text::Message link = text::messageFor(m_sync);
    const bool online = m_sync.link == LinkState::Online;
    QList<FactRow> rows{{0,
                         online ? Icon::Central : Icon::CentralOff,
                         online ? nullptr : &Colours::warning,
                         link.word,
                         withDetail(link),
                         {}}};
    const text::Message age = text::dataAgeMessage(m_sync);
    rows.append({0, Icon::Clock, toneOf(text::freshnessOf(m_sync)), age.word, withDetail(age), {}});
    for (const ScopeView &scope : std::as_const(m_sync.scopes)) {
        rows.append({1, scope.scope == FeedScope::exceptions() ? Icon::Hold : Icon::Pack,
                     scope.inDoubt ? &Colours::refused : nullptr, text::scopeName(scope.scope),
                     text::scopeFacts(scope), scope.age ? text::duration(*scope.age) : QString()});
    }
    m_state->setRows(rows);
    const text::Message permit = text::permitMessage(m_sync);
    m_permitNote->setText(permit.cause.isEmpty() ? QString() : permit.cause + u' ' + permit.remedy);
    m_permitNote->setVisible(!permit.cause.isEmpty());
    updateButtons();
}

void CentralPage::updateButtons()
{
    const Freshness freshness = text::freshnessOf(m_sync);
    m_retry->setVisible(m_sync.link != LinkState::Online);
    m_permit->setVisible(freshness == Freshness::TooOld);
    // An outage is planned while there is something to go on with.
    m_plan->setVisible(!m_sync.leave.permit && m_sync.cacheAge
                       && *m_sync.cacheAge <= m_sync.leave.usual);
    m_end->setVisible(m_sync.leave.permit.has_value());
}

void CentralPage::rebuildBacklog()
{
    QList<FactRow> rows;
    for (const ParkedView &event : std::as_const(m_parked)) {
        QStringList units;
        for (const epc::Epc &unit : event.units)
            units.append(text::shortName(unit));
        rows.append({0, Icon::Parked, &Colours::refused, tr("Refused: %1").arg(units.join(u", "_s)),
                     event.detail.isEmpty() ? event.code : event.detail, text::moment(event.at)});
    }
    for (const WaitingView &event : std::as_const(m_waiting)) {
        rows.append({0, Icon::Upload, event.isHeldUp ? &Colours::warning : nullptr,
                     text::waitingTitle(event), text::whyWaiting(event, m_sync),
                     text::moment(event.at)});
    }
    m_backlog->setRows(rows);
    m_backlog->setVisible(!rows.isEmpty());
    m_nothing->setVisible(rows.isEmpty());
    m_again->setVisible(!m_parked.isEmpty());
    m_backlogTitle->setText(m_sync.pending > rows.size()
                                ? tr("Not at central yet: the first %1 of %2")
                                      .arg(text::number(rows.size()), text::number(m_sync.pending))
                            : rows.isEmpty()
                                ? tr("Not at central yet")
                                : tr("Not at central yet: %1").arg(text::number(rows.size())));
}

void CentralPage::choose(int row)
{
    const QList<epc::Epc> units = row < m_parked.size() ? m_parked[row].units
                                  : row < m_parked.size() + m_waiting.size()
                                      ? m_waiting[row - m_parked.size()].units
                                      : QList<epc::Epc>();
    if (!units.isEmpty())
        Q_EMIT unitRequested(units.first());
}

void CentralPage::askPermit()
{
    askReason({});
}

void CentralPage::askOutage()
{
    auto *dialog =
        new PeriodDialog(QDateTime::currentDateTimeUtc(), m_sync.leave.longestOutage, this);
    connect(dialog, &PeriodDialog::chosen, this, [this](const QDateTime &until) {
        OfflinePermit permit;
        permit.kind = OfflinePermit::Kind::Planned;
        permit.until = until;
        askReason(permit);
    });
    dialog->open();
}

void CentralPage::askReason(const OfflinePermit &permit)
{
    const bool planned = permit.kind == OfflinePermit::Kind::Planned;
    auto *picker =
        new ReasonPicker({planned ? tr("Plan an outage") : tr("Permit packing"),
                          tr("Why is central out of reach?"), tr("Go on to the signature")},
                         planned ? Icon::Clock : Icon::Accepted,
                         {{u"NETWORK"_s, tr("The network is down")},
                          {u"CENTRAL_DOWN"_s, tr("Central is down")},
                          {u"MAINTENANCE"_s, tr("Maintenance")},
                          {u"NO_COVERAGE"_s, tr("No network at this place")},
                          {u"OTHER"_s, tr("Another reason")}},
                         this);
    picker->setFacts(text::permitMeaning(permit, m_sync));
    connect(picker, &ReasonPicker::reasonGiven, this,
            [this, permit](const QString &code, const QString &text) {
                OfflinePermit asked = permit;
                asked.reason = {code, text};
                askSignature(asked);
            });
    picker->open();
}

void CentralPage::askSignature(const OfflinePermit &permit)
{
    const QString meaning = text::permitMeaning(permit, m_sync);
    auto *dialog = new SignDialog(meaning, permit.reason.text, m_present, {}, false, this);
    connect(dialog, &SignDialog::accorded, this,
            [this, permit](const QString &signedMeaning, const QString &) {
                Q_EMIT permitGiven(permit, signedMeaning);
            });
    dialog->open();
}

void CentralPage::retranslate()
{
    setWindowTitle(tr("Central"));
    m_title->setText(tr("Central system"));
    m_state->setAccessibleName(tr("Central system"));
    m_backlog->setAccessibleName(tr("Not at central yet"));
    m_nothing->setNote(tr("Everything has arrived"), tr("Central has all that was done here."));
    m_retry->setLabel(tr("Try again now"));
    m_permit->setLabel(tr("Permit packing …"));
    m_plan->setLabel(tr("Plan an outage …"));
    m_end->setLabel(tr("End what was permitted"));
    m_again->setLabel(tr("Send refused again"));
    rebuildState();
    rebuildBacklog();
}

void CentralPage::restyle()
{
    spaceCards(*layout());
}

void CentralPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    rebuildState();
    rebuildBacklog();
    Q_EMIT refreshRequested();
}

void CentralPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
