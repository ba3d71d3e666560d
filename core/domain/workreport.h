// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/planpreview.h"
#include "core/domain/worksession.h"

#include <QMetaType>

namespace pw::domain {

/// Where guided work is done: one page and one open session each, so that going to another page
/// loses nothing.
enum class Desk { Unpack, Rework, Check, Hold };
inline constexpr std::array AllDesks = {Desk::Unpack, Desk::Rework, Desk::Check, Desk::Hold};

/// What can be done at a desk; the first is what it begins with.
QList<WorkKind> kindsOf(Desk desk);
Desk deskOf(WorkKind kind);
QLatin1StringView toCode(Desk desk); ///< "unpack", "rework", "check", "hold"
std::optional<Desk> deskFromCode(QStringView code);

/// A verification that was carried out, for those who have to act on what it found.
struct Verification
{
    UnitState container;
    QList<VerifyFinding> findings;
    QList<UnitState> units; ///< those found, as they are now
};

/// A rework order as it stands: how many went where, and what keeps it open.
struct OrderReport
{
    struct Entry
    {
        OrderSide side = OrderSide::In;
        UnitState unit;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Difference
    {
        ReworkDifference::Kind kind = ReworkDifference::Kind::Unaccounted;
        UnitState unit;
        friend bool operator==(const Difference &, const Difference &) = default;
    };
    QString number;
    int in = 0;
    int out = 0;
    int scrap = 0;
    int sample = 0;
    int returned = 0;
    int open = 0;                  ///< units that keep it open
    QList<Difference> differences; ///< those, as far as a page is read
    QList<Entry> entries;          ///< scanned last
    friend bool operator==(const OrderReport &, const OrderReport &) = default;
};

/// Everything a page shows of a session, so that it asks nothing back.
struct WorkReport
{
    Desk desk = Desk::Unpack;
    WorkState state;
    WorkExpects expects = WorkExpects::AnyUnit;
    bool canConfirm = false;
    SecondPersonNeeded second = SecondPersonNeeded::Nobody;
    bool canUndo = false;                 ///< the last thing that was carried out here
    Problems problems;                    ///< what is still against it
    std::optional<UnitState> container;   ///< as it is now
    QList<UnitState> units;               ///< those scanned last, in their order; unknown ones bare
    int unitsLeftOut = 0;                 ///< before them, where there are too many to be read
    int changes = 0;                      ///< how many records would change
    PlanPreview preview;                  ///< before and after, where it can be planned and read
    QList<VerifyFinding> findings;        ///< of a verification so far: worstOf()
    QList<epc::Epc> emptied;              ///< containers it would leave empty
    std::optional<Verification> verified; ///< the last one, until the next container is scanned
    int contents = 0;                     ///< of a verification: how many are recorded inside…
    int sample = 0;                       ///< …and how many the plan asks to see; 0: all
    QList<Hold> holds;                    ///< of the unit scanned: those that can be released
    QList<CatalogueReason> reasons;       ///< of the site, for what is being done
    QList<UnitState> path;                ///< of the unit checked last: itself, then what it is in
    std::optional<OrderReport> order;     ///< of a rework order
};

/// The findings worst first, and no more than a page is read for.
QList<VerifyFinding> worstOf(QList<VerifyFinding> findings);

WorkReport reportOf(Desk desk, const WorkState &state, const Actor &actor, const World &world,
                    const RuleSet &rules);

/// What came of one line of a list.
struct ListLine
{
    int number = 0; ///< counted from 1
    QString text;   ///< as it stands in the list
    Verdict verdict;
    friend bool operator==(const ListLine &, const ListLine &) = default;
};

/// A session as the store keeps it over a restart.
QByteArray toJson(const WorkState &state);
/// Nothing if this is not what toJson() writes.
std::optional<WorkState> workStateFromJson(const QByteArray &json);

} // namespace pw::domain

Q_DECLARE_METATYPE(pw::domain::WorkReport)
Q_DECLARE_METATYPE(pw::domain::ListLine)
