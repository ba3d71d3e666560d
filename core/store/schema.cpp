// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema.h"

#include "core/store/peereventrepository.h"

#include <QDir>
#include <QFile>

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

/// Files NNNN_name.sql of a resource folder, in order.
QList<Migration> migrationsIn(const QString &folder)
{
    QList<Migration> migrations;
    const QDir dir(folder);
    for (const QString &fileName : dir.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(fileName));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened); // it is part of the program
        migrations.append(
            {fileName.section(u'_', 0, 0).toInt(), fileName.section(u'.', 0, 0), file.readAll()});
        Q_ASSERT(migrations.last().version == migrations.size());
    }
    return migrations;
}

} // namespace

Schema Schema::station()
{
    return {0x50575354 /* "PWST" */, true,
            migrationsIn(u":/packwright/store/migrations/station"_s)};
}

Schema Schema::cache()
{
    return {0x50574341 /* "PWCA" */, false, migrationsIn(u":/packwright/store/migrations/cache"_s)};
}

Schema peerSchema()
{
    return {0x50575045 /* "PWPE" */, false, migrationsIn(u":/packwright/store/migrations/peer"_s)};
}

} // namespace pw::store
