// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/digitallink.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::DigitalLink;
using Error = pw::gs1::DigitalLinkError;
using Reading = DigitalLink::Reading;

Q_DECLARE_METATYPE(Error)

class TestDigitalLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void canonical_data();
    void canonical();
    void refused_data();
    void refused();
    void lenient_data();
    void lenient();
    void query();
    void escapes();
};

void TestDigitalLink::canonical_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("canonical");
    const QString gtin = u"https://id.gs1.org/01/09521141012345"_s;
    const auto same = [](const char *what, const QString &uri) {
        QTest::newRow(what) << uri << uri;
    };
    same("pack", gtin + u"/21/A7K2"_s);
    same("product", gtin);
    same("all qualifiers in order", gtin + u"/22/V/10/L/21/S"_s);
    same("qualifiers may be left out", gtin + u"/22/V/21/S"_s);
    same("third-party serial", gtin + u"/235/TPX"_s);
    same("pallet", u"https://id.gs1.org/00/395211410000000015"_s);
    same("place", u"https://id.gs1.org/414/9521141100011/254/LINE3"_s);
    same("asset", u"https://id.gs1.org/8003/09521141000106ABC"_s);
    same("serial with a slash", gtin + u"/21/A%2FB"_s);
    same("serial that looks like an AI", gtin + u"/21/00"_s);
    same("serial that looks like a key", gtin + u"/21/8004"_s);
    QTest::newRow("any host") << u"http://us-company.example:8080/01/09521141012345"_s << gtin;
    QTest::newRow("host is a number") << u"https://192.0.2.1/01/09521141012345"_s << gtin;
    QTest::newRow("host of IPv6") << u"https://[2001:db8::1]/01/09521141012345"_s << gtin;
    QTest::newRow("scheme in capitals") << u"HTTPS://id.gs1.org/01/09521141012345"_s << gtin;
    QTest::newRow("path before the key")
        << u"https://a.example/some/path/01/09521141012345"_s << gtin;
    QTest::newRow("something like a key before the key")
        << u"https://a.example/00/faux/01/09521141012345"_s << gtin;
    QTest::newRow("query is left out") << gtin + u"?17=280531"_s << gtin;
    QTest::newRow("fragment is left out") << gtin + u"#leaflet?x=y"_s << gtin;
    QTest::newRow("needless escapes are undone") << gtin + u"/21/%41%2d"_s << gtin + u"/21/A-"_s;
    QTest::newRow("characters a path may have are escaped")
        << gtin + u"/21/(A)*"_s << gtin + u"/21/%28A%29%2A"_s;
}

void TestDigitalLink::canonical()
{
    QFETCH(const QString, uri);
    const auto link = DigitalLink::parse(uri);
    QVERIFY(link);
    QTEST(link->toCanonicalUri(), "canonical");
    QCOMPARE(DigitalLink::parse(link->toCanonicalUri())->path, link->path);
}

void TestDigitalLink::refused_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<Error>("error");
    const QString gtin = u"https://id.gs1.org/01/09521141012345"_s;
    QTest::newRow("nothing") << QString() << Error::NotAUri;
    QTest::newRow("a number") << u"42"_s << Error::NotAUri;
    QTest::newRow("ftp") << u"ftp://id.gs1.org/01/09521141012345"_s << Error::NotAUri;
    QTest::newRow("no host") << u"https:///01/09521141012345"_s << Error::NotAUri;
    QTest::newRow("no path") << u"https://id.gs1.org"_s << Error::NotAUri;
    QTest::newRow("sign-in before the host")
        << u"https://a@b.example/01/09521141012345"_s << Error::NotAUri;
    QTest::newRow("blank") << gtin + u"/21/A B"_s << Error::NotAUri;
    QTest::newRow("umlaut") << gtin + u"/21/ü"_s << Error::NotAUri;
    QTest::newRow("key is the host") << u"https://01/09521141012345"_s << Error::NoKey;
    QTest::newRow("path without key") << u"https://example.org/products/1234"_s << Error::NoKey;
    QTest::newRow("key alone") << u"https://example.org/01"_s << Error::NoKey;
    QTest::newRow("AI that is no key") << u"https://example.org/10/L1"_s << Error::NoKey;
    QTest::newRow("trailing slash") << gtin + u'/' << Error::NoKey;
    QTest::newRow("name of an AI, of older versions")
        << u"https://example.org/gtin/09521141012345"_s << Error::NoKey;
    QTest::newRow("wrong order") << gtin + u"/21/A1/10/L1"_s << Error::BadQualifier;
    QTest::newRow("the same qualifier twice") << gtin + u"/21/A1/21/A1"_s << Error::BadQualifier;
    QTest::newRow("qualifiers of two kinds") << gtin + u"/10/L1/235/T"_s << Error::BadQualifier;
    QTest::newRow("qualifier of another key") << gtin + u"/254/X"_s << Error::BadQualifier;
    QTest::newRow("no qualifier at all") << gtin + u"/99/x"_s << Error::BadQualifier;
    QTest::newRow("pallet with a serial")
        << u"https://id.gs1.org/00/395211410000000015/21/A"_s << Error::BadQualifier;
    QTest::newRow("qualifier in the query") << gtin + u"?10=L1"_s << Error::BadQualifier;
    QTest::newRow("serial in the query") << gtin + u"?21=A1"_s << Error::BadQualifier;
    QTest::newRow("AI not for the query") << gtin + u"?8200=x"_s << Error::BadAttribute;
    QTest::newRow("number that is no AI") << gtin + u"?0421=x"_s << Error::BadAttribute;
    QTest::newRow("attribute twice") << gtin + u"?17=280531&17=280531"_s << Error::BadAttribute;
    QTest::newRow("key again in the query")
        << gtin + u"?01=09521141012345"_s << Error::BadAttribute;
    QTest::newRow("attribute the key excludes") << gtin + u"?37=5"_s << Error::BadAttribute;
    QTest::newRow("check digit") << u"https://id.gs1.org/01/09521141012346"_s << Error::BadValue;
    QTest::newRow("GTIN-13") << u"https://id.gs1.org/01/9521141012345/21/A1"_s << Error::BadValue;
    QTest::newRow("empty serial") << gtin + u"/21/"_s << Error::BadValue;
    QTest::newRow("serial of 21") << gtin + u"/21/ABCDEFGHIJKLMNOPQRSTU"_s << Error::BadValue;
    QTest::newRow("escaped blank") << gtin + u"/21/A%20B"_s << Error::BadValue;
    QTest::newRow("plus in the query is a blank") << gtin + u"?240=A+B"_s << Error::BadValue;
    QTest::newRow("attribute without value") << gtin + u"?17="_s << Error::BadValue;
    QTest::newRow("month 13 in the query") << gtin + u"?17=281301"_s << Error::BadValue;
    QTest::newRow("half an escape") << gtin + u"/21/A%2"_s << Error::BadEscape;
    QTest::newRow("escape of no digits") << gtin + u"/21/A%zz"_s << Error::BadEscape;
    QTest::newRow("sign in an escape") << gtin + u"/21/A%+5"_s << Error::BadEscape;
    QTest::newRow("escaped NUL") << gtin + u"/21/A%00"_s << Error::BadEscape;
    QTest::newRow("escaped UTF-8") << gtin + u"/21/A%C3%BC"_s << Error::BadEscape;
}

void TestDigitalLink::refused()
{
    QFETCH(const QString, uri);
    const auto link = DigitalLink::parse(uri);
    QVERIFY(!link);
    QTEST(link.error(), "error");
}

void TestDigitalLink::lenient_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("canonical"); // empty: refused even so
    const QString gtin = u"https://id.gs1.org/01/09521141012345"_s;
    QTest::newRow("GTIN-13") << u"https://a.example/01/9521141012345/21/A1"_s << gtin + u"/21/A1"_s;
    QTest::newRow("GTIN-12") << u"https://a.example/01/001122334455"_s
                             << u"https://id.gs1.org/01/00001122334455"_s;
    QTest::newRow("names") << u"https://a.example/gtin/09521141012345/cpv/V/lot/L/ser/S"_s
                           << gtin + u"/22/V/10/L/21/S"_s;
    QTest::newRow("names and numbers")
        << u"https://a.example/gtin/09521141012345/21/S"_s << gtin + u"/21/S"_s;
    QTest::newRow("place by name") << u"https://a.example/gln/9521141100011/glnx/LINE3"_s
                                   << u"https://id.gs1.org/414/9521141100011/254/LINE3"_s;
    QTest::newRow("too short for any GTIN") << u"https://a.example/01/97803"_s << QString();
    QTest::newRow("names in capitals") << u"https://a.example/GTIN/09521141012345"_s << QString();
    QTest::newRow("names in the wrong order")
        << u"https://a.example/gtin/09521141012345/ser/S/lot/L"_s << QString();
}

void TestDigitalLink::lenient()
{
    QFETCH(const QString, uri);
    QFETCH(const QString, canonical);
    const auto link = DigitalLink::parse(uri, Reading::Lenient);
    QCOMPARE(link ? link->toCanonicalUri() : QString(), canonical);
    QVERIFY(!DigitalLink::parse(uri));
}

void TestDigitalLink::query()
{
    const auto link = DigitalLink::parse(u"https://a.example/01/09521141012345/21/"
                                         u"A1?17=280531&linkType=all&&flag&3103=001250&240=A%2BB");
    QVERIFY(link);
    const QList<DigitalLink::Part> attributes{
        {u"17"_s, u"280531"_s}, {u"3103"_s, u"001250"_s}, {u"240"_s, u"A+B"_s}};
    QCOMPARE(link->query, attributes);
    QCOMPARE(link->value(u"21"), std::optional(u"A1"_s));
    QCOMPARE(link->value(u"3103"), std::optional(u"001250"_s));
    QCOMPARE(link->value(u"10"), std::nullopt);
}

void TestDigitalLink::escapes()
{
    using pw::gs1::percentDecoded;
    using pw::gs1::percentEncoded;
    QCOMPARE(percentEncoded(u"AZaz09-._~"), u"AZaz09-._~"_s);
    QCOMPARE(percentEncoded(u"!\"%&'()*+,/:;<=>?"),
             u"%21%22%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3C%3D%3E%3F"_s);
    for (ushort c = 1; c < 0x80; ++c) {
        const QString text{QChar(c)};
        QCOMPARE(percentDecoded(percentEncoded(text)), std::optional(text));
    }
}

QTEST_GUILESS_MAIN(TestDigitalLink)
#include "tst_digitallink.moc"
