// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace pw::store {

/// One step of a schema. A released step is never edited; what changes is a new step.
struct Migration
{
    int version = 0; ///< `user_version` once it is done
    QString name;
    QByteArray sql;
};

/// What a database file must be.
struct Schema
{
    quint32 applicationId = 0; ///< in the file's header; tells our files from anyone else's
    /// Acknowledged work: every commit reaches the disk (synchronous=FULL) and the pages are
    /// checked at start. Otherwise the file can be made again from central, and is, when it is no
    /// good.
    bool durable = true;
    QList<Migration> migrations; ///< ascending, from version 1

    int version() const { return migrations.isEmpty() ? 0 : migrations.last().version; }

    static Schema station();
    static Schema cache();
};

} // namespace pw::store
