// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/engine.h"

#include "app/bootstrap/siterules.h"
#include "core/base/logging.h"
#include "core/store/transaction.h"

#include <QFile>

#include <utility>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

constexpr std::chrono::seconds RenewalInterval(5);

devices::Feedback feedbackOf(Severity severity)
{
    switch (severity) {
    case Severity::Accepted: return devices::Feedback::Accepted;
    case Severity::Notice:
    case Severity::Warning: return devices::Feedback::Attention;
    case Severity::Refused:
    case Severity::Failed: break;
    }
    return devices::Feedback::Refused;
}

} // namespace

services::StationIdentity identityOf(const Settings &settings)
{
    const epc::Location site{settings.bench.gln, {}};
    QList<domain::FeedScope> scopes = settings.scopes;
    scopes.prepend(domain::FeedScope::exceptions());
    // Until operators sign in everybody is an operator, with the rights of one.
    return {settings.station,
            settings.operatorId,
            QStringLiteral("operator"),
            settings.bench.toUri(),
            site.toUri(),
            settings.eventId,
            scopes};
}

StartFailure startFailure(const store::StoreError &error, const QString &path)
{
    using Store = store::StoreError::Code;
    using Start = StartFailure::Code;
    const auto code = [&error] {
        switch (error.code) {
        case Store::InUse: return Start::InUse;
        case Store::Unwritable: return Start::FolderUnwritable;
        case Store::Full: return Start::DiskFull;
        case Store::Damaged: return Start::DatabaseDamaged;
        case Store::NewerSchema: return Start::DatabaseNewer;
        case Store::Busy:
        case Store::Constraint:
        case Store::Io: return Start::DatabaseFailed;
        }
        Q_UNREACHABLE();
    };
    return {code(), path, {}, error.text};
}

Engine::Engine(const Paths &paths, const services::StationIdentity &identity, const Clock &clock,
               QObject *parent)
    : QObject(parent), m_paths(paths), m_identity(identity), m_clock(clock)
{}

Engine::~Engine() = default;

std::optional<StartFailure> Engine::open()
{
    auto store = store::StationStore::open({m_paths.stationDatabase, m_paths.cacheDatabase});
    if (!store)
        return startFailure(store.error(), m_paths.home);
    m_store = *std::move(store);
    m_world = std::make_unique<services::UnitLookup>(*m_store, m_clock, m_identity.station,
                                                     m_identity.scopes);
    m_packing = std::make_unique<services::PackingService>(*m_store, *m_world, m_clock, m_identity);
    loadRules();
    m_world->setFreshness(m_rules.freshness);
    m_packing->setRoles(m_rules.roles);
    loadScanRules();
    m_operations = std::make_unique<services::OperationService>(*m_store, *m_world, m_clock,
                                                                m_identity, m_rules);
    m_work = std::make_unique<services::WorkService>(*m_store, *m_world, m_clock, m_identity,
                                                     *m_operations);
    m_imports =
        std::make_unique<services::ImportService>(*m_store, *m_world, m_clock, m_identity, m_rules);
    m_permits = std::make_unique<services::OfflinePermits>(*m_store, *m_world, m_clock, m_identity,
                                                           m_rules.roles);
    m_work->setScanRules(m_scanConfig.rules);
    const QSet<QString> people(m_people.keyBegin(), m_people.keyEnd());
    m_packing->setPeople(people);
    m_work->setPeople(people);
    m_hierarchy = std::make_unique<services::HierarchyService>(*m_world);
    m_permits->restore();
    m_packing->restore();
    m_work->restore();
    connect(&m_renewal, &QTimer::timeout, this, [this] {
        m_world->renew();
        publishLeave();
    });
    connect(&m_listTurn, &QTimer::timeout, this, &Engine::goOnWithList);
    m_renewal.start(RenewalInterval);
    return {};
}

void Engine::loadRules()
{
    auto rules = siteRules(m_paths);
    if (rules) {
        m_rules = *std::move(rules);
        qCInfo(lcEngine) << "rules" << m_rules.id << "version" << m_rules.version;
        return;
    }
    m_ruleErrors = rules.error();
    for (const RuleSet::Error &error : std::as_const(m_ruleErrors)) {
        qCCritical(lcEngine).noquote()
            << m_paths.rules << error.line << ':' << error.column << toCode(error.code)
            << error.path << error.detail << "- the strict default holds";
    }
}

void Engine::loadScanRules()
{
    m_scanConfig = loadScanConfig(m_paths);
    for (const QString &problem : std::as_const(m_scanConfig.problems))
        qCCritical(lcEngine).noquote() << problem;
    m_packing->setScanRules(m_scanConfig.rules);
}

void Engine::setDevice(const QString &id, const QString &name, const scan::Framing &framing,
                       bool separatorProven, DeviceRole role)
{
    m_devices.insert(id, {name, framing, separatorProven, role});
}

QString Engine::nameOf(const QString &device) const
{
    const QString name = m_devices.value(device).name;
    return name.isEmpty() ? device : name;
}

void Engine::scan(const scan::RawScan &scan)
{
    DeviceRules &rules = m_devices[scan.device];
    // A separator inside a message is proof enough that this device transmits them (R-ID-7).
    const qsizetype separator = scan.bytes.indexOf('\x1d', 1);
    if (separator > 0 && separator < scan.bytes.size() - 1)
        rules.separatorProven = true;
    const services::Outcome outcome = answerTo(scan, rules);
    answer(scan, outcome);
    if (!outcome.badge.isEmpty())
        setOperator(outcome.badge, m_people.value(outcome.badge));
}

void Engine::answer(const scan::RawScan &scan, const services::Outcome &outcome)
{
    m_lastScan = scan;
    m_lastVerdict = outcome.verdict;
    Q_EMIT answered(scan.device, feedbackOf(severityOf(outcome.verdict.code)));
    if (m_desk)
        announceWork(*m_desk, outcome);
    else
        announce(outcome);
}

void Engine::withhold(const scan::RawScan &scan, Withheld reason)
{
    if (reason == Withheld::NotProven) {
        answer(scan, m_packing->refuse(scan, VerdictCode::ScannerNotProven));
        return;
    }
    // In no journal: a label that stays in front of a reader would fill it. One line in the feed.
    DeviceRules &rules = m_devices[scan.device];
    if (std::exchange(rules.toldAsSeen, scan.bytes) == scan.bytes)
        return;
    Verdict seen;
    seen.code = VerdictCode::SeenAlready;
    Q_EMIT scanLogged(
        {--m_unrecorded, scan.at, nameOf(scan.device), services::feedText(scan.bytes), seen});
}

services::Outcome Engine::answerTo(const scan::RawScan &scan, DeviceRules &rules)
{
    rules.toldAsSeen.clear();
    if (m_lookUpOnly)
        return m_work->lookUp(scan, rules.framing, rules.separatorProven);
    if (!m_desk)
        return m_packing->scan(scan, rules.framing, rules.separatorProven, rules.role);
    // Away from packing nothing is child or parent; goods are goods everywhere.
    if (rules.role == DeviceRole::CommandOnly) {
        const auto refused =
            refuseForRole(rules.role, reportOf(scan).thing, VerdictCode::UnexpectedScan);
        if (refused)
            return m_packing->refuse(scan, *refused);
    }
    return m_work->scan(*m_desk, scan, rules.framing, rules.separatorProven);
}

/// The next scan may come before the window has shown the page: it goes to the new desk already.
void Engine::follow(const scan::BenchCommand &command)
{
    if (command.verb == scan::BenchCommand::Verb::Page) {
        const auto desk = deskFromCode(command.argument);
        if (desk || command.argument == "pack"_L1)
            setDesk(desk);
    } else if (const auto kind = workKindFromCode(command.argumentCode())) {
        setDesk(deskOf(*kind));
        startWork(*kind, {});
    }
    Q_EMIT windowCommanded(command);
}

void Engine::setDesk(const std::optional<Desk> &desk)
{
    m_desk = desk;
    m_lookUpOnly = false;
    if (desk)
        Q_EMIT workChanged(m_work->report(*desk));
}

void Engine::lookUpOnly()
{
    m_desk.reset();
    m_lookUpOnly = true;
}

void Engine::startWork(WorkKind kind, const WorkOptions &options)
{
    const services::Outcome outcome = m_work->start(kind, options);
    if (outcome.verdict.code != VerdictCode::CommandTaken)
        Q_EMIT verdictReached(outcome.verdict); // not stored
    Q_EMIT workChanged(m_work->report(deskOf(kind)));
}

void Engine::pressWork(Desk desk, const WorkInput &input)
{
    announceWork(desk, m_work->press(desk, input));
}

void Engine::confirmSigned(Desk desk, const QString &meaning, const QString &second)
{
    std::optional<SecondPerson> along;
    if (m_people.contains(second)) // a right is what the settings say, not what a page says
        along = SecondPerson{second, m_people.value(second)};
    announceWork(desk, m_work->confirmSigned(desk, meaning, along));
}

void Engine::takeList(Desk desk, const QStringList &lines)
{
    dropList();
    m_list = m_work->beginList(desk, lines);
    Q_EMIT listProgressed(desk, 0, int(lines.size()));
    m_listTurn.start(0);
}

void Engine::goOnWithList()
{
    constexpr int LinesPerTurn = 20; // some milliseconds: a scan that comes meanwhile is next
    if (!m_list)
        return;
    m_work->judgeLines(*m_list, LinesPerTurn);
    const Desk desk = m_list->desk;
    Q_EMIT listProgressed(desk, m_list->judged, int(m_list->lines.size()));
    if (!m_list->isJudged())
        return;
    m_listTurn.stop();
    const QList<ListLine> lines = m_work->endList(*std::exchange(m_list, std::nullopt));
    Q_EMIT listTaken(desk, lines);
    Q_EMIT workChanged(m_work->report(desk));
}

void Engine::dropList()
{
    if (!m_list)
        return;
    m_listTurn.stop();
    Q_EMIT listDropped(std::exchange(m_list, std::nullopt)->desk);
}

void Engine::drawWorkNumber(Desk desk)
{
    announceWork(desk, m_work->drawNumber(desk));
}

void Engine::undoWork(Desk desk)
{
    announceWork(desk, m_work->undo(desk));
}

void Engine::announceWork(Desk desk, const services::Outcome &outcome)
{
    if (!outcome.commands.isEmpty())
        m_packing->refresh(); // what is on the bench may look different now
    announce(outcome);
    Q_EMIT workChanged(m_work->report(desk));
}

void Engine::setOperator(const QString &id, Role role)
{
    const Verdict taken = m_work->setOperator(id, role);
    if (taken.code != VerdictCode::CommandTaken) {
        Q_EMIT verdictReached(taken);
        return;
    }
    m_packing->setOperator(id, role);
    Q_EMIT operatorChanged(id, role);
    if (m_desk)
        Q_EMIT workChanged(m_work->report(*m_desk));
}

void Engine::openNew(Level level)
{
    announce(m_packing->openNew(level));
}

void Engine::closeContainer(const QString &reasonCode, const QString &reasonText)
{
    announce(m_packing->press(PressClose{reasonCode, reasonText}));
}

void Engine::undo()
{
    announce(m_packing->press(PressUndo{}));
}

void Engine::setAside()
{
    announce(m_packing->press(PressSetAside{}));
}

void Engine::setPackOrder(PackOrder order)
{
    announce(m_packing->press(PressOrder{order}));
}

void Engine::startOver()
{
    announce(m_packing->press(PressStartOver{}));
}

void Engine::preview(const Request &request, int tag)
{
    Request completed = request;
    const auto plan = m_operations->preview(completed);
    Q_EMIT planned(tag, completed, plan ? *plan : Plan(), plan ? Problems() : plan.error());
}

void Engine::carryOut(const Request &request, int tag)
{
    const auto outcome = m_operations->carryOut(request);
    m_packing->refresh(); // what is on the bench may look different now
    Q_EMIT carriedOut(tag, outcome);
    Q_EMIT verdictReached(outcome.verdict);
    announceTree(outcome.plan.commands, outcome.records);
    publishSession();
    if (!outcome.plan.commands.isEmpty())
        Q_EMIT outboxFilled();
}

void Engine::announce(const services::Outcome &outcome)
{
    Q_EMIT verdictReached(outcome.verdict);
    if (outcome.logEntry) {
        ScanLogEntry entry = *outcome.logEntry;
        entry.device = nameOf(entry.device);
        Q_EMIT scanLogged(entry);
    }
    announceTree(outcome.commands, outcome.records);
    publishSession();
    if (!outcome.commands.isEmpty())
        Q_EMIT outboxFilled();
    if (outcome.forWindow)
        follow(*outcome.forWindow);
}

void Engine::announceTree(const QList<Command> &commands, const QList<UnitState> &records)
{
    bool rootsMoved = false;
    for (const Command &command : commands) {
        if (const auto *add = std::get_if<AddChildren>(&command)) {
            for (const epc::Epc &child : add->children) {
                const auto node = m_hierarchy->node(child);
                if (!node)
                    continue;
                rootsMoved = rootsMoved || node->level != Level::Pack;
                Q_EMIT nodeAdded(add->parent, *node);
            }
        } else if (const auto *remove = std::get_if<RemoveChildren>(&command)) {
            for (const epc::Epc &child : remove->children)
                Q_EMIT nodeRemoved(remove->parent, child);
            rootsMoved = true;
        } else {
            rootsMoved = true; // opened, closed, withdrawn: the bench looks different
        }
    }
    for (const UnitState &record : records) {
        if (record.container) {
            if (const auto node = m_hierarchy->node(record.id))
                Q_EMIT nodeChanged(*node);
        }
    }
    if (rootsMoved)
        Q_EMIT rootsChanged(m_hierarchy->roots(m_packing->state()));
}

void Engine::publishSession()
{
    const SessionView view = m_packing->view();
    if (view == m_lastView)
        return;
    const bool gatheredMoved = view.gathered != m_lastView.gathered;
    m_lastView = view;
    Q_EMIT sessionChanged(view);
    if (gatheredMoved)
        Q_EMIT rootsChanged(m_hierarchy->roots(m_packing->state()));
}

void Engine::onCacheChanged(qint64 stationSeq)
{
    // First look at the newer cache, then let go of the overlay it has caught up with: the other
    // way round a unit would flicker back to its older state.
    m_world->renew();
    const auto levelsBefore = m_world->levelsWithFreeNumbers().size();
    if (stationSeq >= 0 && !m_store->heardUpTo(stationSeq))
        qCWarning(lcEngine) << "the echoed overlay stays until the next turn";
    if (m_world->levelsWithFreeNumbers().size() < levelsBefore)
        Q_EMIT numbersBurned();
    m_world->forgetHeld();
    publishLeave();
    m_packing->refresh();
    if (m_desk)
        Q_EMIT workChanged(m_work->report(*m_desk));
    const QList<TreeNode> roots = m_hierarchy->roots(m_packing->state());
    for (const TreeNode &root : roots)
        Q_EMIT nodeChanged(root);
    publishSession();
    readConflicts();
}

void Engine::onBlockLeased(const SsccBlock &block)
{
    store::Transaction transaction(m_store->database());
    if (!transaction.isOpen() || !m_store->ssccBlocks.add(block) || !transaction.commit()) {
        qCWarning(lcEngine)
            << "a leased block of numbers was not stored and will be asked for again";
        return;
    }
    publishSession();
}

} // namespace pw::bootstrap
