// SPDX-License-Identifier: Apache-2.0
// Named queries and subscriptions.
#include "core/central/postgresreader.h"
#include "core/central/postgresrows.h"
#include "core/central/postgreswriter.h"

#include <QJsonDocument>

namespace pw::central {

using postgres::fromMilliseconds;
using postgres::Parameters;
using postgres::Row;
using postgres::toMilliseconds;

namespace {

#define PW_POSTGRES_QUERY_COLUMNS "name, query, extensions, created_at"
#define PW_POSTGRES_SUBSCRIPTION_COLUMNS \
    "id, query, dest, secret, schedule, report_if_empty, initial_record_time, epc_format, " \
    "created_at, position, notified_at"

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QDateTime optionalTime(const Row &row, int column)
{
    return row.isNull(column) ? QDateTime() : fromMilliseconds(row.integer(column));
}

void addTime(Parameters &parameters, const QDateTime &time)
{
    if (time.isValid())
        parameters.add(toMilliseconds(time));
    else
        parameters.addNull();
}

NamedQuery readNamedQuery(const Row &row)
{
    return {row.text(0), objectOf(row.bytes(1)), row.bytes(2), fromMilliseconds(row.integer(3))};
}

Subscription readSubscription(const Row &row)
{
    Subscription subscription;
    subscription.id = row.text(0);
    subscription.query = row.text(1);
    subscription.dest = row.text(2);
    subscription.secret = row.text(3);
    subscription.schedule = objectOf(row.bytes(4));
    subscription.reportIfEmpty = row.integer(5) != 0;
    subscription.initialRecordTime = optionalTime(row, 6);
    subscription.epcFormat = row.bytes(7);
    subscription.createdAt = fromMilliseconds(row.integer(8));
    subscription.position = row.integer(9);
    subscription.notifiedAt = optionalTime(row, 10);
    return subscription;
}

} // namespace

bool PostgresWriter::addQuery(const NamedQuery &query)
{
    bool added = false;
    run(
        "INSERT INTO named_query (" PW_POSTGRES_QUERY_COLUMNS ") VALUES ($1, $2, $3, $4)"
        " ON CONFLICT DO NOTHING RETURNING name",
        [&query](Parameters &parameters) {
            parameters.add(query.name)
                .add(textOf(query.query))
                .add(QString::fromLatin1(query.extensions))
                .add(toMilliseconds(query.createdAt));
        },
        [&added](const Row &) { added = true; });
    return added;
}

bool PostgresWriter::removeQuery(const QString &name)
{
    run("DELETE FROM subscription WHERE query = $1",
        [&name](Parameters &parameters) { parameters.add(name); });
    bool removed = false;
    run(
        "DELETE FROM named_query WHERE name = $1 RETURNING name",
        [&name](Parameters &parameters) { parameters.add(name); },
        [&removed](const Row &) { removed = true; });
    return removed;
}

bool PostgresWriter::addSubscription(const Subscription &subscription)
{
    bool known = false;
    run(
        "SELECT 1 FROM named_query WHERE name = $1",
        [&subscription](Parameters &parameters) { parameters.add(subscription.query); },
        [&known](const Row &) { known = true; });
    if (!known)
        return false;
    run("INSERT INTO subscription (" PW_POSTGRES_SUBSCRIPTION_COLUMNS ")"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [&](Parameters &parameters) {
            parameters.add(subscription.id)
                .add(subscription.query)
                .add(subscription.dest)
                .add(subscription.secret)
                .add(textOf(subscription.schedule))
                .add(qint64(subscription.reportIfEmpty));
            addTime(parameters, subscription.initialRecordTime);
            parameters.add(QString::fromLatin1(subscription.epcFormat))
                .add(toMilliseconds(subscription.createdAt))
                .add(subscription.position);
            addTime(parameters, subscription.notifiedAt);
        });
    return true;
}

bool PostgresWriter::removeSubscription(const QString &id)
{
    bool removed = false;
    run(
        "DELETE FROM subscription WHERE id = $1 RETURNING id",
        [&id](Parameters &parameters) { parameters.add(id); },
        [&removed](const Row &) { removed = true; });
    return removed;
}

void PostgresWriter::noteDelivery(const QString &id, qint64 position, const QDateTime &now)
{
    run("UPDATE subscription SET position = $2, notified_at = $3 WHERE id = $1",
        [&](Parameters &parameters) { parameters.add(id).add(position).add(toMilliseconds(now)); });
}

Result<std::optional<NamedQuery>, StoreError> PostgresReader::namedQuery(const QString &name)
{
    return inOneMoment<std::optional<NamedQuery>>([this, &name] {
        std::optional<NamedQuery> query;
        run(
            "SELECT " PW_POSTGRES_QUERY_COLUMNS " FROM named_query WHERE name = $1",
            [&name](Parameters &parameters) { parameters.add(name); },
            [&query](const Row &row) { query = readNamedQuery(row); });
        return query;
    });
}

Result<QList<NamedQuery>, StoreError> PostgresReader::namedQueries(const QString &after, int limit)
{
    return inOneMoment<QList<NamedQuery>>([&] {
        QList<NamedQuery> queries;
        run(
            "SELECT " PW_POSTGRES_QUERY_COLUMNS " FROM named_query WHERE name > $1"
            " ORDER BY name LIMIT $2",
            [&](Parameters &parameters) { parameters.add(after).add(qint64(limit)); },
            [&queries](const Row &row) { queries.append(readNamedQuery(row)); });
        return queries;
    });
}

Result<qint64, StoreError> PostgresReader::sequenceBefore(const QDateTime &time)
{
    return inOneMoment<qint64>([this, &time] {
        qint64 sequence = 0;
        // recordTime follows the sequence.
        run(
            "SELECT coalesce(max(seq), 0) FROM event WHERE record_time < $1",
            [&time](Parameters &parameters) { parameters.add(toMilliseconds(time)); },
            [&sequence](const Row &row) { sequence = row.integer(0); });
        return sequence;
    });
}

Result<QList<Subscription>, StoreError> PostgresReader::subscriptions(const QString &query)
{
    return inOneMoment<QList<Subscription>>([&] {
        QList<Subscription> subscriptions;
        run(
            "SELECT " PW_POSTGRES_SUBSCRIPTION_COLUMNS " FROM subscription"
            " WHERE $1 = '' OR query = $1 ORDER BY id",
            [&query](Parameters &parameters) { parameters.add(query); },
            [&](const Row &row) { subscriptions.append(readSubscription(row)); });
        return subscriptions;
    });
}

} // namespace pw::central
