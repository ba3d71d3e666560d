// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqlitequeries.h"

#include "core/central/sqlitereader.h"
#include "core/central/sqliterows.h"
#include "core/central/sqlitewriter.h"

#include <QJsonDocument>

namespace pw::central {

namespace sqlite {

namespace {

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QDateTime optionalTime(const Statement &row, int column)
{
    return row.isNull(column) ? QDateTime() : fromMilliseconds(row.integer(column));
}

void bindTime(Statement &statement, int index, const QDateTime &time)
{
    if (time.isValid())
        statement.bind(index, toMilliseconds(time));
    else
        statement.bindNull(index);
}

} // namespace

NamedQuery readNamedQuery(const Statement &row)
{
    return {row.text(0), objectOf(row.blob(1)), row.blob(2), fromMilliseconds(row.integer(3))};
}

void bindNamedQuery(Statement &statement, const NamedQuery &query)
{
    statement.bind(1, query.name)
        .bind(2, textOf(query.query))
        .bind(3, QString::fromLatin1(query.extensions))
        .bind(4, toMilliseconds(query.createdAt));
}

Subscription readSubscription(const Statement &row)
{
    Subscription subscription;
    subscription.id = row.text(0);
    subscription.query = row.text(1);
    subscription.dest = row.text(2);
    subscription.secret = row.text(3);
    subscription.schedule = objectOf(row.blob(4));
    subscription.reportIfEmpty = row.integer(5) != 0;
    subscription.initialRecordTime = optionalTime(row, 6);
    subscription.epcFormat = row.blob(7);
    subscription.createdAt = fromMilliseconds(row.integer(8));
    subscription.position = row.integer(9);
    subscription.notifiedAt = optionalTime(row, 10);
    return subscription;
}

void bindSubscription(Statement &statement, const Subscription &subscription)
{
    statement.bind(1, subscription.id)
        .bind(2, subscription.query)
        .bind(3, subscription.dest)
        .bind(4, subscription.secret)
        .bind(5, textOf(subscription.schedule))
        .bind(6, qint64(subscription.reportIfEmpty))
        .bind(8, QString::fromLatin1(subscription.epcFormat))
        .bind(9, toMilliseconds(subscription.createdAt))
        .bind(10, subscription.position);
    bindTime(statement, 7, subscription.initialRecordTime);
    bindTime(statement, 11, subscription.notifiedAt);
}

} // namespace sqlite

using sqlite::Statement;

bool SqliteWriter::addQuery(const NamedQuery &query)
{
    bool taken = false;
    run(
        "SELECT 1 FROM named_query WHERE name = ?1",
        [&query](Statement &statement) { statement.bind(1, query.name); },
        [&taken](Statement &) { taken = true; });
    if (taken)
        return false;
    run("INSERT INTO named_query (" PW_NAMED_QUERY_COLUMNS ") VALUES (?1, ?2, ?3, ?4)",
        [&query](Statement &statement) { sqlite::bindNamedQuery(statement, query); });
    return true;
}

bool SqliteWriter::removeQuery(const QString &name)
{
    run("DELETE FROM subscription WHERE query = ?1",
        [&name](Statement &statement) { statement.bind(1, name); });
    bool removed = false;
    run(
        "DELETE FROM named_query WHERE name = ?1 RETURNING name",
        [&name](Statement &statement) { statement.bind(1, name); },
        [&removed](Statement &) { removed = true; });
    return removed;
}

bool SqliteWriter::addSubscription(const Subscription &subscription)
{
    bool known = false;
    run(
        "SELECT 1 FROM named_query WHERE name = ?1",
        [&subscription](Statement &statement) { statement.bind(1, subscription.query); },
        [&known](Statement &) { known = true; });
    if (!known)
        return false;
    run("INSERT INTO subscription (" PW_SUBSCRIPTION_COLUMNS ")"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        [&](Statement &statement) { sqlite::bindSubscription(statement, subscription); });
    return true;
}

bool SqliteWriter::removeSubscription(const QString &id)
{
    bool removed = false;
    run(
        "DELETE FROM subscription WHERE id = ?1 RETURNING id",
        [&id](Statement &statement) { statement.bind(1, id); },
        [&removed](Statement &) { removed = true; });
    return removed;
}

void SqliteWriter::noteDelivery(const QString &id, qint64 position, const QDateTime &now)
{
    run("UPDATE subscription SET position = ?2, notified_at = ?3 WHERE id = ?1",
        [&](Statement &statement) {
            statement.bind(1, id).bind(2, position).bind(3, sqlite::toMilliseconds(now));
        });
}

Result<std::optional<NamedQuery>, StoreError> SqliteReader::namedQuery(const QString &name)
{
    return inOneMoment<std::optional<NamedQuery>>([this, &name] {
        std::optional<NamedQuery> query;
        run(
            "SELECT " PW_NAMED_QUERY_COLUMNS " FROM named_query WHERE name = ?1",
            [&name](Statement &statement) { statement.bind(1, name); },
            [&query](Statement &row) { query = sqlite::readNamedQuery(row); });
        return query;
    });
}

Result<QList<NamedQuery>, StoreError> SqliteReader::namedQueries(const QString &after, int limit)
{
    return inOneMoment<QList<NamedQuery>>([&] {
        QList<NamedQuery> queries;
        run(
            "SELECT " PW_NAMED_QUERY_COLUMNS " FROM named_query WHERE name > ?1"
            " ORDER BY name LIMIT ?2",
            [&](Statement &statement) { statement.bind(1, after).bind(2, qint64(limit)); },
            [&queries](Statement &row) { queries.append(sqlite::readNamedQuery(row)); });
        return queries;
    });
}

Result<qint64, StoreError> SqliteReader::sequenceBefore(const QDateTime &time)
{
    return inOneMoment<qint64>([this, &time] {
        qint64 sequence = 0;
        // recordTime follows the sequence.
        run(
            "SELECT ifnull(max(seq), 0) FROM event WHERE record_time < ?1",
            [&time](Statement &statement) { statement.bind(1, sqlite::toMilliseconds(time)); },
            [&sequence](Statement &row) { sequence = row.integer(0); });
        return sequence;
    });
}

Result<QList<Subscription>, StoreError> SqliteReader::subscriptions(const QString &query)
{
    return inOneMoment<QList<Subscription>>([&] {
        QList<Subscription> subscriptions;
        run(
            "SELECT " PW_SUBSCRIPTION_COLUMNS " FROM subscription"
            " WHERE ?1 = '' OR query = ?1 ORDER BY id",
            [&query](Statement &statement) { statement.bind(1, query); },
            [&](Statement &row) { subscriptions.append(sqlite::readSubscription(row)); });
        return subscriptions;
    });
}

} // namespace pw::central
