// SPDX-License-Identifier: Apache-2.0
#include "core/domain/workreport.h"

#include "core/domain/unitcodes.h"
#include "core/domain/verdictjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array DeskCodes = {"unpack"_L1, "rework"_L1, "check"_L1, "hold"_L1};
static_assert(DeskCodes.size() == AllDesks.size());

/// A report is handed to a page: what nobody reads on one is not carried there.
constexpr qsizetype MostShown = 100;

int rankOf(VerifyFinding::Kind kind)
{
    using Kind = VerifyFinding::Kind;
    switch (kind) {
    case Kind::Unknown: return 0;
    case Kind::UnexpectedGone: return 1;
    case Kind::Held: return 2;
    case Kind::UnexpectedInside: return 3;
    case Kind::UnexpectedLoose: return 4;
    case Kind::Missing: return 5;
    case Kind::Match: return 6;
    }
    Q_UNREACHABLE();
}

/// The site's reasons for what is being done; those without operations fit all.
QList<CatalogueReason> reasonsFor(const WorkState &state, const RuleSet &rules)
{
    QList<CatalogueReason> fitting;
    const QString code = toCode(state.kind);
    std::copy_if(rules.reasons.cbegin(), rules.reasons.cend(), std::back_inserter(fitting),
                 [&code](const CatalogueReason &reason) {
                     return reason.operations.isEmpty() || reason.operations.contains(code);
                 });
    return fitting;
}

std::optional<epc::Epc> idFrom(const QJsonValue &value)
{
    const auto id = epc::Epc::fromKey(value.toString());
    return id ? std::optional(*id) : std::nullopt;
}

QJsonObject optionsJson(const WorkOptions &o)
{
    return {{"depth"_L1, o.depth},
            {"emptyParents"_L1, int(o.emptyParents)},
            {"fate"_L1, int(o.fate)},
            {"verifyMode"_L1, int(o.verifyMode)},
            {"sampled"_L1, o.sampled},
            {"holdClass"_L1, toCode(o.holdClass)},
            {"holdMode"_L1, toCode(o.holdMode)},
            {"withContents"_L1, o.withContents},
            {"holdId"_L1, o.holdId},
            {"document"_L1, o.document},
            {"method"_L1, o.method},
            {"conformant"_L1, o.conformant},
            {"orderSide"_L1, toCode(o.orderSide)},
            {"found"_L1, int(o.found)}};
}

/// The enumerator with that number, or `fallback`.
template <typename Enum>
Enum enumAt(const QJsonValue &value, Enum last, Enum fallback)
{
    const int number = value.toInt(-1);
    return number >= 0 && number <= int(last) ? Enum(number) : fallback;
}

WorkOptions optionsFrom(const QJsonObject &json)
{
    WorkOptions o;
    o.depth = std::clamp(json["depth"_L1].toInt(1), 1, op::Dissolve::ToPacks);
    o.emptyParents =
        enumAt(json["emptyParents"_L1], op::EmptyParents::Decommission, o.emptyParents);
    o.fate = enumAt(json["fate"_L1], op::Fate::Destroyed, o.fate);
    o.verifyMode = enumAt(json["verifyMode"_L1], op::VerifyMode::Inferred, o.verifyMode);
    o.sampled = json["sampled"_L1].toBool();
    o.holdClass = holdClassFromCode(json["holdClass"_L1].toString()).value_or(o.holdClass);
    o.holdMode = holdModeFromCode(json["holdMode"_L1].toString()).value_or(o.holdMode);
    o.withContents = json["withContents"_L1].toBool();
    o.holdId = json["holdId"_L1].toString();
    o.document = json["document"_L1].toString();
    o.method = json["method"_L1].toString();
    o.conformant = json["conformant"_L1].toBool(true);
    o.found = enumAt(json["found"_L1], op::Whereabouts::TwoUnits, o.found);
    o.orderSide = orderSideFromCode(json["orderSide"_L1].toString()).value_or(o.orderSide);
    return o;
}

QJsonObject orderJson(const OrderWork &order)
{
    QJsonArray entries;
    for (const OrderEntry &entry : order.entries) {
        QJsonArray told{entry.unit.key(), toCode(entry.side)};
        if (entry.scanned != entry.unit)
            told.append(entry.scanned.key());
        entries.append(told);
    }
    return {{"number"_L1, order.number}, {"entries"_L1, entries}};
}

/// Nothing if an entry cannot be read: an order without it would balance by mistake.
std::optional<OrderWork> orderFrom(const QJsonObject &json)
{
    OrderWork order{json["number"_L1].toString(), {}};
    for (const QJsonValue value : json["entries"_L1].toArray()) {
        const QJsonArray told = value.toArray();
        const auto unit = idFrom(told[0]);
        const auto side = orderSideFromCode(told[1].toString());
        const auto scanned = told.size() > 2 ? idFrom(told[2]) : unit;
        if (!unit || !side || !scanned)
            return {};
        order.entries.append({*unit, *side, *scanned});
    }
    return order;
}

OrderReport reportOf(const OrderWork &work, const World &world)
{
    const ReworkOrder order = orderOf(work, world);
    OrderReport report{order.id,
                       int(order.in.size()),
                       int(order.out.size()),
                       int(order.scrap.size()),
                       int(order.sample.size()),
                       int(order.returned.size()),
                       0,
                       {},
                       {}};
    const QList<ReworkDifference> differences = differencesOf(order);
    report.open = int(differences.size());
    for (const ReworkDifference &difference :
         differences.first(std::min(MostShown, differences.size())))
        report.differences.append(
            {difference.kind, world.unit(difference.unit).value_or(UnitState{difference.unit})});
    const qsizetype shown = std::min(MostShown, work.entries.size());
    for (const OrderEntry &entry : work.entries.last(shown))
        report.entries.append({entry.side, world.unit(entry.unit).value_or(UnitState{entry.unit})});
    return report;
}

} // namespace

QList<VerifyFinding> worstOf(QList<VerifyFinding> findings)
{
    std::ranges::stable_sort(findings, {}, [](const VerifyFinding &f) { return rankOf(f.kind); });
    return findings.first(std::min(MostShown, findings.size()));
}

QList<WorkKind> kindsOf(Desk desk)
{
    switch (desk) {
    case Desk::Unpack: return {WorkKind::Unpack, WorkKind::Dissolve};
    case Desk::Rework:
        return {WorkKind::Replace, WorkKind::TopUp,  WorkKind::Move,        WorkKind::Relabel,
                WorkKind::Split,   WorkKind::Merge,  WorkKind::ReworkOrder, WorkKind::ScrapLabel,
                WorkKind::Inspect, WorkKind::Sample, WorkKind::Destroy,     WorkKind::Decommission};
    case Desk::Check: return {WorkKind::Check, WorkKind::Verify, WorkKind::ConfirmLabel};
    case Desk::Hold: return {WorkKind::Hold, WorkKind::Release, WorkKind::ResolveConflict};
    }
    Q_UNREACHABLE();
}

Desk deskOf(WorkKind kind)
{
    const auto desk = std::ranges::find_if(
        AllDesks, [kind](Desk candidate) { return kindsOf(candidate).contains(kind); });
    return *desk;
}

QLatin1StringView toCode(Desk desk)
{
    return DeskCodes[size_t(desk)];
}

std::optional<Desk> deskFromCode(QStringView code)
{
    for (size_t i = 0; i < DeskCodes.size(); ++i) {
        if (code == DeskCodes[i])
            return Desk(i);
    }
    return {};
}

WorkReport reportOf(Desk desk, const WorkState &state, const Actor &actor, const World &world,
                    const RuleSet &rules)
{
    WorkReport report;
    report.desk = desk;
    report.state = state;
    const WorkView view = viewOf(state, actor, world, rules);
    report.expects = view.expects;
    report.canConfirm = view.canConfirm;
    report.second = view.second;
    report.problems = view.problems.first(std::min(MostShown, view.problems.size()));
    if (state.container)
        report.container = world.unit(*state.container);
    const qsizetype shown = std::min(MostShown, state.units.size());
    report.unitsLeftOut = int(state.units.size() - shown);
    for (const epc::Epc &id : state.units.last(shown))
        report.units.append(world.unit(id).value_or(UnitState{id}));
    if (view.preview) {
        report.changes = int(view.preview->after.size());
        if (report.changes <= MostShown)
            report.preview = previewOf(*view.preview);
        report.findings = worstOf(view.preview->findings);
        report.emptied = view.preview->emptied;
    }
    if (state.kind == WorkKind::Verify && report.container) {
        report.contents = report.container->childCount;
        report.sample = state.options.sampled ? rules.sampleOf(report.contents) : 0;
    }
    if (state.kind == WorkKind::Release)
        report.holds = releasableHolds(state.units, state.options.withContents, world);
    if (state.kind == WorkKind::ReworkOrder)
        report.order = reportOf(state.order, world);
    report.reasons = reasonsFor(state, rules);
    return report;
}

QByteArray toJson(const WorkState &state)
{
    QJsonArray units;
    for (const epc::Epc &id : state.units)
        units.append(id.key());
    QJsonObject json{{"kind"_L1, toCode(state.kind)},
                     {"options"_L1, optionsJson(state.options)},
                     {"units"_L1, units},
                     {"reason"_L1, state.reason.code},
                     {"reasonText"_L1, state.reason.text}};
    if (state.container)
        json["container"_L1] = state.container->key();
    if (state.number)
        json["number"_L1] = state.number->key();
    if (!state.order.isEmpty())
        json["order"_L1] = orderJson(state.order);
    if (state.stoppedBy) {
        QJsonObject stop{{"code"_L1, toCode(state.stoppedBy->code)}};
        if (state.stoppedBy->unit)
            stop["unit"_L1] = state.stoppedBy->unit->key();
        json["stoppedBy"_L1] = stop;
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<WorkState> workStateFromJson(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const auto kind = workKindFromCode(json["kind"_L1].toString());
    if (!kind)
        return {};
    WorkState state;
    state.kind = *kind;
    state.options = optionsFrom(json["options"_L1].toObject());
    for (const QJsonValue unit : json["units"_L1].toArray()) {
        const auto id = idFrom(unit);
        if (!id)
            return {};
        state.units.append(*id);
    }
    const auto order = orderFrom(json["order"_L1].toObject());
    if (!order)
        return {};
    state.order = *order;
    state.container = idFrom(json["container"_L1]);
    state.number = idFrom(json["number"_L1]);
    state.reason = {json["reason"_L1].toString(), json["reasonText"_L1].toString()};
    if (const QJsonObject stop = json["stoppedBy"_L1].toObject(); !stop.isEmpty()) {
        if (const auto code = verdictFromCode(stop["code"_L1].toString())) {
            state.stoppedBy = Verdict();
            state.stoppedBy->code = *code;
            state.stoppedBy->unit = idFrom(stop["unit"_L1]);
        }
    }
    return state;
}

} // namespace pw::domain
