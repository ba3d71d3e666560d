// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqlitewriter.h"

// Master data of vocabulary elements.
namespace pw::central {

using sqlite::Statement;

void SqliteWriter::putAttributes(const QList<AttributeRecord> &attributes)
{
    for (const AttributeRecord &attribute : attributes) // all first: one may have several values
        run("DELETE FROM vocabulary_attribute WHERE element = ?1 AND name = ?2",
            [&](Statement &statement) {
                statement.bind(1, attribute.element).bind(2, attribute.name);
            });
    for (const AttributeRecord &attribute : attributes)
        run("INSERT INTO vocabulary_attribute (element, id, name, value) VALUES (?1, ?2, ?3, ?4)",
            [&](Statement &statement) {
                statement.bind(1, attribute.element)
                    .bind(2, attribute.id)
                    .bind(3, attribute.name)
                    .bind(4, attribute.value);
            });
}

} // namespace pw::central
