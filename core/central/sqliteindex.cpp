// SPDX-License-Identifier: Apache-2.0
#include "core/central/sqliteindex.h"

#include "core/base/logging.h"
#include "core/epcis/jsonld.h"

#include <QJsonDocument>

namespace pw::central::sqlite {

namespace {

constexpr qint64 BatchSize = 500;
constexpr qint64 MilestoneSize = 100'000; ///< events between two lines in the log

Result<Done, StoreError> run(Cache &cache, const char *sql,
                             const std::function<void(Statement &)> &bind)
{
    auto prepared = cache.use(sql);
    if (!prepared)
        return Failure{prepared.error()};
    const Query query = *std::move(prepared);
    bind(*query.operator->());
    if (query->step() == Statement::Step::Failed)
        return Failure{cache.lastError()};
    return Done{};
}

struct Stored
{
    qint64 sequence = 0;
    QByteArray json;
    QByteArray context;
};

Result<QList<Stored>, StoreError> eventsAfter(Cache &cache, qint64 sequence)
{
    auto prepared = cache.use("SELECT event.seq, event.json, context.json FROM event"
                              " LEFT JOIN context ON context.id = event.context"
                              " WHERE event.seq > ?1 ORDER BY event.seq LIMIT ?2");
    if (!prepared)
        return Failure{prepared.error()};
    const Query query = *std::move(prepared);
    query->bind(1, sequence).bind(2, BatchSize);
    QList<Stored> events;
    Statement::Step step = query->step();
    for (; step == Statement::Step::Row; step = query->step())
        events.append({query->integer(0), query->blob(1), query->blob(2)});
    if (step == Statement::Step::Failed)
        return Failure{cache.lastError()};
    return events;
}

Result<Done, StoreError> fillBatch(Cache &cache, IndexWriter &writer, const QList<Stored> &events)
{
    for (const Stored &stored : events) {
        const auto event = epcis::eventFromJson(QJsonDocument::fromJson(stored.json).object());
        if (!event)
            continue; // it was admitted, so it can be read; a newer form of it stays unfound
        const EventIndex index = indexOf(*event, stored.context);
        if (const auto done = writer.write(stored.sequence, index); !done)
            return done;
        const auto placed =
            run(cache, "UPDATE event SET read_point = ?2, biz_location = ?3 WHERE seq = ?1",
                [&](Statement &statement) {
                    statement.bind(1, stored.sequence)
                        .bind(2, index.readPoint)
                        .bind(3, index.bizLocation);
                });
        if (!placed)
            return placed;
    }
    return run(cache, "UPDATE meta SET value = ?1 WHERE name = 'indexed'",
               [&](Statement &statement) { statement.bind(1, events.last().sequence); });
}

} // namespace

Result<qint64, StoreError> IndexWriter::fieldId(const QString &name)
{
    if (const auto known = m_fields.constFind(name); known != m_fields.constEnd())
        return *known;
    const auto bindName = [&name](Statement &statement) { statement.bind(1, name); };
    if (const auto made = run(m_cache, "INSERT OR IGNORE INTO field (name) VALUES (?1)", bindName);
        !made)
        return Failure{made.error()};
    auto prepared = m_cache.use("SELECT id FROM field WHERE name = ?1");
    if (!prepared)
        return Failure{prepared.error()};
    const Query query = *std::move(prepared);
    bindName(*query.operator->());
    if (query->step() != Statement::Step::Row)
        return Failure{m_cache.lastError()};
    return *m_fields.insert(name, query->integer(0));
}

Result<Done, StoreError> IndexWriter::write(qint64 sequence, const EventIndex &index)
{
    for (const EventIndex::Name &name : index.names) {
        const auto done =
            run(m_cache, "INSERT OR REPLACE INTO event_epc (epc, event, roles) VALUES (?1, ?2, ?3)",
                [&](Statement &statement) {
                    statement.bind(1, name.key).bind(2, sequence).bind(3, qint64(name.roles));
                });
        if (!done)
            return done;
    }
    for (const EventIndex::Text &text : index.texts) {
        const auto field = fieldId(text.field);
        if (!field)
            return Failure{field.error()};
        const auto done = run(
            m_cache, "INSERT OR IGNORE INTO event_text (field, value, event) VALUES (?1, ?2, ?3)",
            [&](Statement &statement) {
                statement.bind(1, *field).bind(2, text.value).bind(3, sequence);
            });
        if (!done)
            return done;
    }
    for (const EventIndex::Number &number : index.numbers) {
        const auto field = fieldId(number.field);
        if (!field)
            return Failure{field.error()};
        const auto done = run(
            m_cache, "INSERT OR IGNORE INTO event_number (field, value, event) VALUES (?1, ?2, ?3)",
            [&](Statement &statement) {
                statement.bind(1, *field).bindReal(2, number.value).bind(3, sequence);
            });
        if (!done)
            return done;
    }
    return Done{};
}

Result<Done, StoreError> fillIndex(Connection &connection)
{
    const auto mark = connection.scalar("SELECT value FROM meta WHERE name = 'indexed'");
    if (!mark)
        return Failure{mark.error()};
    if (mark->isEmpty())
        return Done{};
    Cache cache(connection);
    IndexWriter writer(cache);
    qint64 last = mark->toLongLong();
    for (;;) {
        const auto events = eventsAfter(cache, last);
        if (!events)
            return Failure{events.error()};
        if (events->isEmpty())
            break;
        last = events->last().sequence;
        if (const auto begun = connection.execute("BEGIN IMMEDIATE"); !begun)
            return begun;
        auto done = fillBatch(cache, writer, *events);
        if (done)
            done = connection.execute("COMMIT");
        if (!done) {
            if (!connection.execute("ROLLBACK"))
                qCWarning(lcCentral, "a part of the index could not be rolled back");
            return done;
        }
        if (last / MilestoneSize != (last - events->size()) / MilestoneSize)
            qCInfo(lcCentral, "index filled up to event %lld", qlonglong(last));
    }
    return connection.execute("DELETE FROM meta WHERE name = 'indexed'");
}

} // namespace pw::central::sqlite
