// SPDX-License-Identifier: Apache-2.0
// The simple event query of the EPCIS REST binding over a running central: which events each
// parameter finds, and which parameters are refused by name.
#include "core/epcis/jsonld.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/queryevents.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

/// f: the declaration that c is an error, which may not be in one document with it.
QJsonObject declaration(const QJsonObject &declared)
{
    return with(declared, {{u"errorDeclaration"_s,
                            QJsonObject{{u"declarationTime"_s, u"2026-05-11T07:00:00Z"_s},
                                        {u"reason"_s, u"incorrect_data"_s},
                                        {u"correctiveEventIDs"_s, QJsonArray{letterId('g')}},
                                        {u"agw:by"_s, u"QA"_s}}}});
}

QJsonObject element(const QString &id, const QJsonObject &attributes)
{
    QJsonArray list;
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        list.append(QJsonObject{{u"id"_s, it.key()}, {u"attribute"_s, *it}});
    return {{u"id"_s, id}, {u"attributes"_s, list}};
}

/// The document with master data of these elements in its header.
QByteArray withVocabulary(const QByteArray &document, const QJsonArray &elements)
{
    QJsonObject whole = QJsonDocument::fromJson(document).object();
    const QJsonObject vocabulary{{u"type"_s, u"urn:epcglobal:epcis:vtype:BusinessLocation"_s},
                                 {u"vocabularyElementList"_s, elements}};
    whole.insert(u"epcisHeader"_s,
                 QJsonObject{{u"epcisMasterData"_s,
                              QJsonObject{{u"vocabularyList"_s, QJsonArray{vocabulary}}}}});
    return QJsonDocument(whole).toJson();
}

QByteArray encoded(const QByteArray &query)
{
    return query.toPercentEncoding("=&_");
}

} // namespace

class TestEventQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void countLimitHoldsOverPages();
    void tooManyAreRefused();
    void tokensBelongToTheirQuery();
    void complexQueriesAreRefused();
    void longUrlsAreRefused();

private:
    QString found(const QByteArray &target);

    std::unique_ptr<RunningCentral> m_central;
    std::unique_ptr<HttpClient> m_client;
};

void TestEventQueries::initTestCase()
{
    m_central = std::make_unique<RunningCentral>();
    m_client = std::make_unique<HttpClient>(m_central->port());
    const QJsonDocument all = QJsonDocument::fromJson(queryEvents());
    QVERIFY(all.isArray());
    QList<QJsonObject> list;
    for (const QJsonValue &event : all.array())
        list.append(event.toObject());
    const QString line = u"https://id.gs1.org/414/9521141100011/254/LINE1"_s;
    const QString site = u"urn:epc:id:sgln:9521141.10001.0"_s;
    const QByteArray first = withVocabulary(
        document(list),
        {element(line, {{u"cbvmda:city"_s, u"Basel"_s}, {u"agw:floor"_s, 2}}),
         element(site, {{u"urn:epcglobal:cbv:mda:city"_s, u"Bern"_s}}),
         element(u"https://id.gs1.org/01/09521141012369/10/X"_s,
                 {{u"cbvmda:descriptionShort"_s, u"Powder"_s}}),
         element(u"https://ref.gs1.org/cbv/BizStep-shipping"_s, {{u"agw:dock"_s, u"N"_s}})});
    const QByteArray second = withVocabulary(document({declaration(list[2])}),
                                             {element(line, {{u"cbvmda:city"_s, u"Berne"_s}})});
    for (const QByteArray &text : {first, second}) {
        const auto accepted = m_client->post("/capture", text);
        QCOMPARE(accepted->status, 202);
        const QJsonObject job = m_client->get(accepted->headers.value("location"))->json();
        QVERIFY2(job[u"success"].toBool(), QJsonDocument(job).toJson().constData());
    }
}

/// The letters of the events found, the declaration as f; or the status.
QString TestEventQueries::found(const QByteArray &target)
{
    const auto reply = m_client->get(target);
    if (!reply || reply->status != 200)
        return reply ? QString::number(reply->status) + QString::fromUtf8(reply->body) : QString();
    QString letters;
    const auto events = pw::epcis::eventsOfDocument(reply->body);
    for (const QJsonObject &event : *events) {
        const int letter = event[u"eventID"].toString().right(2).toInt(nullptr, 16);
        letters += event.contains(u"errorDeclaration"_s) ? u'f' : QChar(char16_t(letter));
    }
    std::sort(letters.begin(), letters.end());
    return letters;
}

void TestEventQueries::finds_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("letters");
    const auto row = [](const char *query, const char *letters) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(letters);
    };
    row("", "abcdefghi");
    row("eventType=AggregationEvent|TransformationEvent", "be");
    row("eventType=urn:x:own-event", "");
    row("GE_eventTime=2026-05-11T08:06:00+02:00", "ghi");
    row("LT_eventTime=2026-05-11T06:01:00Z", "a");
    row("LT_recordTime=2020-01-01T00:00:00Z", "");
    row("GE_recordTime=2020-01-01T00:00:00Z", "abcdefghi");
    row("EQ_action=ADD", "abh");
    row("EQ_bizStep=packing|shipping", "bcf");
    row("EQ_bizStep=urn:epcglobal:cbv:bizstep:packing", "b");
    row("EQ_bizStep=https://ref.gs1.org/cbv/BizStep-packing", "b");
    row("EQ_disposition=active", "ae");
    row("EQ_persistentDisposition_set=recalled", "d");
    row("EQ_persistentDisposition_set=available", "");
    row("EQ_persistentDisposition_unset=available|damaged", "d");
    row("EQ_readPoint=https://id.gs1.org/414/9521141100011/254/PACK", "b");
    row("EQ_readPoint=urn:epc:id:sgln:9521141.10001.LINE1", "a");
    row("EQ_readPoint=https://id.gs1.org/414/9521141100011", "");
    row("WD_readPoint=https://id.gs1.org/414/9521141100011", "ab");
    row("WD_readPoint=urn:epc:id:sgln:9521141.10001.0", "ab");
    row("EQ_bizLocation=https://id.gs1.org/414/9521141100011", "a");
    row("WD_bizLocation=https://id.gs1.org/414/9521141100011", "ah");
    row("EQ_transformationID=https://id.gs1.org/253/9521141000007T1", "e");
    row("MATCH_epc=https://id.gs1.org/01/09521141012345/21/A", "ab");
    row("MATCH_epc=urn:epc:id:sgtin:9521141.001234.A", "ab");
    row("MATCH_epc=https://example.com/01/09521141012345/21/A", "ab");
    row("MATCH_epc=https://id.gs1.org/00/395211410000000015", "cfg");
    row("MATCH_epc=urn:epc:idpat:sgtin:9521141.001234.*", "ab");
    row("MATCH_epc=https://id.gs1.org/01/09521141012345", "ab");
    row("MATCH_epc=urn:epc:idpat:sgtin:9521141.*.*", "abh");
    row("MATCH_epc=urn:epc:idpat:sgtin:*.*.*", "abhi");
    row("MATCH_epc=urn:epc:idpat:sscc:9521141.*", "cfg");
    row("MATCH_parentID=https://id.gs1.org/00/395211410000000015", "b");
    row("MATCH_parentID=urn:epc:idpat:sscc:*.*", "bh");
    row("MATCH_inputEPC=https://id.gs1.org/01/09521141012345/21/C", "e");
    row("MATCH_outputEPC=https://id.gs1.org/01/09521141012345/21/C", "");
    row("MATCH_outputEPC=urn:epc:idpat:sgtin:9521141.001235.*", "e");
    row("MATCH_anyEPC=https://id.gs1.org/00/395211410000000015", "bcfg");
    row("MATCH_anyEPC=urn:epc:id:sgtin:9521141.001235.D|https://id.gs1.org/00/395211410000000015",
        "bcefgh");
    row("MATCH_epcClass=https://id.gs1.org/01/09521141012345/10/L1", "d");
    row("MATCH_epcClass=urn:epc:class:lgtin:9521141.001234.L1", "d");
    row("MATCH_epcClass=urn:epc:idpat:sgtin:9521141.001234.*", "d");
    row("MATCH_epcClass=https://id.gs1.org/01/09521141012369/10/X", "");
    row("MATCH_inputEPCClass=https://id.gs1.org/01/09521141012369/10/X", "e");
    row("MATCH_anyEPCClass=urn:epc:idpat:sgtin:9521141.*.*", "de");
    row("EQ_quantity=200", "d");
    row("EQ_quantity=3|200.0", "de");
    row("GT_quantity=3", "d");
    row("GE_quantity=3", "de");
    row("LT_quantity=200", "e");
    row("LE_quantity=200", "de");
    row("GE_quantity_KGM=1", "d");
    row("EQ_bizTransaction_po=urn:epcglobal:cbv:bt:9521988000000:PO-1", "cf");
    row("EQ_bizTransaction_prodorder=urn:epcglobal:cbv:bt:9521988000000:PO-1", "");
    row("EQ_bizTransaction_urn:epcglobal:cbv:btt:prodorder=urn:x:order:7", "h");
    row("EQ_source_owning_party=urn:epc:id:pgln:9521141.00000", "cf");
    row("EQ_destination_location=https://id.gs1.org/414/9521988000420", "cf");
    row("EXISTS_errorDeclaration=true", "f");
    row("EXISTS_errorDeclaration=false", "abcdefghi");
    row("GE_errorDeclarationTime=2026-05-11T09:00:00+02:00", "f");
    row("LT_errorDeclarationTime=2026-05-11T07:00:00Z", "");
    row("EQ_errorReason=incorrect_data", "f");
    row("EQ_errorReason=did_not_occur", "");
    row("EQ_correctiveEventID=urn:uuid:00000000-0000-4000-8000-000000000067", "f");
    row("EQ_eventID=urn:uuid:00000000-0000-4000-8000-000000000063", "cf");
    row("EXISTS_sensorElementList=true", "i");
    row("EQ_type=Temperature", "i");
    row("EQ_type=gs1:Temperature", "i");
    row("EQ_deviceID=urn:epc:id:giai:9521141.D1", "i");
    row("GE_startTime=2026-05-11T05:00:00Z&LT_startTime=2026-05-11T05:00:01Z", "i");
    row("GE_value_CEL=21.5", "i");
    row("GT_value_CEL=21.5", "");
    row("EQ_booleanValue=true", "i");
    row("EQ_booleanValue=false", "");
    row("EQ_stringValue=ok", "i");
    row("EQ_SENSORELEMENT_agw:probe=P1", "i");
    row("EQ_agw:operation=COMMISSION|AGGREGATE", "ab");
    row("EQ_https://ns.example.org/agw/operation=AGGREGATE", "b");
    row("EXISTS_agw:seq=true", "a");
    row("EXISTS_agw:reason=true", "a");
    row("EQ_INNER_agw:code=R1", "a");
    row("EQ_agw:code=R1", "");
    row("EQ_INNER_agw:count=7", "a");
    row("GT_INNER_agw:count=7", "");
    row("EQ_agw:weight=12.50", "b");
    row("LE_agw:weight=12.5", "b");
    row("GE_agw:when=2026-05-11T06:00:00Z", "a");
    row("LT_agw:when=2026-05-11T06:00:00Z", "");
    row("EQ_agw:when=2026-05-11T06:00:00Z", "a");
    row("EQ_ILMD_cbvmda:lotNumber=L1", "a");
    row("EQ_ILMD_urn:epcglobal:cbv:mda:lotNumber=L1", "a");
    row("EXISTS_ILMD_cbvmda:itemExpirationDate=true", "a");
    row("EQ_INNER_ILMD_cbvmda:side=left", "a");
    row("EQ_ERROR_DECLARATION_agw:by=QA", "f");
    row("EQ_readPoint_agw:lane=3", "a");
    row("HASATTR_readPoint=urn:epcglobal:cbv:mda:city", "a");
    row("HASATTR_readPoint=cbvmda:city|cbvmda:countryCode", "a");
    row("HASATTR_readPoint=cbvmda:countryCode", "");
    row("HASATTR_bizLocation=city", "a");
    row("EQ_ATTR_bizLocation_city=Bern", "a");
    row("EQATTR_bizLocation_urn:epcglobal:cbv:mda:city=Basel|Bern", "a");
    row("EQ_ATTR_readPoint_city=Berne", "a");
    row("EQ_ATTR_readPoint_city=Basel", ""); // told anew since
    row("EQ_ATTR_readPoint_agw:floor=2", "a");
    row("EQ_ATTR_inputEPCClass_descriptionShort=Powder", "e");
    row("EQ_ATTR_outputEPCClass_descriptionShort=Powder", "");
    row("HASATTR_anyEPCClass=descriptionShort", "e");
    row("EQ_ATTR_bizStep_agw:dock=N", "cf");
    row("EQ_ATTR_readPoint_city=Berne&EQ_ATTR_bizLocation_city=Bern", "a");
    row("EQ_ATTR_readPoint_city=Berne&EQ_action=OBSERVE", "");
    row("EQ_action=ADD&EQ_bizStep=packing&eventType=AggregationEvent", "b");
    row("EQ_action=ADD&EQ_bizStep=shipping", "");
}

void TestEventQueries::finds()
{
    QFETCH(const QByteArray, query);
    QTEST(found("/events?" + encoded(query)), "letters");
}

void TestEventQueries::refuses_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query : {"EQ_bizstep=packing",
                              "EQ_bizStep=teleporting",
                              "EQ_bizStep=",
                              "EQ_disposition=gone",
                              "eventType=QuantityEvents",
                              "EQ_action=add",
                              "EQ_readPoint=here",
                              "WD_bizLocation=https://id.gs1.org/414/9521141100012",
                              "MATCH_epc=A",
                              "MATCH_epc=urn:epc:id:sgtin:9521141.1234.A",
                              "MATCH_epc=urn:epc:idpat:sgtin:*.001234.A",
                              "MATCH_epc=urn:epc:idpat:sgtin:9521141.001234.A",
                              "MATCH_epc=urn:epc:idpat:xyz:9521141.*",
                              "MATCH_anyEPCs=https://id.gs1.org/00/395211410000000015",
                              "GE_quantity=many",
                              "GE_quantity=1|2",
                              "GE_eventTime=2026-05-11T08:00:00",
                              "GE_recordTime=yesterday",
                              "EXISTS_errorDeclaration=perhaps",
                              "EQ_errorReason=oops",
                              "EQ_eventID=7",
                              "orderBy=agw:seq",
                              "orderDirection=UP",
                              "eventCountLimit=5",
                              "maxEventCount=0",
                              "perPage=0",
                              "nextPageToken=x",
                              "EQ_bizTransaction_order=urn:x:order:7",
                              "EQ_strange:field=1",
                              "GT_agw:operation=ADD",
                              "HASATTR_location=city",
                              "HASATTR_bizLocation=strange:city",
                              "HASATTR_strange:place=city",
                              "EQ_ATTR_bizLocation=Bern",
                              "EQ_ATTR_bizLocation_strange:city=Bern",
                              "EQ_ATTR_bizLocation_city=",
                              "EQATTR_place_city=Bern",
                              "EQ_userID=me"})
        QTest::newRow(query) << QByteArray(query);
}

void TestEventQueries::refuses()
{
    QFETCH(const QByteArray, query);
    const auto reply = m_client->get("/events?" + encoded(query));
    QVERIFY(reply);
    QCOMPARE(reply->status, 400);
    QCOMPARE(reply->json()[u"type"].toString(), u"epcisException:QueryParameterException"_s);
    const QString name = QString::fromLatin1(query.first(query.indexOf('=')));
    QVERIFY2(reply->json()[u"detail"].toString().startsWith(name + u": "_s),
             reply->body.constData());
}

void TestEventQueries::countLimitHoldsOverPages()
{
    QByteArray target = "/events?orderBy=eventTime&orderDirection=ASC&eventCountLimit=5&perPage=2";
    QString letters;
    int pages = 0;
    for (; !target.isEmpty(); ++pages) {
        const auto reply = m_client->get(target);
        QCOMPARE(reply->status, 200);
        letters += found(target);
        const QByteArray link = reply->headers.value("link");
        target = link.isEmpty() ? QByteArray() : link.sliced(1, link.indexOf('>') - 1);
        QCOMPARE(reply->headers.contains("gs1-next-page-token-expires"), !link.isEmpty());
    }
    QCOMPARE(pages, 3);
    QCOMPARE(letters, u"abcfd"_s); // the declaration happened when its event did
    QCOMPARE(found("/events?eventCountLimit=5&maxEventCount=6&orderBy=eventTime").left(3), u"400");
}

void TestEventQueries::tooManyAreRefused()
{
    QCOMPARE(found("/events?maxEventCount=9&perPage=5").size(), 5);
    const auto reply = m_client->get("/events?maxEventCount=8");
    QCOMPARE(reply->status, 413);
    QCOMPARE(reply->json()[u"type"].toString(), u"epcisException:QueryTooLargeException"_s);
}

void TestEventQueries::tokensBelongToTheirQuery()
{
    const auto first = m_client->get("/events?perPage=2&EQ_action=ADD");
    const QByteArray link = first->headers.value("link");
    const QByteArray token = link.sliced(link.indexOf("nextPageToken=") + 14).split('>').first();
    QCOMPARE(m_client->get("/events?EQ_action=ADD&nextPageToken=" + token)->status, 200);
    QCOMPARE(m_client->get("/events?EQ_action=OBSERVE&nextPageToken=" + token)->status, 400);
    QCOMPARE(m_client->get("/events?nextPageToken=" + token)->status, 400);
    QByteArrayList parts = token.split('.');
    parts[4] = "1000"; // expired long ago
    QCOMPARE(m_client->get("/events?EQ_action=ADD&nextPageToken=" + parts.join('.'))->status, 400);
}

void TestEventQueries::complexQueriesAreRefused()
{
    const auto named = [this](int patterns) {
        QJsonArray list;
        for (int i = 0; i < patterns; ++i)
            list.append(u"urn:epc:idpat:sgtin:9521141.%1.*"_s.arg(i, 6, 10, QLatin1Char('0')));
        const QString name = u"patterns"_s + QString::number(patterns);
        const QJsonObject query{{u"name"_s, name},
                                {u"query"_s, QJsonObject{{u"MATCH_epc"_s, list}}}};
        const auto made = m_client->post("/queries", QJsonDocument(query).toJson());
        return made->status == 201
                   ? m_client->get("/queries/" + name.toLatin1() + "/events")->status
                   : made->status;
    };
    QCOMPARE(named(500), 200); // the store can answer what the reader lets through
    QCOMPARE(named(501), 413);
    QCOMPARE(named(2001), 413);
    const auto conditions = [this](int count) {
        QByteArray target = "/events?EQ_action=ADD";
        for (int i = 1; i < count; ++i)
            target += "&EXISTS_agw:f" + QByteArray::number(i) + "=true";
        return m_client->get(target)->status;
    };
    QCOMPARE(conditions(100), 200);
    QCOMPARE(conditions(101), 413);
}

void TestEventQueries::longUrlsAreRefused()
{
    const auto reply = m_client->get("/events?EQ_eventID=urn:x:" + QByteArray(8000, '1'));
    QCOMPARE(reply->status, 414);
    QCOMPARE(reply->json()[u"type"].toString(), u"epcisException:URITooLongException"_s);
}

QTEST_GUILESS_MAIN(TestEventQueries)
#include "tst_eventqueries.moc"
