// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/operationprinter.h"

#include "app/ctl/command.h"
#include "core/domain/commandjson.h"
#include "core/domain/planpreview.h"
#include "core/domain/unitcodes.h"
#include "core/domain/verdictjson.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

QString describe(const UnitState &unit)
{
    QStringList facts{toCode(unit.level) + u' ' + unit.id.toHri()};
    if (unit.container) {
        facts.append(u"holds %1"_s.arg(unit.childCount));
        facts.append(unit.container->open      ? u"open"_s
                     : unit.container->partial ? u"partial"_s
                                               : u"closed"_s);
        if (unit.container->label != LabelState::None)
            facts.append(u"label "_s + toCode(unit.container->label));
    }
    if (!unit.lot.isEmpty())
        facts.append(u"lot "_s + unit.lot);
    if (unit.lifecycle != Lifecycle::Commissioned)
        facts.append(QString(toCode(unit.lifecycle)).toUpper());
    for (const Hold &hold : unit.holds)
        facts.append(u"HOLD "_s + toCode(hold.holdClass) + u' ' + hold.id);
    return facts.join(u" · "_s);
}

void printTree(const PreviewNode &node, int depth)
{
    printLine(QString(depth * 2 + 2, u' ') + describe(node.unit));
    for (const PreviewNode &child : node.children)
        printTree(child, depth + 1);
}

QJsonObject json(const PreviewNode &node)
{
    const UnitState &unit = node.unit;
    QJsonObject object{{"key"_L1, unit.id.key()},
                       {"level"_L1, toCode(unit.level)},
                       {"lifecycle"_L1, toCode(unit.lifecycle)},
                       {"holds"_L1, toJson(unit.holds)}};
    if (unit.parent)
        object["parent"_L1] = unit.parent->key();
    if (unit.container) {
        object["open"_L1] = unit.container->open;
        object["partial"_L1] = unit.container->partial;
        object["label"_L1] = toCode(unit.container->label);
        object["count"_L1] = unit.childCount;
    }
    QJsonArray children;
    for (const PreviewNode &child : node.children)
        children.append(json(child));
    if (!children.isEmpty())
        object["children"_L1] = children;
    return object;
}

QJsonArray json(const QList<PreviewNode> &nodes)
{
    QJsonArray array;
    for (const PreviewNode &node : nodes)
        array.append(json(node));
    return array;
}

} // namespace

void printPreview(const Plan &plan)
{
    const PlanPreview preview = previewOf(plan);
    printLine(u"before:"_s);
    for (const PreviewNode &node : preview.before)
        printTree(node, 0);
    printLine(u"after:"_s);
    for (const PreviewNode &node : preview.after)
        printTree(node, 0);
}

void printProblems(const Problems &problems)
{
    for (const Verdict &problem : problems) {
        QString line = u"refused: "_s + toCode(problem.code);
        if (problem.unit)
            line += u' ' + problem.unit->toHri();
        if (problem.container && problem.container != problem.unit)
            line += u" in "_s + problem.container->toHri();
        if (problem.hold && !problem.hold->reason.isEmpty())
            line += u": "_s + problem.hold->reason;
        if (!problem.detail.isEmpty())
            line += u" ("_s + problem.detail + u')';
        printError(line);
    }
}

void printFindings(const QList<VerifyFinding> &findings)
{
    for (const VerifyFinding &finding : findings) {
        QString line =
            u"  "_s + QString(toCode(finding.kind)).leftJustified(22) + finding.unit.toHri();
        if (finding.recordedIn && finding.kind != VerifyFinding::Kind::Match
            && finding.kind != VerifyFinding::Kind::Missing)
            line += u" recorded in "_s + finding.recordedIn->toHri();
        if (finding.settledBy)
            line += u" -> "_s + codeOf(*finding.settledBy);
        printLine(line);
    }
}

QJsonObject json(const Plan &plan)
{
    QJsonArray commands, findings, emptied;
    for (const domain::Command &command : plan.commands)
        commands.append(toJson(command));
    for (const epc::Epc &id : plan.emptied)
        emptied.append(id.key());
    for (const VerifyFinding &finding : plan.findings) {
        QJsonObject object{{"unit"_L1, finding.unit.key()}, {"kind"_L1, toCode(finding.kind)}};
        if (finding.recordedIn)
            object["recordedIn"_L1] = finding.recordedIn->key();
        if (finding.settledBy)
            object["settledBy"_L1] = codeOf(*finding.settledBy);
        findings.append(object);
    }
    const PlanPreview preview = previewOf(plan);
    return {{"commands"_L1, commands},
            {"before"_L1, json(preview.before)},
            {"after"_L1, json(preview.after)},
            {"emptied"_L1, emptied},
            {"warnings"_L1, json(plan.warnings)},
            {"findings"_L1, findings}};
}

QJsonArray json(const Problems &problems)
{
    QJsonArray array;
    for (const Verdict &problem : problems)
        array.append(toJson(problem));
    return array;
}

} // namespace pw::ctl
