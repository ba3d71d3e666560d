// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan.h"

#include "core/domain/planner.h"

namespace pw::domain {

using namespace Qt::StringLiterals;

Result<Plan, Problems> plan(const Request &request, const World &world, const RuleSet &rules)
{
    Planner planner(request, world, rules);
    return std::visit([&planner](const auto &operation) { return planOf(operation, planner); },
                      request.operation);
}

Result<epc::Epc, Problems> identifyParent(const QList<epc::Epc> &children, const World &world)
{
    const auto no = [](VerdictCode code, const std::optional<epc::Epc> &unit = {}) {
        Verdict problem;
        problem.code = code;
        problem.unit = unit;
        return Failure{Problems{problem}};
    };
    std::optional<epc::Epc> parent;
    QSet<epc::Epc> agreeing;
    for (const epc::Epc &id : children) {
        const auto child = world.unit(id);
        if (!child)
            return no(VerdictCode::UnknownSerial, id);
        if (!child->parent)
            return no(VerdictCode::NotAggregated, id);
        if (parent && *child->parent != *parent)
            return no(VerdictCode::ChildrenDisagree, id);
        parent = child->parent;
        agreeing.insert(id);
    }
    if (!parent)
        return no(VerdictCode::NothingSelected);
    if (agreeing.size() < 2 && world.childrenOf(*parent).size() > 1)
        return no(VerdictCode::TooFewChildren, *agreeing.cbegin());
    return *parent;
}

QLatin1StringView toCode(VerifyFinding::Kind kind)
{
    switch (kind) {
    case VerifyFinding::Kind::Match: return "MATCH"_L1;
    case VerifyFinding::Kind::Missing: return "MISSING"_L1;
    case VerifyFinding::Kind::UnexpectedLoose: return "UNEXPECTED_LOOSE"_L1;
    case VerifyFinding::Kind::UnexpectedInside: return "UNEXPECTED_ELSEWHERE"_L1;
    case VerifyFinding::Kind::UnexpectedGone: return "UNEXPECTED_GONE"_L1;
    case VerifyFinding::Kind::Unknown: return "UNKNOWN"_L1;
    case VerifyFinding::Kind::Held: return "HELD"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain
