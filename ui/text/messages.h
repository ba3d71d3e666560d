// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "core/domain/verdict.h"

#include <QString>

/// Codes and facts become sentences here and nowhere else in the station. Plain text: data in it is
/// never markup.
namespace pw::text {

struct Message
{
    QString word;   ///< one or two words, readable at 2 m
    QString cause;  ///< one sentence: what is the matter
    QString remedy; ///< one sentence: what to do about it
    QString detail; ///< native text for support, never translated; often empty
    friend bool operator==(const Message &, const Message &) = default;
};

Message messageFor(const domain::Verdict &verdict);
QString severityWord(domain::Severity severity);

/// The one sentence at the top: what to do next.
QString nextSentence(const domain::SessionView &session);

Message messageFor(const domain::DeviceView &device);
Message messageFor(const domain::SyncView &sync);     ///< the link to central
Message backlogMessage(const domain::SyncView &sync); ///< what central has not yet
Message parkedMessage(const domain::SyncView &sync);  ///< what central has refused
Message dataAgeMessage(const domain::SyncView &sync); ///< how old the answers' data are

/// Steps of the staleness table: what an age means for work.
enum class Freshness {
    Current,    ///< below 1 min
    CatchingUp, ///< below 15 min
    Old,        ///< below 8 h: packing goes on, warned
    Permitted,  ///< older, but a supervisor lets it go on
    TooOld,     ///< below 24 h: packing stops unless somebody signs
    Unusable    ///< older, or never synchronized
};
/// The hours are the site's (SyncView::leave).
Freshness freshnessOf(const domain::SyncView &sync);

} // namespace pw::text
