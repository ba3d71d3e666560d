// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/jsonld.h"
#include "core/epcis/validator.h"
#include "tests/support/sharedfile.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::epcis;
using Code = DocumentError::Code;

namespace {

/// Null takes a member away.
QJsonObject changed(QJsonObject event, const QJsonObject &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isNull())
            event.remove(it.key());
        else
            event.insert(it.key(), it.value());
    }
    return event;
}

QJsonObject objectEvent()
{
    return {{u"type"_s, u"ObjectEvent"_s},
            {u"eventID"_s, u"urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"_s},
            {u"eventTime"_s, u"2026-05-11T08:00:00.000+02:00"_s},
            {u"eventTimeZoneOffset"_s, u"+02:00"_s},
            {u"action"_s, u"OBSERVE"_s},
            {u"bizStep"_s, u"storing"_s},
            {u"epcList"_s, QJsonArray{u"https://id.gs1.org/00/395211410000000015"_s}}};
}

QJsonObject aggregationEvent()
{
    QJsonObject object = objectEvent();
    object.insert(u"type"_s, u"AggregationEvent"_s);
    object.insert(u"action"_s, u"ADD"_s);
    object.insert(u"parentID"_s, object.take(u"epcList"_s)[0]);
    object.insert(u"childEPCs"_s, QJsonArray{u"https://id.gs1.org/01/09521141012345/21/A7K2"_s});
    return object;
}

/// All that is wrong with a document.
QList<DocumentError> errorsOf(const QByteArray &json)
{
    const auto events = eventsOfDocument(json);
    if (!events)
        return {events.error()};
    for (const QJsonObject &object : *events) {
        const auto event = eventFromJson(object);
        if (!event)
            return {event.error()};
        if (const auto errors = validate(*event); !errors.isEmpty())
            return errors;
    }
    return {};
}

/// The first thing wrong with a document, empty where nothing is.
QString verdictOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"unreadable"_s;
    const QList<DocumentError> errors = errorsOf(file.readAll());
    return errors.isEmpty() ? QString() : u"wrong: "_s + errors.first().path;
}

} // namespace

class TestValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void rejects_data();
    void rejects();
    void operationsAreValid();
    void negativesAreRefused_data();
    void negativesAreRefused();
    void negativesAreAllNamed();
    void agreesWithTheSchema_data();
    void agreesWithTheSchema();
};

void TestValidator::accepts_data()
{
    QTest::addColumn<QJsonObject>("event");
    const auto row = [](const char *name, const QJsonObject &event, const QJsonObject &changes) {
        QTest::newRow(name) << changed(event, changes);
    };
    row("plain", objectEvent(), {});
    row("no eventID", objectEvent(), {{u"eventID"_s, QJsonValue::Null}});
    row("hash as eventID", objectEvent(),
        {{u"eventID"_s, QString(u"ni:///sha-256;"_s + QString(64, u'a') + u"?ver=CBV2.0"_s)}});
    row("own step", objectEvent(), {{u"bizStep"_s, u"https://example.com/steps/kitting"_s}});
    row("URN of an SSCC", objectEvent(),
        {{u"epcList"_s, QJsonArray{u"urn:epc:id:sscc:9521141.3000000001"_s}}});
    row("identifier of other people", objectEvent(),
        {{u"epcList"_s, QJsonArray{u"https://example.com/things/01/x"_s}}});
    row("quantities instead of EPCs", objectEvent(),
        {{u"epcList"_s, QJsonValue::Null},
         {u"quantityList"_s,
          QJsonArray{
              QJsonObject{{u"epcClass"_s, u"https://id.gs1.org/01/09521141012352/10/P26-77"_s},
                          {u"quantity"_s, 1.5},
                          {u"uom"_s, u"KGM"_s}}}}});
    row("all leave", aggregationEvent(),
        {{u"action"_s, u"DELETE"_s}, {u"childEPCs"_s, QJsonArray()}});
    row("seen together without parent", aggregationEvent(),
        {{u"action"_s, u"OBSERVE"_s}, {u"parentID"_s, QJsonValue::Null}});
    row("sensor speaks of a place", objectEvent(),
        {{u"epcList"_s, QJsonArray()},
         {u"readPoint"_s, QJsonObject{{u"id"_s, u"https://id.gs1.org/414/9521141100011"_s}}},
         {u"sensorElementList"_s, QJsonArray{QJsonObject()}}});
    row("sold on with parties", objectEvent(),
        {{u"sourceList"_s,
          QJsonArray{QJsonObject{{u"type"_s, u"owning_party"_s},
                                 {u"source"_s, u"https://id.gs1.org/417/9521141000007"_s}}}}});
}

void TestValidator::accepts()
{
    QFETCH(const QJsonObject, event);
    const auto read = eventFromJson(event);
    QVERIFY(read);
    const QList<DocumentError> errors = validate(*read);
    QVERIFY2(errors.isEmpty(), errors.isEmpty() ? "" : qPrintable(errors.first().path));
}

void TestValidator::rejects_data()
{
    QTest::addColumn<QJsonObject>("event");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QJsonObject &event, const QJsonObject &changes,
                        Code code, const QString &path) {
        QTest::newRow(name) << changed(event, changes) << code << path;
    };
    const QJsonObject uom{{u"epcClass"_s, u"https://id.gs1.org/01/09521141012352"_s},
                          {u"quantity"_s, 2},
                          {u"uom"_s, u"kgm"_s}};
    row("no action", objectEvent(), {{u"action"_s, QJsonValue::Null}}, Code::MissingMember,
        u"/action"_s);
    row("nothing named", objectEvent(), {{u"epcList"_s, QJsonArray()}}, Code::MissingMember,
        u"/epcList"_s);
    row("parent of an object", objectEvent(), {{u"parentID"_s, u"urn:x:y"_s}}, Code::NotAllowedHere,
        u"/parentID"_s);
    row("epcList in an aggregation", aggregationEvent(), {{u"epcList"_s, QJsonArray{u"urn:x:y"_s}}},
        Code::NotAllowedHere, u"/epcList"_s);
    row("packed into nothing", aggregationEvent(), {{u"parentID"_s, QJsonValue::Null}},
        Code::MissingMember, u"/parentID"_s);
    row("nothing packed", aggregationEvent(), {{u"childEPCs"_s, QJsonArray()}}, Code::MissingMember,
        u"/childEPCs"_s);
    row("ilmd without ADD", objectEvent(),
        {{u"ilmd"_s, QJsonObject{{u"cbvmda:lotNumber"_s, u"L1"_s}}}}, Code::NotAllowedHere,
        u"/ilmd"_s);
    row("ilmd without namespace", objectEvent(),
        {{u"action"_s, u"ADD"_s}, {u"ilmd"_s, QJsonObject{{u"lotNumber"_s, u"L1"_s}}}},
        Code::NotAllowedHere, u"/ilmd/lotNumber"_s);
    row("no such step", objectEvent(), {{u"bizStep"_s, u"teleporting"_s}}, Code::BadValue,
        u"/bizStep"_s);
    row("step that pretends to be CBV", objectEvent(),
        {{u"bizStep"_s, u"urn:epcglobal:cbv:bizstep:teleporting"_s}}, Code::BadValue,
        u"/bizStep"_s);
    row("no such disposition", objectEvent(), {{u"disposition"_s, u"lost"_s}}, Code::BadValue,
        u"/disposition"_s);
    row("persistent twice", objectEvent(),
        {{u"persistentDisposition"_s,
          QJsonObject{{u"set"_s, QJsonArray{u"damaged"_s, u"damaged"_s}}}}},
        Code::BadValue, u"/persistentDisposition/set"_s);
    row("listed twice", aggregationEvent(),
        {{u"childEPCs"_s, QJsonArray{u"urn:x:y"_s, u"urn:x:y"_s}}}, Code::BadValue,
        u"/childEPCs/1"_s);
    row("extension without namespace", objectEvent(), {{u"operator"_s, u"OP-1"_s}},
        Code::NotAllowedHere, u"/operator"_s);
    row("input of no transformation", objectEvent(), {{u"inputEPCList"_s, QJsonArray()}},
        Code::NotAllowedHere, u"/inputEPCList"_s);
    row("unit in lower case", objectEvent(), {{u"quantityList"_s, QJsonArray{uom}}}, Code::BadValue,
        u"/quantityList/0/uom"_s);
    row("wrong check digit, GTIN", objectEvent(),
        {{u"epcList"_s, QJsonArray{u"https://id.gs1.org/01/09521141012346/21/A"_s}}},
        Code::BadIdentifier, u"/epcList/0"_s);
    row("wrong check digit, other host", objectEvent(),
        {{u"epcList"_s, QJsonArray{u"https://brand.example/00/395211410000000016"_s}}},
        Code::BadIdentifier, u"/epcList/0"_s);
    row("wrong check digit, place", objectEvent(),
        {{u"readPoint"_s, QJsonObject{{u"id"_s, u"https://id.gs1.org/414/9521141100012"_s}}}},
        Code::BadIdentifier, u"/readPoint/id"_s);
    row("SGTIN URN without serial", objectEvent(),
        {{u"epcList"_s, QJsonArray{u"urn:epc:id:sgtin:9521141.001234"_s}}}, Code::BadIdentifier,
        u"/epcList/0"_s);
    row("no URI", objectEvent(), {{u"epcList"_s, QJsonArray{u"395211410000000015"_s}}},
        Code::BadIdentifier, u"/epcList/0"_s);
    row("blank in a URI", objectEvent(), {{u"epcList"_s, QJsonArray{u"urn:x:a b"_s}}},
        Code::BadIdentifier, u"/epcList/0"_s);
    row("web page as eventID", objectEvent(), {{u"eventID"_s, u"https://example.com/1"_s}},
        Code::BadValue, u"/eventID"_s);
    row("half a UUID", objectEvent(), {{u"eventID"_s, u"urn:uuid:0a1b2c3d"_s}}, Code::BadValue,
        u"/eventID"_s);
}

void TestValidator::rejects()
{
    QFETCH(const QJsonObject, event);
    const auto read = eventFromJson(event);
    QVERIFY2(read, read ? "" : qPrintable(read.error().path));
    const QList<DocumentError> errors = validate(*read);
    QCOMPARE(errors.size(), 1);
    QTEST(errors.first().code, "code");
    QTEST(errors.first().path, "path");
}

void TestValidator::operationsAreValid()
{
    PW_REQUIRE_SHARED("standards/examples-ours/operations");
    QDirIterator files(pw::test::sharedPath(u"standards/examples-ours/operations"_s),
                       {u"*.jsonld"_s});
    int count = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        const QString found = verdictOfFile(path);
        QVERIFY2(found.isEmpty(), qPrintable(path + u' ' + found));
        ++count;
    }
    QCOMPARE(count, 31);
}

namespace {

struct Negative
{
    const char *name;
    Code code;
    const char *path;
};
constexpr Negative Negatives[] = {
    {"n01-bizstep-not-cbv-bareword", Code::BadValue, "/bizStep"},
    {"n03-persistentdisposition-in-aggregation", Code::NotAllowedHere, "/persistentDisposition"},
    {"n05-eventtime-without-offset", Code::BadValue, "/eventTime"},
    {"n07-aggregation-delete-without-parent", Code::MissingMember, "/parentID"},
    {"n09-uom-lowercase", Code::BadValue, "/childQuantityList/0/uom"},
    {"n11-eventid-https", Code::BadValue, "/eventID"},
    {"n13-did-not-occur-with-corrective-ids", Code::NotAllowedHere,
     "/errorDeclaration/correctiveEventIDs"},
    {"n15-action-lowercase", Code::BadValue, "/action"},
    {"n17-no-context", Code::NotADocument, "/@context"},
    {"n19-bad-check-digit-sscc", Code::BadIdentifier, "/epcList/0"},
    {"n21-recordtime-in-capture", Code(), ""}, // legal: capture ignores it
};

} // namespace

void TestValidator::negativesAreRefused_data()
{
    PW_REQUIRE_SHARED("standards/examples-ours/negatives/index.json");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("path");
    for (const Negative &negative : Negatives)
        QTest::newRow(negative.name) << negative.code << QString::fromLatin1(negative.path);
}

void TestValidator::negativesAreRefused()
{
    QFETCH(const Code, code);
    QFETCH(const QString, path);
    const auto file =
        pw::test::readSharedFile(u"standards/examples-ours/negatives/"_s
                                 + QLatin1StringView(QTest::currentDataTag()) + u".jsonld"_s);
    QVERIFY2(file, file ? "" : qPrintable(file.error()));
    const QList<DocumentError> errors = errorsOf(*file);
    QCOMPARE(errors.size(), path.isEmpty() ? 0 : 1);
    if (errors.isEmpty())
        return;
    QCOMPARE(errors.first().code, code);
    QCOMPARE(errors.first().path, path);
}

/// A new document must not go untested.
void TestValidator::negativesAreAllNamed()
{
    PW_REQUIRE_SHARED("standards/examples-ours/negatives/index.json");
    const auto index = pw::test::readSharedFile(u"standards/examples-ours/negatives/index.json"_s);
    QVERIFY(index);
    QStringList there = QDir(pw::test::sharedPath(u"standards/examples-ours/negatives"_s))
                            .entryList({u"*.jsonld"_s}, QDir::Files);
    for (QString &file : there)
        file.chop(7);
    QCOMPARE(there, QJsonDocument::fromJson(*index).object().keys());
    QStringList tested;
    for (const Negative &negative : Negatives)
        tested.append(QString::fromLatin1(negative.name));
    QCOMPARE(there, tested);
}

/// Where a verdict of the schema is about something our rules do not look at.
static bool isBeyondOurRules(const QString &name)
{
    // Wrong units and types inside sensor reports: stored whole, never interpreted here.
    return name == u"Query/SensorData_with_combined_events.json";
}

void TestValidator::agreesWithTheSchema_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("valid");
    const auto add = [](const QString &verdictsFile, const QString &folder) {
        const auto json = pw::test::readSharedFile(verdictsFile);
        QVERIFY2(json, json ? "" : qPrintable(json.error()));
        const QJsonObject verdicts = QJsonDocument::fromJson(*json).object();
        for (auto it = verdicts.begin(); it != verdicts.end(); ++it) {
            // Single events and query definitions are other documents than capture documents.
            if (it.key().startsWith(u"Capture/Events/"_s)
                || it.key().startsWith(u"Query/Queries/"_s) || isBeyondOurRules(it.key()))
                continue;
            QTest::newRow(qPrintable(it.key()))
                << pw::test::sharedPath(folder + it.key()) << it.value()[u"dev"].toBool();
        }
    };
    PW_REQUIRE_SHARED("standards/openepcis-test-resources/json-verdicts.json");
    add(u"standards/openepcis-test-resources/json-verdicts.json"_s,
        u"standards/openepcis-test-resources/JSON/"_s);
    add(u"standards/gs1-epcis/examples/json-verdicts.json"_s,
        u"standards/gs1-epcis/examples/json/"_s);
}

void TestValidator::agreesWithTheSchema()
{
    QFETCH(const QString, path);
    QFETCH(const bool, valid);
    const QString found = verdictOfFile(path);
    QVERIFY(found != u"unreadable");
    QVERIFY2(found.isEmpty() == valid, qPrintable(found));
}

QTEST_GUILESS_MAIN(TestValidator)
#include "tst_validator.moc"
