// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/errordeclaration.h"

#include "core/domain/unitcodes.h"

namespace pw::epcis {

using namespace Qt::StringLiterals;

QJsonObject errorDeclarationOf(const QJsonObject &original, const Declaration &declaration)
{
    using Cause = domain::RetractEvent::Cause;
    const bool incorrect = declaration.cause == Cause::IncorrectData;
    Q_ASSERT(incorrect || declaration.correctiveEventIds.isEmpty());
    QJsonObject why{{"declarationTime"_L1, domain::toRfc3339(declaration.at)},
                    {"reason"_L1, incorrect ? "incorrect_data"_L1 : "did_not_occur"_L1},
                    {"agw:operator"_L1, declaration.operatorId},
                    {"agw:seq"_L1, declaration.sequence}};
    if (!declaration.correctiveEventIds.isEmpty())
        why["correctiveEventIDs"_L1] = QJsonArray::fromStringList(declaration.correctiveEventIds);
    if (!declaration.reason.code.isEmpty())
        why["agw:reasonCode"_L1] = declaration.reason.code;
    if (!declaration.restored.isEmpty())
        why["agw:restored"_L1] = declaration.restored;
    QJsonObject event = original;
    event["errorDeclaration"_L1] = why;
    return event;
}

} // namespace pw::epcis
