// SPDX-License-Identifier: Apache-2.0
// Central falls silent for longer than the site's rules let packing go on: what QA permits on the
// page Central, and what is left of it when central is back. The station's real window, with rules
// that count in seconds. With PW_PICTURES set to a folder, a picture of every step is left there.
#include "app/station/stationapplication.h"
#include "tests/e2e/shift.h"
#include "ui/shell/statuschip.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace {

/// Longer than a held request keeps the data's age from being told anew.
constexpr int PackingSeconds = 40;

} // namespace

class TestOutage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_station.reset(); }
    void packingStops();
    void qaPermitsIt();
    void centralComesBack();

private:
    /// The code of the next verdict; `act` causes it.
    QString verdictAfter(const std::function<void()> &act);
    QString scan(const QByteArray &code)
    {
        return verdictAfter([&] { m_site.scanner().write(code); });
    }
    /// Into the dialog in front, else into the window.
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    QWidget *dialog() const { return QApplication::activeModalWidget(); }
    /// The operator, QA-001, QA-002, the other operator; from 1.
    void choosePerson(int number);
    void picture(const QString &name);
    /// What packwrightctl says beside the running station.
    QJsonObject leave() { return m_site.ctl({u"offline"_s, u"--json"_s}).value(0); }

    Shift m_shift;
    Site &m_site = m_shift.site();
    std::unique_ptr<station::StationApplication> m_station;
    QStringList m_verdicts; ///< that nobody has asked for yet
};

QString TestOutage::verdictAfter(const std::function<void()> &act)
{
    m_verdicts.clear();
    act();
    const bool answered = QTest::qWaitFor([this] { return !m_verdicts.isEmpty(); }, 10'000);
    return answered ? m_verdicts.first() : u"no answer"_s;
}

void TestOutage::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = dialog() ? dialog() : &m_station->window();
    target->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(target));
    QTest::keyClick(target, Qt::Key(key), modifiers);
    QTest::qWait(50);
}

void TestOutage::choosePerson(int number)
{
    press(Qt::Key_F12);
    QTRY_VERIFY(dialog());
    press(Qt::Key_0 + number);
    QTRY_VERIFY(!dialog());
    QTest::qWait(200); // on record
}

void TestOutage::picture(const QString &name)
{
    const QString folder = qEnvironmentVariable("PW_PICTURES");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        (dialog() ? dialog() : &m_station->window())->grab().save(folder + u'/' + name + u".png"_s);
}

void TestOutage::initTestCase()
{
    QVERIFY2(m_shift.prepare(), qPrintable(m_shift.failure()));
    QFile rules(m_site.home() + u"/rules.json"_s);
    QVERIFY(rules.open(QIODevice::WriteOnly));
    rules.write(R"({"id":"test","version":"1","freshness":{"packingSeconds":)"
                + QByteArray::number(PackingSeconds) + R"(,"packingSignedSeconds":3600}})");
    rules.close();
    m_station = std::make_unique<station::StationApplication>(*qApp);
    QVERIFY(m_station->start(bootstrap::Paths::under(m_site.home()), false));
    connect(m_station->station().engine(), &bootstrap::Engine::verdictReached, this,
            [this](const domain::Verdict &said) { m_verdicts.append(domain::toCode(said.code)); });
    QVERIFY2(m_shift.waitUntilReady(), qPrintable(m_site.failure()));
    m_station->window().resize(1366, 768);
    QTest::qWait(200);
}

void TestOutage::packingStops()
{
    QCOMPARE(scan(m_shift.label(m_shift.carton(1))), u"CONTAINER_OPENED"_s);
    QCOMPARE(scan(m_shift.pack(0)), u"CHILD_ADDED"_s);
    QVERIFY(m_shift.waitUntilDelivered());
    QCOMPARE(leave()["packingLimitSeconds"_L1].toInt(), PackingSeconds);
    m_site.killCentral();
    const auto isOld = [this] {
        return m_site.status()["cacheAgeSeconds"_L1].toInt() > PackingSeconds;
    };
    QVERIFY(QTest::qWaitFor(isOld, (PackingSeconds + 60) * 1000));
    QCOMPARE(scan(m_shift.pack(1)), u"DATA_TOO_OLD"_s);
    QTest::qWait(1500); // the notice bar counts seconds
    picture(u"stopped"_s);
}

void TestOutage::qaPermitsIt()
{
    QTest::mouseClick(m_station->window().findChild<ui::StatusChip *>(u"linkChip"_s),
                      Qt::LeftButton);
    QTest::qWait(200);
    picture(u"central"_s);
    const auto permit = [this] {
        press(Qt::Key_F7);
        QTRY_VERIFY(dialog());
        picture(u"why"_s);
        press(Qt::Key_1);
        press(Qt::Key_F6);
        QTRY_VERIFY(dialog() && dialog()->objectName() == u"signDialog"_s);
        picture(u"signature"_s);
        press(Qt::Key_F6);
    };
    QCOMPARE(verdictAfter(permit), u"NOT_PERMITTED"_s); // an operator
    choosePerson(2);
    QCOMPARE(verdictAfter(permit), u"PERMIT_GIVEN"_s);
    QTest::qWait(1500);
    picture(u"permitted"_s);
    QCOMPARE(leave()["packingLimitSeconds"_L1].toInt(), 3600);
    QCOMPARE(leave()["permit"_L1]["signedBy"_L1].toString(), u"QA-001"_s);
    choosePerson(1); // QA permits packing, and does not pack
    press(Qt::Key_1, Qt::AltModifier);
    QTest::qWait(100);
    QCOMPARE(scan(m_shift.pack(1)), u"CHILD_ADDED"_s);
}

void TestOutage::centralComesBack()
{
    QVERIFY2(m_site.startCentral(), qPrintable(m_site.failure()));
    QVERIFY(m_shift.waitUntilDelivered());
    QStringList permitted;
    const QList<QJsonObject> events = m_site.events();
    for (const QJsonObject &event : events) {
        const QJsonObject permit = event["agw:offlinePermit"_L1].toObject();
        if (!permit.isEmpty())
            permitted.append(permit["agw:signedBy"_L1].toString() + u' '
                             + permit["agw:code"_L1].toString());
    }
    QCOMPARE(permitted, QStringList{u"QA-001 NETWORK"_s}); // the one pack, not the one before
    QTRY_VERIFY_WITH_TIMEOUT(!leave().contains("permit"_L1), 60'000);
    QCOMPARE(scan(m_shift.pack(2)), u"CHILD_ADDED"_s);
}

QTEST_MAIN(TestOutage)
#include "tst_outage.moc"
