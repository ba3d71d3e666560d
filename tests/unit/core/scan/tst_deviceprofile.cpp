// SPDX-License-Identifier: Apache-2.0
#include "core/scan/deviceprofile.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using pw::scan::DeviceProfile;
using pw::scan::Framing;
using pw::scan::Payload;
using pw::scan::ProfileError;
using pw::scan::SerialSettings;
using Code = ProfileError::Code;

namespace {

/// A profile in order, which each row spoils in one place.
const QByteArray Whole = R"({
    "schema": 1, "id": "bench-7e1", "name": "Bench", "kind": "serial",
    "serial": {"baud": 19200, "data_bits": 7, "parity": "even", "stop_bits": 2, "flow": "rts_cts"},
    "framing": {"prefix": "02", "terminators": ["0D 0A", "0d"], "aim_required": true,
                "max_len": 300, "noread": ["3f"]},
    "verified_on_hardware": true
})";

QByteArray with(const QByteArray &from, const QByteArray &to)
{
    Q_ASSERT(Whole.count(from) == 1);
    return QByteArray(Whole).replace(from, to);
}

} // namespace

class TestDeviceProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void defaults();
    void silenceInsteadOfTerminator();
    void payloads();
    void refuses_data();
    void refuses();
    void sharedSerialProfiles_data();
    void sharedSerialProfiles();
};

void TestDeviceProfile::readsEveryField()
{
    const auto profile = DeviceProfile::fromJson(Whole);
    QVERIFY(profile);
    QCOMPARE(profile->id, u"bench-7e1"_s);
    QCOMPARE(profile->name, u"Bench"_s);
    QCOMPARE(profile->kind, u"serial"_s);
    const SerialSettings serial{19200, 7, 2, SerialSettings::Parity::Even,
                                SerialSettings::Flow::Hardware};
    QVERIFY(profile->serial == serial);
    const Framing framing{.prefix = "\x02",
                          .terminators = {"\r\n", "\r"},
                          .maxLength = 300,
                          .aimRequired = true,
                          .noReads = {"?"}};
    QVERIFY(profile->framing == framing);
    QVERIFY(profile->verifiedOnHardware);
}

void TestDeviceProfile::defaults()
{
    const auto profile = DeviceProfile::fromJson(
        R"({"schema": 1, "id": "a", "name": "A", "kind": "serial", "serial": {"baud": 9600},
            "framing": {"prefix": null, "terminators": ["0d"]}})");
    QVERIFY(profile);
    QVERIFY(profile->serial == SerialSettings());
    QVERIFY(profile->framing == Framing{.terminators = {"\r"}});
    QVERIFY(!profile->verifiedOnHardware);
}

void TestDeviceProfile::silenceInsteadOfTerminator()
{
    const auto profile =
        DeviceProfile::fromJson(with(R"(["0D 0A", "0d"])", R"([], "inter_char_timeout_ms": 50)"));
    QVERIFY(profile);
    QVERIFY(profile->framing.terminators.isEmpty());
    QCOMPARE(profile->framing.interCharTimeout, std::optional(50ms));
}

void TestDeviceProfile::payloads()
{
    const QByteArray length = R"("max_len": 300)";
    QCOMPARE(DeviceProfile::fromJson(Whole)->framing.payload, Payload::Symbol);
    const auto tags = DeviceProfile::fromJson(with(length, R"("payload": "epc-hex")"));
    QCOMPARE(tags->framing.payload, Payload::EpcHex);
    const auto whole = DeviceProfile::fromJson(with(length, R"("payload": "pc-epc-hex")"));
    QCOMPARE(whole->framing.payload, Payload::EpcHexWithControl);
}

void TestDeviceProfile::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("field");

    QTest::newRow("empty file") << QByteArray() << Code::NotJson << u"0"_s;
    QTest::newRow("not JSON") << QByteArray(R"({"schema" 1})") << Code::NotJson << u"11"_s;
    QTest::newRow("a list") << QByteArray("[]") << Code::NotJson << u"0"_s;
    QTest::newRow("payload unknown") << with(R"("max_len": 300)", R"("payload": "epc")")
                                     << Code::BadValue << u"framing.payload"_s;
    QTest::newRow("no schema") << QByteArray("{}") << Code::MissingField << u"schema"_s;
    QTest::newRow("schema of a later version")
        << with(R"("schema": 1)", R"("schema": 2)") << Code::UnknownSchema << u"schema"_s;
    QTest::newRow("schema as text")
        << with(R"("schema": 1)", R"("schema": "1")") << Code::BadValue << u"schema"_s;
    QTest::newRow("id that leads out of the folder")
        << with("bench-7e1", "../bench") << Code::BadValue << u"id"_s;
    QTest::newRow("empty name") << with(R"("Bench")", R"(" ")") << Code::BadValue << u"name"_s;
    QTest::newRow("name is null") << with(R"("Bench")", "null") << Code::MissingField << u"name"_s;
    QTest::newRow("serial without line settings")
        << with(R"("serial": {)", R"("line": {)") << Code::MissingField << u"serial"_s;
    QTest::newRow("serial is text") << QByteArray(
        R"({"schema": 1, "id": "a", "name": "A", "kind": "serial", "serial": "9600"})")
                                    << Code::BadValue << u"serial"_s;
    QTest::newRow("baud of zero") << with("19200", "0") << Code::BadValue << u"serial.baud"_s;
    QTest::newRow("half a baud") << with("19200", "9600.5") << Code::BadValue << u"serial.baud"_s;
    QTest::newRow("nine data bits") << with(R"("data_bits": 7)", R"("data_bits": 9)")
                                    << Code::BadValue << u"serial.data_bits"_s;
    QTest::newRow("parity unknown")
        << with(R"("even")", R"("Even")") << Code::BadValue << u"serial.parity"_s;
    QTest::newRow("flow unknown") << with(R"("rts_cts")", R"("maybe")") << Code::BadValue
                                  << u"serial.flow"_s;
    QTest::newRow("no terminators named") << with(R"("terminators")", R"("suffix")")
                                          << Code::MissingField << u"framing.terminators"_s;
    QTest::newRow("nothing ends a code") << with(R"(["0D 0A", "0d"])", "[]") << Code::MissingField
                                         << u"framing.inter_char_timeout_ms"_s;
    QTest::newRow("terminator and silence")
        << with(R"("max_len")", R"("inter_char_timeout_ms": 50, "max_len")") << Code::BadValue
        << u"framing.inter_char_timeout_ms"_s;
    QTest::newRow("terminator empty")
        << with(R"("0d"])", R"(""])") << Code::BadValue << u"framing.terminators[1]"_s;
    QTest::newRow("terminator of half a byte")
        << with(R"("0D 0A")", R"("d")") << Code::BadValue << u"framing.terminators[0]"_s;
    QTest::newRow("terminator by name")
        << with(R"("0D 0A")", R"("CRLF")") << Code::BadValue << u"framing.terminators[0]"_s;
    QTest::newRow("prefix no hex")
        << with(R"("02")", R"("0x02")") << Code::BadValue << u"framing.prefix"_s;
    QTest::newRow("prefix is a number")
        << with(R"("02")", "2") << Code::BadValue << u"framing.prefix"_s;
    QTest::newRow("length of zero") << with("300", "0") << Code::BadValue << u"framing.max_len"_s;
    QTest::newRow("AIM wish as text") << with(R"("aim_required": true)", R"("aim_required": "yes")")
                                      << Code::BadValue << u"framing.aim_required"_s;
    QTest::newRow("first of two mistakes")
        << with(R"("id": "bench-7e1", "name": "Bench")", R"("id": 7, "name": 8)") << Code::BadValue
        << u"id"_s;
}

void TestDeviceProfile::refuses()
{
    QFETCH(const QByteArray, json);
    const auto profile = DeviceProfile::fromJson(json);
    QVERIFY(!profile);
    QTEST(profile.error().code, "code");
    QTEST(profile.error().field, "field");
}

void TestDeviceProfile::sharedSerialProfiles_data()
{
    PW_REQUIRE_SHARED("devices/profiles");
    QTest::addColumn<QByteArray>("json");
    for (const char *id :
         {"generic-rs232", "zebra-cdc", "honeywell-usb-serial", "datalogic-usb-com"}) {
        const auto file =
            pw::test::readSharedFile(u"devices/profiles/"_s + QString::fromLatin1(id) + u".json"_s);
        QVERIFY(file);
        QTest::newRow(id) << *file;
    }
}

void TestDeviceProfile::sharedSerialProfiles()
{
    QFETCH(const QByteArray, json);
    const auto profile = DeviceProfile::fromJson(json);
    QVERIFY(profile);
    const QJsonObject written = QJsonDocument::fromJson(json).object();
    QCOMPARE(profile->id, written["id"_L1].toString());
    QCOMPARE(profile->serial.baud, written["serial"_L1]["baud"_L1].toInt());
    QCOMPARE(profile->framing.terminators.size(),
             written["framing"_L1]["terminators"_L1].toArray().size());
    QCOMPARE(profile->framing.maxLength, 4096);
}

QTEST_GUILESS_MAIN(TestDeviceProfile)
#include "tst_deviceprofile.moc"
