// SPDX-License-Identifier: Apache-2.0
// What central decides reaches the bench, and what the bench does survives central's absence.
#include "core/epcis/jsonld.h"
#include "tests/e2e/packingscript.h"
#include "tests/e2e/site.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>
#include <QUuid>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace {

/// QA puts a unit on hold, or releases it, somewhere else.
QByteArray hold(const QString &key, bool set)
{
    epcis::Event event;
    event.type = epcis::EventType::Object;
    event.action = epcis::Action::Observe;
    event.epcs = {u"https://id.gs1.org/"_s + key};
    event.eventId = u"urn:uuid:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    event.eventTime = QDateTime::currentDateTimeUtc();
    event.eventTimeZoneOffset = u"+00:00"_s;
    event.bizStep = set ? u"holding"_s : u"inspecting"_s;
    event.disposition = set ? u"non_sellable_other"_s : u"available"_s;
    (set ? event.persistentSet : event.persistentUnset) = {u"unavailable"_s};
    event.readPoint = u"https://id.gs1.org/414/9521141100011/254/QA"_s;
    event.extensions = {{"agw:operator"_L1, "QA-7"_L1},
                        {"agw:reason"_L1, QJsonObject{{"agw:code"_L1, "Q01"_L1},
                                                      {"agw:text"_L1, "Deviation DEV-200"_L1}}}};
    return epcis::captureDocument({epcis::toJson(event)}, event.eventTime);
}

QString codeOf(const QJsonObject &row)
{
    return row["verdict"_L1]["code"_L1].toString();
}

} // namespace

class TestQuarantine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void holdReachesTheBench();
    void offlineTheBenchGoesOn();
    void captivePortalIsNotCentral();

private:
    /// Scans and waits for the verdict.
    QJsonObject scan(const QByteArray &bytes);

    PackingScript m_script{500, 7};
    std::unique_ptr<Site> m_site;
    qint64 m_journaled = 0;
};

QJsonObject TestQuarantine::scan(const QByteArray &bytes)
{
    m_site->scanner().write(bytes);
    const bool answered = m_site->waitFor([this](const QJsonObject &status) {
        return status["lastScan"_L1].toInteger() > m_journaled;
    });
    const auto rows = answered ? m_site->journal(m_journaled) : QList<QJsonObject>();
    if (rows.isEmpty())
        return {};
    m_journaled = rows.last()["id"_L1].toInteger();
    return rows.last();
}

void TestQuarantine::initTestCase()
{
    m_site = std::make_unique<Site>(m_script.siteJson());
    QVERIFY2(m_site->startCentral(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->initStation(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->startStation(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->waitFor([](const QJsonObject &status) {
        return status["ssccBlocks"_L1].toInt() >= 3 && status["cacheAgeSeconds"_L1].toInt(99) < 15;
    }),
             qPrintable(m_site->failure()));
}

void TestQuarantine::holdReachesTheBench()
{
    const auto &scans = m_script.scans();
    (void)scan(scans[0].bytes); // pallet
    (void)scan(scans[1].bytes); // carton
    QCOMPARE(codeOf(scan(scans[2].bytes)), u"CHILD_ADDED"_s);
    const QString packed = u"01/09521141012345/21/G00000"_s;
    const QString loose = u"01/09521141012345/21/G00001"_s;

    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_site->capture(hold(packed, true)), 202);
    QCOMPARE(m_site->capture(hold(loose, true)), 202);
    // The carton the held pack is in shows it: it may not be closed any more.
    QJsonObject container;
    bool arrived = false;
    while (!arrived && timer.elapsed() < 5000) {
        const auto trees = m_site->ctl({u"tree"_s, u"--json"_s, m_script.carton(1).toString()});
        const QJsonArray children = trees.value(0)["children"_L1].toArray();
        arrived = !children.isEmpty() && children[0]["held"_L1].toBool();
        QThread::msleep(50);
    }
    qInfo("hold at central to station: %lld ms", timer.elapsed());
    QVERIFY2(arrived, "the hold did not reach the station within 5 s");
    const QJsonObject refused = scan(scans[3].bytes);
    QCOMPARE(codeOf(refused), u"QUARANTINED"_s);
    QCOMPARE(refused["verdict"_L1]["hold"_L1]["reason"_L1].toString(), u"Deviation DEV-200"_s);
    QCOMPARE(refused["verdict"_L1]["hold"_L1]["by"_L1].toString(), u"QA-7"_s);

    QCOMPARE(m_site->capture(hold(loose, false)), 202);
    QString code;
    for (timer.restart(); code != "CHILD_ADDED"_L1 && timer.elapsed() < 5000;)
        code = codeOf(scan(scans[3].bytes));
    QCOMPARE(code, u"CHILD_ADDED"_s);
}

void TestQuarantine::offlineTheBenchGoesOn()
{
    const auto &scans = m_script.scans();
    m_site->killCentral();
    for (int i = 4; i < 7; ++i)
        QCOMPARE(codeOf(scan(scans[i].bytes)), u"CHILD_ADDED"_s);
    const QJsonObject offline = m_site->status();
    QVERIFY(offline["pending"_L1].toInt() >= 3);
    QVERIFY(offline["cacheAgeSeconds"_L1].isDouble()); // says how old its answers' data is
    QVERIFY(m_site->journal(m_journaled - 1)[0]["verdict"_L1]["dataAgeSeconds"_L1].isDouble());
    QVERIFY2(m_site->startCentral(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->waitFor(
                 [](const QJsonObject &status) { return status["pending"_L1].toInt() == 0; }),
             qPrintable(m_site->failure()));
}

/// Something answers, but it is a web page: nothing of it is believed, nothing waiting is lost.
void TestQuarantine::captivePortalIsNotCentral()
{
    const auto &scans = m_script.scans();
    m_site->killCentral();
    QVERIFY2(m_site->startPortal(), qPrintable(m_site->failure()));
    QCOMPARE(codeOf(scan(scans[8].bytes)), u"CHILD_ADDED"_s);
    QThread::msleep(1500); // let it try
    QVERIFY(m_site->status()["pending"_L1].toInt() > 0);
    QVERIFY(m_site->stationRuns());
    m_site->stopPortal();
    QVERIFY2(m_site->startCentral(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->waitFor([](const QJsonObject &status) {
        return status["pending"_L1].toInt() == 0 && status["parked"_L1].toInt() == 0;
    }),
             qPrintable(m_site->failure()));
}

QTEST_GUILESS_MAIN(TestQuarantine)
#include "tst_quarantine.moc"
