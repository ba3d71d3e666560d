// SPDX-License-Identifier: Apache-2.0
#include "core/epc/companyprefixes.h"
#include "core/epc/epc.h"
#include "core/epc/epcurn.h"
#include "core/epc/location.h"
#include "core/gs1/elementstring.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using pw::epc::CompanyPrefixes;
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

/// The spelling there is one of, or nothing.
QString canonical(const QString &uri)
{
    const auto read = pw::epc::canonicalUri(uri);
    return read ? *read : QString();
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
    const QJsonArray vectors = readJson(UrnVectors).array();
    for (const QJsonValue &vector : vectors)
        QTest::newRow(qPrintable(vector[u"urn"].toString())) << vector.toObject();
    qInfo("%lld URN vectors", vectors.size());
    QCOMPARE(vectors.size(), 35);
}

void TestIdentityVectors::companyPrefixes()
{
    QFETCH(const QJsonObject, vector);
    const QString urn = vector[u"urn"].toString();
    const QString link = vector[u"digitalLink"].toString();
    const QString kind = vector[u"kind"].toString();
    QCOMPARE(canonical(urn), link);
    QCOMPARE(canonical(link), link);
    const bool isClass = kind == u"gtin-class"_s || kind == u"lgtin"_s;
    const bool isPlace = kind == u"sgln"_s;
    QCOMPARE(Epc::fromUri(urn).has_value(), !isClass && !isPlace);
    QCOMPARE(Location::fromUri(urn).has_value(), isPlace);
    if (isClass) {
        QCOMPARE(Epc::fromUri(urn).error(), EpcError::ClassOnly);
        QCOMPARE(Epc::fromUri(link).error(), EpcError::ClassOnly);
    }

    const auto parsed = DigitalLink::parse(link);
    QVERIFY(parsed);
    QCOMPARE(parsed->toCanonicalUri(), link);
    CompanyPrefixes prefixes;
    QVERIFY(prefixes.setOwn({vector[u"gcp"].toString()}));
    const auto written = pw::epc::urnFromLink(*parsed, prefixes);
    QVERIFY(written);
    QCOMPARE(*written, urn);
    QCOMPARE(pw::epc::urnFromLink(*parsed, {}).error(), pw::epc::UrnError::UnknownPrefix);

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
    const QJsonArray pairs = readJson(UriPairs)[u"pairs"].toArray();
    for (const QJsonValue &pair : pairs)
        QTest::newRow(qPrintable(pair[u"in"].toString()))
            << pair[u"in"].toString() << pair[u"out"].toString();
    qInfo("%lld URI pairs", pairs.size());
    QCOMPARE(pairs.size(), 35);
}

void TestIdentityVectors::pairs()
{
    QFETCH(const QString, uri);
    QTEST(canonical(uri), "expected");
}

QTEST_GUILESS_MAIN(TestIdentityVectors)
#include "tst_identityvectors.moc"
