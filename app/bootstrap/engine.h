// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/paths.h"
#include "app/bootstrap/scanconfig.h"
#include "app/bootstrap/settings.h"
#include "core/base/clock.h"
#include "core/domain/inspection.h"
#include "core/domain/startfailure.h"
#include "core/services/hierarchyservice.h"
#include "core/services/importservice.h"
#include "core/services/offlinepermits.h"
#include "core/services/operationservice.h"
#include "core/services/packingservice.h"
#include "core/services/workservice.h"
#include "devices/protocol/hostwriter.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <memory>

namespace pw::bootstrap {

/// Who the station of these settings is in events and audit entries.
services::StationIdentity identityOf(const Settings &settings);

/// What a store error means for a start; `path` is what the person must look at.
domain::StartFailure startFailure(const store::StoreError &error, const QString &path);

/// The work itself without a face: store, services and the session, one input at a time in arrival
/// order. Confined to one thread, in which open() must be called; speaks in values by signals. The
/// station gives it a thread of its own, packwrightctl runs it where it stands.
class Engine : public QObject
{
    Q_OBJECT
public:
    Engine(const Paths &paths, const services::StationIdentity &identity, const Clock &clock,
           QObject *parent = nullptr);
    ~Engine() override;

    std::optional<domain::StartFailure> open();
    /// The last call in the engine's thread: what came before is done, nothing comes after.
    void close()
    {
        m_renewal.stop();
        m_listTurn.stop();
    }

    /// Who may work here: id and role. Before open().
    void setPeople(const QMap<QString, domain::Role> &people) { m_people = people; }
    /// What people call this device, how its codes are cut, whether it has proven to transmit
    /// separators (R-ID-7), and what it is for.
    void setDevice(const QString &id, const QString &name, const scan::Framing &framing,
                   bool separatorProven, domain::DeviceRole role = domain::DeviceRole::Any);

    // Between open() and the end.
    store::StationStore &store() { return *m_store; }
    services::UnitLookup &world() { return *m_world; }
    services::PackingService &packing() { return *m_packing; }
    services::OperationService &operations() { return *m_operations; }
    services::WorkService &work() { return *m_work; }
    services::ImportService &imports() { return *m_imports; }
    services::OfflinePermits &permits() { return *m_permits; }
    /// Why the site's rules could not be used; then the strict default holds.
    const QList<domain::RuleSet::Error> &ruleErrors() const { return m_ruleErrors; }
    const services::HierarchyService &hierarchy() const { return *m_hierarchy; }
    /// What the site has decided about codes.
    const ScanConfig &scanConfig() const { return m_scanConfig; }

public Q_SLOTS:
    void scan(const pw::scan::RawScan &scan);
    /// A scan that the device layer keeps back: refused and on record, or, if it was seen already,
    /// one quiet line in the feed.
    void withhold(const pw::scan::RawScan &scan, pw::domain::Withheld reason);
    void openNew(pw::domain::Level level);
    void closeContainer(const QString &reasonCode, const QString &reasonText);
    void undo();
    void setAside();
    void setPackOrder(pw::domain::PackOrder order);
    /// Lets go of what was gathered.
    void startOver();
    /// Answers with planned(); `tag` comes back with it.
    void preview(const pw::domain::Request &request, int tag);
    /// Answers with carriedOut(), and with everything a scan would change on the pages.
    void carryOut(const pw::domain::Request &request, int tag);
    /// Where scans go from now on; nothing: packing.
    void setDesk(const std::optional<pw::domain::Desk> &desk);
    /// Scans are answered, and book nothing, until setDesk().
    void lookUpOnly();
    /// Each answers with workChanged(), and with everything a scan would change on the pages.
    void startWork(pw::domain::WorkKind kind, const pw::domain::WorkOptions &options);
    void pressWork(pw::domain::Desk desk, const pw::domain::WorkInput &input);
    /// `second`: who signs along, one of the people; empty: nobody.
    void confirmSigned(pw::domain::Desk desk, const QString &meaning, const QString &second);
    /// A few lines a turn, between scans. Tells listProgressed(), then listTaken() and
    /// workChanged(). A new list ends one that is on its way.
    void takeList(pw::domain::Desk desk, const QStringList &lines);
    /// Nothing of the list that is on its way is taken down. Answers with listDropped().
    void dropList();
    void drawWorkNumber(pw::domain::Desk desk);
    void undoWork(pw::domain::Desk desk);
    /// Who works here from now on: in every later command, event and audit entry.
    void setOperator(const QString &id, pw::domain::Role role);

    void loadChildren(const pw::epc::Epc &parent);
    /// Says again what is open at each desk.
    void publishWork();
    /// Answers with parkedRead().
    void readParked();
    /// Answers with waitingRead(): the first of what central does not have yet.
    void readWaiting();
    /// Answers with conflictsRead().
    void readConflicts();
    /// Puts a refused event back into the queue: what central minded has been settled there.
    void sendAgain(qint64 seq);
    /// Answers with leaveChanged(), changed or not.
    void readLeave();
    /// Leave to pack on old data: `permit` says kind, end and reason; signed by whoever works here.
    /// Both answer with a verdict, and leaveChanged() where something came of it.
    void givePermit(const pw::domain::OfflinePermit &permit, const QString &meaning);
    void endPermit();
    /// Answers with inspected(), unless nothing was scanned yet.
    void inspectLastScan();
    /// Answers with explained(): what a code says, whatever came of it.
    void explain(const pw::scan::RawScan &scan);
    /// Says again what a page needs that has just come up: session, roots, the last scans.
    void publish();

    /// The cache has changed; central has stored our events up to `stationSeq` and the cache shows
    /// it (-1: not known).
    void onCacheChanged(qint64 stationSeq);
    void onBlockLeased(const pw::domain::SsccBlock &block);

Q_SIGNALS:
    void verdictReached(const pw::domain::Verdict &verdict);
    void scanLogged(const pw::domain::ScanLogEntry &entry);
    /// What the device that scanned should show, said before anything else.
    void answered(const QString &device, pw::devices::Feedback feedback);
    void sessionChanged(const pw::domain::SessionView &view);
    /// Recorded, and in force.
    void operatorChanged(const QString &id, pw::domain::Role role);
    void listProgressed(pw::domain::Desk desk, int lines, int of);
    void listTaken(pw::domain::Desk desk, const QList<pw::domain::ListLine> &lines);
    void listDropped(pw::domain::Desk desk);
    void workChanged(const pw::domain::WorkReport &report);
    void rootsChanged(const QList<pw::domain::TreeNode> &roots);
    void childrenLoaded(const pw::epc::Epc &parent, const QList<pw::domain::TreeNode> &children);
    void nodeAdded(const pw::epc::Epc &parent, const pw::domain::TreeNode &node);
    void nodeRemoved(const pw::epc::Epc &parent, const pw::epc::Epc &child);
    void nodeChanged(const pw::domain::TreeNode &node);
    /// Empty problems: `plan` is what would happen. `request` is completed: carry out this one.
    void planned(int tag, const pw::domain::Request &request, const pw::domain::Plan &plan,
                 const pw::domain::Problems &problems);
    void parkedRead(const QList<pw::domain::ParkedView> &events);
    void waitingRead(const QList<pw::domain::WaitingView> &events);
    /// How old the data may be for packing, whenever that has changed.
    void leaveChanged(const pw::domain::PackingLeave &leave);
    /// The units about which stations contradict each other, whenever these have changed.
    void conflictsRead(const QList<pw::domain::UnitState> &disputed);
    void inspected(const pw::domain::Inspection &inspection);
    void explained(const pw::scan::RawScan &scan, const pw::scan::CodeReport &report);
    void carriedOut(int tag, const pw::services::OperationOutcome &outcome);
    /// A command code about the window: a page or a kind of work to show.
    void windowCommanded(const pw::scan::BenchCommand &command);
    /// Central knows more of this station than it does itself: no number of its blocks may be used.
    void numbersBurned();
    /// New events wait in the outbox.
    void outboxFilled();

private:
    struct DeviceRules
    {
        QString name;
        scan::Framing framing;
        bool separatorProven = false;
        domain::DeviceRole role = domain::DeviceRole::Any;
        QByteArray toldAsSeen; ///< the repeat that stands in the feed already
    };

    QString nameOf(const QString &device) const;
    void announce(const services::Outcome &outcome);
    void follow(const scan::BenchCommand &command);
    void announceWork(domain::Desk desk, const services::Outcome &outcome);
    services::Outcome answerTo(const scan::RawScan &scan, DeviceRules &rules);
    void answer(const scan::RawScan &scan, const services::Outcome &outcome);
    scan::CodeReport reportOf(const scan::RawScan &scan) const;
    void announceTree(const QList<domain::Command> &commands,
                      const QList<domain::UnitState> &records);
    void loadRules();
    void loadScanRules();
    void publishSession();
    void publishLeave();
    void goOnWithList();

    Paths m_paths;
    services::StationIdentity m_identity;
    const Clock &m_clock;
    QHash<QString, DeviceRules> m_devices;
    std::unique_ptr<store::StationStore> m_store;
    std::unique_ptr<services::UnitLookup> m_world;
    std::unique_ptr<services::PackingService> m_packing;
    ScanConfig m_scanConfig;
    domain::RuleSet m_rules;
    QList<domain::RuleSet::Error> m_ruleErrors;
    std::unique_ptr<services::OperationService> m_operations;
    std::unique_ptr<services::WorkService> m_work;
    std::unique_ptr<services::ImportService> m_imports;
    std::unique_ptr<services::OfflinePermits> m_permits;
    std::optional<domain::PackingLeave> m_lastLeave;
    std::optional<domain::Desk> m_desk;
    bool m_lookUpOnly = false;
    QMap<QString, domain::Role> m_people;
    std::unique_ptr<services::HierarchyService> m_hierarchy;
    domain::SessionView m_lastView;
    std::optional<scan::RawScan> m_lastScan; ///< with what came of it: the Code inspector's
    domain::Verdict m_lastVerdict;
    qint64 m_unrecorded = 0; ///< ids of feed lines that are in no journal, downwards
    std::optional<services::ListTaking> m_list;
    QTimer m_listTurn{this}; ///< runs while there is a list
    QTimer m_renewal{this};  ///< an old reader keeps the cache's write-ahead log from starting over
};

} // namespace pw::bootstrap
