// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "tests/support/sourcefile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

using pw::devices::DeviceProfiles;
using pw::scan::ProfileError;

namespace {

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

const QByteArray SiteProfile = R"({"schema": 1, "id": "%", "name": "Site", "kind": "serial",
    "serial": {"baud": 57600}, "framing": {"terminators": ["0a"]}})";

} // namespace

class TestDeviceProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInProfilesLoad_data();
    void builtInProfilesLoad();
    void modemManagerLeavesTheirMakersAlone();
    void siteGoesFirst();
    void unknownProfile_data();
    void unknownProfile();
    void fileHoldsAnothersProfile();
};

void TestDeviceProfiles::builtInProfilesLoad_data()
{
    QTest::addColumn<QString>("id");
    const QStringList ids = DeviceProfiles().ids();
    const QStringList expected{
        u"cognex-dataman"_s, u"datalogic-usb-com"_s,    u"generic-rs232"_s, u"generic-tcp"_s,
        u"hid-pos"_s,        u"honeywell-usb-serial"_s, u"keyence-sr"_s,    u"rfid-epc-hex"_s,
        u"sick-lector"_s,    u"sick-lector-cola-b"_s,   u"wedge-us"_s,      u"zebra-cdc"_s,
        u"zebra-ssi"_s};
    QCOMPARE(ids, expected);
    for (const QString &id : ids)
        QTest::newRow(qPrintable(id)) << id;
}

void TestDeviceProfiles::builtInProfilesLoad()
{
    QFETCH(const QString, id);
    const auto profile = DeviceProfiles().load(id);
    QVERIFY(profile);
    QCOMPARE(profile->id, id);
    if (profile->kind == "serial"_L1 && profile->protocol == pw::scan::Protocol::Text)
        QVERIFY(profile->framing.terminators.contains("\r")); // what every wizard tells to set
    else
        QVERIFY(profile->framing.aimRequired);
    QVERIFY(!profile->verifiedOnHardware); // nobody has yet; whoever does it changes this line
}

void TestDeviceProfiles::modemManagerLeavesTheirMakersAlone()
{
    QFile rules(pw::test::sourcePath(u"resources/udev/70-packwright-scanners.rules"_s));
    QVERIFY(rules.open(QIODevice::ReadOnly));
    const QByteArray text = rules.readAll();
    int vendors = 0;
    const QStringList ids = DeviceProfiles().ids();
    for (const QString &id : ids) {
        QFile file(u":/packwright/device-profiles/"_s + id + u".json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray matches =
            QJsonDocument::fromJson(file.readAll()).object()["match"_L1].toArray();
        for (const QJsonValue &match : matches) {
            const QByteArray vendor = match["vid"_L1].toString().toLatin1();
            const QByteArray rule =
                "ATTR{idVendor}==\"" + vendor + "\", ENV{ID_MM_DEVICE_IGNORE}=\"1\"";
            QVERIFY2(text.contains(rule), rule.constData());
            ++vendors;
        }
    }
    QVERIFY(vendors > 0);
}

void TestDeviceProfiles::siteGoesFirst()
{
    QTemporaryDir site;
    QVERIFY(writeFile(site.filePath(u"generic-rs232.json"_s),
                      QByteArray(SiteProfile).replace("%", "generic-rs232")));
    QVERIFY(
        writeFile(site.filePath(u"bench.json"_s), QByteArray(SiteProfile).replace("%", "bench")));
    const DeviceProfiles profiles(site.path());
    QCOMPARE(profiles.load(u"generic-rs232"_s)->serial.baud, 57600);
    QCOMPARE(profiles.load(u"bench"_s)->serial.baud, 57600);
    QCOMPARE(profiles.load(u"honeywell-usb-serial"_s)->serial.baud, 115200);
    QCOMPARE(profiles.ids().count(u"generic-rs232"_s), 1);
    QVERIFY(profiles.ids().contains(u"bench"_s));
}

void TestDeviceProfiles::unknownProfile_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("no such profile") << u"teleporter"_s;
    QTest::newRow("no id") << QString();
    QTest::newRow("out of the folder") << u"../device-profiles/zebra-cdc"_s;
    QTest::newRow("pattern") << u"*"_s;
}

void TestDeviceProfiles::unknownProfile()
{
    QFETCH(const QString, id);
    const auto profile = DeviceProfiles().load(id);
    QVERIFY(!profile);
    QCOMPARE(profile.error().code, ProfileError::Code::Unreadable);
    QCOMPARE(profile.error().field, id + u".json"_s);
}

void TestDeviceProfiles::fileHoldsAnothersProfile()
{
    QTemporaryDir site;
    QVERIFY(
        writeFile(site.filePath(u"bench.json"_s), QByteArray(SiteProfile).replace("%", "line")));
    const auto profile = DeviceProfiles(site.path()).load(u"bench"_s);
    QVERIFY(!profile);
    QVERIFY((profile.error() == ProfileError{ProfileError::Code::BadValue, u"id"_s}));
}

QTEST_GUILESS_MAIN(TestDeviceProfiles)
#include "tst_deviceprofiles.moc"
