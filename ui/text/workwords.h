// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"

#include <QString>

/// The words of guided work: what a page is called, what it asks for, what it found.
namespace pw::text {

QString deskName(domain::Desk desk);     ///< "Unpack", as in the navigation
QString workName(domain::WorkKind kind); ///< "Take out", on its key
/// What the work is good for and how it begins, where nothing has been scanned yet.
QString workIntroduction(domain::WorkKind kind);
/// The one sentence at the top: what to do next.
QString nextSentence(const domain::WorkReport &report);
/// Of a finding: "Missing", "Held" …
QString findingName(domain::VerifyFinding::Kind kind);
/// What to do about it, in one sentence.
QString findingAdvice(const domain::VerifyFinding &finding);

/// Of a choice of the work in hand (domain::choicesOf): what its group asks, and itself.
QString choiceCaption(QStringView group);
QString choiceName(QStringView code);
/// A hold as one of several.
QString holdWords(const domain::Hold &hold);
/// "taken in", beside a unit of a rework order.
QString orderSideName(domain::OrderSide side);
/// Why a unit keeps a rework order open.
QString differenceName(domain::ReworkDifference::Kind kind);

QString holdClassName(domain::HoldClass holdClass);
QString roleName(domain::Role role);
/// Why a confirmation is not possible yet, or what is against it: one sentence.
QString problemSentence(const domain::Verdict &problem);

/// A reason people choose where the site's rules name none.
struct ReasonChoice
{
    QString code;
    QString words;
};
/// Those of the site in the present language, or our own.
QList<ReasonChoice> reasonsFor(const domain::WorkReport &report);

/// What a unit is called in a list: "Pack A7K2", "Carton 19 5211 4100 0001 4810".
QString unitTitle(const domain::UnitState &unit);
/// The same where there is little room: "Carton …4810".
QString shortTitle(const domain::UnitState &unit);
/// Its lot, how full it is and what is wrong with it, in one line.
QString shortFacts(const domain::UnitState &unit);
/// Its lot, expiry, state and where it is, in one line.
QString unitFacts(const domain::UnitState &unit);

} // namespace pw::text
