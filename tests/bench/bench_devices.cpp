// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/devicesettings.h"
#include "app/bootstrap/settings.h"
#include "devices/emulation/ptyscanner.h"
#include "devices/emulation/tcpreader.h"
#include "devices/emulation/xtestkeyboard.h"
#include "devices/wedge/keyencoder.h"
#include "tests/support/childprocess.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::test::ChildProcess;

namespace {

constexpr int CodesEach = 334;                      // three devices: 1,002
constexpr std::chrono::milliseconds Between = 50ms; // 20 a second in all

/// CPU time the process has used.
std::chrono::milliseconds cpuTime(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    const qint64 ticks = fields.value(11).toLongLong() + fields.value(12).toLongLong();
    return std::chrono::milliseconds(ticks * 1000 / sysconf(_SC_CLK_TCK));
}

QByteArray code(const QString &device, int number)
{
    return "]d20109521141100998"
           "21"
           + device.toLatin1() + QByteArray::number(number).rightJustified(5, '0')
           + "\x1d"
             "10LOT";
}

} // namespace

/// A whole station, real and with its window, and three scanners at once: 1,000 codes at 20 a
/// second from a serial line, a fixed reader and one that types. None is lost, each device's order
/// is kept, and what the station needs for it is reported.
class BenchDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeDevicesAtOnce();
};

void BenchDevices::threeDevicesAtOnce()
{
    QTemporaryDir folder;
    const auto home = [&folder](const QString &name) { return folder.filePath(name); };
    QProcess server;
    server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-noreset"_s, u"-nolisten"_s, u"tcp"_s,
                             u"-screen"_s, u"0"_s, u"1280x800x24"_s});
    if (!server.waitForReadyRead(15'000))
        QSKIP("no X server (package xvfb)");
    const QByteArray display = ":" + server.readAllStandardOutput().trimmed();

    PtyScanner line(home(u"scanner"_s));
    QCOMPARE(line.plug(), QString());
    pw::bootstrap::Settings settings = pw::bootstrap::demonstrationSettings();
    settings.devices = {
        {u"SER"_s, u"Serial"_s, u"serial"_s, line.link(), u"generic-rs232"_s},
        {u"TCP"_s, u"Reader"_s, u"tcp-server"_s, u"127.0.0.1:51974"_s, u"generic-tcp"_s},
        {u"WDG"_s, u"Types"_s, u"wedge"_s, {}, u"wedge-us"_s}};
    settings.devices[1].allowed = QStringList{u"127.0.0.1"_s};
    QVERIFY(pw::bootstrap::writeSettings(home(u"settings.ini"_s), settings));
    QVERIFY(
        pw::bootstrap::addProof(home(u"scanner-proofs.json"_s),
                                {u"WDG"_s, {}, QDateTime::currentDateTimeUtc(), true, true, {}}));

    ChildProcess station(u"packwright"_s);
    station.setEnvironment(u"PW_HOME"_s, folder.path());
    station.setEnvironment(u"DISPLAY"_s, QString::fromLatin1(display));
    station.setEnvironment(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    QVERIFY(station.start());
    TcpReader reader;
    reader.dial(u"127.0.0.1"_s, 51974);
    QTRY_VERIFY_WITH_TIMEOUT(reader.isConnected(), 30'000);
    QTest::qWait(4000); // its window is there and at rest

    XtestKeyboard keyboard(display);
    QVERIFY(keyboard.isUsable());
    const auto layout = KeyboardLayout::load(u"us"_s);
    const auto before = cpuTime(station.processId());
    QElapsedTimer timer;
    timer.start();
    int sent = 0;
    for (int i = 0; i < CodesEach; ++i) {
        const auto pause = [&] {
            ++sent;
            QTest::qWait(int(std::max<qint64>(0, sent * Between.count() - timer.elapsed())));
        };
        const QByteArray bytes = code(u"SER"_s, i) + "\r\n";
        QCOMPARE(line.write(bytes), bytes.size());
        pause();
        QVERIFY(reader.send("\x02" + code(u"TCP"_s, i) + "\x03"));
        pause();
        keyboard.type(*keysFor(code(u"WDG"_s, i) + '\r', *layout, u"ctrl+]"_s), 500us);
        pause();
    }
    const double seconds = double(timer.elapsed()) / 1000;
    const auto used = cpuTime(station.processId()) - before;
    QTest::qWait(2000);
    QVERIFY(station.terminate());

    ChildProcess ctl(u"packwrightctl"_s, {u"journal"_s});
    ctl.setEnvironment(u"PW_HOME"_s, folder.path());
    QVERIFY(ctl.start() && ctl.waitForEnd());
    QHash<QString, QList<QByteArray>> codes;
    const QList<QByteArray> lines = ctl.standardOutput().split('\n');
    for (const QByteArray &row : lines) {
        const QJsonObject scan = QJsonDocument::fromJson(row).object();
        if (!scan.isEmpty())
            codes[scan["device"_L1].toString()].append(
                QByteArray::fromHex(scan["hex"_L1].toString().toLatin1()));
    }
    for (const QString &device : {u"SER"_s, u"TCP"_s, u"WDG"_s}) {
        QCOMPARE(codes[device].size(), CodesEach);
        for (int i = 0; i < CodesEach; ++i)
            QCOMPARE(codes[device][i], code(device, i));
    }
    const double core = double(used.count()) / 10 / seconds;
    qInfo("%d codes in %.1f s, %.1f a second, CPU of the station %.1f %% of a core", sent, seconds,
          sent / seconds, core);
    QVERIFY(core < 25);
    server.terminate();
    server.waitForFinished(5000);
}

QTEST_GUILESS_MAIN(BenchDevices)
#include "bench_devices.moc"
