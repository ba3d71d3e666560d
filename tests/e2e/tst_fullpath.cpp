// SPDX-License-Identifier: Apache-2.0
// From bytes on a serial line to central's hierarchy, with real executables that are killed on the
// way.
#include "core/epcis/jsonld.h"
#include "tests/e2e/packingscript.h"
#include "tests/e2e/site.h"
#include "tests/support/serialframes.h"
#include "tests/support/sharedfile.h"
#include "tests/support/sourcefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QThread>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Packs = 1000;
constexpr int ScanGapMs = 50; // 20 scans a second

bool isReady(const QJsonObject &status)
{
    return status["ssccBlocks"_L1].toInt() >= 3 && status["cacheAgeSeconds"_L1].toInt(99) < 15;
}

/// The scanner's side of a shift: sends codes at their pace and, after a crash of the station,
/// again those the station has no record of, as an operator does who saw no verdict.
class Shift
{
public:
    Shift(Site &site, const PackingScript &script) : m_site(site), m_script(script) {}

    void scan(qsizetype upTo)
    {
        for (; m_next < upTo; ++m_next) {
            m_site.scanner().write(m_script.scans()[m_next].bytes);
            QThread::msleep(ScanGapMs);
        }
    }

    /// Goes back to the first code without a verdict.
    void goBackToJournal(qint64 before) { m_next = m_site.journal(before).size(); }

    qsizetype next() const { return m_next; }

private:
    Site &m_site;
    const PackingScript &m_script;
    qsizetype m_next = 0;
};

} // namespace

class TestFullPath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shiftWithCrashes();

private:
    void playFrames(Site &site, qint64 &journaled);
    void checkSchema(Site &site, const QList<QJsonObject> &events);
};

/// The frames of the shared captures go through first: whatever they hold, the station answers each
/// and goes on.
void TestFullPath::playFrames(Site &site, qint64 &journaled)
{
    qint64 expected = 0;
    const auto cases = serialFrameCases();
    for (const SerialFrameCase &frames : cases) {
        // The station's scanner is set to CR/LF; other framings are the unit tests' business.
        if (!frames.framing.terminators.contains("\r") || !frames.framing.prefix.isEmpty())
            continue;
        for (const auto &chunk : frames.chunks)
            site.scanner().write(chunk.bytes);
        site.scanner().write("\r"); // ends what a case leaves open
        ++expected;
    }
    QVERIFY(expected > 3);
    QVERIFY2(site.waitFor([&](const QJsonObject &status) {
        return status["lastScan"_L1].toInteger() >= expected;
    }),
             qPrintable(site.failure()));
    QThread::msleep(500); // the last of them may hold several codes
    const auto rows = site.journal();
    QVERIFY(site.stationRuns());
    for (const QJsonObject &row : rows)
        QVERIFY(row["verdict"_L1]["severity"_L1].toString() != "accepted"_L1);
    journaled = rows.last()["id"_L1].toInteger();
}

/// What the station wrote and central gave back keeps to GS1's schema, and names units by canonical
/// Digital Links.
void TestFullPath::checkSchema(Site &site, const QList<QJsonObject> &events)
{
    static const QRegularExpression canonical(
        u"^https://id\\.gs1\\.org/(00/\\d{18}|01/\\d{14}/21/[A-Za-z0-9._~%-]+)$"_s);
    for (const QJsonObject &event : events) {
        QJsonArray ids = event["epcList"_L1].toArray();
        const QJsonArray children = event["childEPCs"_L1].toArray();
        for (const QJsonValue &child : children)
            ids.append(child);
        if (event.contains("parentID"_L1))
            ids.append(event["parentID"_L1]);
        for (const QJsonValue &id : std::as_const(ids))
            QVERIFY2(canonical.match(id.toString()).hasMatch(), qPrintable(id.toString()));
    }
    const QJsonObject document =
        QJsonDocument::fromJson(epcis::captureDocument(events, QDateTime::currentDateTimeUtc()))
            .object();
    QFile file(site.filePath(u"events.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(QJsonObject{{"documents"_L1, QJsonArray{document}}}).toJson());
    file.close();
    ChildProcess check(u"/usr/bin/python3"_s, {sourcePath(u"tests/support/checkschema.py"_s),
                                               file.fileName(), sharedPath({})});
    QVERIFY2(check.start() && check.waitForEnd(std::chrono::minutes(2)),
             qPrintable(check.failure()));
    constexpr int Skipped = 77;
    if (check.exitCode() == Skipped)
        qInfo("%s", check.standardOutput().constData());
    else
        QVERIFY2(check.exitCode() == 0, check.standardOutput().constData());
}

void TestFullPath::shiftWithCrashes()
{
    PW_REQUIRE_SHARED("devices/captures/serial-frames.json");
    const PackingScript script(Packs, 20261121);
    const qsizetype scans = script.scans().size();
    Site site(script.siteJson());
    QVERIFY2(site.startCentral(), qPrintable(site.failure()));
    const qsizetype seeded = site.events().size();
    QVERIFY(seeded > 5);
    QVERIFY2(site.initStation(), qPrintable(site.failure()));
    QVERIFY2(site.startStation(), qPrintable(site.failure()));
    QVERIFY2(site.waitFor(isReady), qPrintable(site.failure()));
    qint64 before = 0;
    playFrames(site, before);
    if (QTest::currentTestFailed())
        return;

    Shift shift(site, script);
    shift.scan(scans / 5);
    site.killCentral();
    shift.scan(scans * 2 / 5);                         // offline: the bench does not notice
    QVERIFY(site.status()["pending"_L1].toInt() > 50); // or the kill has not bitten
    QVERIFY2(site.startCentral(), qPrintable(site.failure()));
    shift.scan(scans / 2);
    site.killStation();
    QVERIFY2(site.startStation(), qPrintable(site.failure()));
    QVERIFY2(site.waitFor([](const QJsonObject &) { return true; }), qPrintable(site.failure()));
    shift.goBackToJournal(before);
    QVERIFY(shift.next() <= scans / 2);
    shift.scan(scans * 7 / 10);
    site.killCentral();
    shift.scan(scans * 8 / 10);
    QVERIFY2(site.startCentral(), qPrintable(site.failure()));
    shift.scan(scans);

    QVERIFY2(site.waitFor(
                 [&](const QJsonObject &status) {
                     return status["pending"_L1].toInt() == 0
                            && status["lastScan"_L1].toInteger() >= before + scans;
                 },
                 60),
             qPrintable(site.failure()));

    // Every scan has exactly one verdict, and each the right one.
    const auto journal = site.journal(before);
    QCOMPARE(journal.size(), scans);
    QHash<QString, int> seen;
    for (qsizetype i = 0; i < scans; ++i) {
        const QString code = journal[i]["verdict"_L1]["code"_L1].toString();
        const auto sent = script.scans()[i];
        QCOMPARE(journal[i]["hex"_L1].toString(),
                 QString::fromLatin1(sent.bytes.chopped(1).toHex()));
        QVERIFY2(code == domain::toCode(sent.expected),
                 qPrintable(u"scan %1 %2: %3, expected %4"_s.arg(i).arg(
                     QString::fromLatin1(sent.bytes), code, domain::toCode(sent.expected))));
        ++seen[code];
    }
    QVERIFY(seen.size() >= 10);

    // Central has each event once, and nothing else.
    const auto events = site.events();
    QSet<QString> ids;
    QSet<QString> sequences;
    for (const QJsonObject &event : events) {
        ids.insert(event["eventID"_L1].toString());
        const QString sequence = event["agw:seq"_L1].toString();
        if (sequence.startsWith("WS1/"_L1))
            sequences.insert(sequence);
    }
    // Opened and closed each, and every unit put into its parent.
    const qsizetype expectedEvents = 2 * script.containers() + script.parents().size();
    QCOMPARE(ids.size(), events.size());
    QCOMPARE(events.size() - seeded, expectedEvents);
    QCOMPARE(sequences.size(), expectedEvents);

    checkSchema(site, events);
    if (QTest::currentTestFailed())
        return;

    // Central's hierarchy is the script's.
    const auto statuses = site.statuses();
    QHash<QString, QString> parents;
    for (const QJsonObject &row : statuses) {
        if (row["parent"_L1].isString())
            parents.insert(row["key"_L1].toString(), row["parent"_L1].toString());
    }
    QCOMPARE(parents, script.parents());
    QVERIFY(site.stopStation());
    const auto audit = site.ctl({u"audit"_s, u"verify"_s, u"--json"_s});
    QVERIFY(audit.value(0)["sound"_L1].toBool());
}

QTEST_GUILESS_MAIN(TestFullPath)
#include "tst_fullpath.moc"
