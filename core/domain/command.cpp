// SPDX-License-Identifier: Apache-2.0
#include "core/domain/command.h"

namespace pw::domain {

namespace {

struct Inverse
{
    std::optional<Command> operator()(const OpenContainer &c) const
    {
        return WithdrawContainer{c.id};
    }
    std::optional<Command> operator()(const AddChild &c) const
    {
        return RemoveChild{c.child, c.parent};
    }
    std::optional<Command> operator()(const CloseContainer &c) const
    {
        return ReopenContainer{c.id};
    }
    // Compensations are final: what was taken back is done anew, not "redone".
    std::optional<Command> operator()(const RemoveChild &) const { return {}; }
    std::optional<Command> operator()(const ReopenContainer &) const { return {}; }
    std::optional<Command> operator()(const WithdrawContainer &) const { return {}; }
};

} // namespace

std::optional<QList<Command>> inverseOf(const Step &step)
{
    QList<Command> inverse;
    for (auto command = step.commands.crbegin(); command != step.commands.crend(); ++command) {
        const auto back = std::visit(Inverse(), *command);
        if (!back)
            return {};
        inverse.append(*back);
    }
    return inverse;
}

} // namespace pw::domain
