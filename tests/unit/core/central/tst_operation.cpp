// SPDX-License-Identifier: Apache-2.0
// What central tells those who run it: health, metrics, the fleet, the page.
#include "core/central/prometheustext.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/runningcentral.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtTest>
#include <QXmlStreamReader>

#include <cmath>
#include <map>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::central;
using namespace pw::test;

namespace {

/// Reads Prometheus' text format as strictly as it is written down (exposition formats, 0.0.4):
/// families in one piece with help and type before their samples, names and labels of the allowed
/// characters, no sample twice, histograms whole and rising.
class MetricsReader
{
public:
    /// The fault; empty: none.
    QString read(const QByteArray &text)
    {
        if (!text.endsWith('\n'))
            return u"no line end at the end"_s;
        const QByteArrayList lines = text.chopped(1).split('\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (const QString fault = readLine(QString::fromUtf8(lines[i])); !fault.isEmpty())
                return u"line %1: %2: %3"_s.arg(i + 1).arg(fault, QString::fromUtf8(lines[i]));
        }
        return endFamily();
    }

    double value(const QString &series) const { return m_samples.value(series, std::nan("")); }
    bool contains(const QString &series) const { return m_samples.contains(series); }
    QStringList families() const { return m_types.keys(); }

private:
    QString readLine(const QString &line)
    {
        static const QRegularExpression help(u"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) [^\\s].*$"_s);
        static const QRegularExpression type(
            u"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$"_s);
        if (const auto match = help.match(line); match.hasMatch()) {
            const QString fault = endFamily();
            m_family = match.captured(1);
            if (m_types.contains(m_family))
                return u"a family in two pieces"_s;
            return fault;
        }
        if (const auto match = type.match(line); match.hasMatch()) {
            if (match.captured(1) != m_family || m_types.contains(m_family))
                return u"type without help, or twice"_s;
            m_types.insert(m_family, match.captured(2));
            return {};
        }
        return readSample(line);
    }

    QString readSample(const QString &line)
    {
        static const QRegularExpression sample(
            u"^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\+Inf|-Inf|NaN|[-+0-9.eE]+)$"_s);
        static const QRegularExpression label(
            u"\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)"_s);
        const auto match = sample.match(line);
        if (!match.hasMatch())
            return u"no sample"_s;
        const QString type = m_types.value(m_family);
        const QString suffix = match.captured(1).mid(m_family.size());
        if (type.isEmpty() || !match.captured(1).startsWith(m_family))
            return u"not of its family"_s;
        if (type == u"histogram"
                ? !QStringList{u"_bucket"_s, u"_sum"_s, u"_count"_s}.contains(suffix)
                : !suffix.isEmpty())
            return u"not a name of this type"_s;
        if (type == u"counter" && !m_family.endsWith(u"_total"))
            return u"a counter's name ends in _total"_s;
        std::map<QString, QString> labels;
        qsizetype at = 0;
        while (at < match.captured(2).size()) {
            const auto found = label.match(match.captured(2), at);
            if (!found.hasMatch() || !labels.emplace(found.captured(1), found.captured(2)).second)
                return u"labels"_s;
            at = found.capturedEnd();
        }
        const double value = match.captured(3) == u"+Inf" ? INFINITY : match.captured(3).toDouble();
        const QString series = match.captured(1) + u'{' + match.captured(2) + u'}';
        if (m_samples.contains(series))
            return u"the same series twice"_s;
        m_samples.insert(series, value);
        if (type == u"counter" && !(value >= 0))
            return u"a counter below nothing"_s;
        return type == u"histogram" ? readPart(suffix, labels, value) : QString();
    }

    QString readPart(const QString &suffix, std::map<QString, QString> labels, double value)
    {
        const QString bound = labels[u"le"_s];
        labels.erase(u"le"_s);
        Histogram &histogram = m_histograms[labels];
        if (suffix == u"_bucket") {
            const double limit = bound == u"+Inf" ? INFINITY : bound.toDouble();
            if (limit <= histogram.limit || value < histogram.count)
                return u"buckets that do not rise"_s;
            histogram.limit = limit;
            histogram.count = value;
        } else if (suffix == u"_count"
                   && (!std::isinf(histogram.limit) || value != histogram.count)) {
            return u"count is not the last bucket"_s;
        }
        histogram.parts.insert(suffix);
        return {};
    }

    QString endFamily()
    {
        for (const auto &[labels, histogram] : m_histograms) {
            if (histogram.parts.size() != 3)
                return u"a histogram with parts missing: "_s + m_family;
        }
        m_histograms.clear();
        return {};
    }

    struct Histogram
    {
        double limit = -INFINITY;
        double count = 0;
        QSet<QString> parts;
    };
    QString m_family;
    QMap<QString, QString> m_types;
    QHash<QString, double> m_samples;
    std::map<std::map<QString, QString>, Histogram> m_histograms;
};

QByteArray status(const QString &station, int cursor, int backlog, int parked)
{
    return QJsonDocument(QJsonObject{{u"station"_s, station},
                                     {u"version"_s, u"0.1.0"_s},
                                     {u"cursor"_s, cursor},
                                     {u"cacheAgeSeconds"_s, 4},
                                     {u"outboxPending"_s, backlog},
                                     {u"parked"_s, parked}})
        .toJson();
}

} // namespace

class TestOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readerFindsFaults_data();
    void readerFindsFaults();
    void textIsEscaped();
    void metricsCountWhatHappens();
    void routesAreFew();
    void health();
    void fleet();
    void statusPage();
};

void TestOperation::readerFindsFaults_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = "# HELP a_total x\n# TYPE a_total counter\n";
    const QByteArray histogram = "# HELP h x\n# TYPE h histogram\n";
    QTest::newRow("no end") << QByteArray(head + "a_total 1");
    QTest::newRow("no help") << QByteArray("a_total 1\n");
    QTest::newRow("of another family") << QByteArray(head + "b_total 1\n");
    QTest::newRow("twice") << QByteArray(head + "a_total 1\na_total 1\n");
    QTest::newRow("two pieces") << QByteArray(head + "a_total 1\n" + head);
    QTest::newRow("bad label") << QByteArray(head + "a_total{x=\"a\"b\"} 1\n");
    QTest::newRow("no number") << QByteArray(head + "a_total one\n");
    QTest::newRow("no _total") << QByteArray("# HELP a x\n# TYPE a counter\na 1\n");
    QTest::newRow("no sum") << QByteArray(histogram + "h_bucket{le=\"+Inf\"} 1\nh_count 1\n");
    QTest::newRow("falling") << QByteArray(histogram
                                           + "h_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\n"
                                             "h_sum 1\nh_count 1\n");
}

void TestOperation::readerFindsFaults()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!MetricsReader().read(text).isEmpty());
}

void TestOperation::textIsEscaped()
{
    PrometheusText text;
    text.family("a", PrometheusText::Type::Gauge, "Help.");
    text.sample(0.25, {{"x", u"quote \" backslash \\ line \n end"_s}});
    QCOMPARE(text.text(), "# HELP a Help.\n# TYPE a gauge\n"
                          "a{x=\"quote \\\" backslash \\\\ line \\n end\"} 0.25\n");
    QCOMPARE(MetricsReader().read(text.text()), QString());
}

void TestOperation::metricsCountWhatHappens()
{
    RunningCentral central;
    HttpClient client(central.port());
    const QByteArray pack =
        document({objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s, 0)});
    QCOMPARE(client.post("/capture", pack)->status, 202);
    QCOMPARE(client.post("/capture", pack)->status, 202); // has no further effect
    QCOMPARE(client.get("/nowhere")->status, 404);
    QCOMPARE(client.post("/sync/v1/status", status(u"WS1"_s, 0, 3, 1))->status, 204);

    const auto reply = client.get("/metrics");
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->headers.value("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    MetricsReader metrics;
    QCOMPARE(metrics.read(reply->body), QString());
    const auto value = [&metrics](const QString &series) { return metrics.value(series); };
    QCOMPARE(value(u"packwright_http_requests_total"
                   "{route=\"/capture\",method=\"POST\",status=\"202\"}"_s),
             2);
    QCOMPARE(value(u"packwright_http_requests_total"
                   "{route=\"none\",method=\"GET\",status=\"404\"}"_s),
             1);
    QCOMPARE(value(u"packwright_http_request_duration_seconds_count{route=\"/capture\"}"_s), 2);
    QVERIFY(value(u"packwright_http_request_duration_seconds_sum{route=\"/capture\"}"_s) > 0);
    QCOMPARE(value(u"packwright_captures_total{outcome=\"success\"}"_s), 2);
    QCOMPARE(value(u"packwright_events_total{outcome=\"stored\"}"_s), 1);
    QCOMPARE(value(u"packwright_events_total{outcome=\"duplicate\"}"_s), 1);
    QCOMPARE(value(u"packwright_store_events{}"_s), 1);
    QVERIFY(value(u"packwright_commits_total{outcome=\"stored\"}"_s) >= 3);
    QCOMPARE(value(u"packwright_commits_total{outcome=\"failed\"}"_s), 0);
    QVERIFY(value(u"packwright_commit_duration_seconds_count{}"_s) >= 3);
    QVERIFY(value(u"packwright_store_bytes{}"_s) > 4096);
    QCOMPARE(value(u"packwright_ready{}"_s), 1);
    QCOMPARE(value(u"packwright_station_backlog{station=\"WS1\"}"_s), 3);
    QCOMPARE(value(u"packwright_station_parked{station=\"WS1\"}"_s), 1);
    QCOMPARE(value(u"packwright_station_cursor_lag{station=\"WS1\"}"_s),
             value(u"packwright_feed_head{}"_s));
    const double now = double(QDateTime::currentSecsSinceEpoch());
    QVERIFY(qAbs(value(u"packwright_station_last_seen_timestamp_seconds{station=\"WS1\"}"_s) - now)
            < 60);
    QVERIFY(qAbs(value(u"packwright_last_commit_timestamp_seconds{}"_s) - now) < 60);
    QCOMPARE(value(u"packwright_build_info{version=\"" PW_VERSION "\",store=\"sqlite\"}"_s), 1);
}

void TestOperation::routesAreFew()
{
    RunningCentral central;
    HttpClient client(central.port());
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(client.get("/events/" + QByteArray::number(i))->status, 404);
        QCOMPARE(client.get("/x" + QByteArray::number(i))->status, 404);
        QCOMPARE(client.send("M" + QByteArray::number(i), "/events")->status, 405);
    }
    MetricsReader metrics;
    QCOMPARE(metrics.read(client.get("/metrics")->body), QString());
    QCOMPARE(metrics.value(u"packwright_http_requests_total"
                           "{route=\"/events/*\",method=\"GET\",status=\"404\"}"_s),
             50);
    QCOMPARE(metrics.value(u"packwright_http_requests_total"
                           "{route=\"/events\",method=\"other\",status=\"405\"}"_s),
             50);
}

void TestOperation::health()
{
    RunningCentral central;
    HttpClient client(central.port());
    const auto reply = client.get("/health");
    QCOMPARE(reply->status, 200);
    const QJsonObject health = reply->json();
    QCOMPARE(health[u"status"].toString(), u"ok"_s);
    QCOMPARE(health[u"ready"].toBool(), true);
    QStringList checks;
    for (const QJsonValue &check : health[u"checks"].toArray())
        checks.append(check[u"name"].toString());
    QCOMPARE(checks, (QStringList{u"store"_s, u"committer"_s}));
    QCOMPARE(client.get("/health/live")->json()[u"status"].toString(), u"ok"_s);
    QVERIFY(!health.contains(u"lastCommitAt"_s) || !health[u"lastCommitAt"].toString().isEmpty());
    QCOMPARE(client.post("/sync/v1/status", status(u"WS1"_s, 0, 0, 0))->status, 204);
    QVERIFY(!client.get("/health")->json()[u"lastCommitAt"].toString().isEmpty());
}

void TestOperation::fleet()
{
    RunningCentral central;
    HttpClient client(central.port());
    QCOMPARE(client.get("/sync/v1/stations")->json()[u"stations"].toArray().size(), 0);
    QJsonObject sent = objectEvent(u"ADD"_s, {packUri(u"A"_s)}, u"commissioning"_s, u"active"_s, 0);
    sent.insert(u"agw:seq"_s, u"WS2/9"_s);
    QCOMPARE(client.post("/capture", document({sent}))->status, 202);
    QCOMPARE(client.post("/sync/v1/status", status(u"WS1"_s, 1, 3, 1))->status, 204);
    const QJsonObject answer = client.get("/sync/v1/stations")->json();
    const qint64 head = answer[u"head"].toInteger();
    QVERIFY(head >= 1);
    const QJsonArray stations = answer[u"stations"].toArray();
    QCOMPARE(stations.size(), 2);
    QCOMPARE(stations[0][u"station"].toString(), u"WS1"_s);
    QCOMPARE(stations[0][u"cursor"].toInteger(), 1);
    QCOMPARE(stations[0][u"lag"].toInteger(), head - 1);
    QCOMPARE(stations[0][u"backlog"].toInteger(), 3);
    QCOMPARE(stations[0][u"parked"].toInteger(), 1);
    QCOMPARE(stations[0][u"cacheAgeSeconds"].toInteger(), 4);
    QCOMPARE(stations[0][u"version"].toString(), u"0.1.0"_s);
    QVERIFY(!stations[0][u"seenAt"].toString().isEmpty());
    QCOMPARE(stations[1][u"station"].toString(), u"WS2"_s); // has sent, but never told
    QCOMPARE(stations[1][u"sequence"].toInteger(), 9);
    QVERIFY(!stations[1].toObject().contains(u"seenAt"_s));
}

void TestOperation::statusPage()
{
    RunningCentral central;
    HttpClient client(central.port());
    QCOMPARE(
        client.post("/sync/v1/status", status(u"<script>alert(1)</script>&\""_s, 0, 3, 1))->status,
        204);
    const auto reply = client.get("/status");
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->headers.value("content-type"), "text/html; charset=utf-8");
    const QByteArray page = reply->body;
    QVERIFY(!page.contains("<script"));
    QVERIFY(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;"));
    QVERIFY(page.contains("All is well."));
    // Its policy allows nothing but its own style sheet.
    const qsizetype begin = page.indexOf("<style>") + 7;
    const QByteArray style = page.sliced(begin, page.indexOf("</style>") - begin);
    const QByteArray policy = reply->headers.value("content-security-policy");
    QVERIFY(policy.startsWith("default-src 'none'; "));
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    QVERIFY(policy.contains(QByteArray("style-src 'sha256-" + hash + "'")));
    QVERIFY(!page.contains("style=") && !page.contains("http://") && !page.contains("https://"));
    // Well-formed but for what HTML leaves open.
    QByteArray xml = page;
    xml.replace("<!DOCTYPE html>", "");
    static const QRegularExpression voids(u"<meta[^>]*>"_s);
    QXmlStreamReader reader(QString::fromUtf8(xml).remove(voids));
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
