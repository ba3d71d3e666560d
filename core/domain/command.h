// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"

#include <QList>
#include <QString>

#include <variant>

/// What a session wants done. A command says everything needed to carry it out and to undo it; the
/// services make it true in one transaction.
namespace pw::domain {

/// A number of our pool becomes a container: commissioned and open.
struct OpenContainer
{
    epc::Epc id;
    Level level;
    friend bool operator==(const OpenContainer &, const OpenContainer &) = default;
};

/// The child enters the parent.
struct AddChild
{
    epc::Epc child;
    epc::Epc parent;
    friend bool operator==(const AddChild &, const AddChild &) = default;
};

struct CloseContainer
{
    epc::Epc id;
    bool partial = false;
    QString reasonCode; ///< of a partial
    QString reasonText;
    friend bool operator==(const CloseContainer &, const CloseContainer &) = default;
};

/// Inverse of AddChild.
struct RemoveChild
{
    epc::Epc child;
    epc::Epc parent;
    friend bool operator==(const RemoveChild &, const RemoveChild &) = default;
};

/// Inverse of CloseContainer.
struct ReopenContainer
{
    epc::Epc id;
    friend bool operator==(const ReopenContainer &, const ReopenContainer &) = default;
};

/// Inverse of OpenContainer: the number ends unused and is never given out again.
struct WithdrawContainer
{
    epc::Epc id;
    friend bool operator==(const WithdrawContainer &, const WithdrawContainer &) = default;
};

using Command = std::variant<OpenContainer, AddChild, CloseContainer, RemoveChild, ReopenContainer,
                             WithdrawContainer>;

/// What one scan or one press of a button did: done together, undone together.
struct Step
{
    qint64 operation = 0; ///< number of the operation in the store
    QList<Command> commands;
    friend bool operator==(const Step &, const Step &) = default;
};

/// The commands that take a step back, last first; nothing if one of them has no way back.
std::optional<QList<Command>> inverseOf(const Step &step);

} // namespace pw::domain
