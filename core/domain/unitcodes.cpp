// SPDX-License-Identifier: Apache-2.0
#include "core/domain/unitcodes.h"

#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

template <typename Enum, size_t N>
using Codes = std::array<std::pair<Enum, QLatin1StringView>, N>;

constexpr Codes<Lifecycle, 6> Lifecycles = {{{Lifecycle::Allocated, "allocated"_L1},
                                             {Lifecycle::Encoded, "encoded"_L1},
                                             {Lifecycle::Commissioned, "commissioned"_L1},
                                             {Lifecycle::Decommissioned, "decommissioned"_L1},
                                             {Lifecycle::Sampled, "sampled"_L1},
                                             {Lifecycle::Destroyed, "destroyed"_L1}}};
constexpr Codes<Custody, 3> Custodies = {{{Custody::Here, "here"_L1},
                                          {Custody::Shipped, "shipped"_L1},
                                          {Custody::Elsewhere, "elsewhere"_L1}}};
constexpr Codes<HoldClass, 11> HoldClasses = {{{HoldClass::Quarantined, "quarantined"_L1},
                                               {HoldClass::Recalled, "recalled"_L1},
                                               {HoldClass::Damaged, "damaged"_L1},
                                               {HoldClass::Stolen, "stolen"_L1},
                                               {HoldClass::Suspect, "suspect"_L1},
                                               {HoldClass::DataIssue, "dataIssue"_L1},
                                               {HoldClass::Illegitimate, "illegitimate"_L1},
                                               {HoldClass::PackagingLabel, "packagingLabel"_L1},
                                               {HoldClass::ProductNoData, "productNoData"_L1},
                                               {HoldClass::DataNoProduct, "dataNoProduct"_L1},
                                               {HoldClass::Conflict, "conflict"_L1}}};
constexpr Codes<HoldScope, 5> HoldScopes = {{{HoldScope::Serial, "serial"_L1},
                                             {HoldScope::Container, "container"_L1},
                                             {HoldScope::Lot, "lot"_L1},
                                             {HoldScope::Product, "product"_L1},
                                             {HoldScope::List, "list"_L1}}};
constexpr Codes<HoldMode, 2> HoldModes = {
    {{HoldMode::Snapshot, "snapshot"_L1}, {HoldMode::WhileInside, "whileInside"_L1}}};
constexpr Codes<LabelState, 5> LabelStates = {{{LabelState::None, "none"_L1},
                                               {LabelState::Sent, "sent"_L1},
                                               {LabelState::Verified, "verified"_L1},
                                               {LabelState::Stale, "stale"_L1},
                                               {LabelState::Void, "void"_L1}}};
constexpr Codes<Story, 4> Stories = {{{Story::Packed, "packed"_L1},
                                      {Story::Held, "held"_L1},
                                      {Story::Ended, "ended"_L1},
                                      {Story::Handled, "handled"_L1}}};
constexpr Codes<Evidence, 3> Evidences = {{{Evidence::Unverified, "unverified"_L1},
                                           {Evidence::Inferred, "inferred"_L1},
                                           {Evidence::Verified, "verified"_L1}}};

template <typename Enum, size_t N>
QLatin1StringView codeOf(const Codes<Enum, N> &codes, Enum value)
{
    Q_ASSERT(codes[size_t(value)].first == value); // the tables are in the order of their enums
    return codes[size_t(value)].second;
}

template <typename Enum, size_t N>
std::optional<Enum> valueOf(const Codes<Enum, N> &codes, QStringView text)
{
    for (const auto &[value, code] : codes) {
        if (text == code)
            return value;
    }
    return {};
}

} // namespace

QLatin1StringView toCode(Lifecycle lifecycle)
{
    return codeOf(Lifecycles, lifecycle);
}

QLatin1StringView toCode(Custody custody)
{
    return codeOf(Custodies, custody);
}

QLatin1StringView toCode(HoldClass holdClass)
{
    return codeOf(HoldClasses, holdClass);
}

QLatin1StringView toCode(HoldScope scope)
{
    return codeOf(HoldScopes, scope);
}

QLatin1StringView toCode(HoldMode mode)
{
    return codeOf(HoldModes, mode);
}

QLatin1StringView toCode(LabelState label)
{
    return codeOf(LabelStates, label);
}

QLatin1StringView toCode(Story story)
{
    return codeOf(Stories, story);
}

QLatin1StringView toCode(Evidence evidence)
{
    return codeOf(Evidences, evidence);
}

std::optional<Lifecycle> lifecycleFromCode(QStringView code)
{
    return valueOf(Lifecycles, code);
}

std::optional<Custody> custodyFromCode(QStringView code)
{
    return valueOf(Custodies, code);
}

std::optional<HoldClass> holdClassFromCode(QStringView code)
{
    return valueOf(HoldClasses, code);
}

std::optional<HoldScope> holdScopeFromCode(QStringView code)
{
    return valueOf(HoldScopes, code);
}

std::optional<HoldMode> holdModeFromCode(QStringView code)
{
    return valueOf(HoldModes, code);
}

std::optional<LabelState> labelStateFromCode(QStringView code)
{
    return valueOf(LabelStates, code);
}

std::optional<Story> storyFromCode(QStringView code)
{
    return valueOf(Stories, code);
}

std::optional<Evidence> evidenceFromCode(QStringView code)
{
    return valueOf(Evidences, code);
}

namespace {

QJsonArray claimsJson(const QList<Claim> &claims)
{
    QJsonArray array;
    for (const Claim &claim : claims) {
        QJsonObject told{{"station"_L1, claim.station},
                         {"by"_L1, claim.by},
                         {"at"_L1, toRfc3339(claim.at)},
                         {"story"_L1, toCode(claim.story)}};
        if (claim.container)
            told["container"_L1] = claim.container->key();
        array.append(told);
    }
    return array;
}

QList<Claim> claimsFrom(const QJsonArray &array)
{
    QList<Claim> claims;
    for (const QJsonValue &value : array) {
        const QJsonObject told = value.toObject();
        Claim claim{told["station"_L1].toString(),
                    told["by"_L1].toString(),
                    fromRfc3339(told["at"_L1].toString()),
                    storyFromCode(told["story"_L1].toString()).value_or(Story::Handled),
                    {}};
        if (const auto container = epc::Epc::fromKey(told["container"_L1].toString()))
            claim.container = *container;
        claims.append(claim);
    }
    return claims;
}

std::optional<Dispute> disputeFrom(const QJsonObject &object)
{
    const auto unit = epc::Epc::fromKey(object["unit"_L1].toString());
    if (!unit)
        return {};
    return Dispute{*unit, claimsFrom(object["claims"_L1].toArray())};
}

} // namespace

QJsonObject toJson(const Hold &hold)
{
    QJsonObject object{
        {"class"_L1, toCode(hold.holdClass)}, {"reason"_L1, hold.reason}, {"by"_L1, hold.by}};
    if (hold.since.isValid())
        object.insert("since"_L1, toRfc3339(hold.since));
    const auto insert = [&object](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    insert("id"_L1, hold.id);
    insert("owner"_L1, hold.owner);
    insert("evidence"_L1, hold.evidence);
    if (hold.scope != HoldScope::Serial)
        object.insert("scope"_L1, toCode(hold.scope));
    if (hold.mode != HoldMode::Snapshot)
        object.insert("mode"_L1, toCode(hold.mode));
    if (hold.dispute)
        object.insert("dispute"_L1, QJsonObject{{"unit"_L1, hold.dispute->unit.key()},
                                                {"claims"_L1, claimsJson(hold.dispute->claims)}});
    return object;
}

Hold holdFromJson(const QJsonObject &object)
{
    return {holdClassFromCode(object["class"_L1].toString()).value_or(HoldClass::DataIssue),
            object["reason"_L1].toString(),
            object["by"_L1].toString(),
            fromRfc3339(object["since"_L1].toString()),
            object["id"_L1].toString(),
            object["owner"_L1].toString(),
            object["evidence"_L1].toString(),
            holdScopeFromCode(object["scope"_L1].toString()).value_or(HoldScope::Serial),
            holdModeFromCode(object["mode"_L1].toString()).value_or(HoldMode::Snapshot),
            disputeFrom(object["dispute"_L1].toObject())};
}

QJsonArray toJson(const QList<Hold> &holds)
{
    QJsonArray array;
    for (const Hold &hold : holds)
        array.append(toJson(hold));
    return array;
}

QList<Hold> holdsFromJson(const QJsonArray &array)
{
    QList<Hold> holds;
    for (const QJsonValue &value : array)
        holds.append(holdFromJson(value.toObject()));
    return holds;
}

QString toRfc3339(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime fromRfc3339(const QString &text)
{
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    return at.isValid() && at.timeSpec() != Qt::LocalTime ? at.toUTC() : QDateTime();
}

} // namespace pw::domain
