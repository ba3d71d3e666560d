// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/wedge/evdevscanner.h"
#include "devices/wedge/keyencoder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <linux/input.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::domain::DeviceState;
using pw::domain::DeviceView;
using pw::scan::FrameStatus;
using pw::scan::RawScan;

namespace {

QByteArray eventOf(const KeyStroke &stroke, int value)
{
    input_event event = {};
    event.type = EV_KEY;
    event.code = quint16(stroke.code);
    event.value = value;
    return {reinterpret_cast<const char *>(&event), qsizetype(sizeof event)};
}

} // namespace

/// The owned keyboard as far as it can be tried without one: W6 in its pure part, and that a device
/// which cannot be grabbed is not read.
class TestEvdevScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notThere();
    void whatCannotBeGrabbedIsNotRead();
    void w6KeysBecomeCodes();
    void autoRepeatIsNoKey();
    void noEnterIsNoCode();
    void keysForTheSetUp();

private:
    void watch(EvdevScanner &scanner);
    std::unique_ptr<EvdevScanner> make(const QString &port);

    QTemporaryDir m_folder;
    pw::SystemClock m_clock;
    PortRegistry m_ports;
    QList<RawScan> m_scans;
    QList<DeviceView> m_views;
};

std::unique_ptr<EvdevScanner> TestEvdevScanner::make(const QString &port)
{
    m_scans.clear();
    m_views.clear();
    auto scanner = std::make_unique<EvdevScanner>(DeviceName{u"own"_s, {}}, port,
                                                  *DeviceProfiles().load(u"wedge-us"_s),
                                                  *KeyboardLayout::load(u"us"_s), m_clock, m_ports);
    watch(*scanner);
    return scanner;
}

void TestEvdevScanner::watch(EvdevScanner &scanner)
{
    connect(&scanner, &Scanner::scanned, this, [this](const RawScan &s) { m_scans.append(s); });
    connect(&scanner, &Scanner::stateChanged, this,
            [this](const DeviceView &v) { m_views.append(v); });
}

void TestEvdevScanner::notThere()
{
    const auto scanner = make(m_folder.filePath(u"nothing"_s));
    scanner->start();
    QCOMPARE(m_views.value(0).state, DeviceState::Searching);
    scanner->stop();
    QCOMPARE(m_views.last().state, DeviceState::Disabled);
}

void TestEvdevScanner::whatCannotBeGrabbedIsNotRead()
{
    const QString path = m_folder.filePath(u"fifo"_s);
    QCOMPARE(mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    const auto scanner = make(path);
    scanner->start();
    QCOMPARE(m_views.last().state, DeviceState::Misconfigured);
    QVERIFY(m_ports.holder(path).isEmpty());
}

void TestEvdevScanner::w6KeysBecomeCodes()
{
    const auto scanner = make({});
    const QByteArray code = "]d201\x1d"
                            "aZ";
    QByteArray events;
    const auto strokes = *keysFor(code + '\r', *KeyboardLayout::load(u"us"_s), u"ctrl+]"_s);
    for (const KeyStroke &stroke : strokes)
        events += eventOf(stroke, stroke.pressed);
    for (qsizetype i = 0; i < events.size(); i += 7) // as a read may cut them
        scanner->takeEvents(events.mid(i, 7));
    QCOMPARE(m_scans.size(), 1);
    QCOMPARE(m_scans[0].bytes, code);
    QCOMPARE(m_scans[0].status, FrameStatus::Ok);
}

void TestEvdevScanner::autoRepeatIsNoKey()
{
    const auto scanner = make({});
    scanner->takeEvents(eventOf({30}, 1) + eventOf({30}, 2) + eventOf({30}, 2) + eventOf({30}, 0)
                        + eventOf({key::Enter}, 1));
    QCOMPARE(m_scans.value(0).bytes, QByteArray("a"));
}

void TestEvdevScanner::noEnterIsNoCode()
{
    const auto scanner = make({});
    scanner->takeEvents(eventOf({30}, 1) + eventOf({30}, 0));
    QTRY_COMPARE(m_scans.size(), 1);
    QCOMPARE(m_scans[0].status, FrameStatus::FramingError);
}

/// Another layout is found by the keys, not by what they meant under the wrong one.
void TestEvdevScanner::keysForTheSetUp()
{
    const auto scanner = make({});
    QList<KeyStroke> told;
    connect(scanner.get(), &EvdevScanner::burst, this,
            [&told](const QString &, const QList<KeyStroke> &strokes) { told = strokes; });
    const auto strokes = *keysFor("Zy#\r", *KeyboardLayout::load(u"de"_s), {});
    const auto play = [&] {
        for (const KeyStroke &stroke : strokes)
            scanner->takeEvents(eventOf(stroke, stroke.pressed));
    };
    play();
    QVERIFY(told.isEmpty());
    scanner->setCapturing(true);
    play();
    scanner->setCapturing(false);
    QCOMPARE(m_scans.size(), 2);
    WedgeDecoder german(DeviceProfiles().load(u"wedge-us"_s)->wedge,
                        *KeyboardLayout::load(u"de"_s));
    for (const KeyStroke &stroke : std::as_const(told))
        german.feed(stroke);
    QCOMPARE(german.bytes(), QByteArray("Zy#"));
    QVERIFY(m_scans[1].bytes != "Zy#");
}

QTEST_GUILESS_MAIN(TestEvdevScanner)
#include "tst_evdevscanner.moc"
