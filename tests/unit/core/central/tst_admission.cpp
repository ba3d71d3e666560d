// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/centralsite.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;
using namespace pw::test;

namespace {

using ErrorBehaviour = IncomingDocument::ErrorBehaviour;

QJsonObject commission(const QStringList &epcs, int minute = 0)
{
    return objectEvent(u"ADD"_s, epcs, u"commissioning"_s, u"active"_s, minute);
}

QJsonObject persistent(const char *how, const QString &value)
{
    return {
        {u"persistentDisposition"_s, QJsonObject{{QString::fromLatin1(how), QJsonArray{value}}}}};
}

} // namespace

class TestAdmission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatIsSuccess();
    void otherContentIsRefused();
    void anotherSpellingIsARepeat();
    void rollbackStoresNothing();
    void proceedStoresTheGood();
    void repeatWithinADocument();
    void missingIdIsMadeOfTheContent();
    void declarationIsAdmitted();
    void lateOriginalHasNoEffect();
    void textIsKept();
    void foreignContextIsKept();
    void sequenceIsNoted();
    void foreignSequenceIsNot_data();
    void foreignSequenceIsNot();
    void ownSequencesAreRead();
    void commissioningTellsLotAndLevel();
    void levelOfTheBlock();
    void containerOpensAndCloses();
    void holdsComeAndGo();
    void holdClasses_data();
    void holdClasses();
    void lotRecall();
    void shippingTakesTheContents();
    void endsOfLife();
    void commissionedTwice();
    void oneFeedNumberPerUnitAndDocument();
};

void TestAdmission::repeatIsSuccess()
{
    CentralSite site;
    const QJsonObject event = commission({packUri(u"A"_s)});
    QVERIFY(site.capture({event}).success);
    const QJsonArray before = site.rows();
    QVERIFY(site.capture({event}).success);
    QVERIFY(site.capture({with(event, {{u"recordTime"_s, u"2026-01-01T00:00:00Z"_s}})}).success);
    QCOMPARE(site.events(), 1);
    QCOMPARE(site.rows(), before);
}

void TestAdmission::otherContentIsRefused()
{
    CentralSite site;
    const QJsonObject event = commission({packUri(u"A"_s)});
    QVERIFY(site.capture({event}).success);
    const CaptureJob job = site.capture({with(event, {{u"bizStep"_s, u"encoding"_s}})});
    QVERIFY(!job.success);
    QCOMPARE(job.errors.size(), 1);
    QCOMPARE(job.errors[0][u"status"].toInt(), 409);
    QCOMPARE(job.errors[0][u"type"].toString(), u"epcisException:ResourceAlreadyExistsException"_s);
    QCOMPARE(job.errors[0][u"agw:eventID"], event[u"eventID"]);
    QCOMPARE(job.errors[0][u"agw:index"].toInt(-1), 0);
}

void TestAdmission::anotherSpellingIsARepeat()
{
    CentralSite site;
    const QJsonObject event = commission({packUri(u"A"_s)});
    QVERIFY(site.capture({event}).success);
    QVERIFY(site.capture({with(event, {{u"bizStep"_s, u"urn:epcglobal:cbv:bizstep:commissioning"_s},
                                       {u"eventTime"_s, u"2026-05-11T08:00:00+02:00"_s}})})
                .success);
    QCOMPARE(site.events(), 1);
}

void TestAdmission::rollbackStoresNothing()
{
    CentralSite site;
    const CaptureJob job =
        site.capture({commission({packUri(u"A"_s)}),
                      with(commission({packUri(u"B"_s)}), {{u"bizStep"_s, u"teleporting"_s}}),
                      commission({packUri(u"C"_s)})});
    QVERIFY(!job.success);
    QCOMPARE(job.behaviour, u"rollback"_s);
    QCOMPARE(job.errors.size(), 1);
    QCOMPARE(job.errors[0][u"agw:index"].toInt(), 1);
    QCOMPARE(site.events(), 0);
    QVERIFY(site.rows().isEmpty());
    const auto kept = site.reader()->job(job.id); // the job outlives its document
    QVERIFY(kept && *kept);
    QCOMPARE((*kept)->errors, job.errors);
}

void TestAdmission::proceedStoresTheGood()
{
    CentralSite site;
    const CaptureJob job =
        site.capture({commission({packUri(u"A"_s)}),
                      with(commission({packUri(u"B"_s)}), {{u"bizStep"_s, u"teleporting"_s}}),
                      commission({packUri(u"C"_s)})},
                     ErrorBehaviour::Proceed);
    QVERIFY(!job.success);
    QCOMPARE(job.behaviour, u"proceed"_s);
    QCOMPARE(site.events(), 2);
    QVERIFY(!site.row(keyOfUri(packUri(u"C"_s))).isEmpty());
    QVERIFY(site.row(keyOfUri(packUri(u"B"_s))).isEmpty());
}

void TestAdmission::repeatWithinADocument()
{
    CentralSite site;
    const QJsonObject event = commission({packUri(u"A"_s)});
    QVERIFY(site.capture({event, event}).success);
    QCOMPARE(site.events(), 1);
}

void TestAdmission::missingIdIsMadeOfTheContent()
{
    CentralSite site;
    QJsonObject event = commission({packUri(u"A"_s)});
    event.remove(u"eventID"_s);
    QVERIFY(site.capture({event}).success);
    QVERIFY(site.capture({event}).success);
    QCOMPARE(site.events(), 1);
    const QByteArray json = site.reader()->events({})->events.first().json;
    QVERIFY(json.contains("\"eventID\":\"urn:uuid:"));
}

void TestAdmission::declarationIsAdmitted()
{
    CentralSite site;
    const QJsonObject event = commission({packUri(u"A"_s)});
    const QJsonObject declaration =
        with(event,
             {{u"errorDeclaration"_s, QJsonObject{{u"declarationTime"_s, u"2026-05-11T10:00:00Z"_s},
                                                  {u"reason"_s, u"did_not_occur"_s}}}});
    QVERIFY(site.capture({event}).success);
    QVERIFY(site.capture({declaration}).success);
    QVERIFY(site.capture({declaration}).success);
    QCOMPARE(site.events(), 2);
}

void TestAdmission::lateOriginalHasNoEffect()
{
    CentralSite site;
    const QJsonObject event = commission({packUri(u"A"_s)});
    QVERIFY(site.capture({with(event,
                               {{u"errorDeclaration"_s,
                                 QJsonObject{{u"declarationTime"_s, u"2026-05-11T10:00:00Z"_s}}}})})
                .success);
    QVERIFY(site.capture({event}).success);
    QCOMPARE(site.events(), 2);
    QVERIFY(site.rows().isEmpty());
}

void TestAdmission::textIsKept()
{
    CentralSite site;
    QByteArray text = document({commission({packUri(u"A"_s)})});
    text.replace("\"action\"", "\"agw:weight\": 12.3400000000000000001, \"action\"");
    QVERIFY(site.captureText(text).success);
    const FoundEvent found = site.reader()->events({})->events.first();
    QVERIFY(found.json.contains("\"agw:weight\":12.3400000000000000001"));
    QVERIFY(found.context.isEmpty());
}

void TestAdmission::foreignContextIsKept()
{
    CentralSite site;
    QByteArray text = document({with(commission({packUri(u"A"_s)}), {{u"acme:x"_s, u"y"_s}})});
    text.replace("{\"agw\":", "{\"acme\":\"https://acme.example/\"},{\"agw\":");
    QVERIFY(site.captureText(text).success);
    const QByteArray further = "[{\"acme\":\"https://acme.example/\"}]";
    QCOMPARE(site.reader()->events({})->events.first().context, further);
}

void TestAdmission::sequenceIsNoted()
{
    CentralSite site;
    const auto numbered = [](int number, const QString &serial) {
        return with(commission({packUri(serial)}),
                    {{u"agw:seq"_s, QString(u"WS/1/"_s + QString::number(number))}});
    };
    QVERIFY(site.capture({numbered(7, u"A"_s)}).success);
    QVERIFY(site.capture({numbered(5, u"B"_s)}).success);
    QCOMPARE(site.reader()->changes({.station = u"WS/1"_s})->stationSequence, 7);
    QCOMPARE(site.reader()->changes({.station = u"WS2"_s})->stationSequence, 0);
    const QJsonObject bad = with(numbered(9, u"C"_s), {{u"bizStep"_s, u"teleporting"_s}});
    QVERIFY(!site.capture({bad}).success);
    QCOMPARE(site.reader()->changes({.station = u"WS/1"_s})->stationSequence, 7);
}

void TestAdmission::foreignSequenceIsNot_data()
{
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<qint64>("noted");
    QTest::newRow("whoever names a station") << QByteArray() << qint64(999'999);
    QTest::newRow("only its own") << QByteArray("WS1/3-5") << qint64(4);
    QTest::newRow("all of it handed on") << QByteArray("WS1/0-0") << qint64(0);
    QTest::newRow("by another station") << QByteArray("WS2/3-5") << qint64(0);
}

/// A partner's station may be called like one of ours: its numbers would make ours believe that it
/// has been put back to an older copy of itself.
void TestAdmission::foreignSequenceIsNot()
{
    QFETCH(const QByteArray, own);
    QFETCH(const qint64, noted);
    CentralSite site;
    auto incoming = *readCapture(
        document({with(commission({packUri(u"A"_s)}), {{u"agw:seq"_s, u"WS1/4"_s}}),
                  with(commission({packUri(u"B"_s)}, 1), {{u"agw:seq"_s, u"WS1/999999"_s}})}));
    incoming.own = ownSequences(own);
    const QDateTime noon(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);
    site.writer().begin(noon);
    QVERIFY(admit(site.writer(), incoming, noon).success);
    QVERIFY(site.writer().commit());
    QCOMPARE(site.reader()->changes({.station = u"WS1"_s})->stationSequence, noted);
}

void TestAdmission::ownSequencesAreRead()
{
    const auto own = ownSequences("Packing%20line%2F1/12-19");
    QVERIFY(own);
    QCOMPARE(own->station, u"Packing line/1"_s);
    QCOMPARE(own->first, 12);
    QCOMPARE(own->last, 19);
    for (const char *wrong : {"", "WS1", "WS1/5", "/1-2", "WS1/a-b", "WS1/5-4", "WS1/-1-4"})
        QVERIFY2(!ownSequences(wrong), wrong);
}

void TestAdmission::commissioningTellsLotAndLevel()
{
    CentralSite site;
    QVERIFY(site.capture({with(commission({packUri(u"A"_s)}),
                               {{u"ilmd"_s,
                                 QJsonObject{{u"cbvmda:lotNumber"_s, u"L26A"_s},
                                             {u"cbvmda:itemExpirationDate"_s, u"2028-05-31"_s}}},
                                {u"agw:workstation"_s, u"WS1"_s}}),
                          with(commission({packUri(u"B"_s)}), {{u"agw:level"_s, u"bundle"_s}}),
                          commission({ssccUri(1)})})
                .success);
    const QJsonObject expected{{u"key"_s, u"01/09521141012345/21/A"_s},
                               {u"ver"_s, 1},
                               {u"lifecycle"_s, u"commissioned"_s},
                               {u"custody"_s, u"here"_s},
                               {u"level"_s, u"pack"_s},
                               {u"lot"_s, u"L26A"_s},
                               {u"expiry"_s, u"2028-05-31"_s},
                               {u"holds"_s, QJsonArray()},
                               {u"parent"_s, QJsonValue::Null},
                               {u"eventAt"_s, u"2026-05-11T06:00:00.000Z"_s},
                               {u"eventBy"_s, u"WS1"_s}};
    QCOMPARE(site.row(u"01/09521141012345/21/A"_s), expected);
    const QJsonObject bundle = site.row(u"01/09521141012345/21/B"_s);
    QCOMPARE(bundle[u"level"].toString(), u"bundle"_s);
    QCOMPARE(bundle[u"open"].toBool(true), false);
    QCOMPARE(site.row(keyOfUri(ssccUri(1)))[u"level"].toString(), u"carton"_s);
    // Whoever has it in hand later knows better than a guess.
    QJsonObject seen = with(commission({ssccUri(1)}), {{u"agw:level"_s, u"pallet"_s},
                                                       {u"action"_s, u"OBSERVE"_s},
                                                       {u"bizStep"_s, u"receiving"_s}});
    seen.remove(u"eventID"_s);
    seen[u"eventTime"_s] = u"2026-05-11T09:00:00.000Z"_s;
    QVERIFY(site.capture({seen}).success);
    QCOMPARE(site.row(keyOfUri(ssccUri(1)))[u"level"].toString(), u"pallet"_s);
}

void TestAdmission::levelOfTheBlock()
{
    CentralSite site;
    site.writer().begin(QDateTime(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC));
    site.writer().addPool({u"pallet"_s, u"3952114100"_s, 0, 99});
    QVERIFY(
        site.writer().lease({.requestId = u"r"_s, .station = u"WS1"_s, .level = u"pallet"_s}, 10));
    QVERIFY(site.writer().commit());
    QVERIFY(site.capture({commission({ssccUri(9)})}).success);
    QCOMPARE(site.row(keyOfUri(ssccUri(9)))[u"level"].toString(), u"pallet"_s);
}

void TestAdmission::containerOpensAndCloses()
{
    CentralSite site;
    const QString key = keyOfUri(ssccUri(1));
    QVERIFY(site.capture({with(commission({ssccUri(1)}), {{u"agw:container"_s, u"open"_s}}),
                          commission({packUri(u"A"_s)}),
                          aggregationEvent(u"ADD"_s, ssccUri(1), {packUri(u"A"_s)}, 1)})
                .success);
    QCOMPARE(site.row(key)[u"open"].toBool(), true);
    QCOMPARE(site.row(u"01/09521141012345/21/A"_s)[u"parent"].toString(), key);
    auto observe = [minute = 2](const QString &disposition, const QJsonObject &further) mutable {
        return with(objectEvent(u"OBSERVE"_s, {ssccUri(1)}, u"packing"_s, disposition, minute++),
                    further);
    };
    QVERIFY(site.capture({observe(u"container_closed"_s, {{u"agw:container"_s, u"partial"_s}})})
                .success);
    QCOMPARE(site.row(key)[u"open"].toBool(), false);
    QCOMPARE(site.row(key)[u"partial"].toBool(), true);
    QVERIFY(site.capture({observe(u"container_open"_s, {})}).success);
    QCOMPARE(site.row(key)[u"open"].toBool(), true);
    QCOMPARE(site.row(key)[u"partial"].toBool(), false);
    QVERIFY(site.capture({observe(u"container_closed"_s, {})}).success);
    QCOMPARE(site.row(key)[u"open"].toBool(), false);
    QVERIFY(!site.row(u"01/09521141012345/21/A"_s).contains(u"open"));
}

void TestAdmission::holdsComeAndGo()
{
    CentralSite site;
    const QString key = u"01/09521141012345/21/A"_s;
    const auto hold = [](const char *how, int minute, const QJsonObject &further) {
        return with(with(objectEvent(u"OBSERVE"_s, {packUri(u"A"_s)}, u"holding"_s,
                                     u"non_sellable_other"_s, minute),
                         persistent(how, u"unavailable"_s)),
                    further);
    };
    const QJsonObject reason{
        {u"agw:reason"_s, QJsonObject{{u"agw:code"_s, u"TEMP"_s}, {u"agw:text"_s, u"too warm"_s}}},
        {u"agw:operator"_s, u"QA-1"_s}};
    QVERIFY(site.capture({commission({packUri(u"A"_s)}), hold("set", 5, reason)}).success);
    const QJsonArray holds{QJsonObject{{u"class"_s, u"quarantined"_s},
                                       {u"reason"_s, u"too warm"_s},
                                       {u"by"_s, u"QA-1"_s},
                                       {u"since"_s, u"2026-05-11T06:05:00.000Z"_s}}};
    QCOMPARE(site.row(key)[u"holds"].toArray(), holds);
    QVERIFY(site.capture({hold("set", 9, {})}).success); // it is held already: since stays
    QCOMPARE(site.row(key)[u"holds"].toArray(), holds);
    QVERIFY(site.capture({hold("unset", 10, {})}).success);
    QVERIFY(site.row(key)[u"holds"].toArray().isEmpty());
}

void TestAdmission::holdClasses_data()
{
    QTest::addColumn<QString>("disposition");
    QTest::addColumn<QString>("holdClass"); // empty: no hold
    const auto row = [](const char *disposition, const char *holdClass) {
        QTest::newRow(disposition)
            << QString::fromLatin1(disposition) << QString::fromLatin1(holdClass);
    };
    row("unavailable", "quarantined");
    row("recalled", "recalled");
    row("damaged", "damaged");
    row("stolen", "stolen");
    row("non_conformant", "suspect");
    row("no_pedigree_match", "suspect");
    row("mismatch_quantity", "dataIssue");
    row("mismatch_instance", "dataIssue");
    row("non_sellable_other", "dataIssue");
    row("completeness_inferred", "");
    row("sellable_accessible", "");
}

void TestAdmission::holdClasses()
{
    QFETCH(const QString, disposition);
    QFETCH(const QString, holdClass);
    CentralSite site;
    QVERIFY(site.capture({commission({packUri(u"A"_s)}),
                          with(objectEvent(u"OBSERVE"_s, {packUri(u"A"_s)}, u"inspecting"_s,
                                           u"damaged"_s, 1),
                               persistent("set", disposition))})
                .success);
    const QJsonArray holds = site.row(u"01/09521141012345/21/A"_s)[u"holds"].toArray();
    QCOMPARE(holds.size(), holdClass.isEmpty() ? 0 : 1);
    QCOMPARE(holds[0][u"class"].toString(), holdClass);
}

void TestAdmission::lotRecall()
{
    CentralSite site;
    const QString key = u"01/09521141012345/10/L%2F1"_s;
    const auto recall = [&key](const char *how) {
        QJsonObject event = with(
            objectEvent(u"OBSERVE"_s, {}, u"holding"_s, u"recalled"_s),
            {{u"quantityList"_s,
              QJsonArray{QJsonObject{{u"epcClass"_s, QString(u"https://id.gs1.org/"_s + key)}}}}});
        event.remove(u"epcList"_s);
        return with(event, persistent(how, u"recalled"_s));
    };
    QVERIFY(site.capture({recall("set")}).success);
    const QJsonObject row = site.row(key);
    QCOMPARE(row[u"holds"][0][u"class"].toString(), u"recalled"_s);
    QVERIFY(!row.contains(u"removed"));
    QVERIFY(site.capture({recall("unset")}).success);
    QCOMPARE(site.row(key)[u"removed"].toBool(), true);
    QVERIFY(!site.row(key).contains(u"holds"));
}

void TestAdmission::shippingTakesTheContents()
{
    CentralSite site;
    const auto observe = [](const QString &step, const QString &disposition, int minute) {
        return objectEvent(u"OBSERVE"_s, {ssccUri(2)}, step, disposition, minute);
    };
    const auto custodyOf = [&site](const QString &uri) {
        return site.row(keyOfUri(uri))[u"custody"].toString();
    };
    QVERIFY(site.capture({commission({packUri(u"A"_s)}), commission({ssccUri(1), ssccUri(2)}),
                          aggregationEvent(u"ADD"_s, ssccUri(1), {packUri(u"A"_s)}, 1),
                          aggregationEvent(u"ADD"_s, ssccUri(2), {ssccUri(1)}, 2),
                          observe(u"shipping"_s, u"in_transit"_s, 3)})
                .success);
    for (const QString &uri : {packUri(u"A"_s), ssccUri(1), ssccUri(2)})
        QCOMPARE(custodyOf(uri), u"shipped"_s);
    QVERIFY(site.capture({observe(u"void_shipping"_s, u"in_progress"_s, 4)}).success);
    for (const QString &uri : {packUri(u"A"_s), ssccUri(1), ssccUri(2)})
        QCOMPARE(custodyOf(uri), u"here"_s);
}

void TestAdmission::endsOfLife()
{
    CentralSite site;
    const auto end = [](const QString &serial, const QString &step, int minute) {
        return objectEvent(u"DELETE"_s, {packUri(serial)}, step, u"inactive"_s, minute);
    };
    QVERIFY(site.capture({commission({packUri(u"A"_s), packUri(u"B"_s), packUri(u"C"_s)}),
                          objectEvent(u"OBSERVE"_s, {packUri(u"B"_s)}, u"sampling"_s,
                                      u"non_sellable_other"_s, 1),
                          end(u"A"_s, u"decommissioning"_s, 2),
                          end(u"B"_s, u"decommissioning"_s, 2), end(u"C"_s, u"destroying"_s, 2)})
                .success);
    const auto lifecycle = [&site](const QString &serial) {
        return site.row(u"01/09521141012345/21/"_s + serial)[u"lifecycle"].toString();
    };
    QCOMPARE(lifecycle(u"A"_s), u"decommissioned"_s);
    QCOMPARE(lifecycle(u"B"_s), u"sampled"_s);
    QCOMPARE(lifecycle(u"C"_s), u"destroyed"_s);
}

void TestAdmission::commissionedTwice()
{
    CentralSite site;
    QVERIFY(site.capture({commission({packUri(u"A"_s)}, 1)}).success);
    QVERIFY(!site.row(u"01/09521141012345/21/A"_s).contains(u"duplicate"));
    QVERIFY(site.capture({commission({packUri(u"A"_s)}, 2)}).success);
    QCOMPARE(site.row(u"01/09521141012345/21/A"_s)[u"duplicate"].toBool(), true);
}

void TestAdmission::oneFeedNumberPerUnitAndDocument()
{
    CentralSite site;
    QVERIFY(site.capture({commission({packUri(u"A"_s)}), commission({ssccUri(1)}),
                          aggregationEvent(u"ADD"_s, ssccUri(1), {packUri(u"A"_s)}, 1),
                          aggregationEvent(u"DELETE"_s, ssccUri(1), {packUri(u"A"_s)}, 2)})
                .success);
    QCOMPARE(site.reader()->counts()->head, 2);
    QCOMPARE(site.row(u"01/09521141012345/21/A"_s)[u"parent"].isNull(), true);
}

QTEST_GUILESS_MAIN(TestAdmission)
#include "tst_admission.moc"
