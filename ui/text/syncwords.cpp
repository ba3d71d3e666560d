// SPDX-License-Identifier: Apache-2.0
#include "ui/text/syncwords.h"

#include "ui/text/terms.h"

#include <QCoreApplication>

namespace pw::text {

using namespace Qt::StringLiterals;
using domain::FeedScope;
using domain::OfflinePermit;

namespace {

struct SyncWords
{
    Q_DECLARE_TR_FUNCTIONS(SyncWords)
};

} // namespace

QString scopeName(const FeedScope &scope)
{
    switch (scope.kind()) {
    case FeedScope::Kind::Exceptions: return SyncWords::tr("Holds, recalls and ended units");
    case FeedScope::Kind::Batch:
        //: %1: lot number; %2: GTIN
        return SyncWords::tr("Lot %1 of product %2").arg(scope.lot(), scope.gtin()->toString());
    case FeedScope::Kind::Product: return SyncWords::tr("Product %1").arg(scope.gtin()->toString());
    case FeedScope::Kind::Site: return SyncWords::tr("All goods of this site");
    }
    Q_UNREACHABLE();
}

QString scopeFacts(const domain::ScopeView &scope)
{
    if (scope.inDoubt)
        return SyncWords::tr("Differs from central's and is being fetched again");
    if (!scope.age)
        return SyncWords::tr("Being filled: %Ln row(s) so far", nullptr, int(scope.rows));
    if (scope.behind > 0)
        return SyncWords::tr("%Ln change(s) are still to come", nullptr, int(scope.behind));
    return SyncWords::tr("Complete: %Ln row(s)", nullptr, int(scope.rows));
}

QString waitingTitle(const domain::WaitingView &event)
{
    QStringList units;
    for (const epc::Epc &unit : event.units)
        units.append(shortName(unit));
    return units.isEmpty() ? event.kind : units.join(u", "_s);
}

QString whyWaiting(const domain::WaitingView &event, const domain::SyncView &sync)
{
    if (event.isHeldUp)
        return SyncWords::tr("Waits for a refused one of the same goods");
    if (sync.link != domain::LinkState::Online)
        return messageFor(sync).word;
    if (event.attempts > 0)
        //: %2: central's answer, a code
        return SyncWords::tr("Sent %Ln time(s), last answer: %1", nullptr, event.attempts)
            .arg(event.code);
    return SyncWords::tr("Next in line");
}

Message permitMessage(const domain::SyncView &sync)
{
    const auto &permit = sync.leave.permit;
    if (!permit)
        return {};
    const QString who = permit->signature.signedBy;
    const QString why = permit->reason.text.isEmpty() ? permit->reason.code : permit->reason.text;
    switch (permit->kind) {
    case OfflinePermit::Kind::OldData:
        return {SyncWords::tr("Permitted"),
                //: %1: who signed; %2: why; %3: "24 h"
                SyncWords::tr("%1 has permitted packing on these data until they are %3 old: %2.")
                    .arg(who, why, duration(sync.leave.withSignature)),
                SyncWords::tr("It ends by itself when central is heard again."),
                {}};
    case OfflinePermit::Kind::Planned:
        return {SyncWords::tr("Outage planned"),
                //: %1: who signed; %2: why; %3: date and time
                SyncWords::tr("%1 has permitted packing without central until %3: %2.")
                    .arg(who, why, moment(permit->until)),
                SyncWords::tr("End it when the outage is over."),
                {}};
    }
    Q_UNREACHABLE();
}

QString permitMeaning(const OfflinePermit &permit, const domain::SyncView &sync)
{
    if (permit.kind == OfflinePermit::Kind::Planned)
        //: %1: date and time
        return SyncWords::tr("I permit packing without central until %1.")
            .arg(moment(permit.until));
    return SyncWords::tr("I permit packing although holds of the last %1 are not known here.")
        .arg(duration(sync.cacheAge.value_or(sync.leave.withSignature)));
}

} // namespace pw::text
