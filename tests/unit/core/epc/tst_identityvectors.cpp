// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epc.h"
#include "core/epc/location.h"
#include "core/gs1/elementstring.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using pw::epc::Epc;
using pw::epc::EpcError;
using pw::epc::Location;
using pw::gs1::DigitalLink;

namespace {

constexpr auto UrnVectors = "standards/examples-ours/gs1/epc-urn-dl-vectors.json";
constexpr auto UriPairs = "standards/epcis-event-hash/uri-normalisation-pairs.json";

QJsonDocument readJson(const char *file)
{
    return QJsonDocument::fromJson(*pw::test::readSharedFile(QString::fromLatin1(file)));
}

/// The canonical URI of a unit or a place, or nothing: what the program can name.
QString canonical(const QString &uri)
{
    if (const auto epc = Epc::fromUri(uri))
        return epc->toUri();
    if (const auto place = Location::fromUri(uri))
        return place->toUri();
    return {};
}

/// A Digital Link's own canonical form with the finest level only, as EPCIS documents have it.
QString constrained(const QString &uri)
{
    auto link = DigitalLink::parse(uri, DigitalLink::Reading::Lenient);
    if (!link)
        return {};
    const DigitalLink::Part key = link->path.first();
    const DigitalLink::Part finest = link->path.last();
    if (key == finest)
        return link->toCanonicalUri();
    return DigitalLink{{key, finest}, {}}.toCanonicalUri();
}

} // namespace

/// Identities in the spellings of others, by someone else's hand.
class TestIdentityVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void companyPrefixes_data();
    void companyPrefixes();
    void pairs_data();
    void pairs();
};

void TestIdentityVectors::companyPrefixes_data()
{
    PW_REQUIRE_SHARED(UrnVectors);
    QTest::addColumn<QJsonObject>("vector");
    int named = 0;
    const QJsonArray vectors = readJson(UrnVectors).array();
    for (const QJsonValue &vector : vectors) {
        named += canonical(vector[u"urn"].toString()).isEmpty() ? 0 : 1;
        QTest::newRow(qPrintable(vector[u"urn"].toString())) << vector.toObject();
    }
    qInfo("%lld URN vectors, %d of them units and places, the rest classes", vectors.size(), named);
    QCOMPARE(named, 21);
}

void TestIdentityVectors::companyPrefixes()
{
    QFETCH(const QJsonObject, vector);
    const QString urn = vector[u"urn"].toString();
    const QString link = vector[u"digitalLink"].toString();
    const QString kind = vector[u"kind"].toString();
    const bool isClass = kind == u"gtin-class"_s || kind == u"lgtin"_s;
    QCOMPARE(canonical(urn), isClass ? QString() : link);
    QCOMPARE(canonical(link), isClass ? QString() : link);
    if (isClass) {
        QCOMPARE(Epc::fromUri(urn).error(), EpcError::ClassOnly);
        QCOMPARE(Epc::fromUri(link).error(), EpcError::ClassOnly);
    }

    const auto parsed = DigitalLink::parse(link);
    QVERIFY(parsed);
    QCOMPARE(parsed->toCanonicalUri(), link);
    const QString brackets = vector[u"elementString"].toString();
    const auto elements = pw::gs1::ElementString::parseBracketed(brackets, 2026);
    QVERIFY(elements);
    QCOMPARE(elements->elements().size(), parsed->path.size());
    for (const auto &[ai, value] : elements->elements())
        QCOMPARE(parsed->value(ai), std::optional(value));
}

void TestIdentityVectors::pairs_data()
{
    PW_REQUIRE_SHARED(UriPairs);
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("expected"); // empty: names nothing
    int units = 0;
    int links = 0;
    const QJsonArray pairs = readJson(UriPairs)[u"pairs"].toArray();
    for (const QJsonValue &pair : pairs) {
        const QString uri = pair[u"in"].toString();
        const QString expected = pair[u"out"].toString();
        if (!canonical(expected).isEmpty())
            ++units;
        else if (uri.startsWith(u"urn:"_s))
            continue; // URNs of other schemes: nothing at a packing bench carries them
        else
            ++links;
        QTest::newRow(qPrintable(uri)) << uri << expected;
    }
    qInfo("%lld URI pairs: %d name units or places, %d other Digital Links or none, %lld URNs of "
          "other"
          " schemes not read",
          pairs.size(), units, links, pairs.size() - units - links);
    QCOMPARE(units, 11);
    QCOMPARE(links, 12);
}

void TestIdentityVectors::pairs()
{
    QFETCH(const QString, uri);
    QFETCH(const QString, expected);
    if (!canonical(expected).isEmpty())
        QCOMPARE(canonical(uri), expected);
    else
        QCOMPARE(constrained(uri), expected);
}

QTEST_GUILESS_MAIN(TestIdentityVectors)
#include "tst_identityvectors.moc"
