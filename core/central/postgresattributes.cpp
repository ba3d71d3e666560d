// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreswriter.h"

// Master data of vocabulary elements.
namespace pw::central {

using postgres::Parameters;

void PostgresWriter::putAttributes(const QList<AttributeRecord> &attributes)
{
    if (attributes.isEmpty())
        return;
    QStringList elements, ids, names, values;
    for (const AttributeRecord &attribute : attributes) {
        elements.append(attribute.element);
        ids.append(attribute.id);
        names.append(attribute.name);
        values.append(attribute.value);
    }
    run("DELETE FROM vocabulary_attribute a USING unnest($1::text[], $2::text[])"
        " AS told(element, name) WHERE a.element = told.element AND a.name = told.name",
        [&](Parameters &parameters) { parameters.add(elements).add(names); });
    run("INSERT INTO vocabulary_attribute (element, id, name, value)"
        " SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])",
        [&](Parameters &parameters) { parameters.add(elements).add(ids).add(names).add(values); });
}

} // namespace pw::central
