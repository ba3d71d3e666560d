// SPDX-License-Identifier: Apache-2.0
#include "core/domain/unitcodes.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/receiveddocument.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain::imports;
using namespace pw::epcis;

namespace {

/// JSON as it is easier to read in C++.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

const QByteArray Head =
    quoted("{'@context':['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],\n"
           " 'type':'EPCISDocument','schemaVersion':'2.0','creationDate':'2026-05-11T10:00:00Z',\n"
           " 'epcisBody':{'eventList':[\n"
           "");

const QByteArray Common =
    quoted("'eventTime':'2026-05-11T08:00:00+02:00','eventTimeZoneOffset':'+02:00',");

QByteArray document(const QByteArrayList &events)
{
    return Head + events.join(",\n") + "]}}";
}

QByteArray packing(const QByteArray &id, const QByteArray &more = {},
                   const QByteArray &action = "ADD")
{
    return quoted("{'type':'AggregationEvent',") + Common + quoted("'eventID':'") + id
           + quoted("','action':'") + action
           + quoted("','parentID':'https://id.gs1.org/00/195211411000000018',")
           + quoted(
               "'childEPCs':['https://id.gs1.org/01/09521141012345/21/A1'],'bizStep':'packing'")
           + more + '}';
}

QByteArray object(const QByteArray &more, const QByteArray &action = "OBSERVE")
{
    return quoted("{'type':'ObjectEvent',") + Common
           + quoted("'eventID':'urn:uuid:0a1b2c3d-0000-4000-8000-000000000009','action':'") + action
           + quoted("','epcList':['https://id.gs1.org/01/09521141012345/21/A1']") + more + '}';
}

const QByteArray One = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001";

/// Kind of each statement, with what tells it apart, or the faults.
QString told(const Row &row)
{
    struct Words
    {
        QString operator()(const Commissioned &said) const
        {
            return u"is %1/%2 %3"_s.arg(said.lot, said.expiry.toString(Qt::ISODate))
                .arg(said.units.size());
        }
        QString operator()(const Entered &said) const
        {
            return u"enters %1"_s.arg(said.children.size());
        }
        QString operator()(const Left &said) const
        {
            return u"leaves %1"_s.arg(said.children.size());
        }
        QString operator()(const Ended &said) const
        {
            return said.kind == domain::EndLife::Kind::Destroy ? u"destroyed"_s : u"ended"_s;
        }
        QString operator()(const Seen &said) const
        {
            if (said.placed)
                return u"held "_s + domain::toCode(said.placed->holdClass);
            return said.lifted ? QString(u"freed "_s + domain::toCode(said.lifted->holdClass))
                               : u"seen"_s;
        }
    };
    QStringList words;
    for (const Objection &objection : row.objections)
        words.append(toCode(objection.fault));
    for (const Statement &said : row.says)
        words.append(std::visit(Words(), said));
    return words.join(u", "_s);
}

} // namespace

class TestReceivedDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statements_data();
    void statements();
    void repeatsAndCorrections();
    void anEventKeepsItsBytes();
    void anEventWithoutId();
    void lines();
    void badJson_data();
    void badJson();
    void xml();
    void badXml();
    void limits();
    void invalidEventSaysWhere();
};

void TestReceivedDocument::statements_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &event, const char *expected) {
        QTest::newRow(name) << event << QString::fromLatin1(expected);
    };
    row("packing", packing(One), "enters 1");
    row("unpacking", packing(One, {}, "DELETE"), "leaves 1");
    row("seen together", packing(One, {}, "OBSERVE"), "seen");
    row("commissioning",
        object(quoted(",'ilmd':{'cbvmda:lotNumber':'L1','cbvmda:itemExpirationDate':'2029-05-31'}"),
               "ADD"),
        "is L1/2029-05-31 1");
    row("destroying", object(quoted(",'bizStep':'destroying'"), "DELETE"), "destroyed");
    row("decommissioning", object({}, "DELETE"), "ended");
    row("shipping", object(quoted(",'bizStep':'shipping','disposition':'in_transit'")), "seen");
    row("placed on hold", object(quoted(",'persistentDisposition':{'set':['recalled']}")),
        "seen, held recalled");
    row("a hold of ours keeps its class",
        object(quoted(",'persistentDisposition':{'set':['no_pedigree_match']},"
                      "'agw:hold':{'agw:class':'illegitimate'}")),
        "seen, held illegitimate");
    row("released", object(quoted(",'persistentDisposition':{'unset':['damaged']}")),
        "seen, freed damaged");
    row("what keeps nothing from use",
        object(quoted(",'persistentDisposition':{'set':['completeness_verified']}")), "seen");
    row("a disposition alone, as in EPCIS 1.2", object(quoted(",'disposition':'damaged'")),
        "seen, held damaged");
    row("contents by quantity",
        quoted("{'type':'AggregationEvent',") + Common
            + quoted(
                "'action':'ADD','parentID':'https://id.gs1.org/00/195211411000000018',"
                "'childQuantityList':[{'epcClass':'https://id.gs1.org/01/09521141012345/10/L1',"
                "'quantity':5}]}"),
        "NOT_SERIALISED, enters 0");
    row("an asset is no unit",
        quoted("{'type':'ObjectEvent',") + Common
            + quoted("'action':'OBSERVE','epcList':['https://id.gs1.org/8004/9521141A1']}"),
        "NOT_A_UNIT");
    row("transformation",
        quoted("{'type':'TransformationEvent',") + Common
            + quoted("'inputEPCList':['https://id.gs1.org/01/09521141012345/21/A1'],"
                     "'outputEPCList':['https://id.gs1.org/01/09521141012345/21/A2']}"),
        "UNSUPPORTED_EVENT");
    row("transaction",
        quoted("{'type':'TransactionEvent',") + Common
            + quoted("'action':'ADD','epcList':['https://id.gs1.org/01/09521141012345/21/A1'],"
                     "'bizTransactionList':[{'type':'po','bizTransaction':'urn:epcglobal:cbv:bt:"
                     "9521141000006:1'}]}"),
        "seen");
    row("check digit",
        quoted("{'type':'ObjectEvent',") + Common
            + quoted("'action':'OBSERVE','epcList':['https://id.gs1.org/00/195211411000000017']}"),
        "INVALID_EVENT");
    row("no action",
        quoted("{'type':'ObjectEvent',") + Common
            + quoted("'epcList':['https://id.gs1.org/00/195211411000000018']}"),
        "INVALID_EVENT");
    row("a declaration without its original",
        packing(One, quoted(",'errorDeclaration':{'declarationTime':'2026-05-11T09:00:00Z','reason'"
                            ":'did_not_occur'}")),
        "UNKNOWN_ORIGINAL");
}

void TestReceivedDocument::statements()
{
    QFETCH(const QByteArray, event);
    const auto read = readReceivedJson(document({event}));
    QVERIFY(read);
    QCOMPARE(read->size(), 1);
    QTEST(told(read->first().row), "expected");
}

void TestReceivedDocument::repeatsAndCorrections()
{
    const QByteArray declared = packing(One, quoted(",'errorDeclaration':{'declarationTime':'2026-"
                                                    "05-11T09:00:00Z','reason':'did_not_occur'}"));
    const auto corrected = readReceivedJson(document({declared, packing(One)}));
    QVERIFY(corrected);
    QVERIFY((*corrected)[0].row.withoutEffect && (*corrected)[1].row.withoutEffect);
    QVERIFY((*corrected)[0].row.objections.isEmpty());

    const auto repeated = readReceivedJson(document({packing(One), packing(One)}));
    QVERIFY(!(*repeated)[0].row.withoutEffect && (*repeated)[1].row.withoutEffect);

    const auto reused = readReceivedJson(
        document({packing(One), packing(One, quoted(",'disposition':'in_progress'"))}));
    QCOMPARE(told((*reused)[1].row), u"EVENT_ID_REUSED, enters 1"_s);
}

void TestReceivedDocument::anEventKeepsItsBytes()
{
    QByteArray file = document({packing(
        One,
        quoted(
            ",'recordTime':'2026-05-11T09:00:00Z','acme:weight':12.50,'acme:note':'a\\u00e9'"))});
    file.replace("epcis-context.jsonld\"]",
                 "epcis-context.jsonld\",{\"acme\":\"https://acme.example/\"}]");
    const auto read = readReceivedJson(file);
    QVERIFY(read);
    const QByteArray &kept = read->first().document;
    QVERIFY2(kept.contains(quoted("'acme:weight':12.50,'acme:note':'a\\u00e9'")), kept.constData());
    QVERIFY(kept.contains(quoted("'@context':[{'acme':'https://acme.example/'}]")));
    QVERIFY(!kept.contains("recordTime")); // says when somebody else stored it
    QVERIFY(strictObject(kept));
    const auto plain = readReceivedJson(document({packing(One)}));
    QVERIFY(!plain->first().document.contains("@context"));
    QVERIFY(plain->first().contentHash != read->first().contentHash);
}

void TestReceivedDocument::anEventWithoutId()
{
    QByteArray event = packing(One);
    event.replace(QByteArray("\"eventID\":\"" + One + "\","), QByteArray());
    const auto read = readReceivedJson(document({event}));
    QVERIFY(read);
    const QString id = read->first().row.eventId;
    QVERIFY(id.startsWith(u"ni:///sha-256;"_s) && id.endsWith(u"?ver=CBV2.0"_s));
    QCOMPARE(QJsonDocument::fromJson(read->first().document)["eventID"_L1].toString(), id);
    QCOMPARE(readReceivedJson(document({event}))->first().row.eventId, id);
}

void TestReceivedDocument::lines()
{
    const auto read = readReceivedJson("\xef\xbb\xbf" + document({packing(One), object({})}));
    QVERIFY(read);
    QCOMPARE((*read)[0].row.line, 4);
    QCOMPARE((*read)[1].row.line, 5);
    QCOMPARE((*read)[1].row.number, 2);
    QCOMPARE((*read)[1].row.kind, u"ObjectEvent OBSERVE"_s);
}

void TestReceivedDocument::badJson_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("line");
    using Code = ReadFault::Code;
    QTest::newRow("comma too many") << document({packing(One), ""}) << int(Code::NotJson) << 5;
    QTest::newRow("cut off") << document({packing(One)}).chopped(3) << int(Code::NotJson) << 4;
    QTest::newRow("a member twice")
        << document({packing(One, quoted(",'action':'ADD'"))}) << int(Code::DuplicateMember) << 4;
    QTest::newRow("a list") << QByteArray("[]") << int(Code::NotJson) << 0;
    QTest::newRow("something else") << QByteArray("{}") << int(Code::NotADocument) << 0;
    QTest::newRow("no event") << document({}) << int(Code::NoEvents) << 0;
    QTest::newRow("nested without end")
        << document({packing(One, ",\"a:b\":" + QByteArray(40, '[') + QByteArray(40, ']'))})
        << int(Code::TooDeep) << 4;
    QTest::newRow("nothing") << QByteArray() << int(Code::NotJson) << 1;
}

void TestReceivedDocument::badJson()
{
    QFETCH(const QByteArray, file);
    const auto read = readReceivedJson(file);
    QVERIFY(!read);
    QTEST(int(read.error().code), "code");
    QTEST(int(read.error().line), "line");
}

void TestReceivedDocument::xml()
{
    const QByteArray file =
        quoted("<?xml version='1.0' encoding='UTF-8'?>\n"
               "<epcis:EPCISDocument xmlns:epcis='urn:epcglobal:epcis:xsd:1' schemaVersion='1.2'\n"
               "  creationDate='2026-05-11T10:00:00Z'>\n"
               " <EPCISBody><EventList>\n"
               "  <AggregationEvent>\n"
               "   "
               "<eventTime>2026-05-11T08:00:00+02:00</eventTime><eventTimeZoneOffset>+02:00</"
               "eventTimeZoneOffset>\n"
               "   <parentID>urn:epc:id:sscc:9521141.1100000001</parentID>\n"
               "   <childEPCs><epc>urn:epc:id:sgtin:9521141.001234.A1</epc></childEPCs>\n"
               "   <action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:packing</bizStep>\n"
               "  </AggregationEvent>\n"
               " </EventList></EPCISBody>\n"
               "</epcis:EPCISDocument>");
    const auto read = readReceivedXml(file);
    QVERIFY(read);
    const ReceivedEvent &event = read->first();
    QCOMPARE(told(event.row), u"enters 1"_s);
    QCOMPARE(event.row.line, 5);
    QCOMPARE(unitsOf(event.row.says.first()).last().key(), u"01/09521141012345/21/A1"_s);
    const QJsonDocument json = QJsonDocument::fromJson(event.document);
    QCOMPARE(json["bizStep"_L1].toString(), u"packing"_s);
    QCOMPARE(json["eventID"_L1].toString(), event.row.eventId);
    QVERIFY(eventFromJson(json.object()));
}

void TestReceivedDocument::badXml()
{
    const auto cut = readReceivedXml("<?xml version=\"1.0\"?>\n<a><b></a>");
    QVERIFY(!cut && cut.error().line == 2);
    const auto typed =
        readReceivedXml("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a/>");
    QVERIFY(!typed);
    QCOMPARE(int(typed.error().code), int(ReadFault::Code::Forbidden));
}

void TestReceivedDocument::limits()
{
    const QByteArray file = document({packing(One), object({})});
    QVERIFY(readReceivedJson(file, {qint64(file.size()), 2}));
    const auto many = readReceivedJson(file, {qint64(file.size()), 1});
    QVERIFY(!many && many.error().code == ReadFault::Code::TooLarge);
    const auto large = readReceivedJson(file, {qint64(file.size()) - 1, 2});
    QVERIFY(!large && large.error().code == ReadFault::Code::TooLarge);
    const auto xml = readReceivedXml(QByteArray(100, ' '), {10, 1});
    QVERIFY(!xml && xml.error().code == ReadFault::Code::TooLarge);
}

void TestReceivedDocument::invalidEventSaysWhere()
{
    QByteArray wrong = packing(One);
    wrong.replace("packing\"", "wrapping\"");
    const auto read = readReceivedJson(document({wrong, object({})}));
    QVERIFY(read); // the others are read
    QCOMPARE((*read)[0].row.objections.first().detail, u"bizStep: wrapping"_s);
    QVERIFY((*read)[1].row.objections.isEmpty());
}

QTEST_GUILESS_MAIN(TestReceivedDocument)
#include "tst_receiveddocument.moc"
