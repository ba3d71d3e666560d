// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/digitallink.h"
#include "core/gs1/requisites.h"
#include "core/scan/scaninterpreter.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::DigitalLink;
using pw::gs1::ElementString;

namespace {

constexpr auto Vectors = "standards/examples-ours/gs1/element-string-vectors.json";
constexpr int Year = 2026; // of the engine that gave the verdicts

/// What we make of an input: AIs and values in order, or nothing.
using Reading = std::optional<QList<ElementString::Element>>;

Reading readElements(const pw::Result<ElementString, pw::gs1::ParseError> &read, bool wholeLabel)
{
    if (!read || (wholeLabel && pw::gs1::firstUnmetRequisite(read->elements())))
        return std::nullopt;
    return read->elements();
}

Reading readLink(const QString &uri)
{
    const auto link = DigitalLink::parse(uri);
    if (!link)
        return std::nullopt;
    QList<ElementString::Element> elements;
    for (const DigitalLink::Part &part : link->path + link->query)
        elements.append({part.ai, part.value});
    return elements;
}

Reading readScan(const QString &bytes, bool wholeLabel)
{
    const pw::scan::Framing framing{.aimRequired = true};
    const auto symbol = pw::scan::decodeSymbol({.bytes = bytes.toUtf8()}, framing);
    if (!symbol)
        return std::nullopt;
    const QString data = QString::fromLatin1(symbol->data);
    if (symbol->symbology->isGs1ElementString())
        return readElements(ElementString::parse(data, Year), wholeLabel);
    return readLink(data);
}

bool isAccepted(const pw::scan::ScannedThing &thing)
{
    return !std::holds_alternative<pw::scan::ScannedUnreadable>(thing)
           && !std::holds_alternative<pw::scan::ScannedForeign>(thing);
}

QString bracketed(const QList<ElementString::Element> &elements)
{
    QString text;
    for (const auto &[ai, value] : elements)
        text += u'(' + ai + u')' + QString(value).replace(u"("_s, u"\\("_s);
    return text;
}

QStringList humanReadable(const QList<ElementString::Element> &elements)
{
    QStringList lines;
    for (const auto &[ai, value] : elements)
        lines.append(u'(' + ai + u") " + value);
    return lines;
}

} // namespace

/// The verdicts of the GS1 Barcode Syntax Engine, an implementation that is not ours.
class TestEngineVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void verdicts_data();
    void verdicts();
};

void TestEngineVectors::verdicts_data()
{
    PW_REQUIRE_SHARED(Vectors);
    QTest::addColumn<QJsonObject>("vector");
    const auto file = pw::test::readSharedFile(QString::fromLatin1(Vectors));
    const QJsonArray vectors = QJsonDocument::fromJson(*file)[u"vectors"].toArray();
    QHash<QString, int> counts;
    for (const QJsonValue &vector : vectors) {
        const QString kind = vector[u"kind"].toString();
        ++counts[kind];
        QTest::addRow("%s %d: %s%s", qPrintable(kind), counts[kind],
                      qPrintable(vector[u"note"].toString()),
                      vector[u"mode"].isUndefined() ? "" : " (one symbol of several)")
            << vector.toObject();
    }
    qInfo("%lld engine vectors: %d bracketed, %d element, %d scan, %d dl", vectors.size(),
          counts[u"bracketed"_s], counts[u"element"_s], counts[u"scan"_s], counts[u"dl"_s]);
}

void TestEngineVectors::verdicts()
{
    QFETCH(const QJsonObject, vector);
    const QString kind = vector[u"kind"].toString();
    const QString input = vector[u"input"].toString();
    const bool wholeLabel = vector[u"mode"].isUndefined(); // else requisites are off
    // To the engine an address that is no Digital Link is still data; it then has no AIs.
    const bool accepted = vector[u"ok"].toBool() && !vector[u"bracketed"].isNull();

    Reading reading;
    if (kind == u"bracketed"_s) {
        reading = readElements(ElementString::parseBracketed(input, Year), wholeLabel);
    } else if (kind == u"element"_s) {
        reading = readElements(ElementString::parse(input, Year), wholeLabel);
    } else if (kind == u"scan"_s) {
        reading = readScan(input, wholeLabel);
        const pw::scan::InterpretContext context{{.aimRequired = true}, true, Year};
        if (wholeLabel)
            QCOMPARE(isAccepted(pw::scan::interpret({.bytes = input.toUtf8()}, context)), accepted);
    } else {
        QCOMPARE(kind, u"dl"_s);
        reading = readLink(input);
    }

    QCOMPARE(reading.has_value(), accepted);
    if (!accepted)
        return;
    QCOMPARE(bracketed(*reading), vector[u"bracketed"].toString());
    const QVariantList lines = vector[u"hri"].toArray().toVariantList();
    QCOMPARE(humanReadable(*reading), QVariant(lines).toStringList());
    const auto elements = ElementString::fromElements(*reading, Year);
    QVERIFY(elements);
    const auto ofData = ElementString::parse(elements->toData(), Year);
    QVERIFY(ofData);
    QCOMPARE(ofData->toData(), elements->toData());

    const QString link = vector[u"digitalLink"].toString();
    if (!link.isEmpty())
        QCOMPARE(DigitalLink::parse(link)->toCanonicalUri(), link.section(u'?', 0, 0));
}

QTEST_GUILESS_MAIN(TestEngineVectors)
#include "tst_enginevectors.moc"
