// SPDX-License-Identifier: Apache-2.0
#include "core/labels/testsheet.h"
#include "devices/devicemanager.h"
#include "tests/support/childprocess.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

using pw::scan::RawScan;
using pw::test::ChildProcess;

/// The emulators as people start them, with a station's devices at the other end.
class TestSimulate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serialPlaysTheTestSheet();
    void readerDialsTheStation();
    void hidWithoutRightsStaysInside();
    void says_data();
    void says();

private:
    QTemporaryDir m_folder;
    pw::SystemClock m_clock;
};

void TestSimulate::serialPlaysTheTestSheet()
{
    const QString link = m_folder.filePath(u"scanner"_s);
    ChildProcess ctl(u"packwrightctl"_s,
                     {u"simulate"_s, u"serial"_s, u"--link"_s, link, u"--pace"_s, u"300"_s});
    ctl.setEnvironment(u"PW_HOME"_s, m_folder.filePath(u"home"_s));
    QVERIFY(ctl.start());
    QVERIFY(ctl.waitForLine(QRegularExpression(u"link"_s)));
    DeviceConfig config;
    config.id = u"bench"_s;
    config.port = link;
    config.profileId = u"generic-rs232"_s;
    DeviceManager manager({config}, DeviceProfiles(), m_clock);
    QList<RawScan> scans;
    connect(&manager, &DeviceManager::scanned, this,
            [&scans](const RawScan &scan) { scans.append(scan); });
    manager.start();
    QTRY_COMPARE(scans.size(), 5);
    QVERIFY(scans[0].bytes.startsWith("]d201") && scans[0].bytes.contains('\x1d'));
    QVERIFY(ctl.waitForEnd());
    QCOMPARE(ctl.exitCode(), 0);
}

void TestSimulate::readerDialsTheStation()
{
    QFile codes(m_folder.filePath(u"codes.txt"_s));
    QVERIFY(codes.open(QIODevice::WriteOnly));
    codes.write("]d20104012345678901<GS>10A\n]C100340123450000000017\n");
    codes.close();
    DeviceConfig config;
    config.id = u"line"_s;
    config.kind = DeviceKind::TcpServer;
    config.port = u"127.0.0.1:51975"_s;
    config.allowed = QStringList{u"127.0.0.1"_s};
    config.profileId = u"generic-tcp"_s;
    DeviceManager manager({config}, DeviceProfiles(), m_clock);
    QList<RawScan> scans;
    connect(&manager, &DeviceManager::scanned, this,
            [&scans](const RawScan &scan) { scans.append(scan); });
    manager.start();
    // The profile frames by STX and ETX: only what is framed so is a code.
    ChildProcess ctl(u"packwrightctl"_s,
                     {u"simulate"_s, u"reader"_s, u"--dial"_s, u"127.0.0.1:51975"_s, u"--codes"_s,
                      codes.fileName(), u"--prefix"_s, u"02"_s, u"--terminator"_s, u"03"_s,
                      u"--pace"_s, u"100"_s});
    ctl.setEnvironment(u"PW_HOME"_s, m_folder.filePath(u"home"_s));
    QVERIFY(ctl.start());
    QTRY_COMPARE(scans.size(), 2);
    QCOMPARE(scans[0].bytes, QByteArray("]d20104012345678901\x1d"
                                        "10A"));
    QVERIFY(ctl.waitForEnd());
}

void TestSimulate::hidWithoutRightsStaysInside()
{
    if (QFileInfo(u"/dev/uhid"_s).isWritable())
        QSKIP("here a real device would be made");
    ChildProcess ctl(u"packwrightctl"_s, {u"simulate"_s, u"hid"_s, u"--pace"_s, u"50"_s});
    ctl.setEnvironment(u"PW_HOME"_s, m_folder.filePath(u"home"_s));
    QVERIFY(ctl.start());
    QVERIFY(ctl.waitForEnd());
    QCOMPARE(ctl.exitCode(), 0);
    QVERIFY(ctl.standardError().contains("no station sees them"));
    const QByteArray out = ctl.standardOutput();
    QCOMPARE(out.count("\"read\""), 5);
    for (const auto &code : pw::labels::testSheetCodes())
        QVERIFY(out.contains(code.frame.toHex()));
}

void TestSimulate::says_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no kind") << QStringList{} << 2;
    QTest::newRow("no such kind") << QStringList{u"teleporter"_s} << 2;
    QTest::newRow("no such file") << QStringList{u"serial"_s, u"--codes"_s, u"/no/such"_s} << 2;
    QTest::newRow("link is a file") << QStringList{u"serial"_s, u"--link"_s, u"/etc/passwd"_s} << 3;
    QTest::newRow("no such layout") << QStringList{u"wedge"_s, u"--layout"_s, u"klingon"_s} << 3;
}

void TestSimulate::says()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    ChildProcess ctl(u"packwrightctl"_s, QStringList{u"simulate"_s} + arguments);
    ctl.setEnvironment(u"PW_HOME"_s, m_folder.filePath(u"home"_s));
    QVERIFY(ctl.start() && ctl.waitForEnd());
    QCOMPARE(ctl.exitCode(), exitCode);
    QVERIFY(!ctl.standardError().isEmpty());
}

QTEST_GUILESS_MAIN(TestSimulate)
#include "tst_simulate.moc"
