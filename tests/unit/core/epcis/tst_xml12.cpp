// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/gs1uri.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"
#include "core/epcis/statefold.h"
#include "core/epcis/uri.h"
#include "core/epcis/xml12.h"
#include "core/epcis/xmldocument.h"
#include "tests/support/sharedfile.h"

#include <QDir>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::epcis;
using pw::Failure;
using pw::Result;
using Reason = Xml12Refusal::Reason;

namespace {

constexpr auto Operations = "standards/examples-ours/operations"_L1;
constexpr auto Keys = "standards/examples-ours/gs1/epc-urn-dl-vectors.json"_L1;

const QDateTime Created(QDate(2026, 5, 11), QTime(8, 0), Qt::UTC);

/// The example company's prefix; nobody else's is known.
std::optional<int> ofExamples(QStringView digits)
{
    if (digits.startsWith(u"9521141") || digits.startsWith(u"9521988"))
        return 7;
    return {};
}

Result<Xml12Document, Xml12Refusal> written(const QList<Event> &events)
{
    return xml12Document(events, standardContext(), Created, ofExamples);
}

Event storing()
{
    Event event;
    event.eventId = u"urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"_s;
    event.eventTime = Created;
    event.eventTimeZoneOffset = u"+02:00"_s;
    event.action = Action::Observe;
    event.epcs = {u"https://id.gs1.org/00/395211410000000015"_s};
    event.bizStep = u"storing"_s;
    event.disposition = u"in_progress"_s;
    return event;
}

/// What a partner reads out of what we write.
Result<QList<Event>, QString> readBack(const QByteArray &xml)
{
    const auto document = readXmlDocument(xml);
    if (!document)
        return Failure{QString(document.error().path + u' ' + document.error().detail)};
    QList<Event> events;
    for (const QJsonObject &object : document->events) {
        const auto event = eventFromJson(object);
        if (!event)
            return Failure{event.error().path};
        events.append(*event);
    }
    return events;
}

/// Without what 1.2 cannot say.
Event reduced(Event event)
{
    event.persistentSet.clear();
    event.persistentUnset.clear();
    event.extensions.remove(names::SensorElementList);
    event.extensions.remove(names::CertificationInfo);
    return event;
}

} // namespace

class TestXml12 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operationsComeBack_data();
    void operationsComeBack();
    void identities_data();
    void identities();
    void refusedIdentities_data();
    void refusedIdentities();
    void everyMemberComesBack();
    void olderWordsAreUrnsLaterOnesUris();
    void whatIsDroppedIsTold();
    void refuses_data();
    void refuses();
    void elementsStandInTheOrderOfTheSchema();
};

void TestXml12::operationsComeBack_data()
{
    PW_REQUIRE_SHARED(Operations.data());
    QTest::addColumn<QString>("name");
    const QStringList names =
        QDir(pw::test::sharedPath(QString(Operations))).entryList({u"*.jsonld"_s}, QDir::Files);
    QCOMPARE(names.size(), 31);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestXml12::operationsComeBack()
{
    QFETCH(const QString, name);
    const auto file = pw::test::readSharedFile(QString(Operations) + u'/' + name);
    QVERIFY(file);
    const auto document = readDocument(*file);
    QVERIFY(document);
    for (const QJsonObject &object : document->events) {
        const auto event = eventFromJson(object);
        QVERIFY(event);
        const QStringList persistent = event->persistentSet + event->persistentUnset;
        const bool isHeld = std::any_of(persistent.begin(), persistent.end(),
                                        [](const QString &word) { return isBlocking(word); });
        const auto xml = xml12Document({*event}, document->context, Created, ofExamples);
        QCOMPARE(xml.has_value(), !isHeld);
        if (isHeld) {
            QCOMPARE(xml.error().reason, Reason::HeldState);
            continue;
        }
        const auto back = readXmlDocument(xml->xml);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(back->events.size(), 1);
        QCOMPARE(eventHash(back->events.first(), HashContext::ofJsonLd(back->context)),
                 eventHash(reduced(*event)));
    }
}

void TestXml12::identities_data()
{
    PW_REQUIRE_SHARED(Keys.data());
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("urn");
    QTest::addColumn<int>("length");
    const auto file = pw::test::readSharedFile(QString(Keys));
    QVERIFY(file);
    const QJsonArray rows = QJsonDocument::fromJson(*file).array();
    QVERIFY(rows.size() >= 30);
    for (const QJsonValue &row : rows)
        QTest::addRow("%s", qPrintable(row[u"urn"].toString()))
            << row[u"digitalLink"].toString() << row[u"urn"].toString()
            << row[u"gcpLength"].toInt();

    const auto row = [](const char *name, const QString &link, const QString &urn) {
        QTest::newRow(name) << link << urn << 7;
    };
    row("escapes", u"https://id.gs1.org/01/09521141012345/21/a%2Fb%21%28"_s,
        u"urn:epc:id:sgtin:9521141.001234.a%2Fb!("_s);
    row("GRAI", u"https://id.gs1.org/8003/04012345000221334455"_s,
        u"urn:epc:id:grai:4012345.00022.334455"_s);
    row("GRAI without serial", u"https://id.gs1.org/8003/04012345000221"_s,
        u"urn:epc:idpat:grai:4012345.00022.*"_s);
    row("GIAI", u"https://id.gs1.org/8004/4000001111"_s, u"urn:epc:id:giai:4000001.111"_s);
    row("GSRN", u"https://id.gs1.org/8018/401234500000067657"_s,
        u"urn:epc:id:gsrn:4012345.0000006765"_s);
    row("GSRNP", u"https://id.gs1.org/8017/401234500000987658"_s,
        u"urn:epc:id:gsrnp:4012345.0000098765"_s);
    row("GDTI", u"https://id.gs1.org/253/4012345000092PO-4711"_s,
        u"urn:epc:id:gdti:4012345.00009.PO-4711"_s);
    row("GSIN", u"https://id.gs1.org/402/40123452223334442"_s,
        u"urn:epc:id:gsin:4012345.222333444"_s);
    row("tobacco", u"https://id.gs1.org/01/04012345123456/235/AB"_s,
        u"urn:epc:id:upui:4012345.012345.AB"_s);
    row("piece", u"https://id.gs1.org/8006/040123451234560102/21/98"_s,
        u"urn:epc:id:itip:4012345.012345.01.02.98"_s);
    row("party", u"https://id.gs1.org/417/9521141000007"_s, u"urn:epc:id:pgln:9521141.00000"_s);
    row("coupon", u"https://id.gs1.org/255/401234567890104711"_s,
        u"urn:epc:id:sgcn:4012345.67890.04711"_s);
}

void TestXml12::identities()
{
    QFETCH(const QString, link);
    QFETCH(const int, length);
    const auto urn = pureIdentityOf(link, [length](QStringView) { return length; });
    QVERIFY(urn);
    QTEST(*urn, "urn");
    QCOMPARE(canonicalId(*urn), link);
}

void TestXml12::refusedIdentities_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<int>("length"); // 0: not known
    QTest::addColumn<PureIdentityError>("error");
    const auto row = [](const char *name, const QString &uri, int length, PureIdentityError error) {
        QTest::newRow(name) << uri << length << error;
    };
    const QString pack = u"https://id.gs1.org/01/09521141012345/21/A1"_s;
    row("prefix not known", pack, 0, PureIdentityError::NoCompanyPrefix);
    row("prefix too short", pack, 5, PureIdentityError::NoCompanyPrefix);
    row("prefix too long", pack, 13, PureIdentityError::NoCompanyPrefix);
    row("prefix longer than the key", u"https://id.gs1.org/8004/9521141"_s, 8,
        PureIdentityError::NoCompanyPrefix);
    row("nothing behind the prefix", u"https://id.gs1.org/8004/9521141"_s, 7,
        PureIdentityError::NoCompanyPrefix);
    row("wrong check digit", u"https://id.gs1.org/01/09521141012346/21/A1"_s, 7,
        PureIdentityError::NotAnIdentifier);
    row("model number", u"https://id.gs1.org/8013/1987654Ad4X4bL5ttr2310c2K"_s, 7,
        PureIdentityError::NoUrn);
}

void TestXml12::refusedIdentities()
{
    QFETCH(const QString, uri);
    QFETCH(const int, length);
    const auto urn = pureIdentityOf(
        uri, [length](QStringView) { return length == 0 ? std::nullopt : std::optional(length); });
    QVERIFY(!urn);
    QTEST(urn.error(), "error");
    // What is no Digital Link is nothing to change.
    for (const QString &other : {u"https://example.com/things/1"_s, u"urn:x:y"_s,
                                 u"urn:epc:id:sscc:9521141.3000000001"_s}) {
        const auto same = pureIdentityOf(other, [](QStringView) { return std::nullopt; });
        QVERIFY(same);
        QCOMPARE(*same, other);
    }
}

void TestXml12::everyMemberComesBack()
{
    Event declared = storing();
    declared.recordTime = Created.addSecs(5);
    declared.quantities = {{u"urn:epc:class:lgtin:9521141.001235.P1"_s, 1.5, u"KGM"_s},
                           {u"urn:epc:idpat:sgtin:9521141.001235.*"_s, {}, {}}};
    declared.errorDeclaration =
        ErrorDeclaration{Created.addSecs(60),
                         u"incorrect_data"_s,
                         {u"urn:uuid:0a1b2c3d-0000-4000-8000-000000000002"_s}};
    declared.epcs = {u"urn:epc:id:sscc:9521141.3000000001"_s};
    declared.readPoint = u"urn:epc:id:sgln:9521141.10001.LINE3"_s;
    declared.bizLocation = u"urn:epc:id:sgln:9521141.10001.0"_s;
    declared.bizTransactions = {{u"po"_s, u"urn:epcglobal:cbv:bt:9521141100011:1"_s},
                                {{}, u"http://example.com/1?a=b&c"_s}};
    declared.extensions = {
        {u"agw:note"_s, u"< & \" > \u00e4\U0001F600"_s},
        {u"agw:list"_s, QJsonArray{u"a"_s, u"b"_s}},
        {u"agw:object"_s, QJsonObject{{u"agw:inner"_s, u"1"_s}}},
        {u"readPoint"_s, QJsonObject{{u"agw:gate"_s, u"G7"_s}}},
        {u"errorDeclaration"_s, QJsonObject{{u"agw:by"_s, u"OP-1"_s}}},
        {u"sourceList"_s,
         QJsonArray{QJsonObject{{u"type"_s, u"owning_party"_s},
                                {u"source"_s, u"urn:epc:id:pgln:9521141.00000"_s}}}},
        {u"destinationList"_s,
         QJsonArray{QJsonObject{{u"type"_s, u"location"_s},
                                {u"destination"_s, u"urn:epc:id:sgln:9521141.10001.0"_s}}}}};
    Event made = storing();
    made.action = Action::Add;
    made.epcs = declared.epcs;
    made.ilmd = {{u"cbvmda:lotNumber"_s, u"L1"_s}};
    Event packed = storing();
    packed.type = EventType::Aggregation;
    packed.epcs.clear();
    packed.parentId = u"urn:epc:id:sscc:9521141.3000000001"_s;
    packed.childEpcs = {u"urn:epc:id:sgtin:9521141.001234.A"_s};
    packed.childQuantities = {{u"urn:epc:class:lgtin:9521141.001235.P1"_s, 24.0, {}}};
    Event linked = storing();
    linked.type = EventType::Transaction;
    linked.epcs = declared.epcs;
    linked.bizTransactions = {{u"po"_s, u"urn:x:1"_s}};
    Event changed = storing();
    changed.type = EventType::Transformation;
    changed.action.reset();
    changed.epcs.clear();
    changed.extensions = {
        {u"inputEPCList"_s, QJsonArray{u"urn:epc:id:sgtin:9521141.001234.A"_s}},
        {u"outputEPCList"_s, QJsonArray{u"urn:epc:id:sgtin:9521141.001234.B"_s}},
        {u"inputQuantityList"_s,
         QJsonArray{QJsonObject{{u"epcClass"_s, u"urn:epc:class:lgtin:9521141.001235.P1"_s},
                                {u"quantity"_s, 2},
                                {u"uom"_s, u"KGM"_s}}}},
        {u"transformationID"_s, u"urn:epc:id:gdti:9521141.00001.1"_s}};
    const QList<Event> events{declared, made, packed, linked, changed};
    const auto xml = written(events);
    QVERIFY(xml);
    QVERIFY(xml->dropped.isEmpty());
    const auto back = readBack(xml->xml);
    QVERIFY2(back, back ? "" : qPrintable(back.error()));
    QCOMPARE(back->size(), events.size());
    for (qsizetype i = 0; i < events.size(); ++i)
        QCOMPARE(toJson(back->at(i)), toJson(events[i]));
}

void TestXml12::olderWordsAreUrnsLaterOnesUris()
{
    Event event = storing();
    event.bizStep = u"sampling"_s;
    event.bizTransactions = {{u"testres"_s, u"urn:x:1"_s}, {u"po"_s, u"urn:x:2"_s}};
    const auto xml = written({event});
    QVERIFY(xml);
    QVERIFY(xml->xml.contains("<bizStep>https://ref.gs1.org/cbv/BizStep-sampling</bizStep>"));
    QVERIFY(xml->xml.contains("<disposition>urn:epcglobal:cbv:disp:in_progress</disposition>"));
    QVERIFY(xml->xml.contains("type=\"https://ref.gs1.org/cbv/BTT-testres\""));
    QVERIFY(xml->xml.contains("type=\"urn:epcglobal:cbv:btt:po\""));
    const auto back = readBack(xml->xml);
    QVERIFY(back);
    QCOMPARE(back->first().bizStep, u"sampling"_s);
    QCOMPARE(back->first().bizTransactions, event.bizTransactions);
}

void TestXml12::whatIsDroppedIsTold()
{
    Event event = storing();
    event.persistentSet = {u"completeness_inferred"_s};
    event.extensions = {{u"sensorElementList"_s, QJsonArray{QJsonObject()}},
                        {u"certificationInfo"_s, u"https://cert.example.org/1"_s}};
    const auto xml = written({storing(), event});
    QVERIFY(xml);
    QCOMPARE(xml->dropped, (QList<Xml12Document::Dropped>{{1, u"persistentDisposition"_s},
                                                          {1, u"sensorElementList"_s},
                                                          {1, u"certificationInfo"_s}}));
    QVERIFY(!xml->xml.contains("sensor"));
}

void TestXml12::refuses_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("member");
    const auto row = [](const char *name, Reason reason, const QString &member, auto change) {
        Event event = storing();
        change(event);
        QTest::newRow(name) << event << reason << member;
    };
    row("association", Reason::EventType, u"type"_s,
        [](Event &event) { event.type = EventType::Association; });
    row("hold", Reason::HeldState, u"persistentDisposition"_s,
        [](Event &event) { event.persistentSet = {u"unavailable"_s}; });
    row("hold by a word of a partner", Reason::HeldState, u"persistentDisposition"_s,
        [](Event &event) { event.persistentSet = {u"https://example.com/quarantined"_s}; });
    row("end of a hold", Reason::HeldState, u"persistentDisposition"_s,
        [](Event &event) { event.persistentUnset = {u"recalled"_s}; });
    row("company not known", Reason::CompanyPrefix, u"epcList"_s,
        [](Event &event) { event.epcs = {u"https://id.gs1.org/01/04012345123456/21/A"_s}; });
    row("place not known", Reason::CompanyPrefix, u"readPoint"_s,
        [](Event &event) { event.readPoint = u"https://id.gs1.org/414/4012345000054"_s; });
    row("wrong check digit", Reason::Identifier, u"epcList"_s,
        [](Event &event) { event.epcs = {u"https://id.gs1.org/00/395211410000000016"_s}; });
    row("member without namespace", Reason::Member, u"colour"_s, [](Event &event) {
        event.extensions = {{u"colour"_s, u"red"_s}};
    });
    row("prefix not declared", Reason::Namespace, u"zz:colour"_s, [](Event &event) {
        event.extensions = {{u"zz:colour"_s, u"red"_s}};
    });
    row("name that is none in XML", Reason::Namespace, u"agw:1st"_s, [](Event &event) {
        event.extensions = {{u"agw:1st"_s, u"red"_s}};
    });
    row("control character", Reason::Text, u"agw:note"_s, [](Event &event) {
        event.extensions = {{u"agw:note"_s, u"a\u0001"_s}};
    });
    row("half a character", Reason::Text, u"agw:note"_s, [](Event &event) {
        event.extensions = {{u"agw:note"_s, QString(QChar(0xd83d))}};
    });
}

void TestXml12::refuses()
{
    QFETCH(const Event, event);
    const auto xml = written({storing(), event});
    QVERIFY(!xml);
    QTEST(xml.error().reason, "reason");
    QTEST(xml.error().member, "member");
    QCOMPARE(xml.error().event, 1);
}

/// The 1.2 schema is a sequence; a receiver that validates takes no other order.
void TestXml12::elementsStandInTheOrderOfTheSchema()
{
    Event event = storing();
    event.readPoint = u"urn:x:1"_s;
    event.bizLocation = u"urn:x:2"_s;
    event.quantities = {{u"urn:x:class"_s, 1.0, {}}};
    event.bizTransactions = {{u"po"_s, u"urn:x:3"_s}};
    event.ilmd = {{u"cbvmda:lotNumber"_s, u"L1"_s}};
    event.extensions = {{u"agw:note"_s, u"n"_s}};
    const auto xml = written({event});
    QVERIFY(xml);
    qsizetype at = 0;
    for (const char *tag :
         {"<ObjectEvent>", "<eventTime>", "<eventTimeZoneOffset>", "<baseExtension>", "<eventID>",
          "<epcList>", "<action>", "<bizStep>", "<disposition>", "<readPoint>", "<bizLocation>",
          "<bizTransactionList>", "<extension>", "<quantityList>", "<ilmd>", "<cbvmda:lotNumber>",
          "</extension>", "<agw:note>", "</ObjectEvent>"}) {
        const qsizetype found = xml->xml.indexOf(tag, at);
        QVERIFY2(found >= at, tag);
        at = found;
    }
}

QTEST_GUILESS_MAIN(TestXml12)
#include "tst_xml12.moc"
