// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"

#include <QHash>
#include <QSet>

namespace pw::central {

/// The units one document touches, between store and fold: read once, written once, so that each
/// gets one feed number however many events of the document name it.
class UnitCache : public epcis::StateAccess
{
public:
    explicit UnitCache(StoreWriter &writer) : m_writer(&writer) {}
    /// Of a world of its own: nothing is there yet, and nothing is kept.
    UnitCache() = default;

    std::optional<epcis::ObjectState> find(const QString &id) override;
    QStringList childrenOf(const QString &id) override;
    void put(const epcis::ObjectState &state) override;

    /// Whether there is a record of it.
    bool contains(const QString &id);
    /// The record, to be changed; only where contains().
    UnitRecord &change(const QString &id);
    /// Puts the record in place of what there is.
    void replace(const UnitRecord &unit);
    /// From now on, what is put belongs to this event.
    void setEvent(qint64 sequence) { m_event = sequence; }

    /// Writes what differs from the store.
    void flush();

private:
    struct Entry
    {
        std::optional<UnitRecord> stored;
        std::optional<UnitRecord> current;
        qint64 event = 0; ///< last one that changed it
    };
    Entry &entry(const QString &id);

    StoreWriter *m_writer = nullptr;
    QHash<QString, Entry> m_entries;
    QHash<QString, QSet<QString>> m_joined; ///< parent -> children that have joined it here
    QStringList m_order; ///< of first touch: feed numbers must not depend on hashing
    qint64 m_event = 0;
};

} // namespace pw::central
