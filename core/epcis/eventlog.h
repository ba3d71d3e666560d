// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/event.h"
#include "core/epcis/statefold.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <tuple>

namespace pw::epcis {

/// Where an event belongs among others: eventTime in milliseconds, workstation and number of
/// agw:seq, eventID. When it came has no say.
using EventPlace = std::tuple<qint64, QString, qint64, QString>;
EventPlace placeOf(const Event &event);

/// States from events that come in any order, repeatedly and late, as imports and reconciliation
/// have them: the same events always come to the same states. In memory; lives in one thread.
///
/// Events count by (eventTime, agw:seq, eventID), never by when they came. What comes late folds
/// anew only the objects that have ever been linked with those it names.
class EventLog
{
public:
    enum class Admission {
        Kept,         ///< counts from now on
        Repeated,     ///< was here before, has no effect
        Declared,     ///< an error declaration: the original counts no more, come or not
        WasRetracted, ///< an original that came after its declaration, without effect
        Contradicts   ///< another content under a known eventID, see contradictions()
    };

    /// Events without eventID are known by eventHash(). Repeats of a declaration are Repeated.
    Admission add(Event event);

    /// Nothing where no event that counts has named the object; `id` is a canonicalId().
    std::optional<ObjectState> state(const QString &id);
    QStringList objects();                     ///< all that have a state, sorted
    QStringList childrenOf(const QString &id); ///< sorted
    /// What an object has of its own, and what keeps it from use because a container has it;
    /// sorted.
    QStringList effectivePersistent(const QString &id);
    /// Not active, or kept from use by what is effective.
    bool isBlocked(const QString &id);

    /// In the order of the events.
    QList<Anomaly> anomalies();
    QStringList retracted() const;      ///< eventIDs declared errors, sorted
    QStringList contradictions() const; ///< eventIDs that came with several contents, sorted
    int repeats() const { return m_repeats; }

    /// Events folded so far, those folded anew counted again: what keeping up has cost.
    qint64 foldedEvents() const { return m_folded; }

private:
    class States : public StateAccess
    {
    public:
        std::optional<ObjectState> find(const QString &id) override;
        QStringList childrenOf(const QString &id) override;
        void put(const ObjectState &state) override;
        void remove(const QString &id);
        QStringList ids() const { return m_states.keys(); }

    private:
        void unlink(const ObjectState &state);

        QHash<QString, ObjectState> m_states;
        QHash<QString, QSet<QString>> m_children;
    };

    /// Objects that have been linked, directly or through others, and the events that name them.
    struct Group
    {
        QStringList objects;
        QSet<QString> events; ///< eventIDs
        std::optional<EventPlace> last;
        bool isStale = false; ///< states are not those of the events
    };

    /// The objects an event names, in sets of those it links.
    static QList<QStringList> linkedBy(const Event &event);

    Admission declare(const Event &event);
    Admission repeat(const Event &event);
    void keep(const Event &event);
    void drop(const Event &event);
    int groupOf(const QString &object);
    int join(const QStringList &objects);
    void markStale(int group);
    void fold(const Event &event);
    void forget(const Event &event, const QSet<QString> &objects);
    void catchUp();

    States m_states;
    QHash<QString, Event> m_events; ///< by eventID, those declared errors too
    QSet<QString> m_retracted;
    QSet<QString> m_contradicted;
    QHash<QString, int> m_groupOf;
    QHash<int, Group> m_groups;
    QSet<int> m_stale;
    int m_nextGroup = 0;
    std::map<EventPlace, QList<Anomaly>> m_anomalies;
    int m_repeats = 0;
    qint64 m_folded = 0;
};

} // namespace pw::epcis
