// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/command.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace pw::epcis {

/// Why an event is declared an error, by whom, and what is right instead.
struct Declaration
{
    QDateTime at;
    domain::RetractEvent::Cause cause = domain::RetractEvent::Cause::DidNotOccur;
    QString operatorId; ///< pseudonymous
    QString sequence;   ///< agw:seq of the declaration itself: its original keeps its own
    domain::Reason reason;
    QStringList correctiveEventIds; ///< only with IncorrectData
    QJsonArray restored;            ///< containers whose labels are right again, see toldRestored()
};

/// The error declaration of an event: the whole original again, every member equal, and why
/// (EPCIS 2.0, 7.4.1.5). Never in one document with its original.
QJsonObject errorDeclarationOf(const QJsonObject &original, const Declaration &declaration);

} // namespace pw::epcis
