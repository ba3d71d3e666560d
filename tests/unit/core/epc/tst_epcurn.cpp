// SPDX-License-Identifier: Apache-2.0
#include "core/epc/companyprefixes.h"
#include "core/epc/epcurn.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::epc;
using pw::gs1::DigitalLink;

Q_DECLARE_METATYPE(EpcError)
Q_DECLARE_METATYPE(UrnError)

namespace {

const QString Root = u"https://id.gs1.org/"_s;

CompanyPrefixes listed()
{
    auto prefixes = CompanyPrefixes::fromCsv("prefix,gcpLength\n"
                                             "952,7\n"
                                             "95211410,8\n"
                                             "952114100123,12\n"
                                             "0614141,7\n"
                                             "4012345,7\n"
                                             "020,0\n");
    return *std::move(prefixes);
}

} // namespace

class TestEpcUrn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bothWays_data();
    void bothWays();
    void readOnly_data();
    void readOnly();
    void malformed_data();
    void malformed();
    void unsupported_data();
    void unsupported();
    void noUrn_data();
    void noUrn();
    void canonical_data();
    void canonical();
};

void TestEpcUrn::bothWays_data()
{
    QTest::addColumn<QString>("urn");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *urn, const char *path) {
        QTest::newRow(name) << QString::fromLatin1(urn) << QString::fromLatin1(path);
    };
    row("pack", "urn:epc:id:sgtin:95211410.01234.A7K2", "01/09521141012345/21/A7K2");
    row("serial with what a URN escapes and what it does not",
        "urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()",
        "01/80614141123458/21/6789%2F%26%25%22%21%3F%28%29");
    row("serial with dots", "urn:epc:id:sgtin:95211410.01234.A.1.2", "01/09521141012345/21/A.1.2");
    row("product", "urn:epc:idpat:sgtin:95211410.01234.*", "01/09521141012345");
    row("lot", "urn:epc:class:lgtin:95211410.31234.L8", "01/39521141012346/10/L8");
    row("logistic unit", "urn:epc:id:sscc:95211410.300000001", "00/395211410000000015");
    row("site", "urn:epc:id:sgln:95211410.0129.0", "414/9521141001295");
    row("bench", "urn:epc:id:sgln:952114100123..DOCK-12", "414/9521141001233/254/DOCK-12");
    row("party, empty reference", "urn:epc:id:pgln:952114100123.", "417/9521141001233");
    row("returnable asset", "urn:epc:id:grai:4012345.00022.334455", "8003/04012345000221334455");
    row("kind of asset", "urn:epc:idpat:grai:4012345.00022.*", "8003/04012345000221");
    row("single asset", "urn:epc:id:giai:4012345.A%2F7", "8004/4012345A%2F7");
    row("service relation", "urn:epc:id:gsrn:4012345.0000006765", "8018/401234500000067657");
    row("service provider", "urn:epc:id:gsrnp:4012345.0000098765", "8017/401234500000987658");
    row("document", "urn:epc:id:gdti:4012345.00009.PO-4711", "253/4012345000092PO-4711");
    row("kind of document", "urn:epc:idpat:gdti:4012345.11111.*", "253/4012345111118");
    row("component", "urn:epc:id:cpi:0614141.11111111111111-A%23%2F.1234",
        "8010/061414111111111111111-A%23%2F/8011/1234");
    row("kind of component", "urn:epc:idpat:cpi:4012345.AB12.*", "8010/4012345AB12");
    row("consignment", "urn:epc:id:ginc:4012345.XYZ-1", "401/4012345XYZ-1");
    row("shipment", "urn:epc:id:gsin:4012345.222333444", "402/40123452223334442");
    row("third-party serial", "urn:epc:id:upui:4012345.098765.51qIgY)%3C%26Jp3*j7SDB",
        "01/04012345987652/235/51qIgY%29%3C%26Jp3%2Aj7SDB");
    row("piece of an item", "urn:epc:id:itip:95211410.01234.01.02.A",
        "8006/095211410123450102/21/A");
    row("kind of piece", "urn:epc:idpat:itip:95211410.01234.01.02.*", "8006/095211410123450102");
}

void TestEpcUrn::bothWays()
{
    QFETCH(const QString, urn);
    QFETCH(const QString, path);
    const auto link = linkFromUrn(urn);
    QVERIFY(link);
    QCOMPARE(link->toCanonicalUri(), QString(Root + path));
    const auto parsed = DigitalLink::parse(QString(Root + path));
    QVERIFY(parsed && *parsed == *link);
    const auto back = urnFromLink(*parsed, listed());
    QVERIFY(back);
    QCOMPARE(*back, urn);
}

void TestEpcUrn::readOnly_data()
{
    QTest::addColumn<QString>("urn");
    QTest::addColumn<QString>("path");
    QTest::newRow("scheme in capitals")
        << u"URN:EPC:id:sscc:95211410.300000001"_s << u"00/395211410000000015"_s;
    QTest::newRow("product of third-party serials")
        << u"urn:epc:idpat:upui:4012345.012345.*"_s << u"01/04012345123456"_s;
}

void TestEpcUrn::readOnly()
{
    QFETCH(const QString, urn);
    const auto link = linkFromUrn(urn);
    QVERIFY(link);
    QFETCH(const QString, path);
    QCOMPARE(link->toCanonicalUri(), QString(Root + path));
}

void TestEpcUrn::malformed_data()
{
    QTest::addColumn<QString>("urn");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no fields") << u"urn:epc:id:sgtin"_s;
    QTest::newRow("empty fields") << u"urn:epc:id:sgtin:"_s;
    QTest::newRow("one field") << u"urn:epc:id:sscc:95211413000000001"_s;
    QTest::newRow("no serial") << u"urn:epc:id:sgtin:95211410.01234"_s;
    QTest::newRow("empty serial") << u"urn:epc:id:sgtin:95211410.01234."_s;
    QTest::newRow("company prefix of 5") << u"urn:epc:id:sgtin:95211.01234567.A"_s;
    QTest::newRow("company prefix of 13") << u"urn:epc:id:sgtin:9521141001234..A"_s;
    QTest::newRow("one digit short") << u"urn:epc:id:sgtin:95211410.0123.A"_s;
    QTest::newRow("one digit long") << u"urn:epc:id:sscc:9521141.30000000010"_s;
    QTest::newRow("letter in the company prefix") << u"urn:epc:id:sgtin:9521I410.01234.A"_s;
    QTest::newRow("letter in the reference") << u"urn:epc:id:sgtin:95211410.O1234.A"_s;
    QTest::newRow("SSCC with a serial") << u"urn:epc:id:sscc:9521141.3000000001.A"_s;
    QTest::newRow("serial not escaped") << u"urn:epc:id:sgtin:95211410.01234.A/B"_s;
    QTest::newRow("serial with broken escape") << u"urn:epc:id:sgtin:95211410.01234.A%2"_s;
    QTest::newRow("serial with a blank") << u"urn:epc:id:sgtin:95211410.01234.A%20B"_s;
    QTest::newRow("serial of 21") << u"urn:epc:id:sgtin:95211410.01234.ABCDEFGHIJKLMNOPQRSTU"_s;
    QTest::newRow("pattern of a single serial") << u"urn:epc:idpat:sgtin:95211410.01234.A"_s;
    QTest::newRow("pattern of all products") << u"urn:epc:idpat:sgtin:95211410.*.*"_s;
    QTest::newRow("piece of none") << u"urn:epc:id:itip:95211410.01234.00.02.A"_s;
    QTest::newRow("piece without its total") << u"urn:epc:id:itip:95211410.01234.01.A"_s;
    QTest::newRow("asset without reference") << u"urn:epc:id:giai:4012345."_s;
    QTest::newRow("tag") << u"urn:epc:tag:sgtin-96:3.9521141.001234.1"_s;
}

void TestEpcUrn::malformed()
{
    QFETCH(const QString, urn);
    const auto link = linkFromUrn(urn);
    QVERIFY(!link);
    QCOMPARE(link.error(), EpcError::NotAnIdentifier);
}

void TestEpcUrn::unsupported_data()
{
    QTest::addColumn<QString>("urn");
    QTest::newRow("scheme in capitals") << u"urn:epc:id:SGTIN:95211410.01234.A"_s;
    QTest::newRow("aircraft part") << u"urn:epc:id:adi:W81X9C.3KL984PX1.2WMA52"_s;
    QTest::newRow("lot is no identity") << u"urn:epc:id:lgtin:95211410.01234.A"_s;
    QTest::newRow("class of units") << u"urn:epc:class:sgtin:95211410.01234.A"_s;
    QTest::newRow("pattern of logistic units") << u"urn:epc:idpat:sscc:95211410.*"_s;
}

void TestEpcUrn::unsupported()
{
    QFETCH(const QString, urn);
    const auto link = linkFromUrn(urn);
    QVERIFY(!link);
    QCOMPARE(link.error(), EpcError::Unsupported);
}

void TestEpcUrn::noUrn_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<UrnError>("error");
    QTest::newRow("no list knows the prefix: none is guessed")
        << u"01/04099999123452/21/A"_s << UrnError::UnknownPrefix;
    QTest::newRow("restricted circulation")
        << u"01/00201234567899/21/A"_s << UrnError::NotACompanyPrefix;
    QTest::newRow("GTIN-8") << u"01/00000096385074/21/A"_s << UrnError::NotACompanyPrefix;
    QTest::newRow("extension that would read as none")
        << u"414/9521141001233/254/0"_s << UrnError::NoScheme;
    QTest::newRow("place by GLN alone, paid to")
        << u"415/9521141001233/8020/A"_s << UrnError::NoScheme;
    QTest::newRow("asset whose whole number is the prefix")
        << u"8004/4012345"_s << UrnError::NoScheme;
}

void TestEpcUrn::noUrn()
{
    QFETCH(const QString, path);
    const auto link = DigitalLink::parse(QString(Root + path));
    QVERIFY(link);
    const auto urn = urnFromLink(*link, listed());
    QVERIFY(!urn);
    QTEST(urn.error(), "error");
}

void TestEpcUrn::canonical_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("expected"); // empty: names nothing
    QTest::newRow("finest level only")
        << u"http://a.example/x/01/9521141012345/22/V/10/L/21/A?17=280531"_s
        << u"https://id.gs1.org/01/09521141012345/21/A"_s;
    QTest::newRow("a variant is no level") << u"https://id.gs1.org/01/09521141012345/22/V"_s
                                           << u"https://id.gs1.org/01/09521141012345"_s;
    QTest::newRow("lot") << u"urn:epc:class:lgtin:95211410.31234.L8"_s
                         << u"https://id.gs1.org/01/39521141012346/10/L8"_s;
    QTest::newRow("web page") << u"https://example.org/packs/1"_s << QString();
    QTest::newRow("UUID") << u"urn:uuid:7a1b6a5c-0000-4000-8000-000000000000"_s << QString();
}

void TestEpcUrn::canonical()
{
    QFETCH(const QString, uri);
    QFETCH(const QString, expected);
    const auto read = canonicalUri(uri);
    QCOMPARE(read ? *read : QString(), expected);
    if (read)
        QCOMPARE(*canonicalUri(*read), expected);
}

QTEST_GUILESS_MAIN(TestEpcUrn)
#include "tst_epcurn.moc"
