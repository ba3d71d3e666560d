// SPDX-License-Identifier: Apache-2.0
#include "ui/text/workwords.h"

#include "ui/text/messages.h"
#include "ui/text/terms.h"

#include <QCoreApplication>
#include <QLocale>

namespace pw::text {

using namespace Qt::StringLiterals;
using domain::Desk;
using domain::WorkExpects;
using domain::WorkKind;
using domain::WorkReport;

namespace {

struct WorkWords
{
    Q_DECLARE_TR_FUNCTIONS(WorkWords)
};

QString orderSentence(const WorkReport &report)
{
    switch (report.state.options.orderSide) {
    case domain::OrderSide::In: return WorkWords::tr("Scan what goes into rework.");
    case domain::OrderSide::Out: return WorkWords::tr("Scan what comes out good.");
    case domain::OrderSide::Returned: return WorkWords::tr("Scan what goes back to stock.");
    }
    Q_UNREACHABLE();
}

QString unitSentence(const WorkReport &report)
{
    const bool more = !report.state.units.isEmpty();
    switch (report.state.kind) {
    case WorkKind::Unpack:
        return more ? WorkWords::tr("Scan the next one to take out, or confirm.")
                    : WorkWords::tr("Scan what comes out.");
    case WorkKind::Replace: return WorkWords::tr("Scan the one that is replaced.");
    case WorkKind::TopUp:
        return more ? WorkWords::tr("Scan the next one to add, or confirm.")
                    : WorkWords::tr("Scan what is added.");
    case WorkKind::Move:
        return more ? WorkWords::tr("Scan the next one to move, or confirm.")
                    : WorkWords::tr("Scan what moves there.");
    case WorkKind::Split: return WorkWords::tr("Scan what goes into the new container.");
    case WorkKind::Verify:
        return more ? WorkWords::tr("Scan the next one inside, or confirm.")
                    : WorkWords::tr("Scan everything that is inside.");
    case WorkKind::Hold:
        return more ? WorkWords::tr("Scan the next one to hold, or confirm.")
                    : WorkWords::tr("Scan what is to be held.");
    case WorkKind::Release:
        return more ? WorkWords::tr("Scan the next one to release, or confirm.")
                    : WorkWords::tr("Scan what is to be released.");
    case WorkKind::ReworkOrder: return orderSentence(report);
    case WorkKind::ResolveConflict:
        return WorkWords::tr("Scan the unit the stations contradict each other about.");
    case WorkKind::Inspect:
    case WorkKind::Sample:
    case WorkKind::Destroy:
    case WorkKind::Decommission:
        return more ? WorkWords::tr("Scan the next one, or confirm.")
                    : WorkWords::tr("Scan what it is about.");
    case WorkKind::Check:
    case WorkKind::Dissolve:
    case WorkKind::Relabel:
    case WorkKind::Merge:
    case WorkKind::ConfirmLabel:
    case WorkKind::ScrapLabel: break;
    }
    return WorkWords::tr("Scan a pack or a container.");
}

QString containerSentence(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Dissolve: return WorkWords::tr("Scan the container to dissolve.");
    case WorkKind::TopUp: return WorkWords::tr("Scan the container to fill up.");
    case WorkKind::Move: return WorkWords::tr("Scan the container it goes into.");
    case WorkKind::Relabel:
        return WorkWords::tr("Scan the container, or two of its packs if its label is unreadable.");
    case WorkKind::Split: return WorkWords::tr("Scan the container to split.");
    case WorkKind::Merge: return WorkWords::tr("Scan the container that is emptied.");
    case WorkKind::Verify: return WorkWords::tr("Scan the container to verify.");
    case WorkKind::ConfirmLabel: return WorkWords::tr("Scan the new label on the container.");
    default: return WorkWords::tr("Scan the container.");
    }
}

/// What is known of a unit by itself.
QStringList state(const domain::UnitState &unit, bool withExpiry)
{
    QStringList facts;
    if (!unit.lot.isEmpty())
        facts.append(WorkWords::tr("Lot %1").arg(unit.lot));
    if (withExpiry && unit.expiry.isValid())
        facts.append(WorkWords::tr("Expiry %1").arg(date(unit.expiry)));
    if (unit.container)
        facts.append(filling(unit.childCount, unit.container->capacity));
    if (unit.lifecycle != domain::Lifecycle::Commissioned)
        facts.append(lifecycleName(unit.lifecycle));
    for (const domain::Hold &hold : unit.holds)
        facts.append(holdClassName(hold.holdClass));
    return facts;
}

QString confirmSentence(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Dissolve: return WorkWords::tr("Check the preview, then confirm.");
    case WorkKind::Replace: return WorkWords::tr("Swap the two, then confirm.");
    case WorkKind::Relabel: return WorkWords::tr("Put the new label on, then confirm.");
    case WorkKind::Merge: return WorkWords::tr("Put everything over, then confirm.");
    default: return WorkWords::tr("Check the preview, then confirm.");
    }
}

} // namespace

QString deskName(Desk desk)
{
    switch (desk) {
    case Desk::Unpack: return WorkWords::tr("Unpack");
    case Desk::Rework: return WorkWords::tr("Rework");
    case Desk::Check: return WorkWords::tr("Check");
    case Desk::Hold: return WorkWords::tr("Hold");
    }
    Q_UNREACHABLE();
}

QString workName(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Check: return WorkWords::tr("What is this?");
    case WorkKind::Unpack: return WorkWords::tr("Take out");
    case WorkKind::Dissolve: return WorkWords::tr("Dissolve");
    case WorkKind::Replace: return WorkWords::tr("Replace");
    case WorkKind::TopUp: return WorkWords::tr("Top up");
    case WorkKind::Move: return WorkWords::tr("Move");
    case WorkKind::Relabel: return WorkWords::tr("Relabel");
    case WorkKind::Split: return WorkWords::tr("Split");
    case WorkKind::Merge: return WorkWords::tr("Merge");
    case WorkKind::Verify: return WorkWords::tr("Verify contents");
    case WorkKind::Inspect: return WorkWords::tr("Inspect");
    case WorkKind::Sample: return WorkWords::tr("Take sample");
    case WorkKind::Destroy: return WorkWords::tr("Destroy");
    case WorkKind::Decommission: return WorkWords::tr("Decommission");
    case WorkKind::Hold: return WorkWords::tr("Place hold");
    case WorkKind::Release: return WorkWords::tr("Release");
    case WorkKind::ConfirmLabel: return WorkWords::tr("Confirm label");
    case WorkKind::ScrapLabel: return WorkWords::tr("Scrap label");
    case WorkKind::ReworkOrder: return WorkWords::tr("Rework order");
    case WorkKind::ResolveConflict: return WorkWords::tr("Resolve");
    }
    Q_UNREACHABLE();
}

QString workIntroduction(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Check:
        return WorkWords::tr("Tells what it is, where it belongs and whether it may be used. "
                             "Changes nothing.");
    case WorkKind::Unpack:
        return WorkWords::tr("Takes packs or containers out of whatever they are in. The outer "
                             "container need not be scanned.");
    case WorkKind::Dissolve: return WorkWords::tr("Takes everything out of one container at once.");
    case WorkKind::Replace: return WorkWords::tr("One out, one in, in the same place.");
    case WorkKind::TopUp:
        return WorkWords::tr("Fills up a partial container with loose packs that fit.");
    case WorkKind::Move:
        return WorkWords::tr("Takes units from where they are into another "
                             "container, and tells both.");
    case WorkKind::Relabel:
        return WorkWords::tr("The container goes on under a new number; the old one ends.");
    case WorkKind::Split: return WorkWords::tr("Part of the contents goes into a new container.");
    case WorkKind::Merge:
        return WorkWords::tr("Everything of one container goes into another; the first one ends.");
    case WorkKind::Verify:
        return WorkWords::tr("Holds what is really inside against what is recorded.");
    case WorkKind::Inspect: return WorkWords::tr("Records that units were looked at.");
    case WorkKind::Sample:
        return WorkWords::tr("Records units taken for the laboratory. They do not come back.");
    case WorkKind::Destroy: return WorkWords::tr("Ends the life of units that are destroyed.");
    case WorkKind::Decommission:
        return WorkWords::tr("Takes units or empty containers out of circulation.");
    case WorkKind::Hold:
        return WorkWords::tr("Nobody can use or ship what is held until QA "
                             "releases it.");
    case WorkKind::Release:
        return WorkWords::tr("Lifts one hold from what it lies on. Needs the "
                             "signatures of two people of QA.");
    case WorkKind::ConfirmLabel:
        return WorkWords::tr("Records that the renewed label is on the container.");
    case WorkKind::ScrapLabel:
        return WorkWords::tr("Ends a number whose label was printed and never used.");
    case WorkKind::ReworkOrder:
        return WorkWords::tr("What goes into rework must come out or be accounted for. Stays open "
                             "during other work.");
    case WorkKind::ResolveConflict:
        return WorkWords::tr("Two stations say where a unit is. Look for it and record where it "
                             "really is; QA signs.");
    }
    Q_UNREACHABLE();
}

QString nextSentence(const WorkReport &report)
{
    switch (report.expects) {
    case WorkExpects::Acknowledge: return WorkWords::tr("Read what is wrong, then acknowledge.");
    case WorkExpects::AnyUnit: return WorkWords::tr("Scan a pack or a container.");
    case WorkExpects::Container: return containerSentence(report.state.kind);
    case WorkExpects::Unit: return unitSentence(report);
    case WorkExpects::Replacement: return WorkWords::tr("Scan the one that goes in.");
    case WorkExpects::OtherContainer:
        return WorkWords::tr("Scan the container everything goes into.");
    case WorkExpects::Whereabouts:
        return WorkWords::tr("Scan the container it really is in, or choose that it is in none.");
    case WorkExpects::FreeNumber:
        return report.state.kind == WorkKind::ScrapLabel
                   ? WorkWords::tr("Scan the label to scrap.")
                   : WorkWords::tr("Scan a free label, or draw a new number.");
    case WorkExpects::OrderNumber: return WorkWords::tr("Give the number of the rework order.");
    case WorkExpects::HoldChoice: return WorkWords::tr("Choose which hold is released.");
    case WorkExpects::ReasonChoice: return WorkWords::tr("Choose the reason.");
    case WorkExpects::Confirmation: return confirmSentence(report.state.kind);
    }
    Q_UNREACHABLE();
}

QString findingName(domain::VerifyFinding::Kind kind)
{
    using Kind = domain::VerifyFinding::Kind;
    switch (kind) {
    case Kind::Match: return WorkWords::tr("Right");
    case Kind::Missing: return WorkWords::tr("Missing");
    case Kind::UnexpectedLoose: return WorkWords::tr("Not recorded inside");
    case Kind::UnexpectedInside: return WorkWords::tr("Recorded elsewhere");
    case Kind::UnexpectedGone: return WorkWords::tr("Should not exist here");
    case Kind::Unknown: return WorkWords::tr("Unknown");
    case Kind::Held: return WorkWords::tr("On hold");
    }
    Q_UNREACHABLE();
}

QString findingAdvice(const domain::VerifyFinding &finding)
{
    using Kind = domain::VerifyFinding::Kind;
    switch (finding.kind) {
    case Kind::Match: return {};
    case Kind::Missing:
        return WorkWords::tr("Look for it. If it is gone, take it out and report it.");
    case Kind::UnexpectedLoose: return WorkWords::tr("Add it by topping up, or take it away.");
    case Kind::UnexpectedInside:
        return finding.recordedIn ? WorkWords::tr("Recorded in %1. Move it, or put it back.")
                                        .arg(shortName(*finding.recordedIn))
                                  : WorkWords::tr("Move it, or put it back.");
    case Kind::UnexpectedGone:
    case Kind::Unknown: return WorkWords::tr("Set it aside, hold it and call QA.");
    case Kind::Held: return WorkWords::tr("Have QA take it out.");
    }
    Q_UNREACHABLE();
}

QString holdClassName(domain::HoldClass holdClass)
{
    switch (holdClass) {
    case domain::HoldClass::Quarantined: return WorkWords::tr("Quarantine");
    case domain::HoldClass::Recalled: return WorkWords::tr("Recall");
    case domain::HoldClass::Damaged: return WorkWords::tr("Damaged");
    case domain::HoldClass::Stolen: return WorkWords::tr("Stolen");
    case domain::HoldClass::Suspect: return WorkWords::tr("Suspect");
    case domain::HoldClass::DataIssue: return WorkWords::tr("Data in doubt");
    case domain::HoldClass::Illegitimate: return WorkWords::tr("Falsified");
    case domain::HoldClass::PackagingLabel: return WorkWords::tr("Packaging or label");
    case domain::HoldClass::ProductNoData: return WorkWords::tr("Goods without data");
    case domain::HoldClass::DataNoProduct: return WorkWords::tr("Data without goods");
    case domain::HoldClass::Conflict: return WorkWords::tr("Contradiction");
    }
    Q_UNREACHABLE();
}

QString roleName(domain::Role role)
{
    switch (role) {
    case domain::Role::Operator: return WorkWords::tr("Operator");
    case domain::Role::Supervisor: return WorkWords::tr("Supervisor");
    case domain::Role::Qa: return WorkWords::tr("Quality assurance");
    case domain::Role::Admin: return WorkWords::tr("Administrator");
    }
    Q_UNREACHABLE();
}

QString problemSentence(const domain::Verdict &problem)
{
    return messageFor(problem).cause;
}

QList<ReasonChoice> reasonsFor(const WorkReport &report)
{
    QList<ReasonChoice> choices;
    const QString language = QLocale().name().section(u'_', 0, 0);
    for (const domain::CatalogueReason &reason : report.reasons) {
        const QString words = reason.text.value(language, reason.text.value(u"en"_s));
        choices.append({reason.code, words.isEmpty() ? reason.code : words});
    }
    if (!choices.isEmpty())
        return choices;
    return {{u"DAMAGED"_s, WorkWords::tr("Damaged")},
            {u"PACKING_ERROR"_s, WorkWords::tr("Packed wrongly")},
            {u"LABEL_UNREADABLE"_s, WorkWords::tr("Label unreadable")},
            {u"CUSTOMER_ORDER"_s, WorkWords::tr("For an order")},
            {u"QUALITY_CONTROL"_s, WorkWords::tr("For quality control")},
            {u"OTHER"_s, WorkWords::tr("Another reason")}};
}

QString unitTitle(const domain::UnitState &unit)
{
    return capitalised(named(unit.id, unit.level));
}

QString shortTitle(const domain::UnitState &unit)
{
    return levelName(unit.level) + u' ' + shortName(unit.id);
}

QString shortFacts(const domain::UnitState &unit)
{
    return state(unit, false).join(u" · "_s);
}

QString unitFacts(const domain::UnitState &unit)
{
    QStringList facts = state(unit, true);
    if (unit.parent)
        facts.append(WorkWords::tr("in %1").arg(shortName(*unit.parent)));
    return facts.join(u" · "_s);
}

} // namespace pw::text
