// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/masterdata.h"
#include "core/domain/rules/roles.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <chrono>

namespace pw::domain {

/// How old central's data may be (staleness table); older refuses.
struct FreshnessLimits
{
    std::chrono::seconds packing = std::chrono::hours(8);
    /// With a supervisor's signature packing goes on up to this.
    std::chrono::seconds packingSigned = std::chrono::hours(24);
    /// The longest outage that can be signed for beforehand.
    std::chrono::seconds packingPlanned = std::chrono::hours(72);
    /// Above this an unknown serial is "not verified", no longer "unknown" (R-ID-6).
    std::chrono::seconds unknownIsCertain = std::chrono::minutes(15);
    std::chrono::seconds release = std::chrono::minutes(15);
    friend bool operator==(const FreshnessLimits &, const FreshnessLimits &) = default;
};

/// What taking something out of a container does to the containers around it (R-DA-8).
enum class Cascade {
    None,
    Upward ///< every container around it is dissolved, too
};

/// What a product's packaging allows beyond its master data. Without a rule: nothing.
struct PackagingRule
{
    gs1::Gtin product;
    Level level = Level::Carton; ///< of the container
    int maxLots = 1;             ///< where its mix policy allows several
    QList<Level> alsoTakes;      ///< levels it may hold beside the one next inside (C3)
    friend bool operator==(const PackagingRule &, const PackagingRule &) = default;
};

/// How many of a container's children have to be looked at (F2): of up to `upTo` so many.
struct SampleStep
{
    int upTo = 0;
    int sample = 0;
    friend bool operator==(const SampleStep &, const SampleStep &) = default;
};

/// A reason people may choose, for the operations (their codes) it fits.
struct CatalogueReason
{
    QString code;
    QHash<QString, QString> text; ///< by language
    QStringList operations;       ///< none: all
    friend bool operator==(const CatalogueReason &, const CatalogueReason &) = default;
};

/// The rules of a site that are not in the code: a document with an id and a version, whose digest
/// goes with what was decided by it. What it does not say takes the strict default; what it says
/// and nobody knows is an error.
struct RuleSet
{
    QString id = QStringLiteral("built-in");
    QString version = QStringLiteral("1");
    QByteArray digest; ///< SHA-256 of the document's bytes; empty: the built-in default
    RoleMatrix roles;
    FreshnessLimits freshness;
    bool staleLabelBlocks = true;
    Cascade cascade = Cascade::None;
    QList<PackagingRule> packaging;
    QList<SampleStep> samplePlan; ///< rising; none: everything is looked at
    QList<CatalogueReason> reasons;

    /// Where and what is wrong in a document. Lines and columns count from 1.
    struct Error
    {
        enum class Code {
            NotJson,
            NotAnObject,
            UnknownMember,
            MissingMember,
            WrongType,
            UnknownWord,
            OutOfRange,
            BadGtin,
            Twice
        };
        Code code = Code::NotJson;
        int line = 1;
        int column = 1;
        QString path;   ///< such as "packaging[2].level"
        QString detail; ///< the word or number that is meant
        friend bool operator==(const Error &, const Error &) = default;
    };

    /// Every error there is, in the order of the document; never empty on failure.
    static Result<RuleSet, QList<Error>> fromJson(const QByteArray &json);
    QByteArray toJson() const;

    const PackagingRule *packagingRule(const gs1::Gtin &product, Level level) const;
    /// How many of `count` children a sampled verification has to see.
    int sampleOf(int count) const;

    friend bool operator==(const RuleSet &, const RuleSet &) = default;
};

QLatin1StringView toCode(RuleSet::Error::Code code);
QLatin1StringView toCode(Cascade cascade);

} // namespace pw::domain
