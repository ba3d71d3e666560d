// SPDX-License-Identifier: Apache-2.0
// Whatever comes down the line: each frame gets an answer of its own, nothing else changes, and the
// next good code is accepted.
#include "tests/e2e/packingscript.h"
#include "tests/e2e/site.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

class TestBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refusesWithTheRightCode_data();
    void refusesWithTheRightCode();
    void megabyteWithoutTerminator();
    void unpluggedInTheMiddleOfACode();
    void lineNoise();
    void cleanupTestCase();

private:
    void send(const QByteArray &bytes);
    QList<QJsonObject> answersTo(const QByteArray &bytes);
    void nextGoodCodeIsAccepted();

    PackingScript m_script{500, 3};
    std::unique_ptr<Site> m_site;
    qint64 m_journaled = 0;
    qsizetype m_good = 2; ///< scans 0 and 1 open pallet and carton
};

void TestBadInput::send(const QByteArray &bytes)
{
    QElapsedTimer timer;
    timer.start();
    for (qsizetype sent = 0; sent < bytes.size() && timer.elapsed() < 20'000;) {
        const qsizetype taken = m_site->scanner().write(bytes.mid(sent, 2048));
        if (taken > 0)
            sent += taken;
        else
            QThread::msleep(1); // the line is full; the station is reading
    }
}

/// Sends, and waits until the journal has something new.
QList<QJsonObject> TestBadInput::answersTo(const QByteArray &bytes)
{
    send(bytes);
    if (!m_site->waitFor([this](const QJsonObject &status) {
            return status["lastScan"_L1].toInteger() > m_journaled;
        }))
        return {};
    const auto rows = m_site->journal(m_journaled);
    m_journaled = rows.last()["id"_L1].toInteger();
    return rows;
}

void TestBadInput::nextGoodCodeIsAccepted()
{
    const auto &scans = m_script.scans();
    while (scans[m_good].expected != domain::VerdictCode::ChildAdded)
        ++m_good;
    const auto rows = answersTo(scans[m_good++].bytes);
    QVERIFY2(!rows.isEmpty(), qPrintable(m_site->failure()));
    QCOMPARE(rows.last()["verdict"_L1]["severity"_L1].toString(), u"accepted"_s);
}

void TestBadInput::initTestCase()
{
    m_site = std::make_unique<Site>(m_script.siteJson());
    QVERIFY2(m_site->startCentral(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->initStation(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->startStation(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->waitFor([](const QJsonObject &status) {
        return status["ssccBlocks"_L1].toInt() >= 3 && status["cacheAgeSeconds"_L1].isDouble();
    }),
             qPrintable(m_site->failure()));
    QVERIFY(!answersTo(m_script.scans()[0].bytes).isEmpty());
    QVERIFY(!answersTo(m_script.scans()[1].bytes).isEmpty());
}

void TestBadInput::refusesWithTheRightCode_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("parseError");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &code,
                        const QString &parseError = {}) {
        QTest::newRow(name) << bytes << code << parseError;
    };
    row("wrong check digit", "]d2010952114101234621A1\r", u"UNREADABLE"_s, u"BAD_CHECK_DIGIT"_s);
    row("unknown AI",
        "]d2010952114101234521A1\x1d"
        "0599\r",
        u"UNREADABLE"_s, u"UNKNOWN_AI"_s);
    row("cut off in the GTIN", "]d20109521141\r", u"UNREADABLE"_s, u"VALUE_TOO_SHORT"_s);
    row("month 13",
        "]d2010952114101234521A1\x1d"
        "17291331\r",
        u"UNREADABLE"_s, u"BAD_DATE"_s);
    row("two separators",
        "]d2010952114101234521A1\x1d\x1d"
        "17290531\r",
        u"UNREADABLE"_s, u"EMPTY_SEPARATOR"_s);
    row("separator lost for certain", "]d2010952114101234521ABCDEFGHIJKL1729053110L26A\r",
        u"SEPARATOR_LOST"_s, u"VALUE_TOO_LONG"_s);
    row("bytes of no code", QByteArray("\x01\x02\xff\xfe\x80garbage\r"), u"UNREADABLE"_s);
    row("no GS1 symbol", "]d1HELLO WORLD\r", u"NOT_GS1"_s);
    row("markup", "]d1<b onclick=\"x\">&amp;</b>\r", u"NOT_GS1"_s);
    row("carton of nobody", "]C100106141412345678908\r", u"FOREIGN_CONTAINER"_s);
    row("digits of another script", "]d201\xd9\xa0\xd9\xa9\r", u"UNREADABLE"_s);
}

void TestBadInput::refusesWithTheRightCode()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, code);
    QFETCH(const QString, parseError);
    const auto rows = answersTo(bytes);
    QCOMPARE(rows.size(), 1);
    const QJsonValue verdict = rows[0]["verdict"_L1];
    QCOMPARE(verdict["code"_L1].toString(), code);
    QCOMPARE(verdict["parseError"_L1]["code"_L1].toString(), parseError);
    QCOMPARE(rows[0]["hex"_L1].toString(), QString::fromLatin1(bytes.chopped(1).toHex()));
    nextGoodCodeIsAccepted();
}

void TestBadInput::megabyteWithoutTerminator()
{
    const auto rows = answersTo(QByteArray(1'000'000, 'x') + '\r');
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0]["verdict"_L1]["frameStatus"_L1].toString(), u"overflow"_s);
    QVERIFY(rows[0]["hex"_L1].toString().size() < 20'000); // it did not keep a megabyte
    nextGoodCodeIsAccepted();
}

void TestBadInput::unpluggedInTheMiddleOfACode()
{
    send(m_script.scans()[m_good].bytes.left(20));
    QThread::msleep(200);
    m_site->scanner().unplug();
    const auto rows = answersTo({});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0]["verdict"_L1]["frameStatus"_L1].toString(), u"discarded_on_disconnect"_s);
    QVERIFY(m_site->scanner().plug());
    QThread::msleep(2000); // a person takes longer
    nextGoodCodeIsAccepted();
}

void TestBadInput::lineNoise()
{
    QRandomGenerator random(17);
    QByteArray noise;
    for (int i = 0; i < 20'000; ++i)
        noise += char(random.bounded(256));
    for (const QJsonObject &row : answersTo(noise + '\r'))
        QVERIFY(row["verdict"_L1]["severity"_L1].toString() != "accepted"_L1);
    // More of it may still be coming through.
    for (int quiet = 0; quiet < 5; ++quiet) {
        const auto more = m_site->journal(m_journaled);
        for (const QJsonObject &row : more)
            QVERIFY(row["verdict"_L1]["severity"_L1].toString() != "accepted"_L1);
        if (!more.isEmpty()) {
            m_journaled = more.last()["id"_L1].toInteger();
            quiet = 0;
        }
        QThread::msleep(100);
    }
    nextGoodCodeIsAccepted();
    QVERIFY(m_site->stationRuns());
}

void TestBadInput::cleanupTestCase()
{
    QVERIFY(m_site->stopStation());
    QVERIFY(m_site->ctl({u"audit"_s, u"verify"_s, u"--json"_s})[0]["sound"_L1].toBool());
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
