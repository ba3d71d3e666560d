// SPDX-License-Identifier: Apache-2.0
#include "ui/work/workrows.h"

#include "core/domain/policy.h"
#include "ui/text/disputewords.h"
#include "ui/text/terms.h"
#include "ui/text/workwords.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Colours;
using style::Icon;

namespace {

struct WorkRows
{
    Q_DECLARE_TR_FUNCTIONS(WorkRows)
};

using States = QHash<epc::Epc, UnitState>;

void collect(const QList<PreviewNode> &nodes, States &states)
{
    for (const PreviewNode &node : nodes) {
        states.insert(node.unit.id, node.unit);
        collect(node.children, states);
    }
}

States statesOf(const QList<PreviewNode> &nodes)
{
    States states;
    collect(nodes, states);
    return states;
}

FactRow rowOf(const UnitState &unit, int depth)
{
    return {depth, style::iconOf(unit.level), nullptr, text::unitTitle(unit), text::unitFacts(unit),
            {}};
}

/// In one line: two trees have to be seen at once.
FactRow previewRow(const UnitState &unit, int depth)
{
    const QString facts = text::shortFacts(unit);
    const QString title = text::shortTitle(unit);
    return {depth,   style::iconOf(unit.level),
            nullptr, facts.isEmpty() ? title : QString(title + u" · "_s + facts),
            {},      {}};
}

/// Everything but what each record changes by itself: times and who.
bool looksTheSame(UnitState a, const UnitState &b)
{
    a.lastEventAt = b.lastEventAt;
    a.lastEventBy = b.lastEventBy;
    a.sync = b.sync;
    a.evidence = b.evidence;
    a.evidenceAt = b.evidenceAt;
    return a == b;
}

void addBefore(const QList<PreviewNode> &nodes, const States &after, int depth,
               QList<FactRow> &rows)
{
    for (const PreviewNode &node : nodes) {
        FactRow row = previewRow(node.unit, depth);
        const auto later = after.constFind(node.unit.id);
        if (later == after.cend() || later->parent != node.unit.parent
            || later->lifecycle != node.unit.lifecycle) {
            row.tone = &Colours::warning;
            row.mark = later != after.cend() && later->lifecycle != node.unit.lifecycle
                           ? WorkRows::tr("− ends")
                           : WorkRows::tr("− leaves");
        }
        rows.append(row);
        addBefore(node.children, after, depth + 1, rows);
    }
}

void addAfter(const QList<PreviewNode> &nodes, const States &before, int depth,
              QList<FactRow> &rows)
{
    for (const PreviewNode &node : nodes) {
        FactRow row = previewRow(node.unit, depth);
        const auto earlier = before.constFind(node.unit.id);
        if (earlier == before.cend()) {
            row.tone = &Colours::accepted;
            row.mark = WorkRows::tr("+ new");
        } else if (hasEnded(node.unit.lifecycle)) {
            row.tone = &Colours::warning;
            row.mark = text::lifecycleName(node.unit.lifecycle);
        } else if (node.unit.holds.size() > earlier->holds.size()) {
            row.tone = &Colours::refused;
            row.mark = WorkRows::tr("● held");
        } else if (node.unit.holds.size() < earlier->holds.size()) {
            row.tone = &Colours::accepted;
            row.mark = WorkRows::tr("● released");
        } else if (earlier->parent != node.unit.parent) {
            row.tone = &Colours::accepted;
            row.mark = node.unit.parent ? WorkRows::tr("+ comes in") : WorkRows::tr("● loose");
        } else if (!looksTheSame(*earlier, node.unit)) {
            row.mark = WorkRows::tr("● changes");
        }
        rows.append(row);
        addAfter(node.children, before, depth + 1, rows);
    }
}

struct FindingLook
{
    Icon icon;
    style::Tone Colours::*tone;
};

FindingLook lookOf(VerifyFinding::Kind kind)
{
    using Kind = VerifyFinding::Kind;
    switch (kind) {
    case Kind::Match: return {Icon::Accepted, nullptr};
    case Kind::Missing: return {Icon::Warning, &Colours::warning};
    case Kind::UnexpectedLoose: return {Icon::Warning, &Colours::warning};
    case Kind::UnexpectedInside: return {Icon::Warning, &Colours::warning};
    case Kind::UnexpectedGone: return {Icon::Refused, &Colours::refused};
    case Kind::Unknown: return {Icon::Refused, &Colours::refused};
    case Kind::Held: return {Icon::Hold, &Colours::refused};
    }
    Q_UNREACHABLE();
}

QList<FactRow> findingRows(const QList<VerifyFinding> &findings, const QList<UnitState> &units,
                           bool hidesMissing)
{
    QList<FactRow> rows;
    for (const VerifyFinding &finding : findings) {
        if (hidesMissing && finding.kind == VerifyFinding::Kind::Missing)
            continue;
        const FindingLook look = lookOf(finding.kind);
        UnitState unit{finding.unit};
        for (const UnitState &known : units) {
            if (known.id == finding.unit)
                unit = known;
        }
        FactRow row{0,
                    look.icon,
                    look.tone,
                    text::unitTitle(unit),
                    text::findingAdvice(finding),
                    text::findingName(finding.kind)};
        if (row.detail.isEmpty())
            row.detail = text::unitFacts(unit);
        rows.append(row);
    }
    return rows;
}

FactRow fact(Icon icon, const QString &caption, const QString &value)
{
    return {0, icon, nullptr, value, caption, {}};
}

} // namespace

QList<FactRow> scannedRows(const WorkReport &report)
{
    QList<FactRow> rows;
    const bool swaps = report.state.kind == WorkKind::Replace;
    if (report.unitsLeftOut > 0)
        rows.append({0,
                     Icon::Mixed,
                     nullptr,
                     WorkRows::tr("%Ln more before these", nullptr, report.unitsLeftOut),
                     {},
                     {}});
    for (qsizetype i = 0; i < report.units.size(); ++i) {
        FactRow row = rowOf(report.units[i], 0);
        if (swaps)
            row.mark = i == 0 ? WorkRows::tr("comes out") : WorkRows::tr("goes in");
        rows.append(row);
    }
    if (report.state.number) {
        UnitState label{*report.state.number};
        if (report.container)
            label.level = report.container->level;
        else
            label.level = Level::Carton;
        FactRow row = rowOf(label, 0);
        row.mark = WorkRows::tr("free label");
        row.tone = &Colours::accepted;
        rows.append(row);
    }
    return rows;
}

QList<FactRow> beforeRows(const PlanPreview &preview)
{
    QList<FactRow> rows;
    addBefore(preview.before, statesOf(preview.after), 0, rows);
    return rows;
}

QList<FactRow> afterRows(const PlanPreview &preview)
{
    QList<FactRow> rows;
    addAfter(preview.after, statesOf(preview.before), 0, rows);
    return rows;
}

QList<FactRow> findingRows(const WorkReport &report)
{
    if (report.verified)
        return findingRows(report.verified->findings, report.verified->units, false);
    const bool blind = report.state.options.verifyMode == op::VerifyMode::Blind;
    return findingRows(report.findings, report.units, blind);
}

QList<FactRow> orderRows(const OrderReport &order)
{
    QList<FactRow> rows;
    for (auto entry = order.entries.crbegin(); entry != order.entries.crend(); ++entry) {
        FactRow row = rowOf(entry->unit, 0);
        row.mark = text::orderSideName(entry->side);
        if (entry->side != OrderSide::In)
            row.tone = &Colours::accepted;
        rows.append(row);
    }
    return rows;
}

QList<FactRow> balanceRows(const OrderReport &order)
{
    const auto count = [](Icon icon, const QString &words, int units) {
        return FactRow{0, icon, nullptr, words, {}, QString::number(units)};
    };
    QList<FactRow> rows{count(Icon::Rework, WorkRows::tr("Went in"), order.in),
                        count(Icon::Accepted, WorkRows::tr("Came out good"), order.out),
                        count(Icon::Carton, WorkRows::tr("Back to stock"), order.returned),
                        count(Icon::Cross, WorkRows::tr("Scrapped"), order.scrap),
                        count(Icon::Find, WorkRows::tr("Samples"), order.sample)};
    for (const OrderReport::Difference &difference : order.differences) {
        FactRow row = rowOf(difference.unit, 0);
        row.icon = Icon::Warning;
        row.tone = &Colours::warning;
        row.mark = text::differenceName(difference.kind);
        rows.append(row);
    }
    const int hidden = order.open - int(order.differences.size());
    if (hidden > 0)
        rows.append(
            {0, Icon::Mixed, nullptr, WorkRows::tr("and %Ln more", nullptr, hidden), {}, {}});
    return rows;
}

QList<FactRow> suggestionRows(const QList<UnitState> &units)
{
    QList<FactRow> rows;
    for (const UnitState &unit : units)
        rows.append(rowOf(unit, 0));
    return rows;
}

QList<FactRow> factRows(const Verdict &verdict)
{
    QList<FactRow> rows;
    if (!verdict.unit)
        return rows;
    const text::MaybeLevel level = verdict.unitLevel;
    rows.append(fact(style::iconOf(verdict.unitLevel.value_or(Level::Pack)), WorkRows::tr("Unit"),
                     text::capitalised(text::named(*verdict.unit, level))));
    if (!verdict.productName.isEmpty())
        rows.append(fact(Icon::Pack, WorkRows::tr("Product"), verdict.productName));
    if (!verdict.lot.isEmpty())
        rows.append(fact(Icon::Codes, WorkRows::tr("Lot"), verdict.lot));
    if (verdict.expiry.isValid())
        rows.append(fact(Icon::Clock, WorkRows::tr("Expiry"), text::date(verdict.expiry)));
    if (verdict.hold) {
        FactRow row =
            fact(Icon::Hold,
                 text::holdClassName(verdict.hold->holdClass)
                     + (verdict.hold->since.isValid() ? u" · "_s + text::moment(verdict.hold->since)
                                                      : QString()),
                 verdict.hold->reason.isEmpty() ? WorkRows::tr("Held") : verdict.hold->reason);
        row.tone = &Colours::refused;
        rows.append(row);
    }
    if (verdict.at.isValid())
        rows.append(
            fact(Icon::Scan, WorkRows::tr("Last event"),
                 text::moment(verdict.at)
                     + (verdict.station.isEmpty() ? QString() : u" · "_s + verdict.station)));
    rows.append(fact(Icon::Central, WorkRows::tr("Age of the data"),
                     verdict.dataAge ? text::duration(*verdict.dataAge)
                                     : WorkRows::tr("Never synchronized")));
    return rows;
}

QList<FactRow> pathRows(const WorkReport &report)
{
    QList<FactRow> rows;
    int depth = 0;
    for (auto unit = report.path.crbegin(); unit != report.path.crend(); ++unit)
        rows.append(rowOf(*unit, depth++));
    if (!rows.isEmpty()) {
        rows.last().tone = &Colours::notice;
        rows.last().mark = WorkRows::tr("this one");
    }
    return rows;
}

QList<FactRow> storyRows(const WorkReport &report)
{
    const Hold *conflict = report.units.isEmpty() ? nullptr : conflictOf(report.units.first());
    QList<FactRow> rows;
    if (!conflict)
        return rows;
    for (const Claim &claim : conflict->dispute->claims) {
        rows.append({0,
                     claim.container              ? Icon::Carton
                     : claim.story == Story::Held ? Icon::Hold
                                                  : Icon::Cross,
                     nullptr,
                     text::capitalised(text::storyWords(claim)),
                     text::storyTeller(claim),
                     {}});
    }
    return rows;
}

} // namespace pw::ui
