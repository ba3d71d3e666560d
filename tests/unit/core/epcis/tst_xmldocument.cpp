// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/jsonld.h"
#include "core/epcis/validator.h"
#include "core/epcis/xmldocument.h"
#include "tests/support/sharedfile.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::epcis;
using Code = XmlError::Code;

namespace {

constexpr auto Vectors = "standards/epcis-event-hash/vectors"_L1;
constexpr auto Equal = "standards/epcis-event-hash/expected_equal"_L1;
constexpr auto Examples = "standards/gs1-epcis/examples/xml"_L1;
constexpr auto Resources = "standards/openepcis-test-resources/XML"_L1;

QString shown(const XmlError &error)
{
    return u"%1 %2 at %3:%4 %5"_s.arg(int(error.code))
        .arg(error.path)
        .arg(error.line)
        .arg(error.column)
        .arg(error.detail);
}

QString prehash(const XmlEventDocument &document, qsizetype i)
{
    return prehashOf(document.events[i], document.hashContext);
}

QByteArray fileAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray documentAround(const QByteArray &events)
{
    return "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\" schemaVersion=\"2.0\" "
           "creationDate=\"2026-05-11T08:00:00Z\" xmlns:ex=\"https://ns.example.com/epcis/\">"
           "<EPCISBody><EventList>"
           + events + "</EventList></EPCISBody></epcis:EPCISDocument>";
}

QByteArray objectEvent(const QByteArray &more)
{
    return "<ObjectEvent><eventTime>2026-05-11T08:00:00.000Z</eventTime>"
           "<eventTimeZoneOffset>+02:00</eventTimeZoneOffset>"
           "<epcList><epc>urn:epc:id:sscc:9521141.3000000001</epc></epcList>"
           "<action>OBSERVE</action>"
           + more + "</ObjectEvent>";
}

} // namespace

class TestXmlDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reproducesVectors_data();
    void reproducesVectors();
    void hashesAlike_data();
    void hashesAlike();
    void acceptsExamples_data();
    void acceptsExamples();
    void refusesInvalid_data();
    void refusesInvalid();
    void twinsHashAlike_data();
    void twinsHashAlike();
    void unfoldsTheExtensionsOfOlderVersions();
    void extensionsBecomeMembers();
    void onePrefixOfTwoNamespaces();
    void readsMasterDataOfTheHeader();
    void refuses_data();
    void refuses();
    void limits();
    void errorsSayWhere();
};

void TestXmlDocument::reproducesVectors_data()
{
    PW_REQUIRE_SHARED(Vectors.data());
    QTest::addColumn<QString>("base");
    const QStringList names =
        QDir(pw::test::sharedPath(QString(Vectors))).entryList({u"*.xml"_s}, QDir::Files);
    QVERIFY(names.size() >= 12);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << QString(Vectors) + u'/' + name.chopped(4);
}

void TestXmlDocument::reproducesVectors()
{
    QFETCH(const QString, base);
    const auto xml = pw::test::readSharedFile(base + u".xml"_s);
    const auto json = pw::test::readSharedFile(base + u".expected.json"_s);
    QVERIFY(xml && json);
    const auto document = readXmlDocument(*xml);
    QVERIFY2(document, document ? "" : qPrintable(shown(document.error())));
    const QJsonArray expected = QJsonDocument::fromJson(*json).array();
    QCOMPARE(document->events.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(prehash(*document, i), expected[i][u"prehash"].toString());
        QCOMPARE(eventHash(document->events[i], document->hashContext),
                 expected[i][u"eventID"].toString());
    }
}

void TestXmlDocument::hashesAlike_data()
{
    PW_REQUIRE_SHARED(Equal.data());
    QTest::addColumn<QString>("path");
    const QStringList names =
        QDir(pw::test::sharedPath(QString(Equal))).entryList({u"*.xml"_s}, QDir::Files);
    QVERIFY(names.size() >= 5);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << QString(Equal) + u'/' + name;
}

void TestXmlDocument::hashesAlike()
{
    QFETCH(const QString, path);
    const auto xml = pw::test::readSharedFile(path);
    QVERIFY(xml);
    const auto document = readXmlDocument(*xml);
    QVERIFY2(document, document ? "" : qPrintable(shown(document.error())));
    QVERIFY(document->events.size() > 1);
    for (qsizetype i = 1; i < document->events.size(); ++i)
        QCOMPARE(prehash(*document, i), prehash(*document, 0));
}

static void addFiles(const QString &folder, bool invalid)
{
    QDirIterator files(pw::test::sharedPath(folder), {u"*.xml"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        // Jobs, queries and master data are other documents.
        if (path.contains(u"/CaptureJob/"_s) || path.contains(u"/CBV-11.4"_s)
            || path.contains(u"/Queries/"_s) || path.contains(u"/Invalid/"_s) != invalid)
            continue;
        QTest::newRow(qPrintable(QDir(pw::test::sharedPath(u"standards"_s)).relativeFilePath(path)))
            << path;
    }
}

void TestXmlDocument::acceptsExamples_data()
{
    PW_REQUIRE_SHARED(Examples.data());
    PW_REQUIRE_SHARED(Resources.data());
    QTest::addColumn<QString>("path");
    addFiles(QString(Examples), false);
    addFiles(QString(Resources), false);
}

void TestXmlDocument::acceptsExamples()
{
    QFETCH(const QString, path);
    const auto document = readXmlDocument(fileAt(path));
    QVERIFY2(document, document ? "" : qPrintable(shown(document.error())));
    QVERIFY(!document->events.isEmpty());
    QCOMPARE(document->places.size(), document->events.size());
    for (const QJsonObject &object : document->events) {
        const auto event = eventFromJson(object);
        if (object[u"errorDeclaration"][u"declarationTime"].toString().endsWith(u"00Z"_s)
            && object[u"errorDeclaration"][u"declarationTime"].toString().size() == 17) {
            QVERIFY(!event); // a time without seconds is none in XML Schema either
            continue;
        }
        QVERIFY2(event, event ? "" : qPrintable(event.error().path + event.error().detail));
        // Nothing got lost on the way into an event and out again.
        QCOMPARE(prehashOf(toJson(*event), document->hashContext),
                 prehashOf(object, document->hashContext));
    }
}

void TestXmlDocument::refusesInvalid_data()
{
    PW_REQUIRE_SHARED(Resources.data());
    QTest::addColumn<QString>("path");
    addFiles(QString(Resources), true);
}

void TestXmlDocument::refusesInvalid()
{
    QFETCH(const QString, path);
    // The order of elements means nothing, and some senders do not keep it.
    const bool isAccepted = path.endsWith(u"ObjectEvent_with_wrong_element_order.xml"_s);
    const auto document = readXmlDocument(fileAt(path));
    bool isGood = document.has_value();
    if (document) {
        for (const QJsonObject &object : document->events) {
            const auto event = eventFromJson(object);
            isGood = isGood && event && validate(*event).isEmpty();
        }
    }
    QCOMPARE(isGood, isAccepted);
}

void TestXmlDocument::twinsHashAlike_data()
{
    PW_REQUIRE_SHARED(Vectors.data());
    PW_REQUIRE_SHARED(Resources.data());
    QTest::addColumn<QString>("xmlPath");
    QTest::addColumn<QString>("jsonPath");
    const auto add = [](const QString &xmlFolder, const QString &jsonFolder,
                        const QString &suffix) {
        for (const QString &name : QDir(xmlFolder).entryList({u"*.xml"_s}, QDir::Files)) {
            const QString json = jsonFolder + u'/' + name.chopped(4) + suffix;
            if (QFile::exists(json))
                QTest::newRow(qPrintable(name)) << QString(xmlFolder + u'/' + name) << json;
        }
    };
    const QString vectors = pw::test::sharedPath(QString(Vectors));
    add(vectors, vectors, u".jsonld"_s);
    const QString xml = pw::test::sharedPath(QString(Resources));
    const QString json = pw::test::sharedPath(u"standards/openepcis-test-resources/JSON"_s);
    add(xml + u"/Capture/Documents"_s, json + u"/Capture/Documents"_s, u".json"_s);
    add(xml + u"/Query"_s, json + u"/Query"_s, u".json"_s);
}

void TestXmlDocument::twinsHashAlike()
{
    QFETCH(const QString, xmlPath);
    QFETCH(const QString, jsonPath);
    const auto xml = readXmlDocument(fileAt(xmlPath));
    const auto json = readDocument(fileAt(jsonPath));
    QVERIFY(xml && json);
    // Some of the JSON files use these without declaring them, which a hash would not expand.
    QJsonArray context = json->context;
    context.append(QJsonObject{{u"gs1"_s, u"https://gs1.org/voc/"_s},
                               {u"cbv"_s, u"https://ref.gs1.org/cbv/"_s},
                               {u"cbvmda"_s, u"urn:epcglobal:cbv:mda:"_s}});
    QCOMPARE(xml->events.size(), json->events.size());
    for (qsizetype i = 0; i < xml->events.size(); ++i)
        QCOMPARE(prehashOf(xml->events[i], HashContext::ofJsonLd(xml->context)),
                 prehashOf(json->events[i], HashContext::ofJsonLd(context)));
}

void TestXmlDocument::unfoldsTheExtensionsOfOlderVersions()
{
    const QByteArray xml =
        "<epcis:EPCISDocument xmlns:epcis='urn:epcglobal:epcis:xsd:1' schemaVersion='1.2' "
        "creationDate='2026-05-11T08:00:00Z'><EPCISBody><EventList>"
        "<AggregationEvent><eventTime>2026-05-11T08:00:00.000Z</eventTime>"
        "<eventTimeZoneOffset>+02:00</eventTimeZoneOffset><baseExtension>"
        "<eventID>urn:uuid:0a1b2c3d-0000-4000-8000-000000000001</eventID></baseExtension>"
        "<parentID>urn:epc:id:sscc:9521141.3000000001</parentID><childEPCs/>"
        "<action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:packing</bizStep>"
        "<extension><childQuantityList><quantityElement>"
        "<epcClass>urn:epc:class:lgtin:9521141.001235.P1</epcClass><quantity>24</quantity>"
        "</quantityElement></childQuantityList></extension></AggregationEvent>"
        "<extension><TransformationEvent><eventTime>2026-05-11T08:00:00.000Z</eventTime>"
        "<eventTimeZoneOffset>+02:00</eventTimeZoneOffset>"
        "<inputEPCList><epc>urn:epc:id:sgtin:9521141.001234.A</epc></inputEPCList>"
        "<outputEPCList><epc>urn:epc:id:sgtin:9521141.001234.B</epc></outputEPCList>"
        "</TransformationEvent></extension>"
        "</EventList></EPCISBody></epcis:EPCISDocument>";
    const auto document = readXmlDocument(xml);
    QVERIFY2(document, document ? "" : qPrintable(shown(document.error())));
    QCOMPARE(document->events.size(), 2);
    const auto packed = eventFromJson(document->events[0]);
    QVERIFY(packed);
    QCOMPARE(packed->eventId, u"urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"_s);
    QCOMPARE(packed->bizStep, u"packing"_s);
    QCOMPARE(packed->childQuantities.size(), 1);
    QCOMPARE(packed->childQuantities.first().quantity, 24.0);
    QVERIFY(validate(*packed).isEmpty());
    const auto made = eventFromJson(document->events[1]);
    QVERIFY(made);
    QCOMPARE(made->type, EventType::Transformation);
    QVERIFY(validate(*made).isEmpty());
}

void TestXmlDocument::extensionsBecomeMembers()
{
    const auto document = readXmlDocument(documentAround(objectEvent(
        "<ex:note>two <!-- no -->words</ex:note><ex:tag>b</ex:tag><ex:tag>a</ex:tag>"
        "<ex:more ex:by=\"OP-1\"><ex:inner>1</ex:inner></ex:more><ex:both ex:a=\"1\">text</ex:both>"
        "<ex:none/>")));
    QVERIFY2(document, document ? "" : qPrintable(shown(document.error())));
    const QJsonObject event = document->events.first();
    QCOMPARE(event[u"ex:note"], QJsonValue(u"two words"_s));
    QCOMPARE(event[u"ex:tag"], QJsonValue(QJsonArray{u"b"_s, u"a"_s}));
    QCOMPARE(event[u"ex:more"],
             QJsonValue(QJsonObject{{u"ex:by"_s, u"OP-1"_s}, {u"ex:inner"_s, u"1"_s}}));
    QCOMPARE(event[u"ex:both"],
             QJsonValue(QJsonObject{{u"ex:a"_s, u"1"_s}, {u"#text"_s, u"text"_s}}));
    QCOMPARE(event[u"ex:none"], QJsonValue(u""_s));
    QCOMPARE(document->context.last(),
             QJsonValue(QJsonObject{{u"ex"_s, u"https://ns.example.com/epcis/"_s}}));
}

void TestXmlDocument::onePrefixOfTwoNamespaces()
{
    const auto document = readXmlDocument(documentAround(
        objectEvent("<a:x xmlns:a=\"urn:one:\">1</a:x><a:x xmlns:a=\"urn:two:\">2</a:x>"
                    "<x xmlns=\"urn:three:\">3</x>")));
    QVERIFY(document);
    const QJsonObject event = document->events.first();
    QCOMPARE(event[u"a:x"], QJsonValue(u"1"_s));
    QCOMPARE(event[u"a2:x"], QJsonValue(u"2"_s));
    QCOMPARE(event[u"ns:x"], QJsonValue(u"3"_s));
    QVERIFY(prehash(*document, 0).endsWith(u"{urn:one:}x=1{urn:three:}x=3{urn:two:}x=2"_s));
}

void TestXmlDocument::readsMasterDataOfTheHeader()
{
    QByteArray xml = documentAround(objectEvent({}));
    xml.replace("<EPCISBody>", R"(<EPCISHeader><extension><EPCISMasterData><VocabularyList>
<Vocabulary type="urn:epcglobal:epcis:vtype:BusinessLocation"><VocabularyElementList>
<VocabularyElement id="urn:epc:id:sgln:9521141.10001.0">
<attribute id="urn:epcglobal:cbv:mda:city"> Bern </attribute>
<attribute id="https://ns.example.com/epcis/hall"><ex:name>A</ex:name></attribute>
<children><id>urn:epc:id:sgln:9521141.10001.LINE1</id></children></VocabularyElement>
</VocabularyElementList></Vocabulary></VocabularyList></EPCISMasterData></extension></EPCISHeader>
<EPCISBody>)");
    const auto document = readXmlDocument(xml);
    QVERIFY2(document, document ? "" : qUtf8Printable(shown(document.error())));
    const QList<VocabularyElement> expected{{u"urn:epc:id:sgln:9521141.10001.0"_s,
                                             {{u"urn:epcglobal:cbv:mda:city"_s, u"Bern"_s},
                                              {u"https://ns.example.com/epcis/hall"_s, {}}}}};
    QCOMPARE(document->vocabulary, expected);
    QCOMPARE(document->events.size(), 1);
}

void TestXmlDocument::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<Code>("code");
    const auto row = [](const char *name, const QByteArray &xml, Code code) {
        QTest::newRow(name) << xml << code;
    };
    const QByteArray event = objectEvent({});
    const QByteArray good = documentAround(event);
    row("nothing", {}, Code::NotWellFormed);
    row("no XML", "{}", Code::NotWellFormed);
    row("cut off", good.chopped(5), Code::NotWellFormed);
    row("something behind", good + "x", Code::NotWellFormed);
    row("second root", good + "<a/>", Code::NotWellFormed);
    row("wrong UTF-8", documentAround(objectEvent("<ex:a>\xff</ex:a>")), Code::NotWellFormed);
    row("document type", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + good, Code::Forbidden);
    row("document type from elsewhere", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>" + good,
        Code::Forbidden);
    row("document type with a public name", "<!DOCTYPE a PUBLIC 'x' 'y'>" + good, Code::Forbidden);
    row("entity nobody declared", documentAround(objectEvent("<ex:a>&b;</ex:a>")),
        Code::NotWellFormed);
    row("prefix nobody declared", documentAround(objectEvent("<zz:a/>")), Code::NotWellFormed);
    row("another root", "<html/>", Code::NotADocument);
    row("root of another namespace",
        QByteArray(good).replace("urn:epcglobal:epcis:xsd:2", "urn:x:y"), Code::NotADocument);
    row("no version", QByteArray(good).replace("schemaVersion", "version"), Code::NotADocument);
    row("future version", QByteArray(good).replace("\"2.0\"", "\"3.0\""), Code::NotADocument);
    row("date without offset", QByteArray(good).replace("08:00:00Z", "08:00:00"),
        Code::NotADocument);
    row("no list", QByteArray(good).replace("EventList", "Events"), Code::NotADocument);
    row("what is no event", documentAround("<QuantityEvent/>"), Code::BadElement);
    row("text among events", documentAround("abc" + event), Code::BadElement);
    row("action twice", documentAround(objectEvent("<action>ADD</action>")), Code::BadElement);
    row("text for a list", documentAround(objectEvent("<childEPCs>urn:x:y</childEPCs>")),
        Code::BadElement);
    row("list for a text", documentAround(objectEvent("<bizStep><a/></bizStep>")),
        Code::BadElement);
    row("wrong item", documentAround(objectEvent("<childEPCs><id>urn:x:y</id></childEPCs>")),
        Code::BadElement);
    row("quantity in words",
        documentAround(objectEvent("<quantityList><quantityElement><epcClass>urn:x:y</epcClass>"
                                   "<quantity>two</quantity></quantityElement></quantityList>")),
        Code::BadElement);
    row("quantity without end",
        documentAround(objectEvent("<quantityList><quantityElement><epcClass>urn:x:y</epcClass>"
                                   "<quantity>inf</quantity></quantityElement></quantityList>")),
        Code::BadElement);
    row("neither true nor false",
        documentAround(objectEvent("<sensorElementList><sensorElement><sensorReport "
                                   "booleanValue='yes'/></sensorElement></sensorElementList>")),
        Code::BadElement);
    row("third kind of persistent disposition",
        documentAround(objectEvent("<persistentDisposition><add>x</add></persistentDisposition>")),
        Code::BadElement);
    row("too deep",
        documentAround(
            objectEvent(QByteArray("<ex:a>").repeated(30) + QByteArray("</ex:a>").repeated(30))),
        Code::TooDeep);
}

void TestXmlDocument::refuses()
{
    QFETCH(const QByteArray, xml);
    const auto document = readXmlDocument(xml);
    QVERIFY(!document);
    QVERIFY2(true, qPrintable(shown(document.error())));
    QTEST(document.error().code, "code");
}

void TestXmlDocument::limits()
{
    const QByteArray good = documentAround(objectEvent({}));
    QVERIFY(readXmlDocument(good, {.bytes = good.size()}));
    const auto large = readXmlDocument(good, {.bytes = good.size() - 1});
    QVERIFY(!large);
    QCOMPARE(large.error().code, Code::TooLarge);
    // Document, body, list, event, epcList, epc.
    QVERIFY(readXmlDocument(good, {.depth = 6}));
    const auto deep = readXmlDocument(good, {.depth = 5});
    QVERIFY(!deep);
    QCOMPARE(deep.error().code, Code::TooDeep);
}

void TestXmlDocument::errorsSayWhere()
{
    const QByteArray second = objectEvent("\n  <quantityList><quantityElement>\n"
                                          "    <quantity>x</quantity>"
                                          "</quantityElement></quantityList>");
    const auto document = readXmlDocument(documentAround(objectEvent({}) + "\n" + second));
    QVERIFY(!document);
    QCOMPARE(document.error().line, 4);
    QCOMPARE(document.error().column, 14);
    QCOMPARE(document.error().path, u"EventList/1/ObjectEvent/quantity"_s);
    QCOMPARE(document.error().detail, u"x"_s);

    const auto good = readXmlDocument(documentAround(objectEvent({}) + "\n" + objectEvent({})));
    QVERIFY(good);
    QCOMPARE(good->places[0].line, 1);
    QCOMPARE(good->places[1].line, 2);
}

QTEST_GUILESS_MAIN(TestXmlDocument)
#include "tst_xmldocument.moc"
