// SPDX-License-Identifier: Apache-2.0
// What every store does alike: this runs on SQLite and on PostgreSQL.
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/central/teststore.h"

#include <QtTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace pw::central;
using pw::test::Noon;
using pw::test::packUri;
using pw::test::record;
using pw::test::ssccUri;

namespace {

UnitRecord unit(const QString &uri, const QString &parent = {})
{
    UnitRecord unit;
    unit.state.id = uri;
    unit.state.parent = parent;
    unit.state.lifecycle = pw::epcis::ObjectState::Lifecycle::Active;
    unit.state.lastEventTime = Noon;
    unit.level = u"pack"_s;
    return unit;
}

/// A store of its own for each test.
class Site
{
public:
    Site() : m_store(m_place.open()) {}
    void reopen()
    {
        m_store.reset();
        m_store = m_place.open();
    }
    const StoreAddress &address() const { return m_place.address(); }
    EventStore &store() { return *m_store; }
    StoreWriter &writer() { return m_store->writer(); }
    std::unique_ptr<StoreReader> reader() { return std::move(*m_store->openReader()); }
    /// One transaction around it.
    bool write(const std::function<void(StoreWriter &)> &change, const QDateTime &now = Noon)
    {
        writer().begin(now);
        change(writer());
        return writer().commit().has_value();
    }

private:
    pw::test::TestStore m_place;
    std::unique_ptr<EventStore> m_store;
};

EventRecord indexed(int number, const EventIndex &index)
{
    EventRecord event = record(number);
    event.index = index;
    return event;
}

QList<qint64> sequencesOf(const pw::Result<EventPage, StoreError> &page)
{
    QList<qint64> sequences;
    for (const FoundEvent &event : page->events)
        sequences.append(event.sequence);
    return sequences;
}

CaptureJob job(int number)
{
    return {QString::number(number),
            Noon.addSecs(number),
            Noon.addSecs(number),
            number % 2 == 0,
            u"proceed"_s,
            {QJsonObject{{u"title"_s, number}}},
            {QJsonObject{{u"agw:outcome"_s, u"stored"_s}}}};
}

Subscription subscription(const QString &id, const QString &query)
{
    Subscription made;
    made.id = id;
    made.query = query;
    made.dest = u"https://example.com/"_s + id;
    made.secret = u"s3cret"_s;
    made.schedule = {{u"second"_s, u"0/30"_s}};
    made.reportIfEmpty = true;
    made.initialRecordTime = Noon.addDays(-1);
    made.epcFormat = "Always_EPC_URN";
    made.createdAt = Noon;
    made.position = 3;
    return made;
}

} // namespace

class TestEventStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsEpoch();
    void unitsComeBackWhole();
    void feedNumbersHaveNoHoles();
    void savepointTakesAllBack();
    void failureSticks();
    void lotsTravelWithUnits();
    void pagesAreStable_data();
    void pagesAreStable();
    void recordTimeNeverStepsBack();
    void leasesAreDisjoint();
    void childrenAreFound();
    void eventsComeBackByteForByte();
    void indexFindsWhatItNames_data();
    void indexFindsWhatItNames();
    void collectionsListEachOnce();
    void declarationsSilenceTheirEvents();
    void jobsAreListedAndForgotten();
    void queriesHaveOneName();
    void subscriptionsKeepTheirPlace();
    void stationsAndMasterData();
    void rollbackLeavesNothing();
};

void TestEventStore::keepsItsEpoch()
{
    Site site;
    const QString epoch = site.store().epoch();
    QVERIFY(!QUuid::fromString(epoch).isNull());
    site.reopen();
    QCOMPARE(site.store().epoch(), epoch);
    Site other;
    QVERIFY(other.store().epoch() != epoch);
}

void TestEventStore::unitsComeBackWhole()
{
    UnitRecord full = unit(packUri(u"A%2FB"_s), ssccUri(1));
    full.state.disposition = u"in_progress"_s;
    full.state.persistent = {u"damaged"_s, u"unavailable"_s};
    full.state.quantities = {{u"https://id.gs1.org/01/09521141012352/10/L|KGM"_s, 1.5}};
    full.state.bizLocation = u"https://id.gs1.org/414/9521141100011"_s;
    full.state.lastBizStep = u"packing"_s;
    full.lot = u"L1"_s;
    full.expiry = u"2028-05-31"_s;
    full.custody = Custody::Shipped;
    full.container = full.open = full.partial = full.sampled = full.duplicate = true;
    full.eventBy = u"WS1"_s;
    full.holds = {{u"damaged"_s, u"fell"_s, u"OP-1"_s, Noon},
                  {u"unavailable"_s, u"check"_s, u"OP-2"_s, Noon.addSecs(1)}};
    Site site;
    site.writer().begin(Noon);
    const qint64 event = site.writer().addEvent(record(1));
    site.writer().putUnit(full, event);
    auto found = site.writer().unit(full.state.id);
    QVERIFY(site.writer().commit());
    QVERIFY(found);
    QCOMPARE(found->ver, 1);
    found->ver = 0;
    QVERIFY(*found == full);
    const auto page = site.reader()->changes({});
    QVERIFY(page);
    QCOMPARE(page->units.size(), 1);
    QCOMPARE(page->units.first().holds, full.holds);
}

void TestEventStore::feedNumbersHaveNoHoles()
{
    Site site;
    for (int round = 0; round < 3; ++round) {
        site.writer().begin(Noon);
        const qint64 event = site.writer().addEvent(record(round));
        for (int i = 0; i < 4; ++i)
            site.writer().putUnit(unit(packUri(QString::number(round * 4 + i))), event);
        site.writer().putUnit(unit(u"https://example.com/tray/7"_s), event); // not of the feed
        QVERIFY(site.writer().commit());
    }
    const auto reader = site.reader();
    qint64 since = 0;
    QList<qint64> seen;
    for (;;) {
        const auto page = reader->changes({since, 5, {}});
        QVERIFY(page);
        for (const UnitRecord &row : page->units)
            seen.append(row.ver);
        since = page->to;
        if (page->upToDate())
            break;
    }
    QList<qint64> all(12);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(seen, all);
    QCOMPARE(reader->counts()->head, 12);
    QCOMPARE(reader->scopeSums(pw::domain::FeedScope::site())->sums.rows(), 12);
    QCOMPARE(reader->counts()->events, 3);
}

void TestEventStore::savepointTakesAllBack()
{
    Site site;
    StoreWriter &writer = site.writer();
    writer.begin(Noon);
    writer.savepoint();
    writer.putUnit(unit(packUri(u"A"_s)), writer.addEvent(record(1)));
    writer.rollbackToSavepoint();
    writer.savepoint();
    QCOMPARE(writer.addEvent(record(2)), 1); // the number is free again
    writer.putUnit(unit(packUri(u"B"_s)), 1);
    writer.releaseSavepoint();
    QVERIFY(writer.commit());
    const auto page = site.reader()->changes({});
    QCOMPARE(page->units.size(), 1);
    QCOMPARE(page->units.first().state.id, packUri(u"B"_s));
    QCOMPARE(page->units.first().ver, 1);
    writer.begin(Noon);
    QVERIFY(!writer.contentHashOf(u"urn:x:1"_s, false));
    QCOMPARE(writer.contentHashOf(u"urn:x:2"_s, false), QByteArray("hash"));
    QVERIFY(!writer.contentHashOf(u"urn:x:2"_s, true));
    writer.rollback();
}

void TestEventStore::failureSticks()
{
    Site site;
    StoreWriter &writer = site.writer();
    writer.begin(Noon);
    writer.addEvent(record(1));
    writer.addEvent(record(1)); // the key is unique
    writer.addEvent(record(2));
    QVERIFY(!writer.commit());
    QCOMPARE(site.reader()->counts()->events, 0);
    writer.begin(Noon); // and the next transaction is a new one
    writer.addEvent(record(1));
    QVERIFY(writer.commit());
    QCOMPARE(site.reader()->counts()->events, 1);
}

void TestEventStore::lotsTravelWithUnits()
{
    Site site;
    StoreWriter &writer = site.writer();
    const QString key = u"01/09521141012345/10/L1"_s;
    writer.begin(Noon);
    const qint64 event = writer.addEvent(record(1));
    writer.putUnit(unit(packUri(u"A"_s)), event);
    writer.putLot({key, 0, {{u"recalled"_s, u"glass"_s, u"QA"_s, Noon}}});
    writer.putUnit(unit(packUri(u"B"_s)), event);
    QVERIFY(writer.commit());
    const auto reader = site.reader();
    const auto first = reader->changes({0, 2, {}});
    QCOMPARE(first->units.size(), 1);
    QCOMPARE(first->lots.size(), 1);
    QCOMPARE(first->lots.first().holds.first().reason, u"glass"_s);
    QCOMPARE(first->to, 2);
    QVERIFY(!first->upToDate());
    const auto second = reader->changes({2, 2, {}});
    QCOMPARE(second->units.size(), 1);
    QVERIFY(second->lots.isEmpty());
    QVERIFY(second->upToDate());
}

void TestEventStore::pagesAreStable_data()
{
    QTest::addColumn<EventQuery::Order>("order");
    QTest::addColumn<bool>("ascending");
    QTest::newRow("newest first") << EventQuery::Order::RecordTime << false;
    QTest::newRow("oldest first") << EventQuery::Order::RecordTime << true;
    QTest::newRow("by event time, latest first") << EventQuery::Order::EventTime << false;
    QTest::newRow("by event time, earliest first") << EventQuery::Order::EventTime << true;
}

void TestEventStore::pagesAreStable()
{
    QFETCH(const EventQuery::Order, order);
    QFETCH(const bool, ascending);
    Site site;
    int number = 0;
    const auto addSome = [&](int count) {
        site.writer().begin(Noon);
        for (int i = 0; i < count; ++i)
            site.writer().addEvent(record(number++));
        return site.writer().commit().has_value();
    };
    QVERIFY(addSome(25));
    const auto reader = site.reader();
    EventQuery query{.order = order, .ascending = ascending, .perPage = 4};
    QList<qint64> seen;
    for (;;) {
        const auto page = reader->events(query);
        QVERIFY(page);
        for (const FoundEvent &event : page->events)
            seen.append(event.sequence);
        if (!page->next)
            break;
        query.after = page->next;
        QVERIFY(addSome(3)); // while someone is reading
    }
    // Event times run against the sequence.
    QList<qint64> all(25);
    std::iota(all.begin(), all.end(), 1);
    if (ascending != (order == EventQuery::Order::RecordTime))
        std::reverse(all.begin(), all.end());
    QCOMPARE(seen, all);
}

void TestEventStore::recordTimeNeverStepsBack()
{
    Site site;
    for (const int seconds : {0, -3600, 10}) {
        site.writer().begin(Noon.addSecs(seconds));
        site.writer().addEvent(record(100 + seconds));
        QVERIFY(site.writer().commit());
    }
    const auto page = site.reader()->events({.ascending = true, .perPage = 10});
    QCOMPARE(page->events[0].recordTime, Noon);
    QCOMPARE(page->events[1].recordTime, Noon);
    QCOMPARE(page->events[2].recordTime, Noon.addSecs(10));
    QCOMPARE(site.reader()->events({.recordedFrom = Noon.addSecs(1)})->events.size(), 1);
}

void TestEventStore::leasesAreDisjoint()
{
    Site site;
    StoreWriter &writer = site.writer();
    writer.begin(Noon);
    writer.addPool({u"carton"_s, u"3952114100"_s, 100, 109});
    writer.addPool({u"pallet"_s, u"3952114101"_s, 0, 5});
    const SsccLease wanted{.requestId = u"r1"_s, .station = u"WS1"_s, .level = u"carton"_s};
    const auto first = writer.lease(wanted, 6);
    QVERIFY(first);
    QCOMPARE(std::pair(first->first, first->last), std::pair(qint64(100), qint64(105)));
    const auto rest =
        writer.lease({.requestId = u"r2"_s, .station = u"WS2"_s, .level = u"carton"_s}, 6);
    QVERIFY(rest);
    QCOMPARE(std::pair(rest->first, rest->last), std::pair(qint64(106), qint64(109)));
    QVERIFY(!writer.lease({.requestId = u"r3"_s, .station = u"WS2"_s, .level = u"carton"_s}, 1));
    QCOMPARE(writer.leaseOf(u"r1"_s)->id, first->id);
    QVERIFY(!writer.leaseOf(u"r9"_s));
    QCOMPARE(writer.levelOfSscc(ssccUri(105).section(u'/', -1)), u"carton"_s);
    QCOMPARE(writer.levelOfSscc(ssccUri(110).section(u'/', -1)), QString());
    QCOMPARE(writer.levelOfSscc(ssccUri(99).section(u'/', -1)), QString());
    QVERIFY(writer.commit());
}

void TestEventStore::childrenAreFound()
{
    Site site;
    StoreWriter &writer = site.writer();
    writer.begin(Noon);
    const qint64 event = writer.addEvent(record(1));
    writer.putUnit(unit(packUri(u"A"_s), ssccUri(1)), event);
    writer.putUnit(unit(packUri(u"B"_s), ssccUri(1)), event);
    writer.putUnit(unit(packUri(u"C"_s), ssccUri(2)), event);
    QCOMPARE(writer.childrenOf(ssccUri(1)), (QStringList{packUri(u"A"_s), packUri(u"B"_s)}));
    writer.putUnit(unit(packUri(u"A"_s)), event);
    QCOMPARE(writer.childrenOf(ssccUri(1)), QStringList{packUri(u"B"_s)});
    QVERIFY(writer.commit());
}

void TestEventStore::eventsComeBackByteForByte()
{
    Site site;
    EventRecord partners = record(1);
    partners.context = R"([{"their":"https://example.com/\u00e9/"}])";
    partners.json = "{\"weight\":1.50,\"name\":\"\\u00e9\xc3\xa9\"}";
    partners.contentHash = QByteArray("\0\xff\\'", 4);
    EventRecord second = partners;
    second.eventId = u"urn:x:2"_s;
    QVERIFY(site.write([&](StoreWriter &writer) {
        writer.addEvent(partners);
        writer.addEvent(second);
    }));
    const auto page = site.reader()->events({.ascending = true, .perPage = 10});
    QCOMPARE(page->events.size(), 2);
    for (const FoundEvent &event : page->events) {
        QCOMPARE(event.json, partners.json);
        QCOMPARE(event.context, partners.context);
        QCOMPARE(event.recordTime, Noon);
    }
    site.writer().begin(Noon);
    QCOMPARE(site.writer().contentHashOf(u"urn:x:2"_s, false), partners.contentHash);
    site.writer().rollback();
}

void TestEventStore::indexFindsWhatItNames_data()
{
    QTest::addColumn<EventQuery>("query");
    QTest::addColumn<QList<qint64>>("found");
    using Comparison = NumberCondition::Comparison;
    const auto named = [](int roles, const KeyPattern &pattern) {
        EventQuery query{.ascending = true};
        query.names = {{roles, {pattern}}};
        return query;
    };
    const auto valued = [](const QString &field, const QStringList &texts,
                           const QList<double> &numbers) {
        EventQuery query{.ascending = true};
        query.values = {{field, texts, numbers}};
        return query;
    };
    const auto compared = [](Comparison comparison, double value) {
        EventQuery query{.ascending = true};
        query.numbers = {{u"agw:weight"_s, comparison, value}};
        return query;
    };
    QTest::newRow("by EPC") << named(EventIndex::Epc, {u"01/09521141012345/21/A"_s})
                            << QList<qint64>{1};
    QTest::newRow("not in that role")
        << named(EventIndex::Parent, {u"01/09521141012345/21/A"_s}) << QList<qint64>{};
    QTest::newRow("by either role")
        << named(EventIndex::Epc | EventIndex::Parent, {u"00/395211410000000015"_s})
        << QList<qint64>{1, 2};
    QTest::newRow("by prefix") << named(EventIndex::Epc, {u"01/09521141012345/"_s, true, {}})
                               << QList<qint64>{1, 2};
    QTest::newRow("prefix that has _ and %")
        << named(EventIndex::Epc, {u"01/0952114101234_/"_s, true, {}}) << QList<qint64>{};
    QTest::newRow("a text") << valued(u"agw:lane"_s, {u"3"_s, u"5"_s}, {}) << QList<qint64>{2, 3};
    QTest::newRow("that it is there") << valued(u"agw:lane"_s, {}, {}) << QList<qint64>{2, 3};
    QTest::newRow("a number") << valued(u"agw:weight"_s, {}, {12.5}) << QList<qint64>{1};
    QTest::newRow("no such field") << valued(u"agw:none"_s, {}, {}) << QList<qint64>{};
    QTest::newRow("less") << compared(Comparison::Less, 12.5) << QList<qint64>{};
    QTest::newRow("less or equal") << compared(Comparison::LessOrEqual, 12.5) << QList<qint64>{1};
    QTest::newRow("greater") << compared(Comparison::Greater, 12.5) << QList<qint64>{3};
    EventQuery column{.ascending = true};
    column.restrict(EventColumn::BizStep, {u"packing"_s});
    QTest::newRow("by column") << column << QList<qint64>{2};
    EventQuery both = column;
    both.names = {{EventIndex::Epc, {{u"01/09521141012345/21/A"_s}}}};
    QTest::newRow("both must hold") << both << QList<qint64>{};
}

void TestEventStore::indexFindsWhatItNames()
{
    QFETCH(const EventQuery, query);
    QFETCH(const QList<qint64>, found);
    Site site;
    QVERIFY(site.write([](StoreWriter &writer) {
        EventIndex first;
        first.names = {{u"01/09521141012345/21/A"_s, EventIndex::Epc},
                       {u"00/395211410000000015"_s, EventIndex::Epc}};
        first.numbers = {{u"agw:weight"_s, 12.5}, {u"agw:weight"_s, 12.5}};
        writer.addEvent(indexed(1, first));
        EventIndex second;
        second.names = {{u"01/09521141012345/21/B"_s, EventIndex::Epc},
                        {u"00/395211410000000015"_s, EventIndex::Parent}};
        second.texts = {{u"agw:lane"_s, u"3"_s}, {u"agw:lane"_s, u"4"_s}, {u"agw:lane"_s, u"3"_s}};
        EventRecord packing = indexed(2, second);
        packing.bizStep = u"packing"_s;
        writer.addEvent(packing);
        EventIndex third;
        third.texts = {{u"agw:lane"_s, u"5"_s}};
        third.numbers = {{u"agw:weight"_s, 13}};
        writer.addEvent(indexed(3, third));
    }));
    const auto reader = site.reader();
    QCOMPARE(sequencesOf(reader->events(query)), found);
    QCOMPARE(*reader->countEvents(query, 10), found.size());
    QCOMPARE(*reader->countEvents(query, 1), qMin<qsizetype>(1, found.size()));
}

void TestEventStore::collectionsListEachOnce()
{
    Site site;
    QVERIFY(site.write([](StoreWriter &writer) {
        for (int i = 0; i < 12; ++i) {
            EventRecord event = record(i);
            event.bizStep = i % 2 == 0 ? u"packing"_s : u"Packing"_s; // by code point
            event.disposition = u"active"_s;
            event.index.readPoint = u"414/9521141100011/254/L"_s + QString::number(i % 3);
            writer.addEvent(event);
        }
    }));
    const auto reader = site.reader();
    QCOMPARE(*reader->collection(Collection::BizSteps, {}, 10),
             (QStringList{u"Packing"_s, u"packing"_s}));
    QCOMPARE(*reader->collection(Collection::Dispositions, {}, 10), QStringList{u"active"_s});
    QCOMPARE(*reader->collection(Collection::ReadPoints, u"414/9521141100011/254/L0"_s, 1),
             QStringList{u"414/9521141100011/254/L1"_s});
    QVERIFY(reader->collection(Collection::BizLocations, {}, 10)->isEmpty());
    QCOMPARE(reader->collection(Collection::Epcs, {}, 10)->size(), 3);
}

void TestEventStore::declarationsSilenceTheirEvents()
{
    Site site;
    StoreWriter &writer = site.writer();
    writer.begin(Noon);
    writer.addEvent(record(3)); // names …/21/0, like 6; happened later than 6
    writer.addEvent(record(6));
    const QString uri = packUri(u"0"_s);
    QCOMPARE(writer.liveEventsOf({uri}), (QList<QByteArray>{"{\"n\":6}", "{\"n\":3}"}));
    EventRecord declaration = record(6);
    declaration.declaration = true;
    QCOMPARE(writer.addEvent(declaration), 3);
    QCOMPARE(writer.liveEventsOf({uri}), QList<QByteArray>{"{\"n\":3}"});
    QCOMPARE(writer.contentHashOf(u"urn:x:6"_s, true), QByteArray("hash"));
    QVERIFY(writer.commit());
}

void TestEventStore::jobsAreListedAndForgotten()
{
    Site site;
    QVERIFY(site.write([](StoreWriter &writer) {
        for (int i = 0; i < 5; ++i)
            writer.addJob(job(i));
    }));
    const auto reader = site.reader();
    const auto one = *reader->job(u"3"_s);
    QVERIFY(one);
    QCOMPARE(one->createdAt, Noon.addSecs(3));
    QCOMPARE(one->errors, job(3).errors);
    QCOMPARE(one->results, job(3).results);
    QVERIFY(!one->success);
    const auto first = *reader->jobs({}, 2);
    QCOMPARE(first.size(), 2);
    QCOMPARE(first.last().id, u"3"_s);
    const auto rest = *reader->jobs(JobPosition{first.last().createdAt, first.last().id}, 10);
    QCOMPARE(rest.size(), 3);
    QCOMPARE(rest.first().id, u"2"_s);
    QVERIFY(site.write([](StoreWriter &writer) { writer.removeJobsBefore(Noon.addSecs(4)); }));
    QVERIFY(!*reader->job(u"3"_s));
    QCOMPARE(reader->jobs({}, 10)->size(), 1);
}

void TestEventStore::queriesHaveOneName()
{
    Site site;
    const NamedQuery query{u"blocked é"_s, {{u"EQ_bizStep"_s, u"holding"_s}}, "agw=x", Noon};
    bool second = true;
    QVERIFY(site.write([&](StoreWriter &writer) {
        QVERIFY(writer.addQuery(query));
        second = writer.addQuery(query);
        QVERIFY(writer.addQuery({u"also"_s, {}, {}, Noon}));
        QVERIFY(!writer.addSubscription(subscription(u"s1"_s, u"nowhere"_s)));
    }));
    QVERIFY(!second);
    const auto reader = site.reader();
    const auto found = *reader->namedQuery(query.name);
    QVERIFY(found);
    QCOMPARE(found->query, query.query);
    QCOMPARE(found->extensions, query.extensions);
    QCOMPARE(found->createdAt, Noon);
    QCOMPARE(reader->namedQueries({}, 10)->size(), 2);
    QCOMPARE(reader->namedQueries(u"also"_s, 10)->first().name, query.name);
    bool again = true;
    QVERIFY(site.write([&](StoreWriter &writer) {
        QVERIFY(writer.removeQuery(query.name));
        again = writer.removeQuery(query.name);
    }));
    QVERIFY(!again);
    QVERIFY(!*reader->namedQuery(query.name));
}

void TestEventStore::subscriptionsKeepTheirPlace()
{
    Site site;
    const Subscription made = subscription(u"s1"_s, u"q"_s);
    Subscription other = subscription(u"s2"_s, u"r"_s);
    other.initialRecordTime = {};
    QVERIFY(site.write([&](StoreWriter &writer) {
        writer.addQuery({u"q"_s, {}, {}, Noon});
        writer.addQuery({u"r"_s, {}, {}, Noon});
        QVERIFY(writer.addSubscription(made));
        QVERIFY(writer.addSubscription(other));
        writer.noteDelivery(u"s1"_s, 17, Noon.addSecs(5));
        writer.noteDelivery(u"gone"_s, 17, Noon);
    }));
    const auto reader = site.reader();
    QCOMPARE(reader->subscriptions({})->size(), 2);
    const auto found = *reader->subscriptions(u"q"_s);
    QCOMPARE(found.size(), 1);
    const Subscription &one = found.first();
    QCOMPARE(one.dest, made.dest);
    QCOMPARE(one.secret, made.secret);
    QCOMPARE(one.schedule, made.schedule);
    QVERIFY(one.reportIfEmpty);
    QCOMPARE(one.initialRecordTime, made.initialRecordTime);
    QCOMPARE(one.epcFormat, made.epcFormat);
    QCOMPARE(one.position, 17);
    QCOMPARE(one.notifiedAt, Noon.addSecs(5));
    QVERIFY(!reader->subscriptions(u"r"_s)->first().initialRecordTime.isValid());
    QVERIFY(site.write([](StoreWriter &writer) {
        QVERIFY(writer.removeQuery(u"q"_s)); // and its subscriptions
        QVERIFY(!writer.removeSubscription(u"s1"_s));
        QVERIFY(writer.removeSubscription(u"s2"_s));
    }));
    QVERIFY(reader->subscriptions({})->isEmpty());
}

void TestEventStore::stationsAndMasterData()
{
    Site site;
    QVERIFY(!*site.reader()->masterData());
    QVERIFY(site.write([](StoreWriter &writer) {
        QVERIFY(writer.isEmpty());
        writer.putMasterData({u"v1"_s, "{}"});
        writer.putMasterData({u"v2"_s, "{\"company\":\"\xc3\xa9\"}"});
        QVERIFY(!writer.isEmpty());
        writer.noteSequence(u"WS1"_s, 7);
        writer.noteSequence(u"WS1"_s, 5); // never back
        writer.putStatus(u"WS1"_s, {{u"cursor"_s, 1}});
        writer.putStatus(u"WS2"_s, {{u"cursor"_s, 2}});
    }));
    const auto reader = site.reader();
    const auto data = *reader->masterData();
    QVERIFY(data);
    QCOMPARE(data->version, u"v2"_s);
    QCOMPARE(data->json, QByteArray("{\"company\":\"\xc3\xa9\"}"));
    QCOMPARE(reader->changes({0, 10, u"WS1"_s})->stationSequence, 7);
    QCOMPARE(reader->changes({0, 10, u"WS2"_s})->stationSequence, 0);
    QCOMPARE(reader->changes({0, 10, u"WS9"_s})->stationSequence, 0);
    QCOMPARE(reader->changes({})->masterDataVersion, u"v2"_s);
    QCOMPARE(*reader->sequenceBefore(Noon), 0);
}

void TestEventStore::rollbackLeavesNothing()
{
    Site site;
    StoreWriter &writer = site.writer();
    EventIndex index;
    index.texts = {{u"agw:new"_s, u"x"_s}}; // a field that is new in it
    writer.begin(Noon);
    writer.putUnit(unit(packUri(u"A"_s)), writer.addEvent(indexed(1, index)));
    writer.rollback();
    QCOMPARE(site.reader()->counts()->events, 0);
    QCOMPARE(site.reader()->counts()->head, 0);
    writer.begin(Noon);
    QVERIFY(!writer.unit(packUri(u"A"_s)));
    writer.savepoint();
    writer.addEvent(indexed(2, index));
    writer.rollbackToSavepoint();
    QCOMPARE(writer.addEvent(indexed(3, index)), 1);
    writer.putUnit(unit(packUri(u"B"_s)), 1);
    QVERIFY(writer.commit());
    EventQuery query;
    query.values = {{u"agw:new"_s, {u"x"_s}, {}}};
    QCOMPARE(sequencesOf(site.reader()->events(query)), QList<qint64>{1});
    QCOMPARE(site.reader()->counts()->head, 1);
    QCOMPARE(*site.reader()->sequenceBefore(Noon.addSecs(1)), 1);
}

QTEST_GUILESS_MAIN(TestEventStore)
#include "tst_eventstore.moc"
