// SPDX-License-Identifier: Apache-2.0
// What events are found by: written with them, made up for events stored before, gone with a
// rollback.
#include "core/central/incoming.h"
#include "core/central/sqliteeventstore.h"
#include "core/central/sqliteschema.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;
using namespace pw::test;

namespace {

const QDateTime Noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);

EventRecord recordOf(const QJsonObject &event)
{
    return readCapture(document({event}))->events.first().record;
}

EventRecord sample(int number)
{
    const QString text = QString::number(number);
    return recordOf(with(
        aggregationEvent(u"ADD"_s, ssccUri(number), {packUri(text)}, number),
        {{u"agw:operator"_s, QString(u"OP-"_s + text)},
         {u"agw:weight"_s, number},
         {u"readPoint"_s, QJsonObject{{u"id"_s, u"https://id.gs1.org/414/9521141100011"_s}}}}));
}

EventQuery byOperator(const QString &id)
{
    EventQuery query;
    query.values.append({u"{https://ns.example.org/agw/}operator"_s, {id}, {}});
    return query;
}

qsizetype count(EventStore &store, const EventQuery &query)
{
    const auto page = (*store.openReader())->events(query);
    return page ? page->events.size() : -1;
}

} // namespace

class TestStoredIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesHaveTheirRoles();
    void longValuesAreFound();
    void olderEventsAreIndexedAtOpening();
    void rollbackTakesFieldsAlong();
};

void TestStoredIndex::namesHaveTheirRoles()
{
    const EventIndex index = sample(1).index;
    QCOMPARE(index.readPoint, u"414/9521141100011"_s);
    const QList<EventIndex::Name> names{{keyOfUri(ssccUri(1)), EventIndex::Parent},
                                        {keyOfUri(packUri(u"1"_s)), EventIndex::Epc}};
    QCOMPARE(index.names, names);
    const EventIndex::Number weight{u"{https://ns.example.org/agw/}weight"_s, 1};
    QVERIFY(index.numbers.contains(weight));
}

void TestStoredIndex::longValuesAreFound()
{
    QTemporaryDir folder;
    const auto store = std::move(*SqliteEventStore::open(folder.path()));
    const QString note = QString(5000, u'n');
    store->writer().begin(Noon);
    store->writer().addEvent(recordOf(with(
        aggregationEvent(u"ADD"_s, ssccUri(1), {packUri(u"1"_s)}), {{u"agw:operator"_s, note}})));
    QVERIFY(store->writer().commit());
    QCOMPARE(count(*store, byOperator(note)), 1);
    QCOMPARE(count(*store, byOperator(note + u'n')), 0);
}

void TestStoredIndex::olderEventsAreIndexedAtOpening()
{
    QTemporaryDir folder;
    constexpr int Events = 1203; // some batches, and not a whole number of them
    {
        const auto store = std::move(*SqliteEventStore::open(folder.path()));
        store->writer().begin(Noon);
        for (int i = 0; i < Events; ++i)
            store->writer().addEvent(sample(i));
        QVERIFY(store->writer().commit());
    }
    {
        auto opened = sqlite::Connection::open(folder.filePath(u"central.db"_s),
                                               sqlite::Connection::Mode::ReadWrite);
        QVERIFY(opened);
        sqlite::Connection connection = *std::move(opened);
        // As the migration leaves a store of the version before, here after its first batch.
        QVERIFY(connection.execute("DELETE FROM event_text WHERE event > 500;"
                                   "DELETE FROM event_number WHERE event > 500;"
                                   "UPDATE event_epc SET roles = 0 WHERE event > 500;"
                                   "UPDATE event SET read_point = '' WHERE seq > 500;"
                                   "INSERT INTO meta VALUES ('indexed', 500)"));
    }
    const auto store = std::move(*SqliteEventStore::open(folder.path()));
    for (const int number : {0, 499, 500, 501, Events - 1})
        QCOMPARE(count(*store, byOperator(u"OP-"_s + QString::number(number))), 1);
    EventQuery query;
    query.perPage = Events + 1;
    query.restrict(EventColumn::ReadPoint, {u"414/9521141100011"_s});
    query.names.append({EventIndex::Parent, {{u"00/"_s, true, {}}}});
    query.numbers.append(
        {u"{https://ns.example.org/agw/}weight"_s, NumberCondition::Comparison::GreaterOrEqual, 0});
    QCOMPARE(count(*store, query), Events);
    store->writer().begin(Noon);
    store->writer().addEvent(sample(Events)); // the mark is gone: nothing is done twice
    QVERIFY(store->writer().commit());
    QCOMPARE(count(*store, query), Events + 1);
}

void TestStoredIndex::rollbackTakesFieldsAlong()
{
    QTemporaryDir folder;
    const auto store = std::move(*SqliteEventStore::open(folder.path()));
    StoreWriter &writer = store->writer();
    writer.begin(Noon);
    writer.savepoint();
    writer.addEvent(sample(1));
    writer.rollbackToSavepoint();
    writer.savepoint();
    writer.addEvent(sample(2));
    writer.releaseSavepoint();
    QVERIFY(writer.commit());
    writer.begin(Noon);
    writer.addEvent(sample(3));
    writer.rollback();
    writer.begin(Noon);
    writer.addEvent(sample(4));
    QVERIFY(writer.commit());
    QCOMPARE(count(*store, byOperator(u"OP-1"_s)), 0);
    QCOMPARE(count(*store, byOperator(u"OP-2"_s)), 1);
    QCOMPARE(count(*store, byOperator(u"OP-3"_s)), 0);
    QCOMPARE(count(*store, byOperator(u"OP-4"_s)), 1);
}

QTEST_GUILESS_MAIN(TestStoredIndex)
#include "tst_storedindex.moc"
