// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/operation.h"
#include "core/domain/verdict.h"

#include <QDateTime>

#include <array>
#include <optional>

/// Who may do what, and with how much ceremony. How a person proves who they are is not decided
/// here: an actor is a fact.
namespace pw::domain {

enum class Role { Operator, Supervisor, Qa, Admin };
inline constexpr size_t RoleCount = 4;

/// What a right is asked for.
enum class Function {
    Pack, ///< open, add, close full
    ClosePartial,
    Rework,       ///< reopen, take out, move, replace, top up, relabel, split, merge, one level
    CloseOrder,   ///< a rework order that balances
    DissolveDeep, ///< more than one level at once
    ExtractHeld,  ///< take a held unit out of its container
    Verify,
    Inspect,
    PlaceHold,
    ReleaseHold,
    Sample,
    Destroy,
    Decommission,
    ConfirmLabel,
    ScrapLabel,
    Correct, ///< take back an earlier step that is not the last
    Import,
    ManualEntry,
    OverrideStaleData,
    ResolveConflict,
    Administer
};
inline constexpr size_t FunctionCount = size_t(Function::Administer) + 1;

/// What is asked of somebody who may.
enum class Permission {
    Denied,
    Allowed,
    WithReason,
    WithSecondPerson, ///< another person looks on
    Signed,           ///< with a reason
    SignedBySecond    ///< signed, and by a second person of the same rights
};

/// A signature as a fact (21 CFR 11.50): who, when, and what it means.
struct Signature
{
    QString signedBy; ///< pseudonymous
    QString meaning;
    QDateTime at; ///< UTC
    friend bool operator==(const Signature &, const Signature &) = default;
};

struct SecondPerson
{
    QString id; ///< pseudonymous
    Role role = Role::Qa;
    friend bool operator==(const SecondPerson &, const SecondPerson &) = default;
};

/// Who asks for an operation.
struct Actor
{
    QString id; ///< pseudonymous
    Role role = Role::Operator;
    std::optional<Signature> signature;
    std::optional<SecondPerson> second;
    friend bool operator==(const Actor &, const Actor &) = default;
};

/// Function by role.
class RoleMatrix
{
public:
    /// The default of the trade: an operator packs and finds, QA decides.
    RoleMatrix();

    Permission permission(Function function, Role role) const
    {
        return m_cells[size_t(function)][size_t(role)];
    }
    void set(Function function, Role role, Permission permission)
    {
        m_cells[size_t(function)][size_t(role)] = permission;
    }

    /// Nothing: the actor may. Otherwise what is missing: NotPermitted, ReasonMissing,
    /// SignatureMissing, SecondPersonMissing.
    std::optional<VerdictCode> refuse(Function function, const Actor &actor,
                                      const Reason &reason) const;

    friend bool operator==(const RoleMatrix &, const RoleMatrix &) = default;

private:
    std::array<std::array<Permission, RoleCount>, FunctionCount> m_cells;
};

QLatin1StringView toCode(Role role); ///< "operator", "supervisor", "qa", "admin"
std::optional<Role> roleFromCode(QStringView code);
QLatin1StringView toCode(Function function);
std::optional<Function> functionFromCode(QStringView code);
QLatin1StringView toCode(Permission permission);
std::optional<Permission> permissionFromCode(QStringView code);

} // namespace pw::domain
