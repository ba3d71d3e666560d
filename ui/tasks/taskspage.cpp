// SPDX-License-Identifier: Apache-2.0
#include "ui/tasks/taskspage.h"

#include "ui/common/card.h"
#include "ui/common/emptynote.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/disputewords.h"
#include "ui/text/scannerwords.h"
#include "ui/text/syncwords.h"
#include "ui/text/terms.h"
#include "ui/text/workwords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Colours;
using style::Icon;

namespace {

bool isOpen(const WorkState &state)
{
    return state.container || !state.units.isEmpty() || state.number || !state.order.isEmpty();
}

} // namespace

TasksPage::TasksPage(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_list(new FactList),
      m_nothing(new EmptyNote(Icon::Accepted)),
      m_again(new TouchButton(Icon::Upload, Qt::Key_F6)),
      m_heldTitle(new QLabel),
      m_heldList(new FactList),
      m_noneHeld(new EmptyNote(Icon::Accepted))
{
    setObjectName(u"page_tasks"_s);
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    m_list->setObjectName(u"tasks"_s);
    m_heldList->setObjectName(u"heldUnits"_s);
    m_again->setObjectName(u"sendAgainButton"_s);
    for (FactList *list : {m_list, m_heldList})
        list->setChoosable(true);
    for (QLabel *title : {m_title, m_heldTitle})
        title->setProperty("role", u"title"_s);
    auto *row = new QHBoxLayout(this);
    auto *left = makeCard();
    auto *tasks = new QVBoxLayout(left);
    tasks->addWidget(m_title);
    tasks->addWidget(m_nothing, 1);
    tasks->addWidget(m_list, 1);
    tasks->addWidget(m_again);
    auto *right = makeCard();
    auto *held = new QVBoxLayout(right);
    held->addWidget(m_heldTitle);
    held->addWidget(m_noneHeld, 1);
    held->addWidget(m_heldList, 1);
    row->addWidget(left, 1);
    row->addWidget(right, 1);

    connect(m_list, &FactList::rowChosen, this, &TasksPage::choose);
    connect(m_heldList, &FactList::rowChosen, this, [this](int index) {
        if (index < m_held.size())
            Q_EMIT unitRequested(m_held[index].unit.id);
    });
    connect(m_again, &TouchButton::clicked, this, [this] {
        for (const ParkedView &event : std::as_const(m_parked))
            Q_EMIT sendAgainRequested(event.seq);
    });
    connect(&style::Theme::current(), &style::Theme::changed, this, &TasksPage::restyle);
    restyle();
    retranslate();
}

void TasksPage::showSync(const SyncView &sync)
{
    if (sync.leave == m_sync.leave && sync.link == m_sync.link && sync.pending == m_sync.pending
        && sync.parked == m_sync.parked && text::freshnessOf(sync) == text::freshnessOf(m_sync))
        return; // ages alone grow every second
    m_sync = sync;
    rebuild();
}

void TasksPage::showScanners(const QList<ScannerView> &scanners)
{
    QList<ScannerView> waiting;
    for (ScannerView scanner : scanners) {
        const DeviceState state = scanner.device.state;
        if (state == DeviceState::Disabled || (state == DeviceState::Ready && scanner.mayProduce))
            continue;
        scanner.lastCode.clear(); // each scan would be news
        scanner.lastAt = {};
        waiting.append(scanner);
    }
    if (waiting == m_scanners)
        return;
    m_scanners = waiting;
    rebuild();
}

void TasksPage::showSession(const SessionView &session)
{
    m_session = session;
    rebuild();
}

void TasksPage::showWork(const WorkReport &report)
{
    m_work[report.desk] = report;
    rebuild();
}

void TasksPage::showParked(const QList<ParkedView> &events)
{
    m_parked = events;
    rebuild();
}

void TasksPage::showConflicts(const QList<UnitState> &disputed)
{
    if (disputed == m_disputed)
        return;
    m_disputed = disputed;
    rebuild();
}

void TasksPage::showHeld(const QList<HeldRow> &held, bool complete)
{
    m_held = held;
    m_heldComplete = complete;
    m_heldReading = Reading::Done;
    rebuildHeld();
}

void TasksPage::showHeldFailure(const QString &text)
{
    m_held.clear();
    m_heldReading = Reading::Failed;
    m_heldFailure = text;
    rebuildHeld();
}

void TasksPage::addSync(QList<Task> &tasks) const
{
    const auto add = [&tasks](Icon icon, style::Tone Colours::*tone, const text::Message &message) {
        Task task;
        task.row = {0, icon, tone, message.cause, message.remedy, tr("Central")};
        task.central = true;
        tasks.append(task);
    };
    if (m_sync.link != LinkState::Online)
        add(Icon::CentralOff, &Colours::warning, text::messageFor(m_sync));
    if (m_sync.pending > 0)
        add(Icon::Upload, nullptr, text::backlogMessage(m_sync));
    const text::Freshness freshness = text::freshnessOf(m_sync);
    if (freshness == text::Freshness::TooOld || freshness == text::Freshness::Unusable)
        add(Icon::Clock, &Colours::refused, text::dataAgeMessage(m_sync));
    else if (m_sync.leave.permit)
        add(Icon::Clock, &Colours::warning, text::permitMessage(m_sync));
}

QList<TasksPage::Task> TasksPage::tasks() const
{
    QList<Task> tasks;
    for (const UnitState &unit : m_disputed) {
        Task task;
        task.row = {0,
                    Icon::Warning,
                    &Colours::refused,
                    tr("Contradiction: %1").arg(text::shortTitle(unit)),
                    text::disputeLine(unit),
                    tr("look where it is")};
        task.conflict = true;
        tasks.append(task);
    }
    for (const ParkedView &event : m_parked) {
        QStringList units;
        for (const epc::Epc &unit : event.units)
            units.append(text::shortName(unit));
        FactRow row{0,
                    Icon::Parked,
                    &Colours::refused,
                    tr("Central refused: %1").arg(units.join(u", "_s)),
                    tr("%1. Have it settled, then send again.")
                        .arg(event.detail.isEmpty() ? event.code : event.detail),
                    text::moment(event.at)};
        tasks.append({row,
                      {},
                      false,
                      event.units.isEmpty() ? std::nullopt : std::optional(event.units.first()),
                      event.seq});
    }
    addSync(tasks);
    for (const ScannerView &scanner : m_scanners) {
        const text::Message message = text::messageFor(scanner);
        Task task;
        task.row = {0,
                    Icon::Scanner,
                    &Colours::warning,
                    message.cause,
                    message.remedy,
                    scanner.config.name};
        task.scanner = scanner.config.id;
        tasks.append(task);
    }
    for (auto report = m_work.cbegin(); report != m_work.cend(); ++report) {
        if (!isOpen(report->state))
            continue;
        tasks.append({{0, Icon::Rework, nullptr,
                       tr("Not finished: %1").arg(text::workName(report->state.kind)),
                       text::nextSentence(*report), text::deskName(report.key())},
                      report.key(),
                      false,
                      {},
                      0});
    }
    for (const ContainerView &container : m_session.open) {
        FactRow row{
            0,
            style::iconOf(container.level),
            nullptr,
            tr("%1 is open").arg(text::capitalised(text::named(container.id, container.level))),
            text::filling(container.count, container.capacity),
            tr("Pack")};
        if (container.heldInside > 0)
            row.tone = &Colours::refused;
        tasks.append({row, {}, true, {}, 0});
    }
    return tasks;
}

void TasksPage::rebuild()
{
    m_tasks = tasks();
    QList<FactRow> rows;
    for (const Task &task : std::as_const(m_tasks))
        rows.append(task.row);
    m_list->setRows(rows);
    m_list->setVisible(!rows.isEmpty());
    m_nothing->setVisible(rows.isEmpty());
    m_again->setVisible(!m_parked.isEmpty());
}

void TasksPage::rebuildHeld()
{
    QList<FactRow> rows;
    for (const HeldRow &held : std::as_const(m_held)) {
        FactRow row{0, Icon::Hold, &Colours::refused, text::unitTitle(held.unit), {}, {}};
        QStringList facts;
        for (const Hold &hold : held.unit.holds) {
            QString fact =
                hold.reason.isEmpty() ? text::holdClassName(hold.holdClass) : hold.reason;
            if (!hold.by.isEmpty())
                fact += u" · "_s + hold.by;
            facts.append(fact);
            if (hold.since.isValid())
                row.mark = text::moment(hold.since);
        }
        QStringList path;
        for (const UnitState &outer : held.path)
            path.append(text::shortTitle(outer));
        if (!path.isEmpty())
            facts.append(tr("in %1").arg(path.join(tr(" in "))));
        row.detail = facts.join(u" · "_s);
        rows.append(row);
    }
    m_heldList->setRows(rows);
    m_heldList->setVisible(!rows.isEmpty());
    m_noneHeld->setVisible(rows.isEmpty());
    switch (m_heldReading) {
    case Reading::Going:
        m_heldTitle->setText(tr("On hold here"));
        m_noneHeld->setIcon(Icon::Clock);
        m_noneHeld->setNote(tr("Reading …"), tr("What is held is being looked up."));
        break;
    case Reading::Failed:
        m_heldTitle->setText(tr("On hold here: not known"));
        m_noneHeld->setIcon(Icon::Warning);
        //: %1: the system's own words
        m_noneHeld->setNote(
            tr("What is held cannot be read"),
            tr("Check single units on the Check page and tell support: %1").arg(m_heldFailure));
        break;
    case Reading::Done:
        m_heldTitle->setText(m_heldComplete
                                 ? tr("On hold here: %Ln", nullptr, int(rows.size()))
                                 : tr("On hold here: the first %Ln", nullptr, int(rows.size())));
        m_noneHeld->setIcon(Icon::Accepted);
        m_noneHeld->setNote(tr("Nothing is held"), tr("Units on hold show here with the reason."));
        break;
    }
}

void TasksPage::choose(int row)
{
    if (row < 0 || row >= m_tasks.size())
        return;
    const Task &task = m_tasks[row];
    if (task.desk)
        Q_EMIT deskRequested(*task.desk);
    else if (task.packing)
        Q_EMIT packingRequested();
    else if (task.unit)
        Q_EMIT unitRequested(*task.unit);
    else if (!task.scanner.isEmpty())
        Q_EMIT scannerRequested(task.scanner);
    else if (task.central)
        Q_EMIT centralRequested();
    else if (task.conflict)
        Q_EMIT resolveRequested();
}

void TasksPage::retranslate()
{
    setWindowTitle(tr("Tasks"));
    m_title->setText(tr("To do"));
    m_list->setAccessibleName(tr("To do"));
    m_heldList->setAccessibleName(tr("On hold here"));
    m_nothing->setNote(tr("Nothing to do"), tr("Everything is finished and central has it all."));
    m_again->setLabel(tr("Send refused again"));
    rebuild();
    rebuildHeld();
}

void TasksPage::restyle()
{
    spaceCards(*layout());
}

void TasksPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT heldRequested();
}

void TasksPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
