// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/centralsite.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

const QString Carton = ssccUri(1);
const QString Pallet = ssccUri(2);

QJsonObject closed(const QString &container, int minute)
{
    return with(objectEvent(u"OBSERVE"_s, {container}, u"packing"_s, u"container_closed"_s, minute),
                {{u"agw:container"_s, u"closed"_s}});
}

/// A carton with two packs, verified label, closed, on a pallet that is closed, too.
QList<QJsonObject> palletWithCarton()
{
    return {objectEvent(u"ADD"_s, {packUri(u"A"_s), packUri(u"B"_s), Carton, Pallet},
                        u"commissioning"_s, u"active"_s),
            aggregationEvent(u"ADD"_s, Carton, {packUri(u"A"_s), packUri(u"B"_s)}, 1),
            closed(Carton, 2),
            with(objectEvent(u"OBSERVE"_s, {Carton}, u"inspecting"_s, {}, 3),
                 {{u"agw:label"_s, u"verified"_s}}),
            aggregationEvent(u"ADD"_s, Pallet, {Carton}, 4),
            closed(Pallet, 5)};
}

} // namespace

/// What stations are told of labels, changed contents and evidence (D6, R-DA-5).
class TestContainerFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fillingBreaksNothing();
    void removalMakesAllLabelsStale();
    void lateRemovalDoesToo_data();
    void lateRemovalDoesToo();
    void verifiedSinceThatRemoval();
    void verifiedContentsMendTheBreak();
    void takingBackRestores();
    void declarationRestoresToo();
    void foreignContainerIsNotBrokenByFilling();
};

void TestContainerFacts::fillingBreaksNothing()
{
    CentralSite site;
    QVERIFY(site.capture(palletWithCarton()).success);
    QCOMPARE(site.row(keyOfUri(Carton))[u"label"].toString(), u"verified"_s);
    QVERIFY(!site.row(keyOfUri(Carton)).contains(u"broken"));
    QVERIFY(!site.row(keyOfUri(Pallet)).contains(u"label"));
}

void TestContainerFacts::removalMakesAllLabelsStale()
{
    CentralSite site;
    QVERIFY(site.capture(palletWithCarton()).success);
    QVERIFY(site.capture({aggregationEvent(u"DELETE"_s, Carton, {packUri(u"A"_s)}, 6)}).success);
    for (const QString &container : {Carton, Pallet}) {
        QCOMPARE(site.row(keyOfUri(container))[u"label"].toString(), u"stale"_s);
        QVERIFY(site.row(keyOfUri(container))[u"broken"].toBool());
    }
}

void TestContainerFacts::lateRemovalDoesToo_data()
{
    QTest::addColumn<QStringList>("children");
    QTest::newRow("of one") << QStringList{packUri(u"A"_s)};
    QTest::newRow("of all, by a system that names none") << QStringList();
}

/// What comes after what followed it says the same of everything around as if it had come in time.
void TestContainerFacts::lateRemovalDoesToo()
{
    QFETCH(const QStringList, children);
    const QJsonObject removal = aggregationEvent(u"DELETE"_s, Carton, children, 6);
    const QList<QJsonObject> since{
        objectEvent(u"OBSERVE"_s, {Carton}, u"storing"_s, u"in_progress"_s, 7)};
    CentralSite inTime, late;
    QVERIFY(inTime.capture(palletWithCarton() + QList{removal} + since).success);
    QVERIFY(late.capture(palletWithCarton() + since).success);
    QVERIFY(late.capture({removal}).success);
    for (CentralSite *site : {&inTime, &late}) {
        for (const QString &container : {Carton, Pallet}) {
            const QJsonObject row = site->row(keyOfUri(container));
            QCOMPARE(row[u"label"].toString(), u"stale"_s);
            QVERIFY(row[u"broken"].toBool());
        }
        QVERIFY(site->row(keyOfUri(packUri(u"A"_s)))[u"parent"].isNull());
        QCOMPARE(site->row(keyOfUri(packUri(u"B"_s)))[u"parent"].isNull(), children.isEmpty());
    }
}

/// Whoever has looked and labelled anew since knew of it.
void TestContainerFacts::verifiedSinceThatRemoval()
{
    CentralSite site;
    QVERIFY(site.capture(palletWithCarton()).success);
    QVERIFY(
        site.capture({with(objectEvent(u"OBSERVE"_s, {Pallet}, u"inspecting"_s, u"conformant"_s, 8),
                           {{u"agw:label"_s, u"verified"_s},
                            {u"persistentDisposition"_s,
                             QJsonObject{{u"set"_s, QJsonArray{u"completeness_verified"_s}}}}}),
                      objectEvent(u"OBSERVE"_s, {Carton}, u"storing"_s, u"in_progress"_s, 7)})
            .success);
    QVERIFY(site.capture({aggregationEvent(u"DELETE"_s, Carton, {}, 6)}).success);
    QCOMPARE(site.row(keyOfUri(Carton))[u"label"].toString(), u"stale"_s);
    const QJsonObject pallet = site.row(keyOfUri(Pallet));
    QCOMPARE(pallet[u"label"].toString(), u"verified"_s);
    QVERIFY(!pallet.contains(u"broken"));
}

void TestContainerFacts::verifiedContentsMendTheBreak()
{
    CentralSite site;
    QVERIFY(site.capture(palletWithCarton()).success);
    QVERIFY(site.capture({aggregationEvent(u"DELETE"_s, Carton, {packUri(u"A"_s)}, 6)}).success);
    QVERIFY(
        site.capture({with(objectEvent(u"OBSERVE"_s, {Carton}, u"inspecting"_s, u"conformant"_s, 7),
                           {{u"persistentDisposition"_s,
                             QJsonObject{{u"set"_s, QJsonArray{u"completeness_verified"_s}}}}})})
            .success);
    const QJsonObject row = site.row(keyOfUri(Carton));
    QVERIFY(!row.contains(u"broken"));
    QCOMPARE(row[u"evidence"].toString(), u"verified"_s);
    QCOMPARE(row[u"label"].toString(), u"stale"_s); // what it says is still not what is inside
}

void TestContainerFacts::takingBackRestores()
{
    CentralSite site;
    QVERIFY(site.capture(palletWithCarton()).success);
    QVERIFY(site.capture({aggregationEvent(u"DELETE"_s, Carton, {packUri(u"A"_s)}, 6)}).success);
    const QJsonObject restored{{u"agw:id"_s, Carton},
                               {u"agw:label"_s, u"verified"_s},
                               {u"agw:broken"_s, u"false"_s},
                               {u"agw:evidence"_s, u"unverified"_s}};
    QVERIFY(site.capture({with(aggregationEvent(u"ADD"_s, Carton, {packUri(u"A"_s)}, 7),
                               {{u"agw:restored"_s, QJsonArray{restored}}})})
                .success);
    QCOMPARE(site.row(keyOfUri(Carton))[u"label"].toString(), u"verified"_s);
    QVERIFY(!site.row(keyOfUri(Carton)).contains(u"broken"));
    QCOMPARE(site.row(keyOfUri(Pallet))[u"label"].toString(), u"stale"_s); // it was not named
}

void TestContainerFacts::declarationRestoresToo()
{
    CentralSite site;
    QVERIFY(site.capture(palletWithCarton()).success);
    const QJsonObject verified = with(objectEvent(u"OBSERVE"_s, {Pallet}, u"inspecting"_s, {}, 8),
                                      {{u"agw:label"_s, u"verified"_s}});
    QVERIFY(site.capture({verified}).success);
    QCOMPARE(site.row(keyOfUri(Pallet))[u"label"].toString(), u"verified"_s);
    const QJsonObject restored{{u"agw:id"_s, Pallet},
                               {u"agw:label"_s, u"stale"_s},
                               {u"agw:broken"_s, u"true"_s},
                               {u"agw:evidence"_s, u"unverified"_s}};
    const QJsonObject declaration{{u"declarationTime"_s, u"2026-05-11T10:00:00Z"_s},
                                  {u"reason"_s, u"did_not_occur"_s},
                                  {u"agw:restored"_s, QJsonArray{restored}}};
    QVERIFY(site.capture({with(verified, {{u"errorDeclaration"_s, declaration}})}).success);
    QCOMPARE(site.row(keyOfUri(Pallet))[u"label"].toString(), u"stale"_s);
}

void TestContainerFacts::foreignContainerIsNotBrokenByFilling()
{
    // Others do not tell when they close: what they add is no change of a finished container.
    CentralSite site;
    QVERIFY(site.capture({objectEvent(u"ADD"_s, {packUri(u"A"_s), packUri(u"B"_s), Carton},
                                      u"commissioning"_s, u"active"_s),
                          aggregationEvent(u"ADD"_s, Carton, {packUri(u"A"_s)}, 1),
                          aggregationEvent(u"ADD"_s, Carton, {packUri(u"B"_s)}, 2)})
                .success);
    QVERIFY(!site.row(keyOfUri(Carton)).contains(u"broken"));
}

QTEST_GUILESS_MAIN(TestContainerFacts)
#include "tst_containerfacts.moc"
