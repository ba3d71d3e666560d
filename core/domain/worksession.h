// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/orderwork.h"
#include "core/domain/plan.h"
#include "core/scan/scannedthing.h"

#include <variant>

/// Guided work beside packing: unpack, rework, verify, hold. A session collects what an operation
/// needs, scan by scan, refuses at once what would be refused in the end, and asks at most one
/// question a step. Pure, like the pack session.
namespace pw::domain {

enum class WorkKind {
    Check, ///< what is this, and may I use it
    Unpack,
    Dissolve,
    Replace,
    TopUp,
    Move,
    Relabel,
    Split,
    Merge,
    Verify,
    Inspect,
    Sample,
    Destroy,
    Decommission,
    Hold,
    Release,
    ConfirmLabel,
    ScrapLabel,
    ReworkOrder, ///< open while other work is done
    ResolveConflict
};
inline constexpr size_t WorkKindCount = size_t(WorkKind::ResolveConflict) + 1;
inline constexpr auto AllWorkKinds = [] {
    std::array<WorkKind, WorkKindCount> kinds{};
    for (size_t i = 0; i < WorkKindCount; ++i)
        kinds[i] = WorkKind(i);
    return kinds;
}();

/// What is chosen before or during the work, not scanned.
struct WorkOptions
{
    int depth = 1; ///< Dissolve
    op::EmptyParents emptyParents = op::EmptyParents::Decommission;
    op::Fate fate = op::Fate::Damaged;                 ///< Replace
    op::VerifyMode verifyMode = op::VerifyMode::Blind; ///< Verify
    bool sampled = false;                              ///< Verify by the sample plan
    HoldClass holdClass = HoldClass::Quarantined;      ///< Hold
    HoldMode holdMode = HoldMode::Snapshot;            ///< Hold
    bool withContents = false;                         ///< Hold, Release, Destroy
    QString holdId;         ///< Hold, Replace, ResolveConflict: of the new one; Release
    QString document;       ///< Hold, Destroy
    QString method;         ///< Destroy
    bool conformant = true; ///< Inspect
    OrderSide orderSide = OrderSide::In;             ///< ReworkOrder
    op::Whereabouts found = op::Whereabouts::Inside; ///< ResolveConflict
    friend bool operator==(const WorkOptions &, const WorkOptions &) = default;
};

struct WorkState
{
    WorkKind kind = WorkKind::Check;
    WorkOptions options;
    std::optional<epc::Epc> container; ///< it is about, or goes into
    QList<epc::Epc> units;             ///< in the order scanned
    std::optional<epc::Epc> number;    ///< a free label
    Reason reason;
    std::optional<Verdict> stoppedBy; ///< a refusal nobody has acknowledged yet (R2)
    OrderWork order;                  ///< ReworkOrder
    friend bool operator==(const WorkState &, const WorkState &) = default;
};

struct WorkConfirm
{};
struct WorkCancel
{};
struct WorkAcknowledge
{};
/// What was taken down last is left out again: number, unit or container.
struct WorkDropLast
{};
/// What the rework order is called.
struct WorkOrderNumber
{
    QString text;
};
using WorkInput = std::variant<scan::ScannedThing, Reason, WorkConfirm, WorkCancel, WorkAcknowledge,
                               WorkDropLast, WorkOrderNumber>;

/// What the session waits for: one sentence in ui/text each.
enum class WorkExpects {
    Acknowledge,
    AnyUnit,
    Container,
    Unit,        ///< or confirm, where there is one already
    Replacement, ///< the one that goes in
    OtherContainer,
    Whereabouts, ///< the container a disputed unit is in
    FreeNumber,
    OrderNumber,
    HoldChoice, ///< several lie on what was scanned
    ReasonChoice,
    Confirmation
};

struct WorkDecision
{
    Verdict verdict;
    WorkState next;
    /// To be carried out now; `next` is the fresh state for the one after it.
    std::optional<Request> request;
};

WorkDecision decide(const WorkState &state, const WorkInput &input, const Actor &actor,
                    const World &world, const RuleSet &rules);

/// Who has to sign along.
enum class SecondPersonNeeded {
    Nobody,
    Anybody, ///< who looks on
    SameRole
};

/// What it waits for, and whether what is there could be carried out already.
struct WorkView
{
    WorkExpects expects = WorkExpects::AnyUnit;
    bool canConfirm = false;
    SecondPersonNeeded second = SecondPersonNeeded::Nobody;
    /// Of what is there so far, where it can be planned; a reason or signature may still be
    /// missing.
    std::optional<Plan> preview;
    Problems problems; ///< what is still against it, a missing reason among it
};
WorkView viewOf(const WorkState &state, const Actor &actor, const World &world,
                const RuleSet &rules);

/// The holds that can be released from all of these at once: those every one has, and with
/// contents those on anything inside, without the final ones.
QList<Hold> releasableHolds(const QList<epc::Epc> &units, bool withContents, const World &world);

QLatin1StringView toCode(WorkKind kind);
std::optional<WorkKind> workKindFromCode(QStringView code);

} // namespace pw::domain
