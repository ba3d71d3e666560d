// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/devicesettings.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::bootstrap;

using pw::devices::DeviceKind;
using pw::devices::DeviceRole;
using pw::devices::ProofRecord;
using pw::domain::StartFailure;

namespace {

DeviceSettings device(const QString &id, const QString &kind, const QString &port)
{
    DeviceSettings settings;
    settings.id = id;
    settings.name = id;
    settings.kind = kind;
    settings.port = port;
    settings.profile = u"generic-rs232"_s;
    return settings;
}

} // namespace

class TestDeviceSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindComesBack();
    void settingsOfBefore();
    void unknownEventIdIsRefused();
    void whatIsFollowed();
    void refuses_data();
    void refuses();
    void proofsAreKept();
    void damagedProofsCountAsNone();

private:
    QTemporaryDir m_folder;
};

void TestDeviceSettings::everyKindComesBack()
{
    Settings settings = demonstrationSettings();
    settings.scannerProofDaily = true;
    settings.eventId = pw::epcis::EventIdKind::Hash;
    settings.devices = {device(u"a"_s, u"serial"_s, u"/dev/x"_s),
                        device(u"b"_s, u"ssi"_s, u"usb:05e0:1701:S1"_s),
                        device(u"c"_s, u"tcp-client"_s, u"10.0.0.5:9004"_s),
                        device(u"d"_s, u"tcp-server"_s, u"51000"_s),
                        device(u"e"_s, u"hid"_s, {}),
                        device(u"f"_s, u"wedge"_s, {}),
                        device(u"g"_s, u"keyboard"_s, u"/dev/input/by-id/x"_s),
                        device(u"h"_s, u"simulated"_s, {})};
    settings.devices[0].role = u"parent"_s;
    settings.devices[0].lane = u"L2"_s;
    settings.devices[1].enabled = false;
    settings.devices[2].repeatMs = 500;
    settings.devices[3].allowed = QStringList{u"10.0.0.5"_s, u"10.0.0.6"_s};
    const QString file = m_folder.filePath(u"settings.ini"_s);
    QVERIFY(writeSettings(file, settings));
    const auto read = readSettings(file);
    QVERIFY(read);
    QVERIFY(*read == settings);

    const auto config = configOf(read->devices[0]);
    QCOMPARE(config.kind, DeviceKind::Serial);
    QCOMPARE(config.role, DeviceRole::Parent);
    QCOMPARE(configOf(read->devices[1]).kind, DeviceKind::Serial); // its profile speaks SSI
    QCOMPARE(configOf(read->devices[2]).repeatTime, std::chrono::milliseconds(500));
    for (qsizetype i = 2; i < read->devices.size(); ++i)
        QVERIFY(settingsOf(configOf(read->devices[i])) == read->devices[i]);
}

/// A file written before there was more than a port and a profile.
void TestDeviceSettings::settingsOfBefore()
{
    const QString file = m_folder.filePath(u"old.ini"_s);
    QFile ini(file);
    QVERIFY(ini.open(QIODevice::WriteOnly));
    ini.write("[station]\nid=PACK-1\nbench=https://id.gs1.org/414/9521141100011/254/PACK-1\n"
              "[central]\nembedded=true\n[operator]\nid=OP-1\n[devices]\nsize=1\n1\\id=sheet\n"
              "1\\kind=serial\n1\\port=/dev/ttyS0\n1\\profile=generic-rs232\n");
    ini.close();
    const auto read = readSettings(file);
    QVERIFY(read);
    const auto config = configOf(read->devices.value(0));
    QVERIFY(config.enabled);
    QCOMPARE(config.role, DeviceRole::Any);
    QCOMPARE(config.repeatTime.count(), 0);
    QVERIFY(!read->scannerProofRequired);
    QVERIFY(read->eventId == pw::epcis::EventIdKind::Uuid);
}

void TestDeviceSettings::unknownEventIdIsRefused()
{
    const QString file = m_folder.filePath(u"eventid.ini"_s);
    QVERIFY(writeSettings(file, demonstrationSettings()));
    {
        QSettings ini(file, QSettings::IniFormat);
        ini.setValue(u"epcis/eventId"_s, u"sha1"_s);
    }
    const auto read = readSettings(file);
    QVERIFY(!read);
    QCOMPARE(read.error().key, u"epcis/eventId"_s);
}

void TestDeviceSettings::whatIsFollowed()
{
    const QString file = m_folder.filePath(u"scopes.ini"_s);
    Settings settings = demonstrationSettings();
    QCOMPARE(settings.scopes, QList<pw::domain::FeedScope>{pw::domain::FeedScope::site()});
    settings.scopes = {*pw::domain::FeedScope::parse(u"batch/09521141012345/L%2F1"),
                       *pw::domain::FeedScope::parse(u"product/09521141012345")};
    QVERIFY(writeSettings(file, settings));
    const auto read = readSettings(file);
    QVERIFY(read);
    QCOMPARE(read->scopes, settings.scopes);
    for (const QStringList &wrong : {QStringList{u"exceptions"_s}, QStringList{u"lot/1"_s},
                                     QStringList{u"site"_s, u"site"_s}, QStringList{}}) {
        QSettings ini(file, QSettings::IniFormat);
        ini.setValue(u"sync/scopes"_s, wrong);
        ini.sync();
        const auto refused = readSettings(file);
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"sync/scopes"_s);
    }
}

void TestDeviceSettings::refuses_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("field");
    QTest::newRow("no such kind") << u"teleporter"_s << u"x"_s << u"any"_s << u"devices/kind"_s;
    QTest::newRow("no port") << u"tcp-client"_s << QString() << u"any"_s << u"devices/port"_s;
    QTest::newRow("no such role") << u"hid"_s << QString() << u"king"_s << u"devices/role"_s;
}

void TestDeviceSettings::refuses()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, port);
    QFETCH(const QString, role);
    QFETCH(const QString, field);
    Settings settings = demonstrationSettings();
    settings.devices = {device(u"a"_s, kind, port)};
    settings.devices[0].role = role;
    const QString file = m_folder.filePath(u"wrong.ini"_s);
    QVERIFY(writeSettings(file, settings));
    const auto read = readSettings(file);
    QVERIFY(!read);
    QCOMPARE(read.error().code, StartFailure::Code::SettingsValue);
    QVERIFY2(read.error().key.contains(field.section(u'/', 1)), qPrintable(read.error().key));
}

void TestDeviceSettings::proofsAreKept()
{
    const QString file = m_folder.filePath(u"proofs.json"_s);
    QVERIFY(readProofs(file).isEmpty());
    ProofRecord record{u"a"_s, u"/dev/x"_s, QDateTime::currentDateTimeUtc(), false, false, {}};
    QVERIFY(addProof(file, record));
    record.device = u"b"_s;
    QVERIFY(addProof(file, record));
    record.passed = true;
    QVERIFY(addProof(file, record)); // in place of the first of b
    const QList<ProofRecord> records = readProofs(file);
    QCOMPARE(records.size(), 2);
    QCOMPARE(records[1].passed, true);
}

void TestDeviceSettings::damagedProofsCountAsNone()
{
    const QString path = m_folder.filePath(u"damaged.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[{\"device\"");
    file.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
    QVERIFY(readProofs(path).isEmpty());
}

QTEST_GUILESS_MAIN(TestDeviceSettings)
#include "tst_devicesettings.moc"
