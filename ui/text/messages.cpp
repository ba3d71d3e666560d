// SPDX-License-Identifier: Apache-2.0
#include "ui/text/messages.h"

#include "ui/text/terms.h"
#include "ui/text/verdictwords.h"

#include <QCoreApplication>

namespace pw::text {

using domain::Level;
using domain::NextAction;
using domain::Severity;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(Messages)
};

QString scanNext(Level level, bool first)
{
    switch (level) {
    case Level::Pack:
        return first ? Messages::tr("Scan the first pack.") : Messages::tr("Scan the next pack.");
    case Level::Bundle:
        return first ? Messages::tr("Scan the first bundle.")
                     : Messages::tr("Scan the next bundle.");
    case Level::Carton:
        return first ? Messages::tr("Scan the first carton.")
                     : Messages::tr("Scan the next carton.");
    case Level::Pallet: return Messages::tr("Scan the next pallet.");
    }
    Q_UNREACHABLE();
}

QString openOrClose(Level child, const QString &parent)
{
    switch (child) {
    case Level::Pack: return Messages::tr("Scan the next pack, or close %1.").arg(parent);
    case Level::Bundle:
        return Messages::tr("Open a new bundle, scan a closed one, or close %1.").arg(parent);
    case Level::Carton:
        return Messages::tr("Open a new carton, scan a closed one, or close %1.").arg(parent);
    case Level::Pallet: return Messages::tr("Close %1.").arg(parent);
    }
    Q_UNREACHABLE();
}

} // namespace

Message messageFor(const domain::Verdict &verdict)
{
    return {verdictWord(verdict.code), verdictCause(verdict), verdictRemedy(verdict),
            verdict.detail};
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Accepted: return Messages::tr("Accepted");
    case Severity::Notice: return Messages::tr("Notice");
    case Severity::Warning: return Messages::tr("Caution");
    case Severity::Refused: return Messages::tr("Refused");
    case Severity::Failed: return Messages::tr("Failed");
    }
    Q_UNREACHABLE();
}

QString nextSentence(const domain::SessionView &session)
{
    const bool open = !session.open.isEmpty();
    const MaybeLevel innermost = open ? MaybeLevel(session.open.last().level) : MaybeLevel();
    switch (session.next) {
    case NextAction::OpenContainer: return Messages::tr("Scan a container label or press New.");
    case NextAction::AddChild:
        return scanNext(session.expectedChild, open && session.open.last().count == 0);
    case NextAction::PlaceOnParent:
        //: %1: "the closed carton"; %2: "onto the pallet"
        return session.lastClosed ? capitalised(
                   Messages::tr("Scan %1 to put it %2.")
                       .arg(closedOne(session.lastClosed->level), intoTheOne(innermost)))
                                  : scanNext(session.expectedChild, false);
    case NextAction::Gather:
        return session.gathered
                   //: %1: "the carton"
                   ? Messages::tr("Scan the next one, or the label for %1.")
                         .arg(theOne(session.gathered->level))
                   : Messages::tr("Scan what goes in first; its label comes last.");
    case NextAction::LabelNext:
        return Messages::tr("Scan the label for %1.")
            .arg(theOne(session.gathered ? MaybeLevel(session.gathered->level) : innermost));
    case NextAction::OpenOrClose: return openOrClose(session.expectedChild, theOne(innermost));
    case NextAction::RemoveHeld:
        for (const domain::ContainerView &view : session.open) {
            if (view.heldInside > 0)
                return Messages::tr("Something %1 is on hold: take it out.")
                    .arg(inTheOne(view.level));
        }
        return Messages::tr("Something %1 is on hold: take it out.").arg(inTheOne(innermost));
    }
    Q_UNREACHABLE();
}

} // namespace pw::text
