// SPDX-License-Identifier: Apache-2.0
#include "core/domain/workchoices.h"

#include <algorithm>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr int HoldPlaces = 4; ///< as many as there is room for

/// Sets one member of the options.
template <typename T>
struct Setting
{
    QLatin1StringView code;
    T value;
};

class Choices
{
public:
    explicit Choices(const WorkOptions &now) : m_now(now) {}

    template <typename T>
    Choices &group(QLatin1StringView name, T WorkOptions::*member,
                   std::initializer_list<Setting<T>> settings)
    {
        for (const auto &[code, value] : settings) {
            WorkOptions options = m_now;
            options.*member = value;
            m_all.append({name, QString(code), options, options == m_now});
        }
        return *this;
    }
    Choices &contents()
    {
        return group("contents"_L1, &WorkOptions::withContents,
                     {{"itself-only"_L1, false}, {"with-contents"_L1, true}});
    }
    Choices &holds(const QList<Hold> &holds)
    {
        for (qsizetype i = 0; i < std::min<qsizetype>(HoldPlaces, holds.size()); ++i) {
            WorkOptions options = m_now;
            options.holdId = holds[i].id;
            m_all.append(
                {"hold"_L1, u"hold-"_s + QString::number(i + 1), options, options == m_now});
        }
        return *this;
    }
    QList<WorkChoice> all() const { return m_all; }

private:
    WorkOptions m_now;
    QList<WorkChoice> m_all;
};

} // namespace

QList<WorkChoice> choicesOf(const WorkState &state, const QList<Hold> &holds)
{
    using O = WorkOptions;
    Choices choices(state.options);
    switch (state.kind) {
    case WorkKind::Dissolve:
        choices
            .group("depth"_L1, &O::depth,
                   {{"one-level"_L1, 1}, {"to-packs"_L1, op::Dissolve::ToPacks}})
            .group("empty"_L1, &O::emptyParents,
                   {{"end-empty"_L1, op::EmptyParents::Decommission},
                    {"keep-empty"_L1, op::EmptyParents::Keep}});
        break;
    case WorkKind::Replace:
        choices.group("fate"_L1, &O::fate,
                      {{"damaged"_L1, op::Fate::Damaged},
                       {"quarantined"_L1, op::Fate::Quarantined},
                       {"decommissioned"_L1, op::Fate::Decommissioned},
                       {"destroyed"_L1, op::Fate::Destroyed}});
        break;
    case WorkKind::Verify:
        choices
            .group("shown"_L1, &O::verifyMode,
                   {{"blind"_L1, op::VerifyMode::Blind}, {"guided"_L1, op::VerifyMode::Guided}})
            .group("amount"_L1, &O::sampled, {{"all"_L1, false}, {"sample-plan"_L1, true}});
        break;
    case WorkKind::Hold:
        choices
            .group("hold-class"_L1, &O::holdClass,
                   {{"quarantine"_L1, HoldClass::Quarantined},
                    {"damage"_L1, HoldClass::Damaged},
                    {"suspect"_L1, HoldClass::Suspect},
                    {"data-issue"_L1, HoldClass::DataIssue}})
            .contents();
        break;
    case WorkKind::Release: choices.holds(holds).contents(); break;
    case WorkKind::Inspect:
        choices.group("found"_L1, &O::conformant,
                      {{"in-order"_L1, true}, {"not-in-order"_L1, false}});
        break;
    case WorkKind::Destroy: choices.contents(); break;
    case WorkKind::ReworkOrder:
        choices.group("side"_L1, &O::orderSide,
                      {{"goes-in"_L1, OrderSide::In},
                       {"comes-out"_L1, OrderSide::Out},
                       {"to-stock"_L1, OrderSide::Returned}});
        break;
    case WorkKind::ResolveConflict:
        choices.group("whereabouts"_L1, &O::found,
                      {{"in-container"_L1, op::Whereabouts::Inside},
                       {"loose"_L1, op::Whereabouts::Loose},
                       {"two-units"_L1, op::Whereabouts::TwoUnits}});
        break;
    case WorkKind::Check:
    case WorkKind::Unpack:
    case WorkKind::TopUp:
    case WorkKind::Move:
    case WorkKind::Relabel:
    case WorkKind::Split:
    case WorkKind::Merge:
    case WorkKind::Sample:
    case WorkKind::Decommission:
    case WorkKind::ConfirmLabel:
    case WorkKind::ScrapLabel: break;
    }
    return choices.all();
}

QStringList allChoiceCodes()
{
    const QList<Hold> places(HoldPlaces);
    QStringList codes;
    for (const WorkKind kind : AllWorkKinds) {
        WorkState state;
        state.kind = kind;
        const QList<WorkChoice> choices = choicesOf(state, places);
        for (const WorkChoice &choice : choices) {
            if (!codes.contains(choice.code))
                codes.append(choice.code);
        }
    }
    return codes;
}

} // namespace pw::domain
