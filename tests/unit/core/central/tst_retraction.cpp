// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/centralsite.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

const QString Pack = packUri(u"A"_s);
const QString Carton = ssccUri(1);

QJsonObject declared(const QJsonObject &event)
{
    return with(event, {{u"errorDeclaration"_s,
                         QJsonObject{{u"declarationTime"_s, u"2026-05-11T10:00:00Z"_s},
                                     {u"reason"_s, u"did_not_occur"_s}}}});
}

QList<QJsonObject> packInCarton()
{
    return {objectEvent(u"ADD"_s, {Pack, Carton}, u"commissioning"_s, u"active"_s),
            aggregationEvent(u"ADD"_s, Carton, {Pack}, 1)};
}

} // namespace

/// What a declaration of error does to what the stations are told.
class TestRetraction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endOfLife();
    void hold();
    void whatCameLaterStands();
    void takenOutByMistake();
    void samplingAndItsEnd();
};

void TestRetraction::endOfLife()
{
    CentralSite site;
    const QJsonObject out = aggregationEvent(u"DELETE"_s, Carton, {Pack}, 2);
    const QJsonObject end = objectEvent(u"DELETE"_s, {Pack}, u"destroying"_s, u"destroyed"_s, 3);
    QVERIFY(site.capture(packInCarton() + QList{out, end}).success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"lifecycle"].toString(), u"destroyed"_s);
    QVERIFY(site.capture({declared(end)}).success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"lifecycle"].toString(), u"commissioned"_s);
    // And the way back into the carton is open.
    QVERIFY(site.capture({aggregationEvent(u"ADD"_s, Carton, {Pack}, 4)}).success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"parent"].toString(), keyOfUri(Carton));
}

void TestRetraction::hold()
{
    CentralSite site;
    const QJsonObject hold =
        with(objectEvent(u"OBSERVE"_s, {Pack}, u"holding"_s, u"recalled"_s, 2),
             {{u"persistentDisposition"_s, QJsonObject{{u"set"_s, QJsonArray{u"recalled"_s}}}}});
    const QJsonObject other =
        with(objectEvent(u"OBSERVE"_s, {Pack}, u"inspecting"_s, u"damaged"_s, 3),
             {{u"persistentDisposition"_s, QJsonObject{{u"set"_s, QJsonArray{u"damaged"_s}}}}});
    QVERIFY(site.capture(packInCarton() + QList{hold, other}).success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"holds"].toArray().size(), 2);
    QVERIFY(site.capture({declared(hold)}).success);
    const QJsonArray left = site.row(keyOfUri(Pack))[u"holds"].toArray();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left[0][u"class"].toString(), u"damaged"_s);
}

void TestRetraction::whatCameLaterStands()
{
    CentralSite site;
    const QJsonObject first =
        objectEvent(u"OBSERVE"_s, {Pack}, u"inspecting"_s, u"conformant"_s, 2);
    const QJsonObject end =
        objectEvent(u"DELETE"_s, {Pack}, u"decommissioning"_s, u"inactive"_s, 3);
    QVERIFY(site.capture(packInCarton() + QList{first, end}).success);
    QVERIFY(site.capture({declared(first)}).success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"lifecycle"].toString(), u"decommissioned"_s);
}

void TestRetraction::takenOutByMistake()
{
    CentralSite site;
    const QJsonObject out = aggregationEvent(u"DELETE"_s, Carton, {Pack}, 2);
    QVERIFY(site.capture(packInCarton() + QList{out}).success);
    QVERIFY(site.row(keyOfUri(Pack))[u"parent"].isNull());
    QVERIFY(site.capture({declared(out)}).success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"parent"].toString(), keyOfUri(Carton));
}

void TestRetraction::samplingAndItsEnd()
{
    CentralSite site;
    const QJsonObject sample = objectEvent(u"OBSERVE"_s, {Pack}, u"sampling"_s, {}, 3);
    const QJsonObject end =
        objectEvent(u"DELETE"_s, {Pack}, u"decommissioning"_s, u"inactive"_s, 4);
    QVERIFY(site.capture(packInCarton()
                         + QList{aggregationEvent(u"DELETE"_s, Carton, {Pack}, 2), sample, end})
                .success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"lifecycle"].toString(), u"sampled"_s);
    QVERIFY(site.capture({declared(end)}).success);
    QVERIFY(site.capture({declared(sample)}).success);
    QCOMPARE(site.row(keyOfUri(Pack))[u"lifecycle"].toString(), u"commissioned"_s);
}

QTEST_GUILESS_MAIN(TestRetraction)
#include "tst_retraction.moc"
