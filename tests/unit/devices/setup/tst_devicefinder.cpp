// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/devicefinder.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

using Problem = FoundDevice::Problem;

class TestDeviceFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void likeliestFirst();
    void modesWeCannotUse();
    void scannersThatType();
    void nothingPluggedIn();
};

void TestDeviceFinder::likeliestFirst()
{
    const QList<SerialPortFacts> ports{
        {u"/dev/ttyS0"_s, {}, {}, {}, {}},
        {u"/dev/ttyACM0"_s, u"05e0"_s, u"1701"_s, u"S1"_s, u"Symbol scanner"_s},
        {u"/dev/ttyACM1"_s, u"0c2e"_s, u"9999"_s, u"S2"_s, u"Honeywell"_s}};
    const QList<HidInterface> usb{{u"/dev/hidraw1"_s, 0x1eab, 0x0110, {}, u"Newland"_s, 0x8c, 2}};
    const QList<FoundDevice> found = findScanners(ports, usb, {}, DeviceProfiles());
    QCOMPARE(found.size(), 4);
    QCOMPARE(found[0], (FoundDevice{DeviceKind::HidPos, u"1eab:0110"_s, u"Newland"_s, u"hid-pos"_s,
                                    Problem::None, true, false}));
    QCOMPARE(found[1], (FoundDevice{DeviceKind::Serial, u"usb:05e0:1701:S1"_s, u"Symbol scanner"_s,
                                    u"zebra-cdc"_s, Problem::None, true, true}));
    QCOMPARE(found[2].profileId, u"honeywell-usb-serial"_s);
    QCOMPARE(found[3].profileId, u"generic-rs232"_s);
    QCOMPARE(found[3].name, u"/dev/ttyS0"_s);
}

void TestDeviceFinder::modesWeCannotUse()
{
    const QList<HidInterface> usb{
        {u"/dev/hidraw0"_s, 0x05e0, 0x1200, {}, u"Symbol"_s, 0x01, 0x06},   // types
        {u"/dev/hidraw1"_s, 0x05e0, 0x1900, {}, u"Symbol"_s, 0xff45, 0x00}, // SNAPI
        {u"/dev/hidraw2"_s, 0x046d, 0xc31c, {}, u"Keyboard"_s, 0x01, 0x06}, // of a person
        {u"/dev/hidraw3"_s, 0x0c2e, 0x0b87, {}, u"Xenon"_s, 0xff8c, 0x02},
        {u"/dev/hidraw4"_s, 0x0c2e, 0x0b87, {}, u"Xenon"_s, 0x8c, 0x02}};
    const QList<FoundDevice> found = findScanners({}, usb, {}, DeviceProfiles());
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].kind, DeviceKind::HidPos);
    QCOMPARE(found[1].problem, Problem::KeyboardMode);
    QCOMPARE(found[2].problem, Problem::ClosedMode);
}

void TestDeviceFinder::scannersThatType()
{
    const QList<SerialPortFacts> ports{{u"/dev/ttyS0"_s, {}, {}, {}, {}}};
    const QList<KeyboardFacts> typing{
        {u"/dev/input/by-path/a-event-kbd"_s, u"05e0"_s, u"1200"_s, {}, u"Symbol"_s, true},
        {u"/dev/input/by-id/b-event-kbd"_s, u"1eab"_s, u"0022"_s, u"S7"_s, u"Newland"_s, false},
        {u"/dev/input/by-id/c-event-kbd"_s, u"046d"_s, u"c31c"_s, {}, u"Of a person"_s, true},
        {u"/dev/input/by-id/d-event-kbd"_s, u"0c2e"_s, u"0b87"_s, {}, u"Xenon"_s, true}};
    const QList<HidInterface> usb{
        {u"/dev/hidraw0"_s, 0x05e0, 0x1200, {}, u"Symbol"_s, 0x01, 0x06}, // the first again
        {u"/dev/hidraw4"_s, 0x0c2e, 0x0b87, {}, u"Xenon"_s, 0x8c, 0x02}}; // better than typing
    const QList<FoundDevice> found = findScanners(ports, usb, typing, DeviceProfiles());
    QCOMPARE(found.size(), 4);
    QCOMPARE(found[0].kind, DeviceKind::HidPos);
    QCOMPARE(found[1], (FoundDevice{DeviceKind::Keyboard, typing[0].port, u"Symbol"_s,
                                    u"wedge-us"_s, Problem::None, true, false}));
    QCOMPARE(found[2].kind, DeviceKind::Serial);
    QCOMPARE(found[3].port, typing[1].port);
    QCOMPARE(found[3].problem, Problem::NoRights);
    QVERIFY(found[3].hasSerial);
}

void TestDeviceFinder::nothingPluggedIn()
{
    QVERIFY(findScanners({}, {}, {}, DeviceProfiles()).isEmpty());
}

QTEST_GUILESS_MAIN(TestDeviceFinder)
#include "tst_devicefinder.moc"
