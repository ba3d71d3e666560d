// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/admission.h"
#include "core/central/feedjson.h"
#include "core/central/sqliteeventstore.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QTemporaryDir>

/// A store and what one would see of it.
class CentralSite
{
public:
    using Behaviour = pw::central::IncomingDocument::ErrorBehaviour;

    CentralSite() : m_store(std::move(*pw::central::SqliteEventStore::open(m_folder.path()))) {}

    pw::central::CaptureJob capture(const QList<QJsonObject> &events,
                                    Behaviour behaviour = Behaviour::Rollback)
    {
        return captureText(pw::test::document(events), behaviour);
    }
    pw::central::CaptureJob captureText(const QByteArray &text,
                                        Behaviour behaviour = Behaviour::Rollback)
    {
        auto incoming = *pw::central::readCapture(text);
        incoming.behaviour = behaviour;
        const QDateTime noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);
        writer().begin(noon);
        pw::central::CaptureJob job = pw::central::admit(writer(), incoming, noon);
        if (!writer().commit())
            job.success = false;
        return job;
    }
    QJsonObject row(const QString &key)
    {
        for (const QJsonValue &row : rows()) {
            if (row[u"key"] == key)
                return row.toObject();
        }
        return {};
    }
    QJsonArray rows() { return pw::central::feedRows(*reader()->changes({})); }
    qint64 events() { return reader()->counts()->events; }
    pw::central::StoreWriter &writer() { return m_store->writer(); }
    std::unique_ptr<pw::central::StoreReader> reader() { return std::move(*m_store->openReader()); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<pw::central::SqliteEventStore> m_store;
};
