// SPDX-License-Identifier: Apache-2.0
// Conflict cases.
#include "core/central/postgresreader.h"
#include "core/central/postgresrows.h"
#include "core/central/postgreswriter.h"
#include "core/central/unitkey.h"

#include <QJsonDocument>

namespace pw::central {

using postgres::Parameters;
using postgres::Row;

std::optional<ConflictCase> PostgresWriter::conflict(const QString &id)
{
    std::optional<ConflictCase> found;
    run(
        "SELECT document FROM conflict WHERE id = $1",
        [&id](Parameters &parameters) { parameters.add(id); },
        [&found](const Row &row) { found = conflictFromJson(row.bytes(0)); });
    return found;
}

QList<ConflictCase> PostgresWriter::conflictsOf(const QString &unit)
{
    QList<ConflictCase> found;
    run(
        "SELECT document FROM conflict WHERE unit = $1 ORDER BY id",
        [&unit](Parameters &parameters) { parameters.add(keyOf(unit)); },
        [&found](const Row &row) { found.append(conflictFromJson(row.bytes(0))); });
    return found;
}

void PostgresWriter::putConflict(const ConflictCase &conflict)
{
    run("INSERT INTO conflict (id, unit, open, opened_at, document) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (id) DO UPDATE SET open = excluded.open, opened_at = excluded.opened_at,"
        " document = excluded.document",
        [&conflict](Parameters &parameters) {
            const QByteArray text = QJsonDocument(toJson(conflict)).toJson(QJsonDocument::Compact);
            parameters.add(conflict.id)
                .add(keyOf(conflict.unit))
                .add(qint64(conflict.state == ConflictCase::State::Open))
                .add(postgres::toMilliseconds(conflict.openedAt))
                .add(QString::fromUtf8(text));
        });
}

Result<QList<ConflictCase>, StoreError> PostgresReader::conflicts(int limit)
{
    return inOneMoment<QList<ConflictCase>>([this, limit] {
        QList<ConflictCase> found;
        run(
            "SELECT document FROM conflict ORDER BY open DESC, opened_at DESC, id LIMIT $1",
            [limit](Parameters &parameters) { parameters.add(qint64(limit)); },
            [&found](const Row &row) { found.append(conflictFromJson(row.bytes(0))); });
        return found;
    });
}

} // namespace pw::central
