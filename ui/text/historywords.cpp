// SPDX-License-Identifier: Apache-2.0
#include "ui/text/historywords.h"

#include "core/domain/unitcodes.h"
#include "ui/text/terms.h"
#include "ui/text/verdictwords.h"
#include "ui/text/workwords.h"

#include <QCoreApplication>
#include <QHash>

namespace pw::text {

using namespace Qt::StringLiterals;
using domain::TimelineEntry;
using domain::TimelineKind;

namespace {

struct HistoryWords
{
    Q_DECLARE_TR_FUNCTIONS(HistoryWords)
};

/// Of an operation's or command's code; the code itself where it is of a later version.
QString operationName(const QString &code)
{
    static const QHash<QString, const char *> names{
        {u"OPEN"_s, QT_TRANSLATE_NOOP("HistoryWords", "Opened")},
        {u"AGGREGATE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Packed")},
        {u"CLOSE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Closed")},
        {u"REOPEN"_s, QT_TRANSLATE_NOOP("HistoryWords", "Reopened")},
        {u"WITHDRAW"_s, QT_TRANSLATE_NOOP("HistoryWords", "Number withdrawn")},
        {u"END_LIFE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Ended")},
        {u"DISAGGREGATE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Taken out")},
        {u"DISSOLVE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Dissolved")},
        {u"REPLACE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Replaced")},
        {u"TOP_UP"_s, QT_TRANSLATE_NOOP("HistoryWords", "Topped up")},
        {u"MOVE_CHILD"_s, QT_TRANSLATE_NOOP("HistoryWords", "Moved")},
        {u"RELABEL"_s, QT_TRANSLATE_NOOP("HistoryWords", "Relabelled")},
        {u"SPLIT"_s, QT_TRANSLATE_NOOP("HistoryWords", "Split")},
        {u"MERGE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Merged")},
        {u"VERIFY"_s, QT_TRANSLATE_NOOP("HistoryWords", "Contents verified")},
        {u"OBSERVE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Contents looked at")},
        {u"JUDGE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Contents judged")},
        {u"INSPECT"_s, QT_TRANSLATE_NOOP("HistoryWords", "Inspected")},
        {u"SAMPLE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Taken as a sample")},
        {u"DESTROY"_s, QT_TRANSLATE_NOOP("HistoryWords", "Destroyed")},
        {u"DECOMMISSION"_s, QT_TRANSLATE_NOOP("HistoryWords", "Decommissioned")},
        {u"VERIFY_LABEL"_s, QT_TRANSLATE_NOOP("HistoryWords", "Label confirmed")},
        {u"SCRAP_LABEL"_s, QT_TRANSLATE_NOOP("HistoryWords", "Label scrapped")},
        {u"QUARANTINE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Held")},
        {u"HOLD"_s, QT_TRANSLATE_NOOP("HistoryWords", "Held")},
        {u"RELEASE"_s, QT_TRANSLATE_NOOP("HistoryWords", "Released")},
        {u"TAKE_BACK"_s, QT_TRANSLATE_NOOP("HistoryWords", "Taken back")},
        {u"IMPORT"_s, QT_TRANSLATE_NOOP("HistoryWords", "Taken over from a file")},
        {u"RETRACT"_s, QT_TRANSLATE_NOOP("HistoryWords", "Declared a mistake")},
    };
    const auto name = names.constFind(code);
    return name == names.cend() ? code : HistoryWords::tr(*name);
}

QString scanSentence(const TimelineEntry &entry)
{
    const auto code = domain::verdictFromCode(entry.code);
    const QString word = code ? verdictWord(*code) : entry.code;
    if (entry.severity == domain::Severity::Refused)
        return HistoryWords::tr("Scanned and refused: %1").arg(word);
    if (entry.severity == domain::Severity::Failed)
        return HistoryWords::tr("Scanned, not stored: %1").arg(word);
    return HistoryWords::tr("Scanned: %1").arg(word);
}

} // namespace

QString timelineSentence(const TimelineEntry &entry)
{
    switch (entry.kind) {
    case TimelineKind::Reported: return HistoryWords::tr("Last event known to central");
    case TimelineKind::Hold: {
        const auto holdClass = domain::holdClassFromCode(entry.code);
        const QString name = holdClass ? holdClassName(*holdClass) : entry.code;
        return entry.reason.isEmpty() ? HistoryWords::tr("On hold: %1").arg(name)
                                      : HistoryWords::tr("On hold: %1, %2").arg(name, entry.reason);
    }
    case TimelineKind::Scan: return scanSentence(entry);
    case TimelineKind::Operation: {
        const QString name = operationName(entry.code);
        const QString done =
            entry.undoneBy ? HistoryWords::tr("%1, taken back later").arg(name) : name;
        return entry.reason.isEmpty() ? done : QString(done + u": "_s + entry.reason);
    }
    case TimelineKind::Left:
        return entry.container ? HistoryWords::tr("Came out of %1").arg(shortName(*entry.container))
                               : HistoryWords::tr("Came out");
    case TimelineKind::Entered:
        return entry.container ? HistoryWords::tr("Went into %1").arg(shortName(*entry.container))
                               : HistoryWords::tr("Went in");
    }
    Q_UNREACHABLE();
}

QString timelineFacts(const TimelineEntry &entry)
{
    QStringList facts{moment(entry.at)};
    for (const QString &fact : {entry.operatorId, entry.station, entry.device}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    if (!entry.startSeen)
        facts.append(HistoryWords::tr("since then at the latest"));
    return facts.join(u" · "_s);
}

QString deliveryNote(const TimelineEntry &entry)
{
    if (!entry.delivery)
        return {};
    if (entry.delivery->parked > 0)
        return HistoryWords::tr("refused by central");
    return entry.delivery->queued > 0 ? HistoryWords::tr("waits for central") : QString();
}

QString hitTitle(const domain::SearchHit &hit)
{
    domain::UnitState unit{hit.id};
    unit.level = hit.level;
    return unitTitle(unit);
}

QString hitFacts(const domain::SearchHit &hit)
{
    QStringList facts;
    if (!hit.known)
        facts.append(HistoryWords::tr("only scanned, known to nobody"));
    if (!hit.lot.isEmpty())
        facts.append(HistoryWords::tr("Lot %1").arg(hit.lot));
    if (hit.expiry.isValid())
        facts.append(HistoryWords::tr("Expiry %1").arg(date(hit.expiry)));
    if (hit.lifecycle != domain::Lifecycle::Commissioned)
        facts.append(lifecycleName(hit.lifecycle));
    if (hit.parent)
        facts.append(HistoryWords::tr("in %1").arg(shortName(*hit.parent)));
    if (hit.lastEventAt.isValid())
        facts.append(moment(hit.lastEventAt));
    return facts.join(u" · "_s);
}

} // namespace pw::text
