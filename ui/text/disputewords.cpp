// SPDX-License-Identifier: Apache-2.0
#include "ui/text/disputewords.h"

#include "core/domain/policy.h"
#include "ui/text/terms.h"

#include <QCoreApplication>

namespace pw::text {

using namespace Qt::StringLiterals;

namespace {

struct DisputeWords
{
    Q_DECLARE_TR_FUNCTIONS(DisputeWords)
};

QString who(const domain::Claim &claim)
{
    return claim.station.isEmpty() ? DisputeWords::tr("Another system")
                                   : DisputeWords::tr("Station %1").arg(claim.station);
}

QString shortStory(const domain::Claim &claim)
{
    if (claim.container)
        return DisputeWords::tr("in %1").arg(shortName(*claim.container));
    switch (claim.story) {
    case domain::Story::Held: return DisputeWords::tr("on hold");
    case domain::Story::Ended: return DisputeWords::tr("ended");
    case domain::Story::Packed:
    case domain::Story::Handled: break;
    }
    return DisputeWords::tr("in use");
}

QString told(const domain::Dispute &dispute)
{
    QStringList stories;
    for (const domain::Claim &claim : dispute.claims) {
        //: a station, what it did, when
        stories.append(
            DisputeWords::tr("%1 %2 (%3)").arg(who(claim), storyWords(claim), moment(claim.at)));
    }
    return stories.join(DisputeWords::tr("; ", "between two stories"));
}

} // namespace

QString storyTeller(const domain::Claim &claim)
{
    return who(claim) + u" · "_s + moment(claim.at);
}

QString storyWords(const domain::Claim &claim)
{
    if (claim.container)
        return DisputeWords::tr("put it into %1").arg(named(*claim.container, {}));
    switch (claim.story) {
    case domain::Story::Held: return DisputeWords::tr("put it on hold");
    case domain::Story::Ended: return DisputeWords::tr("ended its life");
    case domain::Story::Packed:
    case domain::Story::Handled: break;
    }
    return DisputeWords::tr("worked on it");
}

QString disputeLine(const domain::UnitState &unit)
{
    const domain::Hold *conflict = domain::conflictOf(unit);
    QStringList stories;
    if (conflict) {
        for (const domain::Claim &claim : conflict->dispute->claims) {
            //: a station and what it says: where the unit is, that it is held or that its life
            //: ended
            stories.append(DisputeWords::tr("%1: %2").arg(
                claim.station.isEmpty() ? DisputeWords::tr("other system") : claim.station,
                shortStory(claim)));
        }
    }
    return stories.join(u" · "_s);
}

QString disputeCause(const domain::Verdict &verdict)
{
    const QString scanned =
        verdict.unit ? named(*verdict.unit, verdict.unitLevel) : DisputeWords::tr("this unit");
    if (!verdict.hold || !verdict.hold->dispute || verdict.hold->dispute->claims.isEmpty())
        return DisputeWords::tr("Stations contradict each other about %1.").arg(scanned);
    const domain::Dispute &dispute = *verdict.hold->dispute;
    if (verdict.unit == dispute.unit)
        return DisputeWords::tr("%1: %2.").arg(capitalised(scanned), told(dispute));
    //: a unit, a container, what stations say of the unit
    return DisputeWords::tr("%1 may be in %2. %3.")
        .arg(capitalised(named(dispute.unit, {})), scanned, told(dispute));
}

std::optional<Message> conflictsMessage(int units)
{
    if (units == 0)
        return {};
    return Message{
        DisputeWords::tr("Contradiction"),
        DisputeWords::tr("Stations contradict each other about %Ln unit(s).", nullptr, units),
        DisputeWords::tr("See the page Tasks."),
        {}};
}

} // namespace pw::text
