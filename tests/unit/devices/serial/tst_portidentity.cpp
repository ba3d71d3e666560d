// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/portidentity.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

class TestPortIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void identity();
    void systemPortsHaveLocations();
};

void TestPortIdentity::finds_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("location");
    QTest::newRow("by serial number") << u"usb:05e0:1701:S2"_s << u"/dev/ttyACM1"_s;
    QTest::newRow("serial number with a colon") << u"usb:0c2e:0720:A:B"_s << u"/dev/ttyACM2"_s;
    QTest::newRow("the only one of its kind") << u"usb:0C2E:0720"_s << u"/dev/ttyACM2"_s;
    QTest::newRow("two of a kind: never guess") << u"usb:05e0:1701"_s << QString();
    QTest::newRow("not there") << u"usb:05f9:2202:S1"_s << QString();
    QTest::newRow("a path is itself") << u"/dev/serial/by-id/x"_s << u"/dev/serial/by-id/x"_s;
}

void TestPortIdentity::finds()
{
    QFETCH(const QString, wanted);
    QFETCH(const QString, location);
    const QList<SerialPortFacts> ports{{u"/dev/ttyACM0"_s, u"05e0"_s, u"1701"_s, u"S1"_s, {}},
                                       {u"/dev/ttyACM1"_s, u"05e0"_s, u"1701"_s, u"S2"_s, {}},
                                       {u"/dev/ttyACM2"_s, u"0c2e"_s, u"0720"_s, u"A:B"_s, {}},
                                       {u"/dev/ttyS0"_s, {}, {}, {}, {}}};
    QCOMPARE(locate(wanted, ports), location);
}

void TestPortIdentity::identity()
{
    QCOMPARE(identityOf({u"/dev/ttyACM0"_s, u"05e0"_s, u"1701"_s, u"S1"_s, {}}),
             u"usb:05e0:1701:S1"_s);
    QCOMPARE(identityOf({u"/dev/no-such-port"_s, u"05e0"_s, u"1701"_s, {}, {}}),
             u"/dev/no-such-port"_s);
}

void TestPortIdentity::systemPortsHaveLocations()
{
    const QList<SerialPortFacts> ports = serialPorts();
    for (const SerialPortFacts &port : ports)
        QVERIFY(!port.location.isEmpty());
}

QTEST_GUILESS_MAIN(TestPortIdentity)
#include "tst_portidentity.moc"
