// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/setup/profilewriter.h"

#include <QtTest>

using pw::devices::DeviceProfiles;
using pw::scan::DeviceProfile;

class TestProfileWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
};

void TestProfileWriter::comesBack_data()
{
    QTest::addColumn<QString>("id");
    const QStringList ids = DeviceProfiles().ids();
    for (const QString &id : ids)
        QTest::newRow(qPrintable(id)) << id;
}

void TestProfileWriter::comesBack()
{
    QFETCH(const QString, id);
    const DeviceProfile profile = *DeviceProfiles().load(id);
    const auto again = DeviceProfile::fromJson(pw::devices::toJson(profile));
    QVERIFY2(again, again ? "" : qPrintable(again.error().field));
    QCOMPARE(again->id, profile.id);
    QCOMPARE(again->name, profile.name);
    QCOMPARE(again->kind, profile.kind);
    QCOMPARE(again->serial, profile.serial);
    QCOMPARE(again->framing, profile.framing);
    QVERIFY(again->protocol == profile.protocol);
    QCOMPARE(again->wedge, profile.wedge);
    QCOMPARE(again->hid, profile.hid);
    QCOMPARE(again->network, profile.network);
    QCOMPARE(again->ack, profile.ack);
    QCOMPARE(again->hostCommands, profile.hostCommands);
    QCOMPARE(again->matches, profile.matches);
}

QTEST_GUILESS_MAIN(TestProfileWriter)
#include "tst_profilewriter.moc"
