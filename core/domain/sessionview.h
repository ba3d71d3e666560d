// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/feedscope.h"
#include "core/domain/linktrouble.h"
#include "core/domain/masterdata.h"
#include "core/domain/offlinepermit.h"
#include "core/domain/unitstate.h"
#include "core/domain/verdict.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

#include <chrono>
#include <optional>

/// Plain values the engine shows to whoever watches: pages, packwrightctl. They carry everything a
/// page needs, so that no page asks back.
namespace pw::domain {

/// What is scanned first (C1).
enum class PackOrder {
    ContainerFirst, ///< the label, then what goes in
    ChildrenFirst   ///< what goes in, then the label
};
QLatin1StringView toCode(PackOrder order); ///< "CONTAINER_FIRST", "CHILDREN_FIRST"
std::optional<PackOrder> packOrderFromCode(QStringView code);

/// One container as a page shows it.
struct ContainerView
{
    epc::Epc id; ///< of its first child, where it has no number yet
    bool numbered = true;
    Level level = Level::Carton;
    QString productName; ///< empty: still unknown or mixed
    QString lot;         ///< empty: still unknown or mixed
    bool mixed = false;
    QDate earliestExpiry;
    int count = 0;
    std::optional<int> capacity;
    bool open = true;
    bool partial = false;
    int heldInside = 0; ///< units inside that are held now (R-QT-2, R-QT-6)
    LayerPattern layer; ///< how children lie in it; 0 × 0: not known
    friend bool operator==(const ContainerView &, const ContainerView &) = default;
};

/// What the operator should do next; one sentence in ui/text each.
enum class NextAction {
    OpenContainer, ///< scan a container label of the pool or press New
    AddChild,      ///< scan the next `expectedChild`
    PlaceOnParent, ///< scan the closed container to put it on the open parent
    OpenOrClose,   ///< parent open, nothing inside it open: open the next child container, scan a
                   ///< closed one, or close
    RemoveHeld,    ///< a unit inside an open container is held: take it out
    Gather,        ///< scan the next `expectedChild`, or the label that shall hold the gathered
    LabelNext      ///< as many are gathered as go in: scan the label
};

struct SessionView
{
    QList<ContainerView> open; ///< outermost first
    std::optional<ContainerView> lastClosed;
    PackOrder order = PackOrder::ContainerFirst;
    std::optional<ContainerView> gathered; ///< waits for its label
    NextAction next = NextAction::OpenContainer;
    Level expectedChild = Level::Pack;
    bool canUndo = false;
    bool canClose = false; ///< full or partial; the innermost open container
    bool canSetAside = false;
    QList<Level> creatable; ///< levels for which the pool has numbers
    friend bool operator==(const SessionView &, const SessionView &) = default;
};

/// One line of the hierarchy tree. Children are fetched when a node is opened.
struct TreeNode
{
    epc::Epc id;
    Level level = Level::Pack;
    int childCount = 0;
    std::optional<int> capacity;
    QString lot;
    bool open = false;
    bool held = false;
    int heldInside = 0;
    SyncState sync = SyncState::InSync;
    friend bool operator==(const TreeNode &, const TreeNode &) = default;
};

/// What a device is doing.
enum class DeviceState {
    Disabled,
    Searching,
    Ready,
    Degraded,
    Lost,
    NoRights,
    Busy,
    Misconfigured
};

struct DeviceView
{
    QString id;
    QString name;
    DeviceState state = DeviceState::Searching;
    QString detail; ///< native text or path; never translated
    friend bool operator==(const DeviceView &, const DeviceView &) = default;
};

/// How the station stands with central.
enum class LinkState {
    NeverReached,
    Online,
    Offline,    ///< no answer; work goes on
    NotCentral, ///< something answers, but it is not a central system (HTML page, captive portal)
    Refused,    ///< signed in wrongly or not permitted
};

/// How far one part of central's feed is followed.
struct ScopeView
{
    FeedScope scope = FeedScope::site();
    std::optional<std::chrono::seconds> age; ///< since central last said "you are up to date"
    qint64 rows = 0;                         ///< in the cache
    qint64 behind = 0;                       ///< changes not fetched yet, when last asked
    bool inDoubt = false;                    ///< they are not central's, and are fetched again
    friend bool operator==(const ScopeView &, const ScopeView &) = default;
};

struct SyncView
{
    LinkState link = LinkState::NeverReached;
    LinkTrouble trouble = LinkTrouble::None; ///< why, where it is a matter of trust
    int pending = 0;                         ///< operations central has not yet
    std::optional<std::chrono::seconds> oldestPending;
    int parked = 0;                               ///< refused by central, a person must look
    std::optional<std::chrono::seconds> cacheAge; ///< since central last said "you are up to date"
    PackingLeave leave;                           ///< how old it may be
    bool cacheInDoubt = false; ///< its rows are not central's: nothing is packed until mended
    qint64 cachedUnits = 0;
    QList<ScopeView> scopes; ///< the most urgent first
    QString detail;          ///< native text; never translated
    friend bool operator==(const SyncView &, const SyncView &) = default;
};

/// An event central has refused: somebody has to decide.
struct ParkedView
{
    qint64 seq = 0; ///< of the outbox
    qint64 operation = 0;
    QString kind;          ///< code of the operation
    QList<epc::Epc> units; ///< the first few it is about
    QDateTime at;          ///< UTC; when it was done
    QString code;          ///< central's…
    QString detail;        ///< …and its own words
    friend bool operator==(const ParkedView &, const ParkedView &) = default;
};

/// An event central does not have yet.
struct WaitingView
{
    QString kind;          ///< code of the operation
    QList<epc::Epc> units; ///< the first few it is about
    QDateTime at;          ///< UTC; when it was done
    int attempts = 0;
    QString code;          ///< of the last failure
    bool isHeldUp = false; ///< by a refused one of the same units
    friend bool operator==(const WaitingView &, const WaitingView &) = default;
};

/// One line of the scan feed.
struct ScanLogEntry
{
    qint64 id = 0;
    QDateTime at; ///< UTC
    QString device;
    QString raw; ///< readable: GS shown as a mark
    Verdict verdict;
};

} // namespace pw::domain

Q_DECLARE_METATYPE(pw::domain::SessionView)
Q_DECLARE_METATYPE(pw::domain::SyncView)
Q_DECLARE_METATYPE(pw::domain::PackingLeave)
Q_DECLARE_METATYPE(pw::domain::OfflinePermit)
Q_DECLARE_METATYPE(pw::domain::DeviceView)
Q_DECLARE_METATYPE(pw::domain::ScanLogEntry)
Q_DECLARE_METATYPE(pw::domain::ParkedView)
Q_DECLARE_METATYPE(pw::domain::WaitingView)
