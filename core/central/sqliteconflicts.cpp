// SPDX-License-Identifier: Apache-2.0
// Conflict cases.
#include "core/central/sqlitereader.h"
#include "core/central/sqliterows.h"
#include "core/central/sqlitewriter.h"
#include "core/central/unitkey.h"

#include <QJsonDocument>

namespace pw::central {

using sqlite::Statement;

std::optional<ConflictCase> SqliteWriter::conflict(const QString &id)
{
    std::optional<ConflictCase> found;
    run(
        "SELECT document FROM conflict WHERE id = ?1",
        [&id](Statement &statement) { statement.bind(1, id); },
        [&found](Statement &row) { found = conflictFromJson(row.blob(0)); });
    return found;
}

QList<ConflictCase> SqliteWriter::conflictsOf(const QString &unit)
{
    QList<ConflictCase> found;
    run(
        "SELECT document FROM conflict WHERE unit = ?1 ORDER BY id",
        [&unit](Statement &statement) { statement.bind(1, keyOf(unit)); },
        [&found](Statement &row) { found.append(conflictFromJson(row.blob(0))); });
    return found;
}

void SqliteWriter::putConflict(const ConflictCase &conflict)
{
    run("INSERT OR REPLACE INTO conflict (id, unit, open, opened_at, document)"
        " VALUES (?1, ?2, ?3, ?4, ?5)",
        [&conflict](Statement &statement) {
            const QByteArray text = QJsonDocument(toJson(conflict)).toJson(QJsonDocument::Compact);
            statement.bind(1, conflict.id)
                .bind(2, keyOf(conflict.unit))
                .bind(3, qint64(conflict.state == ConflictCase::State::Open))
                .bind(4, sqlite::toMilliseconds(conflict.openedAt))
                .bind(5, QString::fromUtf8(text));
        });
}

Result<QList<ConflictCase>, StoreError> SqliteReader::conflicts(int limit)
{
    return inOneMoment<QList<ConflictCase>>([this, limit] {
        QList<ConflictCase> found;
        run(
            "SELECT document FROM conflict ORDER BY open DESC, opened_at DESC, id LIMIT ?1",
            [limit](Statement &statement) { statement.bind(1, qint64(limit)); },
            [&found](Statement &row) { found.append(conflictFromJson(row.blob(0))); });
        return found;
    });
}

} // namespace pw::central
