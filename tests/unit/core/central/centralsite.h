// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/admission.h"
#include "core/central/feedjson.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/central/teststore.h"

/// A store and what one would see of it.
class CentralSite
{
public:
    using Behaviour = pw::central::IncomingDocument::ErrorBehaviour;

    CentralSite() : m_store(m_place.open()) {}

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
        writer().begin(pw::test::Noon);
        pw::central::CaptureJob job = pw::central::admit(writer(), incoming, pw::test::Noon);
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
    pw::test::TestStore m_place;
    std::unique_ptr<pw::central::EventStore> m_store;
};
