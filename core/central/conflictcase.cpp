// SPDX-License-Identifier: Apache-2.0
#include "core/central/conflictcase.h"

#include "core/central/unitkey.h"
#include "core/domain/unitcodes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr std::array Kinds{"doubleParent"_L1, "afterEnd"_L1, "lateHold"_L1};
constexpr std::array States{"open"_L1, "settled"_L1, "resolved"_L1};

template <typename Enum, size_t N>
Enum enumOf(const std::array<QLatin1StringView, N> &codes, const QString &code)
{
    for (size_t i = 0; i < N; ++i) {
        if (code == codes[i])
            return Enum(i);
    }
    return Enum(0);
}

} // namespace

QJsonObject toJson(const ConflictClaim &claim)
{
    QJsonObject told{{u"event"_s, claim.event},
                     {u"step"_s, claim.step},
                     {u"station"_s, claim.station},
                     {u"by"_s, claim.operatorId},
                     {u"at"_s, domain::toRfc3339(claim.at)},
                     {u"story"_s, domain::toCode(claim.story)}};
    if (!claim.container.isEmpty())
        told.insert(u"container"_s, keyOf(claim.container));
    return told;
}

QJsonArray toJson(const QList<ConflictClaim> &claims)
{
    QJsonArray told;
    for (const ConflictClaim &claim : claims)
        told.append(toJson(claim));
    return told;
}

QJsonObject toJson(const ConflictCase &conflict)
{
    QJsonObject told{{u"id"_s, conflict.id},
                     {u"kind"_s, Kinds[size_t(conflict.kind)]},
                     {u"unit"_s, keyOf(conflict.unit)},
                     {u"claims"_s, toJson(conflict.claims)},
                     {u"openedAt"_s, domain::toRfc3339(conflict.openedAt)},
                     {u"state"_s, States[size_t(conflict.state)]}};
    if (conflict.closedAt.isValid()) {
        told.insert(u"closedAt"_s, domain::toRfc3339(conflict.closedAt));
        told.insert(u"closedBy"_s, conflict.closedBy);
        told.insert(u"closedWith"_s, conflict.closedWith);
    }
    return told;
}

ConflictCase conflictFromJson(const QByteArray &json)
{
    const QJsonObject told = QJsonDocument::fromJson(json).object();
    ConflictCase conflict;
    conflict.id = told["id"_L1].toString();
    conflict.kind = enumOf<ConflictCase::Kind>(Kinds, told["kind"_L1].toString());
    conflict.unit = uriOf(told["unit"_L1].toString());
    const QJsonArray claims = told["claims"_L1].toArray();
    for (const QJsonValue &value : claims) {
        const QJsonObject claim = value.toObject();
        conflict.claims.append(
            {claim["event"_L1].toString(), claim["step"_L1].toString(),
             claim["station"_L1].toString(), claim["by"_L1].toString(),
             domain::fromRfc3339(claim["at"_L1].toString()),
             uriOf(claim["container"_L1].toString()),
             domain::storyFromCode(claim["story"_L1].toString()).value_or(domain::Story::Handled)});
    }
    conflict.openedAt = domain::fromRfc3339(told["openedAt"_L1].toString());
    conflict.state = enumOf<ConflictCase::State>(States, told["state"_L1].toString());
    conflict.closedAt = domain::fromRfc3339(told["closedAt"_L1].toString());
    conflict.closedBy = told["closedBy"_L1].toString();
    conflict.closedWith = told["closedWith"_L1].toString();
    return conflict;
}

} // namespace pw::central
