// SPDX-License-Identifier: Apache-2.0
#include "devices/portregistry.h"

#include <QtTest>

using namespace Qt::StringLiterals;

using pw::devices::PortRegistry;

class TestPortRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePortOneDevice();
    void claimLetsGoWhenItEnds();
    void movedClaimHoldsOnce();
    void assignedClaimLetsGoOfTheOld();
};

void TestPortRegistry::onePortOneDevice()
{
    PortRegistry ports;
    const auto left = ports.claim(u"/dev/ttyACM0"_s, u"left"_s);
    QVERIFY(left);
    QVERIFY(!ports.claim(u"/dev/ttyACM0"_s, u"right"_s));
    QCOMPARE(ports.holder(u"/dev/ttyACM0"_s), u"left"_s);
    QVERIFY(ports.claim(u"/dev/ttyACM1"_s, u"right"_s));
}

void TestPortRegistry::claimLetsGoWhenItEnds()
{
    PortRegistry ports;
    {
        const auto claim = ports.claim(u"/dev/ttyACM0"_s, u"left"_s);
        QVERIFY(claim);
    }
    QVERIFY(ports.holder(u"/dev/ttyACM0"_s).isEmpty());
    QVERIFY(ports.claim(u"/dev/ttyACM0"_s, u"right"_s));
}

void TestPortRegistry::movedClaimHoldsOnce()
{
    PortRegistry ports;
    auto claim = ports.claim(u"/dev/ttyACM0"_s, u"left"_s);
    {
        const PortRegistry::Claim moved = std::move(*claim);
        claim.reset();
        QCOMPARE(ports.holder(u"/dev/ttyACM0"_s), u"left"_s);
    }
    QVERIFY(ports.holder(u"/dev/ttyACM0"_s).isEmpty());
}

void TestPortRegistry::assignedClaimLetsGoOfTheOld()
{
    PortRegistry ports;
    auto claim = ports.claim(u"/dev/ttyACM0"_s, u"left"_s);
    claim = ports.claim(u"/dev/ttyACM1"_s, u"left"_s);
    QVERIFY(ports.holder(u"/dev/ttyACM0"_s).isEmpty());
    QCOMPARE(ports.holder(u"/dev/ttyACM1"_s), u"left"_s);
    claim = ports.claim(u"/dev/ttyACM1"_s, u"right"_s); // refused, and the old one is let go
    QVERIFY(!claim);
    QVERIFY(ports.holder(u"/dev/ttyACM1"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestPortRegistry)
#include "tst_portregistry.moc"
