// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/cbv.h"
#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"
#include "tests/support/sharedfile.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::epcis;
using Code = DocumentError::Code;

namespace {

const QDateTime Created(QDate(2026, 5, 11), QTime(12, 0), Qt::UTC);

QJsonObject minimalEvent()
{
    return {{u"type"_s, u"ObjectEvent"_s},
            {u"eventTime"_s, u"2026-05-11T08:00:00.000+02:00"_s},
            {u"eventTimeZoneOffset"_s, u"+02:00"_s},
            {u"action"_s, u"OBSERVE"_s},
            {u"epcList"_s, QJsonArray{u"https://id.gs1.org/00/395211410000000015"_s}}};
}

QByteArray documentOf(const QJsonObject &changes)
{
    QJsonObject document =
        QJsonDocument::fromJson(captureDocument({minimalEvent()}, Created)).object();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isNull())
            document.remove(it.key());
        else
            document.insert(it.key(), it.value());
    }
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

/// A document with this header.
QByteArray documentWithHeader(const QByteArray &header)
{
    return documentOf({{u"epcisHeader"_s, QJsonDocument::fromJson(header).object()}});
}

} // namespace

class TestJsonLd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalisesWords_data();
    void normalisesWords();
    void readsInstants_data();
    void readsInstants();
    void offsets_data();
    void offsets();
    void keepsWhatItDoesNotKnow();
    void refusesShapes_data();
    void refusesShapes();
    void refusesFrames_data();
    void refusesFrames();
    void queryDocumentMayLackDates();
    void readsMasterDataOfTheHeader();
    void refusesHeaders_data();
    void refusesHeaders();
    void textsKeepTheirDigits();
    void standardContextIsWritten();
    void roundTrips();
};

void TestJsonLd::normalisesWords_data()
{
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("bare");
    QTest::newRow("bare word") << u"shipping"_s << u"shipping"_s;
    QTest::newRow("URN") << u"urn:epcglobal:cbv:bizstep:shipping"_s << u"shipping"_s;
    QTest::newRow("web vocabulary")
        << u"https://ref.gs1.org/cbv/BizStep-shipping"_s << u"shipping"_s;
    QTest::newRow("older web vocabulary")
        << u"https://ns.gs1.org/cbv/BizStep-shipping"_s << u"shipping"_s;
    QTest::newRow("prefixed") << u"cbv:BizStep-shipping"_s << u"shipping"_s;
    QTest::newRow("word of another vocabulary")
        << u"urn:epcglobal:cbv:disp:in_transit"_s << u"urn:epcglobal:cbv:disp:in_transit"_s;
    QTest::newRow("no such word") << u"urn:epcglobal:cbv:bizstep:teleporting"_s
                                  << u"urn:epcglobal:cbv:bizstep:teleporting"_s;
    QTest::newRow("a partner's own")
        << u"https://example.com/steps/kitting"_s << u"https://example.com/steps/kitting"_s;
}

void TestJsonLd::normalisesWords()
{
    QFETCH(const QString, spelling);
    QJsonObject object = minimalEvent();
    object.insert(names::BizStep, spelling);
    const auto event = eventFromJson(object);
    QVERIFY(event);
    QTEST(event->bizStep, "bare");
}

void TestJsonLd::readsInstants_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc"); // empty: refused
    const auto row = [](const char *name, const char *text, const char *utc) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(utc);
    };
    row("offset", "2026-05-11T08:00:00.000+02:00", "2026-05-11T06:00:00.000Z");
    row("half-hour zone, west", "2026-05-11T08:00:00-03:30", "2026-05-11T11:30:00.000Z");
    row("UTC, no fraction", "2026-05-11T08:00:00Z", "2026-05-11T08:00:00.000Z");
    row("one decimal", "2005-07-11T11:30:47.5Z", "2005-07-11T11:30:47.500Z");
    row("rounded up on the fourth", "2026-05-11T08:00:00.1235Z", "2026-05-11T08:00:00.124Z");
    row("rounded over the year", "2025-12-31T23:59:59.9995Z", "2026-01-01T00:00:00.000Z");
    row("leap second", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z");
    row("leap day", "2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z");
    row("no offset means another time everywhere", "2026-05-11T08:00:00.000", "");
    row("no leap day", "2026-02-29T00:00:00Z", "");
    row("month 13", "2026-13-01T00:00:00Z", "");
    row("hour 24", "2026-05-11T24:00:00Z", "");
    row("blank instead of T", "2026-05-11 08:00:00Z", "");
    row("date only", "2026-05-11", "");
    row("point without digits", "2026-05-11T08:00:00.Z", "");
    row("text behind", "2026-05-11T08:00:00Zx", "");
    row("Arabic-Indic digits", "", "");
}

void TestJsonLd::readsInstants()
{
    QFETCH(const QString, text);
    QFETCH(const QString, utc);
    const auto instant = instantFromText(text);
    QCOMPARE(instant.has_value(), !utc.isEmpty());
    if (instant)
        QCOMPARE(instantToText(*instant), utc);
}

void TestJsonLd::offsets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("east") << u"+05:45"_s << true;
    QTest::newRow("west") << u"-03:30"_s << true;
    QTest::newRow("furthest") << u"+14:00"_s << true;
    QTest::newRow("beyond the furthest") << u"+14:01"_s << false;
    QTest::newRow("Z is for times") << u"Z"_s << false;
    QTest::newRow("no colon") << u"+0200"_s << false;
    QTest::newRow("no sign") << u"02:00"_s << false;
    QTest::newRow("minutes") << u"+02:60"_s << false;
}

void TestJsonLd::offsets()
{
    QFETCH(const QString, text);
    QTEST(isTimeZoneOffset(text), "good");
}

void TestJsonLd::keepsWhatItDoesNotKnow()
{
    QJsonObject object = minimalEvent();
    object.insert(u"agw:seq"_s, u"WS1/7"_s);
    object.insert(u"example:deep"_s, QJsonObject{{u"example:a"_s, QJsonArray{1, 2}}});
    object.insert(u"readPoint"_s, QJsonObject{{u"id"_s, u"urn:epc:id:sgln:952114110001..A"_s},
                                              {u"example:gate"_s, u"7"_s}});
    object.insert(u"eventTime"_s, u"2026-05-11T06:00:00.000Z"_s);
    const auto event = eventFromJson(object);
    QVERIFY(event);
    QCOMPARE(event->readPoint, u"urn:epc:id:sgln:952114110001..A"_s);
    QCOMPARE(toJson(*event), object);
}

void TestJsonLd::refusesShapes_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *member, const QJsonValue &value,
                        const char *path) {
        QTest::newRow(name) << QString::fromLatin1(member) << value << QString::fromLatin1(path);
    };
    row("unknown event type", "type", u"PartyEvent"_s, "/at/type");
    row("action in lower case", "action", u"observe"_s, "/at/action");
    row("time without offset", "eventTime", u"2026-05-11T08:00:00"_s, "/at/eventTime");
    row("offset Z", "eventTimeZoneOffset", u"Z"_s, "/at/eventTimeZoneOffset");
    row("text where a list belongs", "epcList", u"urn:epc:id:sscc:9521141.3000000001"_s,
        "/at/epcList");
    row("number in a list of texts", "epcList", QJsonArray{7}, "/at/epcList/0");
    row("quantity as text", "quantityList",
        QJsonArray{QJsonObject{{u"epcClass"_s, u"urn:x:y"_s}, {u"quantity"_s, u"3"_s}}},
        "/at/quantityList/0/quantity");
    row("stranger in a quantity", "quantityList",
        QJsonArray{QJsonObject{{u"epcClass"_s, u"urn:x:y"_s}, {u"ex:of"_s, u"3"_s}}},
        "/at/quantityList/0/ex:of");
    row("stranger in a transaction", "bizTransactionList",
        QJsonArray{QJsonObject{{u"bizTransaction"_s, u"urn:x:y"_s}, {u"ex:of"_s, u"3"_s}}},
        "/at/bizTransactionList/0/ex:of");
    row("place as text", "readPoint", u"urn:epc:id:sgln:952114110001..0"_s, "/at/readPoint/id");
    row("empty persistentDisposition", "persistentDisposition", QJsonObject(),
        "/at/persistentDisposition");
    row("stranger in persistentDisposition", "persistentDisposition",
        QJsonObject{{u"add"_s, QJsonArray{u"damaged"_s}}}, "/at/persistentDisposition");
    row("declaration without time", "errorDeclaration",
        QJsonObject{{u"reason"_s, u"incorrect_data"_s}}, "/at/errorDeclaration/declarationTime");
    row("ilmd as list", "ilmd", QJsonArray(), "/at/ilmd");
}

void TestJsonLd::refusesShapes()
{
    QFETCH(const QString, member);
    QFETCH(const QJsonValue, value);
    QJsonObject object = minimalEvent();
    object.insert(member, value);
    const auto event = eventFromJson(object, u"/at"_s);
    QVERIFY(!event);
    QCOMPARE(event.error().code, Code::BadValue);
    QTEST(event.error().path, "path");
}

void TestJsonLd::refusesFrames_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *member, const QJsonValue &value,
                        const char *path) {
        QTest::newRow(name) << QJsonObject{{QString::fromLatin1(member), value}}
                            << QString::fromLatin1(path);
    };
    row("no context", "@context", QJsonValue::Null, "/@context");
    row("no type", "type", QJsonValue::Null, "/type");
    row("another type", "type", u"EPCISMasterDataDocument"_s, "/type");
    row("no schemaVersion", "schemaVersion", QJsonValue::Null, "/schemaVersion");
    row("schemaVersion as number", "schemaVersion", 2.0, "/schemaVersion");
    row("no creationDate", "creationDate", QJsonValue::Null, "/creationDate");
    row("local creationDate", "creationDate", u"2026-05-11T08:00:00"_s, "/creationDate");
    row("no body", "epcisBody", QJsonValue::Null, "/epcisBody/eventList");
    row("no list", "epcisBody", QJsonObject(), "/epcisBody/eventList");
    row("event as text", "epcisBody", QJsonObject{{u"eventList"_s, QJsonArray{u"x"_s}}},
        "/epcisBody/eventList/0");
    row("member without namespace", "hello", u"world"_s, "/hello");
}

void TestJsonLd::refusesFrames()
{
    QFETCH(const QJsonObject, changes);
    const auto events = eventsOfDocument(documentOf(changes));
    QVERIFY(!events);
    QTEST(events.error().path, "path");
}

void TestJsonLd::queryDocumentMayLackDates()
{
    QJsonObject document =
        QJsonDocument::fromJson(queryDocument(QList<QJsonObject>{minimalEvent()}, Created))
            .object();
    document.remove(u"creationDate"_s);
    document.remove(u"schemaVersion"_s);
    const auto events = eventsOfDocument(QJsonDocument(document).toJson());
    QVERIFY(events);
    QCOMPARE(*events, QList<QJsonObject>{minimalEvent()});
}

void TestJsonLd::readsMasterDataOfTheHeader()
{
    const auto document = readDocument(documentWithHeader(R"({"epcisMasterData":{"vocabularyList":[
        {"type":"urn:epcglobal:epcis:vtype:BusinessLocation","vocabularyElementList":[
         {"id":"urn:epc:id:sgln:9521141.10001.0","attributes":[
          {"id":"cbvmda:city","attribute":"Bern"},{"id":"agw:floors","attribute":2.5},
          {"id":"agw:hall","attribute":{"agw:name":"A"}}],"children":["urn:x:line"]},
         {"id":"urn:x:line"}]}]}})"));
    QVERIFY(document);
    const QList<VocabularyElement> expected{
        {u"urn:epc:id:sgln:9521141.10001.0"_s,
         {{u"cbvmda:city"_s, u"Bern"_s}, {u"agw:floors"_s, u"2.5"_s}, {u"agw:hall"_s, {}}}},
        {u"urn:x:line"_s, {}}};
    QCOMPARE(document->vocabulary, expected);
}

void TestJsonLd::refusesHeaders_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *header, const char *path) {
        QTest::newRow(name) << QByteArray(header)
                            << u"/epcisHeader/epcisMasterData/"_s + QString::fromLatin1(path);
    };
    row("no list", R"({"epcisMasterData":{"vocabularyList":{}}})", "vocabularyList");
    row("no list of elements",
        R"({"epcisMasterData":{"vocabularyList":[{"vocabularyElementList":"x"}]}})",
        "vocabularyList/0/vocabularyElementList");
    row("nameless element",
        R"({"epcisMasterData":{"vocabularyList":[{"vocabularyElementList":[{"attributes":[]}]}]}})",
        "vocabularyList/0/vocabularyElementList/0/id");
    row("element that is no URI",
        R"({"epcisMasterData":{"vocabularyList":[{"vocabularyElementList":[{"id":"Bern"}]}]}})",
        "vocabularyList/0/vocabularyElementList/0/id");
    row("attribute that is no URI", R"({"epcisMasterData":{"vocabularyList":[{
        "vocabularyElementList":[{"id":"urn:x:a","attributes":[{"id":"city"}]}]}]}})",
        "vocabularyList/0/vocabularyElementList/0/attributes/0/id");
}

void TestJsonLd::refusesHeaders()
{
    QFETCH(const QByteArray, header);
    const auto document = readDocument(documentWithHeader(header));
    QVERIFY(!document);
    QTEST(document.error().path, "path");
}

void TestJsonLd::textsKeepTheirDigits()
{
    QByteArray document = captureDocument({minimalEvent()}, Created);
    document.replace("\"action\"", "\"example:weight\":12.340000000000000001,\"action\"");
    const auto read = readDocument(document);
    QVERIFY(read);
    QCOMPARE(read->texts.size(), 1);
    QVERIFY(read->texts.first().contains("12.340000000000000001"));
}

void TestJsonLd::standardContextIsWritten()
{
    const QJsonObject document =
        QJsonDocument::fromJson(captureDocument({minimalEvent()}, Created)).object();
    const QJsonArray context = document[u"@context"].toArray();
    QCOMPARE(context.size(), 2);
    QCOMPARE(context[0].toString(),
             u"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"_s);
    const QJsonObject own{{u"cbvmda"_s, u"urn:epcglobal:cbv:mda:"_s},
                          {u"agw"_s, u"https://ns.example.org/agw/"_s}};
    QCOMPARE(context[1].toObject(), own);
    QCOMPARE(document[u"creationDate"].toString(), u"2026-05-11T12:00:00.000Z"_s);
}

/// Reading what was written gives the same event, for every operation of a workstation.
void TestJsonLd::roundTrips()
{
    PW_REQUIRE_SHARED("standards/examples-ours/operations");
    QDirIterator files(pw::test::sharedPath(u"standards/examples-ours/operations"_s),
                       {u"*.jsonld"_s});
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto events = eventsOfDocument(file.readAll());
        QVERIFY2(events, qPrintable(file.fileName()));
        for (const QJsonObject &object : *events) {
            const auto event = eventFromJson(object);
            QVERIFY2(event, qPrintable(file.fileName()));
            const auto again = eventFromJson(toJson(*event));
            QVERIFY(again);
            QVERIFY2(*again == *event, qPrintable(file.fileName()));
            ++count;
        }
    }
    QCOMPARE(count, 45);
}

QTEST_GUILESS_MAIN(TestJsonLd)
#include "tst_jsonld.moc"
