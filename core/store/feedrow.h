// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/setchecksum.h"
#include "core/domain/unitstate.h"

#include <QJsonObject>

#include <optional>
#include <variant>

namespace pw::store {

/// A batch of trade items as a whole, AIs (01) and (10), or with an empty lot the whole product.
struct LotKey
{
    gs1::Gtin gtin;
    QString lot;
    friend bool operator==(const LotKey &, const LotKey &) = default;
    friend size_t qHash(const LotKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.gtin, key.lot);
    }
};

/// What central says of one unit. `childCount` and contents of a container are not in it: they
/// follow from the rows of its children.
struct UnitRow
{
    domain::UnitState state; ///< `holds` are the unit's own, without those of its lot
};

struct LotHoldRow
{
    LotKey lot;
    QList<domain::Hold> holds; ///< none: the lot is free again
};

struct RemovedRow
{
    std::variant<epc::Epc, LotKey> key;
};

/// One row of the change feed: only its last change.
struct FeedRow
{
    qint64 ver = 0;
    std::variant<UnitRow, LotHoldRow, RemovedRow> content;
};

/// Which member of a row or page could not be understood.
struct FeedError
{
    QString field; ///< path, such as "rows[17].lifecycle"
    friend bool operator==(const FeedError &, const FeedError &) = default;
};

/// One answer of `GET /sync/v1/scopes/<scope>/changes`.
struct FeedPage
{
    QString scope;
    QString epoch; ///< identity of central's database; another one: start again from 0
    qint64 from = 0;
    qint64 to = 0; ///< the cursor after this page
    qint64 head = 0;
    bool upToDate = false;
    QDateTime serverTime; ///< UTC
    QString masterDataVersion;
    std::optional<qint64>
        stationSeq;                  ///< our highest agw:seq stored, its effects in rows up to `to`
    std::optional<quint64> checksum; ///< of the scope at `to`, where up to date
    std::optional<domain::SetChecksum> parts; ///< the same in parts, where asked for
    QList<FeedRow> rows;
};

/// One answer of `GET /sync/v1/scopes/<scope>/parts`.
struct PartsAnswer
{
    QString scope;
    QString epoch;
    qint64 head = 0; ///< of the moment the rows are of
    QString next;    ///< key to go on behind; empty: that was all
    QList<FeedRow> rows;
};

/// Nothing: a key of a kind this station does not work with (an asset, a document); not an error.
Result<std::optional<FeedRow>, FeedError> feedRowFromJson(const QJsonObject &object,
                                                          const QString &path = {});
Result<FeedPage, FeedError> feedPageFromJson(const QJsonObject &object);
Result<PartsAnswer, FeedError> partsAnswerFromJson(const QJsonObject &object);

} // namespace pw::store
