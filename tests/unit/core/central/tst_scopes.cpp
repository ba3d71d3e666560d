// SPDX-License-Identifier: Apache-2.0
#include "core/central/postgreseventstore.h"
#include "core/central/scopeledger.h"
#include "core/central/sqlite.h"
#include "core/central/sqliteeventstore.h"
#include "core/central/unitkey.h"
#include "tests/support/privatepostgres.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;
using pw::domain::FeedScope;
using pw::domain::SetChecksum;
using pw::test::packUri;
using pw::test::ssccUri;

namespace {

const QDateTime Noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);
const pw::gs1::Gtin Gtin = *pw::gs1::Gtin::parse(u"09521141012345");
const FeedScope Lot1 = FeedScope::batch(Gtin, u"L/1"_s);
const QList<FeedScope> Scopes{FeedScope::exceptions(), Lot1, FeedScope::batch(Gtin, u"L2"_s),
                              FeedScope::product(Gtin), FeedScope::site()};

pw::test::PrivatePostgres &server()
{
    static pw::test::PrivatePostgres server;
    return server;
}

EventRecord record(int number)
{
    EventRecord event;
    event.eventId = u"urn:x:"_s + QString::number(number);
    event.contentHash = "hash";
    event.json = "{}";
    event.eventTime = Noon;
    event.type = u"ObjectEvent"_s;
    return event;
}

UnitRecord randomUnit(QRandomGenerator &random)
{
    using Lifecycle = pw::epcis::ObjectState::Lifecycle;
    UnitRecord unit;
    const int number = random.bounded(60);
    unit.state.id = number < 10 ? ssccUri(number) : packUri(u"S%2F"_s + QString::number(number));
    unit.state.lifecycle = Lifecycle(random.bounded(4));
    unit.custody = Custody(random.bounded(3));
    unit.level = number < 10 ? u"carton"_s : u"pack"_s;
    if (random.bounded(2))
        unit.state.parent = ssccUri(random.bounded(10));
    if (number >= 10 && random.bounded(3))
        unit.lot = random.bounded(2) ? u"L/1"_s : u"L2"_s;
    unit.container = number < 10 && random.bounded(2);
    unit.open = unit.container && random.bounded(2);
    unit.duplicate = random.bounded(10) == 0;
    if (random.bounded(3) == 0)
        unit.holds.append({u"unavailable"_s, u"check"_s, u"QA"_s, Noon});
    return unit;
}

LotRecord randomLot(QRandomGenerator &random)
{
    LotRecord lot{u"01/09521141012345/10/L%1"_s.arg(random.bounded(3)), 0, {}};
    if (random.bounded(2))
        lot.holds.append({u"recalled"_s, {}, u"QA"_s, Noon});
    return lot;
}

/// The sums of a scope, made from the rows the feed of the site gives.
SetChecksum fromScratch(StoreReader &reader, const QString &epoch, const FeedScope &scope)
{
    const pw::domain::RowDigester digester(epoch);
    SetChecksum sums;
    const auto count = [&](const ScopeMember &member) {
        if (scope.contains(member.facts))
            sums.add(member.digest);
    };
    const auto page = reader.changes({0, 5000, {}});
    for (const UnitRecord &unit : page->units)
        count(scopeMember(digester, unit));
    for (const LotRecord &lot : page->lots) {
        if (!lot.holds.isEmpty())
            count(scopeMember(digester, lot));
    }
    return sums;
}

/// Who is in a scope, as one who follows it page by page comes to know.
class Follower
{
public:
    explicit Follower(const FeedScope &scope) : m_scope(scope) {}
    bool follow(StoreReader &reader)
    {
        for (;;) {
            const auto page = reader.changes({m_since, 7, {}, m_scope});
            if (!page || page->to < m_since)
                return false;
            for (const UnitRecord &unit : page->units)
                m_members.insert(unit.state.id);
            for (const FeedPage::Departed &departed : page->departed)
                m_members.remove(departed.unit.state.id);
            m_since = page->to;
            if (page->upToDate())
                return true;
        }
    }
    const QSet<QString> &members() const { return m_members; }

private:
    FeedScope m_scope;
    qint64 m_since = 0;
    QSet<QString> m_members;
};

QSet<QString> membersOf(StoreReader &reader, const FeedScope &scope)
{
    QSet<QString> members;
    const pw::domain::RowDigester digester(u"any"_s);
    const auto page = reader.changes({0, 5000, {}});
    for (const UnitRecord &unit : page->units) {
        if (scope.contains(scopeMember(digester, unit).facts))
            members.insert(unit.state.id);
    }
    return members;
}

} // namespace

class TestScopes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(server().start(), qPrintable(server().failure())); }
    void init();
    void sumsFollowEveryChange_data() { stores(); }
    void sumsFollowEveryChange();
    void takenBackWithTheTransaction_data() { stores(); }
    void takenBackWithTheTransaction();
    void filledInForOlderStores_data() { stores(); }
    void filledInForOlderStores();
    void followersLearnWhoLeft_data() { stores(); }
    void followersLearnWhoLeft();
    void lowWaterRisesWithWhatIsForgotten_data() { stores(); }
    void lowWaterRisesWithWhatIsForgotten();
    void partsComeByKey_data() { stores(); }
    void partsComeByKey();

private:
    static void stores();
    bool open();
    StoreWriter &writer() { return m_store->writer(); }
    /// Whatever the store: statements that no part of the program would make.
    bool tamper(const QString &sql);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_target;
    std::unique_ptr<EventStore> m_store;
    std::unique_ptr<StoreReader> m_reader;
    QRandomGenerator m_random;
    int m_event = 0;
};

void TestScopes::stores()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

bool TestScopes::open()
{
    QFETCH(const bool, postgres);
    m_reader.reset();
    m_store.reset();
    if (postgres) {
        auto opened = PostgresEventStore::open(m_target, SchemaPolicy::Upgrade);
        if (opened)
            m_store = *std::move(opened);
    } else {
        auto opened = SqliteEventStore::open(m_folder->path());
        if (opened)
            m_store = *std::move(opened);
    }
    if (!m_store)
        return false;
    auto reader = m_store->openReader();
    if (reader)
        m_reader = *std::move(reader);
    return m_reader != nullptr;
}

void TestScopes::init()
{
    QFETCH(const bool, postgres);
    m_reader.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    if (postgres)
        m_target = server().newDatabase();
    m_random.seed(20260511);
    m_event = 0;
    QVERIFY(open());
}

bool TestScopes::tamper(const QString &sql)
{
    QFETCH(const bool, postgres);
    if (postgres)
        return server().query(m_target, sql);
    auto opened = sqlite::Connection::open(m_folder->filePath(u"central.db"_s),
                                           sqlite::Connection::Mode::ReadWrite);
    if (!opened)
        return false;
    sqlite::Connection connection = *std::move(opened);
    return connection.execute(sql.toUtf8()).has_value();
}

void TestScopes::sumsFollowEveryChange()
{
    for (int round = 0; round < 40; ++round) {
        writer().begin(Noon);
        const qint64 event = writer().addEvent(record(++m_event));
        for (int i = m_random.bounded(12); i >= 0; --i) {
            // Jobs that are taken back leave nothing behind.
            const bool isTakenBack = m_random.bounded(4) == 0;
            writer().savepoint();
            writer().putUnit(randomUnit(m_random), event);
            if (m_random.bounded(5) == 0)
                writer().putLot(randomLot(m_random));
            if (isTakenBack)
                writer().rollbackToSavepoint();
            else
                writer().releaseSavepoint();
        }
        QVERIFY(writer().commit());
        for (const FeedScope &scope : Scopes) {
            const auto kept = m_reader->scopeSums(scope);
            QVERIFY(kept);
            QVERIFY2(kept->sums == fromScratch(*m_reader, m_store->epoch(), scope),
                     qPrintable(scope.name()));
        }
    }
    QVERIFY(m_reader->scopeSums(FeedScope::exceptions())->sums.rows() > 0);
    QVERIFY(m_reader->scopeSums(Lot1)->sums.rows() > 0);
}

void TestScopes::takenBackWithTheTransaction()
{
    writer().begin(Noon);
    writer().putUnit(randomUnit(m_random), writer().addEvent(record(1)));
    QVERIFY(writer().commit());
    const SetChecksum before = m_reader->scopeSums(FeedScope::site())->sums;
    writer().begin(Noon);
    for (int i = 0; i < 20; ++i)
        writer().putUnit(randomUnit(m_random), writer().addEvent(record(2 + i)));
    writer().rollback();
    writer().begin(Noon);
    const UnitRecord last = randomUnit(m_random);
    writer().putUnit(last, writer().addEvent(record(2)));
    QVERIFY(writer().commit());
    const SetChecksum after = m_reader->scopeSums(FeedScope::site())->sums;
    QVERIFY(after != before);
    QVERIFY(after == fromScratch(*m_reader, m_store->epoch(), FeedScope::site()));
}

void TestScopes::filledInForOlderStores()
{
    writer().begin(Noon);
    for (int i = 0; i < 200; ++i)
        writer().putUnit(randomUnit(m_random), writer().addEvent(record(++m_event)));
    for (int i = 0; i < 5; ++i)
        writer().putLot(randomLot(m_random));
    QVERIFY(writer().commit());
    QList<SetChecksum> sums;
    for (const FeedScope &scope : Scopes)
        sums.append(m_reader->scopeSums(scope)->sums);
    m_reader.reset();
    m_store.reset();
    QVERIFY(tamper(u"DELETE FROM scope; UPDATE unit SET digest = 0, exceptional = 0;"
                   "UPDATE lot SET digest = NULL; INSERT INTO meta VALUES ('unscoped', 1)"_s));
    QVERIFY(open());
    for (qsizetype i = 0; i < Scopes.size(); ++i)
        QVERIFY2(m_reader->scopeSums(Scopes[i])->sums == sums[i], qPrintable(Scopes[i].name()));
    writer().begin(Noon);
    writer().putUnit(randomUnit(m_random), writer().addEvent(record(++m_event)));
    QVERIFY(writer().commit());
    for (const FeedScope &scope : Scopes)
        QVERIFY(m_reader->scopeSums(scope)->sums
                == fromScratch(*m_reader, m_store->epoch(), scope));
}

void TestScopes::followersLearnWhoLeft()
{
    std::vector<Follower> followers;
    for (const FeedScope &scope : Scopes)
        followers.emplace_back(scope);
    for (int round = 0; round < 60; ++round) {
        writer().begin(Noon);
        for (int i = m_random.bounded(9); i >= 0; --i)
            writer().putUnit(randomUnit(m_random), writer().addEvent(record(++m_event)));
        QVERIFY(writer().commit());
        for (size_t i = 0; i < followers.size(); ++i) {
            if (m_random.bounded(3) == 0)
                continue; // looks less often
            QVERIFY(followers[i].follow(*m_reader));
            QCOMPARE(followers[i].members(), membersOf(*m_reader, Scopes[qsizetype(i)]));
        }
    }
}

void TestScopes::lowWaterRisesWithWhatIsForgotten()
{
    UnitRecord unit = randomUnit(m_random);
    unit.holds = {{u"unavailable"_s, {}, u"QA"_s, Noon}};
    unit.state.lifecycle = pw::epcis::ObjectState::Lifecycle::Active;
    unit.duplicate = false;
    writer().begin(Noon);
    writer().putUnit(unit, writer().addEvent(record(1)));
    unit.holds.clear();
    writer().putUnit(unit, writer().addEvent(record(2)));
    QVERIFY(writer().commit());
    const FeedQuery query{0, 10, {}, FeedScope::exceptions()};
    QCOMPARE(m_reader->changes(query)->departed.size(), 1);
    writer().begin(Noon);
    writer().removeDepartedBefore(Noon);
    QVERIFY(writer().commit());
    QCOMPARE(m_reader->counts()->lowWater, 0);
    writer().begin(Noon);
    writer().removeDepartedBefore(Noon.addSecs(1));
    QVERIFY(writer().commit());
    QCOMPARE(m_reader->counts()->lowWater, 2);
    QCOMPARE(m_reader->changes(query)->departed.size(), 0);
}

void TestScopes::partsComeByKey()
{
    writer().begin(Noon);
    const qint64 event = writer().addEvent(record(1));
    for (int i = 0; i < 300; ++i)
        writer().putUnit(randomUnit(m_random), event);
    for (int i = 0; i < 9; ++i)
        writer().putLot(randomLot(m_random));
    QVERIFY(writer().commit());
    const pw::domain::RowDigester digester(m_store->epoch());
    for (const FeedScope &scope : Scopes) {
        SetChecksum sums;
        for (int half = 0; half < 2; ++half) {
            PartsQuery query;
            query.scope = scope;
            query.scan = 9;
            for (size_t part = 0; part < query.parts.size(); ++part)
                query.parts.set(part, int(part % 2) == half);
            do {
                const auto page = m_reader->parts(query);
                QVERIFY(page);
                for (const UnitRecord &unit : page->units) {
                    const ScopeMember member = scopeMember(digester, unit);
                    QCOMPARE(member.digest.part % 2, half);
                    sums.add(member.digest);
                }
                for (const LotRecord &lot : page->lots)
                    sums.add(scopeMember(digester, lot).digest);
                QVERIFY(page->next.isEmpty() || page->next > query.after);
                query.after = page->next;
            } while (!query.after.isEmpty());
        }
        QVERIFY2(sums == m_reader->scopeSums(scope)->sums, qPrintable(scope.name()));
    }
}

QTEST_GUILESS_MAIN(TestScopes)
#include "tst_scopes.moc"
