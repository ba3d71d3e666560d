// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/ruleset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rolesJson(const RoleMatrix &roles)
{
    QJsonObject object;
    for (size_t f = 0; f < FunctionCount; ++f) {
        QJsonObject row;
        for (size_t r = 0; r < RoleCount; ++r)
            row[toCode(Role(r))] = toCode(roles.permission(Function(f), Role(r)));
        object[toCode(Function(f))] = row;
    }
    return object;
}

QJsonArray packagingJson(const QList<PackagingRule> &rules)
{
    QJsonArray array;
    for (const PackagingRule &rule : rules) {
        QJsonArray takes;
        for (const Level level : rule.alsoTakes)
            takes.append(toCode(level));
        array.append(QJsonObject{{"product"_L1, rule.product.toString()},
                                 {"level"_L1, toCode(rule.level)},
                                 {"maxLots"_L1, rule.maxLots},
                                 {"alsoTakes"_L1, takes}});
    }
    return array;
}

QJsonArray reasonsJson(const QList<CatalogueReason> &reasons)
{
    QJsonArray array;
    for (const CatalogueReason &reason : reasons) {
        QJsonObject texts;
        for (auto text = reason.text.cbegin(); text != reason.text.cend(); ++text)
            texts[text.key()] = text.value();
        array.append(QJsonObject{{"code"_L1, reason.code},
                                 {"text"_L1, texts},
                                 {"operations"_L1, QJsonArray::fromStringList(reason.operations)}});
    }
    return array;
}

} // namespace

QByteArray RuleSet::toJson() const
{
    QJsonArray plan;
    for (const SampleStep &step : samplePlan)
        plan.append(QJsonObject{{"upTo"_L1, step.upTo}, {"sample"_L1, step.sample}});
    const QJsonObject root{
        {"id"_L1, id},
        {"version"_L1, version},
        {"roles"_L1, rolesJson(roles)},
        {"freshness"_L1,
         QJsonObject{{"packingSeconds"_L1, qint64(freshness.packing.count())},
                     {"packingSignedSeconds"_L1, qint64(freshness.packingSigned.count())},
                     {"packingPlannedSeconds"_L1, qint64(freshness.packingPlanned.count())},
                     {"unknownIsCertainSeconds"_L1, qint64(freshness.unknownIsCertain.count())},
                     {"releaseSeconds"_L1, qint64(freshness.release.count())}}},
        {"labels"_L1, QJsonObject{{"staleBlocks"_L1, staleLabelBlocks}}},
        {"market"_L1, QJsonObject{{"cascade"_L1, toCode(cascade)}}},
        {"packaging"_L1, packagingJson(packaging)},
        {"samplePlan"_L1, plan},
        {"reasons"_L1, reasonsJson(reasons)}};
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

const PackagingRule *RuleSet::packagingRule(const gs1::Gtin &product, Level level) const
{
    const auto found =
        std::find_if(packaging.cbegin(), packaging.cend(), [&](const PackagingRule &rule) {
            return rule.product == product && rule.level == level;
        });
    return found == packaging.cend() ? nullptr : &*found;
}

int RuleSet::sampleOf(int count) const
{
    for (const SampleStep &step : samplePlan) {
        if (count <= step.upTo)
            return std::min(step.sample, count);
    }
    return count;
}

QLatin1StringView toCode(RuleSet::Error::Code code)
{
    using Code = RuleSet::Error::Code;
    switch (code) {
    case Code::NotJson: return "NOT_JSON"_L1;
    case Code::NotAnObject: return "NOT_AN_OBJECT"_L1;
    case Code::UnknownMember: return "UNKNOWN_MEMBER"_L1;
    case Code::MissingMember: return "MISSING_MEMBER"_L1;
    case Code::WrongType: return "WRONG_TYPE"_L1;
    case Code::UnknownWord: return "UNKNOWN_WORD"_L1;
    case Code::OutOfRange: return "OUT_OF_RANGE"_L1;
    case Code::BadGtin: return "BAD_GTIN"_L1;
    case Code::Twice: return "TWICE"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toCode(Cascade cascade)
{
    switch (cascade) {
    case Cascade::None: return "none"_L1;
    case Cascade::Upward: return "upward"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain
