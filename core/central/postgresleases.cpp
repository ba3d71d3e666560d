// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgresrows.h"
#include "core/central/postgreswriter.h"

#include <QUuid>

// Serial numbers of logistic units: pools and the blocks leased from them. A number that has been
// leased is never leased again, whatever becomes of it.
namespace pw::central {

using postgres::Parameters;
using postgres::Row;

namespace {

SsccLease readLease(const Row &row)
{
    return {row.text(0), row.text(1),    row.text(2),   row.text(3),
            row.text(4), row.integer(5), row.integer(6)};
}

} // namespace

void PostgresWriter::addPool(const SsccPool &pool)
{
    run("INSERT INTO sscc_pool (level, prefix, first, last, next) VALUES ($1, $2, $3, $4, $3)",
        [&](Parameters &parameters) {
            parameters.add(pool.level).add(pool.prefix).add(pool.first).add(pool.last);
        });
}

std::optional<SsccLease> PostgresWriter::leaseOf(const QString &requestId)
{
    std::optional<SsccLease> lease;
    run(
        "SELECT id, request_id, station, level, prefix, first, last FROM sscc_block"
        " WHERE request_id = $1",
        [&](Parameters &parameters) { parameters.add(requestId); },
        [&lease](const Row &row) { lease = readLease(row); });
    return lease;
}

std::optional<SsccLease> PostgresWriter::lease(const SsccLease &wanted, qint64 count)
{
    std::optional<SsccLease> lease;
    qint64 pool = 0;
    run(
        "SELECT id, prefix, next, least(last, next + $2 - 1) FROM sscc_pool"
        " WHERE level = $1 AND next <= last ORDER BY id LIMIT 1",
        [&](Parameters &parameters) { parameters.add(wanted.level).add(count); },
        [&](const Row &row) {
            pool = row.integer(0);
            lease = wanted;
            lease->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
            lease->prefix = row.text(1);
            lease->first = row.integer(2);
            lease->last = row.integer(3);
        });
    if (!lease)
        return {};
    run("UPDATE sscc_pool SET next = $2 WHERE id = $1",
        [&](Parameters &parameters) { parameters.add(pool).add(lease->last + 1); });
    run("INSERT INTO sscc_block (id, request_id, station, level, prefix, first, last, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [&](Parameters &parameters) {
            parameters.add(lease->id)
                .add(lease->requestId)
                .add(lease->station)
                .add(lease->level)
                .add(lease->prefix)
                .add(lease->first)
                .add(lease->last)
                .add(m_now);
        });
    return lease;
}

QString PostgresWriter::levelOfSscc(const QString &sscc)
{
    // The company prefix has 6 to 12 digits, the extension digit stands before it.
    QStringList prefixes;
    QList<qint64> references;
    for (qsizetype length = 7; length <= 13; ++length) {
        prefixes.append(sscc.left(length));
        references.append(sscc.sliced(length, sscc.size() - 1 - length).toLongLong());
    }
    QString level;
    run(
        "SELECT block.level FROM unnest($1::text[], $2::bigint[]) AS wanted(prefix, reference)"
        " CROSS JOIN LATERAL (SELECT level, last FROM sscc_block WHERE prefix = wanted.prefix"
        "  AND first <= wanted.reference ORDER BY first DESC LIMIT 1) AS block"
        " WHERE wanted.reference <= block.last ORDER BY length(wanted.prefix) LIMIT 1",
        [&](Parameters &parameters) { parameters.add(prefixes).add(references); },
        [&level](const Row &row) { level = row.text(0); });
    return level;
}

} // namespace pw::central
