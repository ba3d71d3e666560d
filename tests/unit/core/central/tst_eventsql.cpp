// SPDX-License-Identifier: Apache-2.0
// The one SELECT of the event query: values are bound, for either database's placeholders.
#include "core/central/eventindex.h"
#include "core/central/eventqueryreader.h"
#include "core/central/eventsql.h"

#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;

namespace {

constexpr auto Hostile = "urn:x:'); DROP TABLE event; --"_L1;

EventQuery everything()
{
    EventQuery query;
    query.byId({QString(Hostile)});
    query.columns.append(
        {EventColumn::ReadPoint, {{u"414/1"_s, false, {}}, {u"414/1/"_s, true, {}}}});
    query.names.append({EventIndex::Parent, {{QString(Hostile), true, u"/21/"_s}}});
    query.names.append(NameCondition{EventIndex::AnyEpc, {}}); // matches nothing
    query.values.append({QString(Hostile), {QString(Hostile)}, {1.5}});
    query.values.append({u"there"_s, {}, {}});
    query.numbers.append({u"quantity"_s, NumberCondition::Comparison::GreaterOrEqual, 2});
    query.recordedFrom = QDateTime::fromMSecsSinceEpoch(1, Qt::UTC);
    query.recordedBefore = QDateTime::fromMSecsSinceEpoch(2, Qt::UTC);
    query.happenedFrom = QDateTime::fromMSecsSinceEpoch(3, Qt::UTC);
    query.happenedBefore = QDateTime::fromMSecsSinceEpoch(4, Qt::UTC);
    query.order = EventQuery::Order::EventTime;
    query.after = EventQuery::Position{9, 8, 7};
    return query;
}

/// The numbers of the placeholders, in the order of the text.
QList<int> placeholders(const QByteArray &sql, char mark)
{
    QList<int> numbers;
    const QRegularExpression form(u"\\%1(\\d+)"_s.arg(QLatin1Char(mark)));
    auto matches = form.globalMatch(QString::fromLatin1(sql));
    while (matches.hasNext())
        numbers.append(matches.next().captured(1).toInt());
    return numbers;
}

} // namespace

class TestEventSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreOnlyBound_data();
    void valuesAreOnlyBound();
    void emptyQueryHasItsBound();
};

void TestEventSql::valuesAreOnlyBound_data()
{
    QTest::addColumn<EventSql::Placeholder>("placeholder");
    QTest::addColumn<char>("mark");
    QTest::newRow("SQLite") << EventSql::Placeholder::Question << '?';
    QTest::newRow("PostgreSQL") << EventSql::Placeholder::Dollar << '$';
}

void TestEventSql::valuesAreOnlyBound()
{
    QFETCH(const EventSql::Placeholder, placeholder);
    QFETCH(const char, mark);
    const EventSql sql(everything(), 99, placeholder);
    for (const QByteArray &text : {sql.page(), sql.count(10)}) {
        QVERIFY(!text.contains("DROP"));
        QVERIFY(!text.contains('\''));
        QList<int> expected(sql.values().size());
        std::iota(expected.begin(), expected.end(), 1);
        QList<int> found = placeholders(text, mark);
        std::sort(found.begin(), found.end());
        QCOMPARE(found, expected);
    }
    QCOMPARE(std::get<qint64>(sql.values().first()), 99);
}

void TestEventSql::emptyQueryHasItsBound()
{
    const EventSql sql(EventQuery(), 5, EventSql::Placeholder::Dollar);
    QCOMPARE(sql.values().size(), 1);
    QVERIFY(sql.page().endsWith("ORDER BY event.seq DESC"));
    QVERIFY(sql.page().contains("LIMIT 31)"));
}

QTEST_GUILESS_MAIN(TestEventSql)
#include "tst_eventsql.moc"
