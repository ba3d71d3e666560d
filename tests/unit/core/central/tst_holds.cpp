// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/centralsite.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

const QString PackKey = u"01/09521141012345/21/A"_s;

QJsonObject commission(int minute = 0)
{
    return objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s, minute);
}

/// `how`: "set" or "unset"; empty: neither.
QJsonObject holdEvent(const QString &how, const QString &id, int minute,
                      const QString &word = u"unavailable"_s)
{
    QJsonObject event = objectEvent(
        u"OBSERVE"_s, {packUri(u"A"_s)}, how == u"set"_s ? u"holding"_s : u"inspecting"_s,
        how == u"set"_s ? u"non_sellable_other"_s : u"available"_s, minute);
    if (!how.isEmpty())
        event[u"persistentDisposition"_s] = QJsonObject{{how, QJsonArray{word}}};
    if (!id.isEmpty()) {
        event[u"agw:hold"_s] = QJsonObject{{u"agw:id"_s, id},
                                           {u"agw:class"_s, u"quarantined"_s},
                                           {u"agw:scope"_s, u"serial"_s},
                                           {u"agw:evidence"_s, u"DEV-1"_s}};
    }
    return event;
}

QStringList holdIds(const QJsonObject &row)
{
    QStringList ids;
    for (const QJsonValue &hold : row[u"holds"].toArray())
        ids.append(hold[u"id"].toString());
    return ids;
}

} // namespace

/// Holds as records of their own: placed, told and lifted one by one.
class TestHolds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void severalOnOneUnit();
    void factsReachTheStations();
    void lateReleaseSparesWhatWasPlacedAfterIt();
    void lateReleaseByIdStillLifts();
    void wholeProduct();
    void byDispositionAlone();
    void mismatchUntilFoundRight();
};

void TestHolds::severalOnOneUnit()
{
    CentralSite site;
    QVERIFY(site.capture({commission(), holdEvent(u"set"_s, u"urn:uuid:1"_s, 1),
                          holdEvent(u"set"_s, u"urn:uuid:2"_s, 2)})
                .success);
    QCOMPARE(holdIds(site.row(PackKey)), QStringList({u"urn:uuid:1"_s, u"urn:uuid:2"_s}));
    // The first goes while the disposition stays for the second.
    QVERIFY(site.capture({holdEvent({}, u"urn:uuid:1"_s, 3)}).success);
    QCOMPARE(holdIds(site.row(PackKey)), QStringList{u"urn:uuid:2"_s});
    QVERIFY(site.capture({holdEvent(u"unset"_s, u"urn:uuid:2"_s, 4)}).success);
    QVERIFY(site.row(PackKey)[u"holds"].toArray().isEmpty());
}

void TestHolds::factsReachTheStations()
{
    CentralSite site;
    QVERIFY(site.capture({commission(), holdEvent(u"set"_s, u"urn:uuid:1"_s, 1)}).success);
    const QJsonObject hold = site.row(PackKey)[u"holds"][0].toObject();
    QCOMPARE(hold[u"class"].toString(), u"quarantined"_s);
    QCOMPARE(hold[u"scope"].toString(), u"serial"_s);
    QCOMPARE(hold[u"evidence"].toString(), u"DEV-1"_s);
    QCOMPARE(hold[u"since"].toString(), u"2026-05-11T06:01:00.000Z"_s);
}

void TestHolds::lateReleaseSparesWhatWasPlacedAfterIt()
{
    CentralSite site;
    QVERIFY(site.capture({commission(), holdEvent(u"set"_s, {}, 10)}).success);
    QVERIFY(site.capture({holdEvent(u"unset"_s, {}, 5)}).success);
    QCOMPARE(site.row(PackKey)[u"holds"].toArray().size(), 1);
}

void TestHolds::lateReleaseByIdStillLifts()
{
    // A station whose clock is behind releases the hold it names: there is no doubt which.
    CentralSite site;
    QVERIFY(site.capture({commission(), holdEvent(u"set"_s, u"urn:uuid:1"_s, 10)}).success);
    QVERIFY(site.capture({holdEvent(u"unset"_s, u"urn:uuid:1"_s, 5)}).success);
    QVERIFY(site.row(PackKey)[u"holds"].toArray().isEmpty());
}

void TestHolds::wholeProduct()
{
    CentralSite site;
    const QString key = u"01/09521141012345"_s;
    QJsonObject event = holdEvent(u"set"_s, u"urn:uuid:1"_s, 1, u"recalled"_s);
    event.remove(u"epcList"_s);
    event[u"quantityList"_s] =
        QJsonArray{QJsonObject{{u"epcClass"_s, QString(u"https://id.gs1.org/"_s + key)}}};
    QVERIFY(site.capture({event}).success);
    QCOMPARE(holdIds(site.row(key)), QStringList{u"urn:uuid:1"_s});
}

void TestHolds::byDispositionAlone()
{
    CentralSite site;
    const auto says = [](const QString &disposition, int minute) {
        return objectEvent(u"OBSERVE"_s, {packUri(u"A"_s)}, u"inspecting"_s, disposition, minute);
    };
    QVERIFY(site.capture({commission(), says(u"recalled"_s, 1)}).success);
    QCOMPARE(site.row(PackKey)[u"holds"][0][u"class"].toString(), u"recalled"_s);
    QVERIFY(site.capture({says(u"conformant"_s, 2)}).success);
    QVERIFY(site.row(PackKey)[u"holds"].toArray().isEmpty());
}

void TestHolds::mismatchUntilFoundRight()
{
    CentralSite site;
    const auto judge = [](const QJsonObject &persistent, int minute) {
        return with(
            objectEvent(u"OBSERVE"_s, {packUri(u"A"_s)}, u"inspecting"_s, u"conformant"_s, minute),
            {{u"persistentDisposition"_s, persistent}});
    };
    QVERIFY(site.capture({commission(), judge({{u"set"_s, QJsonArray{u"mismatch_quantity"_s}}}, 1)})
                .success);
    QCOMPARE(holdIds(site.row(PackKey)), QStringList{u"mismatch_quantity"_s});
    QVERIFY(site.capture({judge({{u"set"_s, QJsonArray{u"completeness_verified"_s}},
                                 {u"unset"_s, QJsonArray{u"mismatch_quantity"_s}}},
                                2)})
                .success);
    QVERIFY(site.row(PackKey)[u"holds"].toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestHolds)
#include "tst_holds.moc"
