// SPDX-License-Identifier: Apache-2.0
// EPCIS XML of 2.0 and 1.2 at POST /capture: the same events as in JSON, the same limits.
#include "core/epcis/jsonld.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

const QByteArray EventId = "urn:uuid:00000000-0000-4000-8000-000000000001";

QByteArray xml12(const QByteArray &bizStep = "urn:epcglobal:cbv:bizstep:packing")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
           "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:1\" schemaVersion=\"1.2\""
           " creationDate=\"2026-05-11T12:00:00Z\" xmlns:ex=\"https://example.com/ns/\">"
           "<EPCISBody><EventList><AggregationEvent><eventTime>2026-05-11T06:00:00Z</eventTime>"
           "<eventTimeZoneOffset>+02:00</eventTimeZoneOffset><baseExtension><eventID>"
           + EventId
           + "</eventID></baseExtension><parentID>urn:epc:id:sscc:9521141.3000000001</parentID>"
             "<childEPCs><epc>urn:epc:id:sgtin:9521141.001234.A</epc></childEPCs>"
             "<action>ADD</action><bizStep>"
           + bizStep
           + "</bizStep><disposition>urn:epcglobal:cbv:disp:in_progress</disposition>"
             "<ex:note>x</ex:note>"
             "</AggregationEvent></EventList></EPCISBody></epcis:EPCISDocument>";
}

/// The same event as EPCIS 2.0 JSON.
QByteArray json20()
{
    QJsonObject event = aggregationEvent(u"ADD"_s, u"urn:epc:id:sscc:9521141.3000000001"_s,
                                         {u"urn:epc:id:sgtin:9521141.001234.A"_s});
    event.insert(u"eventID"_s, QString::fromLatin1(EventId));
    event.insert(u"ex:note"_s, u"x"_s);
    return document({event}).replace("\"@context\":[",
                                     "\"@context\":[{\"ex\":\"https://example.com/ns/\"},");
}

const QByteArray XmlType = "Content-Type: application/xml\r\n";

} // namespace

class TestXmlCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneEventInBothForms();
    void versionsAreJudged();
    void faultsAreNamed();
    void refuses_data();
    void refuses();
};

void TestXmlCapture::oneEventInBothForms()
{
    RunningCentral central;
    HttpClient client(central.port());
    const auto outcome = [&client](const HttpReply &accepted) {
        const QJsonObject job = client.get(accepted.headers.value("location"))->json();
        return job[u"agw:results"][0][u"agw:outcome"].toString();
    };
    QCOMPARE(outcome(*client.send("POST", "/capture", XmlType, xml12())), u"stored"_s);
    QCOMPARE(outcome(*client.post("/capture", json20())), u"duplicate"_s);
    const auto events =
        pw::epcis::eventsOfDocument(client
                                        .get("/events?EQ_bizStep=packing&EQ_ex%3Anote=x",
                                             "GS1-Extensions: ex=https://example.com/ns/\r\n")
                                        ->body);
    QVERIFY(events);
    QCOMPARE(events->size(), 1);
    QCOMPARE(events->first().value(u"parentID").toString(),
             u"https://id.gs1.org/00/395211410000000015"_s);
    // Stations hear of it like of any other.
    const QJsonArray rows =
        client.get("/sync/v1/scopes/site/changes?since=0")->json().value(u"rows").toArray();
    QCOMPARE(rows.size(), 2);
}

void TestXmlCapture::versionsAreJudged()
{
    RunningCentral central;
    HttpClient client(central.port());
    const auto status = [&client](const QByteArray &headers, const QByteArray &body) {
        return client.send("POST", "/capture", headers, body)->status;
    };
    const QByteArray jsonType = "Content-Type: application/json\r\n";
    QCOMPARE(status(XmlType + "GS1-EPCIS-Version: 1.2.0\r\nGS1-CBV-Version: 1.2.2\r\n", xml12()),
             202);
    QCOMPARE(status(XmlType + "GS1-EPCIS-Version: 3.0\r\n", xml12()), 406);
    QCOMPARE(status(jsonType + "GS1-EPCIS-Version: 1.2.0\r\n", json20()), 406);
    QCOMPARE(status(jsonType + "GS1-EPCIS-Version: 2.0.1\r\n", json20()), 202);
    QCOMPARE(status(jsonType + "GS1-EPCIS-Version: new\r\n", json20()), 400);
}

void TestXmlCapture::faultsAreNamed()
{
    RunningCentral central;
    HttpClient client(central.port());
    const auto refused = client.send("POST", "/capture", XmlType, xml12("teleporting"));
    QCOMPARE(refused->status, 400);
    const QJsonObject problem = refused->json();
    QVERIFY(problem[u"detail"].toString().startsWith(u"/epcisBody/eventList/0/bizStep"));
    QCOMPARE(problem[u"agw:index"].toInt(-1), 0);
    QCOMPARE(client.get("/health")->json()[u"events"].toInt(), 0);
}

void TestXmlCapture::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("word");
    QTest::newRow("entities") << QByteArray("<!DOCTYPE x [<!ENTITY a \"b\">]>" + xml12().sliced(38))
                              << u"definitions"_s;
    QTest::newRow("no document") << QByteArray("<a/>") << u"not an EPCIS document"_s;
    QTest::newRow("cut") << xml12().chopped(30) << u"not well-formed"_s;
    QTest::newRow("deep") << QByteArray("<a>").repeated(40) << QString();
    QTest::newRow("not UTF-8") << xml12("\xff\xfe") << QString();
}

void TestXmlCapture::refuses()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, word);
    RunningCentral central;
    HttpClient client(central.port());
    const auto reply = client.send("POST", "/capture", XmlType, body);
    QVERIFY(reply);
    QCOMPARE(reply->status, 400);
    QCOMPARE(reply->json()[u"type"].toString(), u"epcisException:ValidationException"_s);
    QVERIFY2(reply->json()[u"detail"].toString().contains(word), reply->body.constData());
}

QTEST_GUILESS_MAIN(TestXmlCapture)
#include "tst_xmlcapture.moc"
