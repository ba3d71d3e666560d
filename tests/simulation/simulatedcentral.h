// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/sqliteeventstore.h"
#include "core/store/feedrow.h"

#include <QTemporaryDir>

#include <memory>

namespace pw::test {

/// Central's admission, store and feed, asked directly.
class SimulatedCentral
{
public:
    /// `folder`: where its database goes; fastest in memory.
    explicit SimulatedCentral(const QString &folder);

    /// Takes events in as one document; false where one was refused.
    bool capture(const QList<QJsonObject> &events, const QDateTime &now);
    /// One answer of the feed, through its JSON.
    store::FeedPage changes(qint64 since, const QString &station, const QDateTime &now);
    /// Every unit as stations are told it, by key.
    QMap<QString, QJsonObject> units();
    QList<central::ConflictCase> cases();
    /// The texts of all events and declarations, in the order of arrival.
    QList<QJsonObject> events();
    QString epoch() const { return m_store->epoch(); }

private:
    std::unique_ptr<central::SqliteEventStore> m_store;
    std::unique_ptr<central::StoreReader> m_reader;
};

} // namespace pw::test
