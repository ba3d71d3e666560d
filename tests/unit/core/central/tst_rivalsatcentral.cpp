// SPDX-License-Identifier: Apache-2.0
// The cases most programs of the trade fail (domain.md, section 8), as central decides them; by
// their numbers there.
#include "tests/unit/core/central/centralsite.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

const QString Pack = packUri(u"A"_s);
const QString Carton = ssccUri(1);
const QString Other = ssccUri(2);

QList<QJsonObject> commissioned()
{
    return {objectEvent(u"ADD"_s, {Pack, Carton, Other}, u"commissioning"_s, u"active"_s)};
}

} // namespace

class TestRivalsAtCentral : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void case11_sentAgain();
    void case12_threeOfFiveAccepted_data();
    void case12_threeOfFiveAccepted();
    void case17_declaredAnErrorAndSentAnew_data();
    void case17_declaredAnErrorAndSentAnew();
};

/// A retry of what is there already succeeds and does nothing; other contents under the same
/// eventID are a conflict.
void TestRivalsAtCentral::case11_sentAgain()
{
    CentralSite site;
    const QJsonObject add = aggregationEvent(u"ADD"_s, Carton, {Pack}, 1);
    QVERIFY(site.capture(commissioned() + QList{add}).success);
    const qint64 stored = site.events();
    QVERIFY(site.capture({add}).success);
    QCOMPARE(site.events(), stored);
    const auto job = site.capture({with(add, {{u"bizStep"_s, u"loading"_s}})});
    QVERIFY(!job.success);
    QCOMPARE(job.errors.size(), 1);
    QCOMPARE(site.events(), stored);
}

void TestRivalsAtCentral::case12_threeOfFiveAccepted_data()
{
    using Behaviour = CentralSite::Behaviour;
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<qint64>("kept");
    QTest::newRow("rollback: none of them") << Behaviour::Rollback << qint64(0);
    QTest::newRow("proceed: the three") << Behaviour::Proceed << qint64(3);
}

void TestRivalsAtCentral::case12_threeOfFiveAccepted()
{
    QFETCH(const CentralSite::Behaviour, behaviour);
    QFETCH(const qint64, kept);
    CentralSite site;
    QList<QJsonObject> events;
    for (int n = 0; n < 5; ++n) {
        auto event =
            objectEvent(u"ADD"_s, {packUri(QString::number(n))}, u"commissioning"_s, u"active"_s);
        if (n % 2 == 1)
            event.insert(u"bizStep"_s, u"commisioning"_s); // no word of the vocabulary
        events.append(event);
    }
    const auto job = site.capture(events, behaviour);
    QCOMPARE(job.errors.size(), 2);
    for (int error = 0; error < 2; ++error) // each is pointed at
        QCOMPARE(job.errors[error][u"agw:eventID"].toString(),
                 events[1 + 2 * error][u"eventID"].toString());
    QCOMPARE(site.events(), kept);
    QCOMPARE(site.rows().size(), qsizetype(kept));
}

void TestRivalsAtCentral::case17_declaredAnErrorAndSentAnew_data()
{
    QTest::addColumn<QList<int>>("order"); // 0 the wrong event, 1 its declaration, 2 the right one
    QTest::newRow("as it happened") << QList<int>{0, 1, 2};
    QTest::newRow("and the wrong one once more") << QList<int>{0, 1, 2, 0};
    QTest::newRow("the declaration first") << QList<int>{1, 0, 2};
    QTest::newRow("the right one before the declaration") << QList<int>{1, 2, 0};
}

void TestRivalsAtCentral::case17_declaredAnErrorAndSentAnew()
{
    QFETCH(const QList<int>, order);
    CentralSite site;
    const QJsonObject wrong = aggregationEvent(u"ADD"_s, Other, {Pack}, 1);
    const QJsonObject declaration =
        with(wrong,
             {{u"errorDeclaration"_s, QJsonObject{{u"declarationTime"_s, u"2026-05-11T10:00:00Z"_s},
                                                  {u"reason"_s, u"incorrect_data"_s}}}});
    const QJsonObject right = aggregationEvent(u"ADD"_s, Carton, {Pack}, 2);
    const QList<QJsonObject> events{wrong, declaration, right};
    QVERIFY(site.capture(commissioned()).success);
    for (const int i : order)
        QVERIFY(site.capture({events[i]}).success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"parent"].toString(), keyOfUri(Carton));
    QCOMPARE(site.events(), 4); // the one that commissioned, and each of the three once
}

QTEST_GUILESS_MAIN(TestRivalsAtCentral)
#include "tst_rivalsatcentral.moc"
