// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/roles.h"

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

using enum Permission;

struct Row
{
    Function function;
    QLatin1StringView code;
    std::array<Permission, RoleCount> cells; ///< operator, supervisor, QA, administrator
};

constexpr std::array<Row, FunctionCount> Rows = {{
    {Function::Pack, "pack"_L1, {Allowed, Allowed, Denied, Denied}},
    {Function::ClosePartial, "closePartial"_L1, {WithReason, WithReason, WithReason, Denied}},
    {Function::Rework, "rework"_L1, {WithReason, Allowed, Allowed, Denied}},
    {Function::CloseOrder, "closeOrder"_L1, {Denied, Signed, Signed, Denied}},
    {Function::DissolveDeep, "dissolveDeep"_L1, {Denied, Signed, Signed, Denied}},
    {Function::ExtractHeld, "extractHeld"_L1, {Denied, Denied, WithReason, Denied}},
    {Function::Verify, "verify"_L1, {Allowed, Allowed, Allowed, Denied}},
    {Function::Inspect, "inspect"_L1, {Denied, WithReason, WithReason, Denied}},
    {Function::PlaceHold, "placeHold"_L1, {WithReason, WithReason, WithReason, Denied}},
    {Function::ReleaseHold, "releaseHold"_L1, {Denied, Denied, SignedBySecond, Denied}},
    {Function::Sample, "sample"_L1, {Denied, Denied, Signed, Denied}},
    {Function::Destroy, "destroy"_L1, {Denied, Denied, SignedBySecond, Denied}},
    {Function::Decommission, "decommission"_L1, {Denied, Signed, Signed, Denied}},
    {Function::ConfirmLabel, "confirmLabel"_L1, {Allowed, Allowed, Allowed, Denied}},
    {Function::ScrapLabel, "scrapLabel"_L1, {Denied, WithReason, WithReason, Denied}},
    {Function::Correct, "correct"_L1, {Denied, WithReason, WithReason, Denied}},
    {Function::Import, "import"_L1, {Denied, WithReason, WithReason, Denied}},
    {Function::ManualEntry, "manualEntry"_L1, {WithSecondPerson, WithReason, WithReason, Denied}},
    {Function::OverrideStaleData, "overrideStaleData"_L1, {Denied, Signed, Signed, Denied}},
    {Function::ResolveConflict, "resolveConflict"_L1, {Denied, Denied, Signed, Denied}},
    {Function::Administer, "administer"_L1, {Denied, Denied, Denied, Allowed}},
}};

constexpr std::array RoleCodes = {"operator"_L1, "supervisor"_L1, "qa"_L1, "admin"_L1};
static_assert(RoleCodes.size() == RoleCount);
constexpr std::array PermissionCodes = {"denied"_L1,           "allowed"_L1, "withReason"_L1,
                                        "withSecondPerson"_L1, "signed"_L1,  "signedBySecond"_L1};

constexpr bool inEnumOrder()
{
    for (size_t i = 0; i < Rows.size(); ++i) {
        if (size_t(Rows[i].function) != i)
            return false;
    }
    return true;
}
static_assert(inEnumOrder(), "one row per Function, in its order");

template <typename Enum, size_t N>
std::optional<Enum> enumOf(const std::array<QLatin1StringView, N> &codes, QStringView text)
{
    for (size_t i = 0; i < N; ++i) {
        if (text == codes[i])
            return Enum(i);
    }
    return {};
}

/// A second person is another one. Who only looks on may be anybody who packs; who signs along must
/// have the right, too.
bool secondServes(const Actor &actor, bool sameRole)
{
    return actor.second && !actor.second->id.isEmpty() && actor.second->id != actor.id
           && (!sameRole || actor.second->role == actor.role);
}

} // namespace

RoleMatrix::RoleMatrix()
{
    for (const Row &row : Rows)
        m_cells[size_t(row.function)] = row.cells;
}

std::optional<VerdictCode> RoleMatrix::refuse(Function function, const Actor &actor,
                                              const Reason &reason) const
{
    const Permission asked = permission(function, actor.role);
    const bool isSigned = actor.signature && actor.signature->signedBy == actor.id;
    const bool needsReason = asked == WithReason || asked == Signed || asked == SignedBySecond;
    if (asked == Denied)
        return VerdictCode::NotPermitted;
    if (needsReason && reason.code.isEmpty())
        return VerdictCode::ReasonMissing;
    if ((asked == Signed || asked == SignedBySecond) && !isSigned)
        return VerdictCode::SignatureMissing;
    if (asked == SignedBySecond && !secondServes(actor, true))
        return VerdictCode::SecondPersonMissing;
    if (asked == WithSecondPerson && !secondServes(actor, false))
        return VerdictCode::SecondPersonMissing;
    return {};
}

QLatin1StringView toCode(Role role)
{
    return RoleCodes[size_t(role)];
}

std::optional<Role> roleFromCode(QStringView code)
{
    return enumOf<Role>(RoleCodes, code);
}

QLatin1StringView toCode(Function function)
{
    return Rows[size_t(function)].code;
}

std::optional<Function> functionFromCode(QStringView code)
{
    for (const Row &row : Rows) {
        if (code == row.code)
            return row.function;
    }
    return {};
}

QLatin1StringView toCode(Permission permission)
{
    return PermissionCodes[size_t(permission)];
}

std::optional<Permission> permissionFromCode(QStringView code)
{
    return enumOf<Permission>(PermissionCodes, code);
}

} // namespace pw::domain
