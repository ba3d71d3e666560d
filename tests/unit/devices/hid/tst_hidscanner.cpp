// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/hid/fakehidtransport.h"
#include "devices/hid/hidapitransport.h"
#include "devices/hid/hidscanner.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

using pw::domain::DeviceState;
using pw::domain::DeviceView;
using pw::scan::RawScan;

namespace {

/// A Honeywell: two interfaces with the same ids, one of them its own protocol.
const QList<HidInterface> TwoFaces{
    {u"/dev/hidraw0"_s, 0x0c2e, 0x0b87, u"S1"_s, u"Xenon"_s, 0xff8c, 0x02},
    {u"/dev/hidraw1"_s, 0x0c2e, 0x0b87, u"S1"_s, u"Xenon"_s, 0x8c, 0x02}};

} // namespace

/// Acceptance test H1.
class TestHidScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void h1ChoosesByUsagePage();
    void h1UnpluggedAndBack();
    void h1NoDeviceIsNoError();
    void opensWithTheMakersReport();
    void longCodesInOrder();
    void noRights();
    void twoScannersNeverShareOne();
    void identities();
    void realTransportLists();

private:
    void watch(HidScanner &scanner);
    DeviceState state() const
    {
        return m_views.isEmpty() ? DeviceState::Disabled : m_views.last().state;
    }

    pw::SystemClock m_clock;
    PortRegistry m_ports;
    FakeHidTransport m_usb;
    const pw::scan::DeviceProfile m_profile = *DeviceProfiles().load(u"hid-pos"_s);
    QList<RawScan> m_scans;
    QList<DeviceView> m_views;
};

void TestHidScanner::init()
{
    m_usb.unplug();
    m_usb.refuseOpening({});
    m_scans.clear();
    m_views.clear();
}

void TestHidScanner::watch(HidScanner &scanner)
{
    connect(&scanner, &Scanner::scanned, this, [this](const RawScan &s) { m_scans.append(s); });
    connect(&scanner, &Scanner::stateChanged, this,
            [this](const DeviceView &v) { m_views.append(v); });
}

void TestHidScanner::h1ChoosesByUsagePage()
{
    m_usb.plug(TwoFaces);
    HidScanner scanner({u"bench"_s, u"Bench"_s}, {}, m_profile, m_clock, m_ports, m_usb);
    watch(scanner);
    scanner.start();
    QCOMPARE(state(), DeviceState::Ready);
    QCOMPARE(m_views.last().detail, u"/dev/hidraw1"_s);
    m_usb.scan("]d20104012345678901\x1d"
               "10A");
    QTRY_COMPARE(m_scans.size(), 1);
    QCOMPARE(m_scans[0].bytes, QByteArray("]d20104012345678901\x1d"
                                          "10A"));
    scanner.stop();
    QCOMPARE(state(), DeviceState::Disabled);
}

void TestHidScanner::h1UnpluggedAndBack()
{
    m_usb.plug(TwoFaces);
    HidScanner scanner({u"bench"_s, {}}, u"0c2e:0b87:S1"_s, m_profile, m_clock, m_ports, m_usb);
    watch(scanner);
    scanner.start();
    QElapsedTimer timer;
    timer.start();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"lost"_s));
    m_usb.unplug();
    QTRY_COMPARE(state(), DeviceState::Lost);
    QVERIFY(timer.elapsed() < 1000);
    QList<HidInterface> elsewhere = TwoFaces;
    elsewhere[1].path = u"/dev/hidraw5"_s;
    m_usb.plug(elsewhere);
    QTRY_COMPARE(state(), DeviceState::Ready);
    m_usb.scan("]d2A");
    QTRY_COMPARE(m_scans.size(), 1);
}

void TestHidScanner::h1NoDeviceIsNoError()
{
    HidScanner scanner({u"bench"_s, {}}, {}, m_profile, m_clock, m_ports, m_usb);
    watch(scanner);
    scanner.start();
    QCOMPARE(state(), DeviceState::Searching);
    QTest::qWait(1200); // it has looked again
    QCOMPARE(m_views.size(), 1);
}

void TestHidScanner::opensWithTheMakersReport()
{
    m_usb.plug(TwoFaces);
    HidScanner scanner({u"bench"_s, {}}, {}, m_profile, m_clock, m_ports, m_usb);
    scanner.start();
    QCOMPARE(m_usb.featureReports().value(0), QByteArray("\xfe\x01"));
}

void TestHidScanner::longCodesInOrder()
{
    m_usb.plug(TwoFaces);
    HidScanner scanner({u"bench"_s, {}}, {}, m_profile, m_clock, m_ports, m_usb);
    watch(scanner);
    scanner.start();
    for (int i = 0; i < 200; ++i)
        m_usb.scan("]d2" + QByteArray::number(i).rightJustified(150, '0'));
    QTRY_COMPARE(m_scans.size(), 200);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(m_scans[i].bytes.last(150).toInt(), i);
}

void TestHidScanner::noRights()
{
    m_usb.plug(TwoFaces);
    m_usb.refuseOpening(u"Permission denied"_s);
    HidScanner scanner({u"bench"_s, {}}, {}, m_profile, m_clock, m_ports, m_usb);
    watch(scanner);
    scanner.start();
    QCOMPARE(state(), DeviceState::NoRights);
    QCOMPARE(m_views.last().detail, u"/dev/hidraw1: Permission denied"_s);
    m_usb.refuseOpening({});
    QTRY_COMPARE(state(), DeviceState::Ready);
}

void TestHidScanner::twoScannersNeverShareOne()
{
    m_usb.plug(TwoFaces);
    HidScanner first({u"a"_s, {}}, {}, m_profile, m_clock, m_ports, m_usb);
    first.start();
    HidScanner second({u"b"_s, {}}, {}, m_profile, m_clock, m_ports, m_usb);
    watch(second);
    second.start();
    QCOMPARE(state(), DeviceState::Busy);
    first.stop();
    QTRY_COMPARE(state(), DeviceState::Ready);
}

void TestHidScanner::identities()
{
    QCOMPARE(identityOf(TwoFaces[1]), u"0c2e:0b87:S1"_s);
    QCOMPARE(hidPosScanners(TwoFaces, {}).size(), 1);
    QCOMPARE(hidPosScanners(TwoFaces, u"0C2E:0b87"_s).size(), 1);
    QCOMPARE(hidPosScanners(TwoFaces, u"0c2e:0b87:S2"_s).size(), 0);
    QCOMPARE(hidPosScanners(TwoFaces, u"0c2e"_s).size(), 0);
}

void TestHidScanner::realTransportLists()
{
    HidApiTransport usb;
    const QList<HidInterface> found = usb.list(); // whatever is plugged in: no crash, no error
    for (const HidInterface &device : found)
        QVERIFY(!device.path.isEmpty());
    QVERIFY(!usb.open(u"/dev/no-such-hidraw"_s));
}

QTEST_GUILESS_MAIN(TestHidScanner)
#include "tst_hidscanner.moc"
