// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/protocol/hostwriter.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

/// What each maker is told, from the profiles that ship.
class TestHostWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
};

void TestHostWriter::says_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char *name, const QString &profile, const QString &command,
                        const QByteArray &bytes) {
        QTest::newRow(name) << profile << command << bytes;
    };
    row("Honeywell trigger", u"honeywell-usb-serial"_s, u"on"_s, "16540d");
    row("Honeywell trigger off", u"honeywell-usb-serial"_s, u"off"_s, "16550d");
    row("Datalogic good", u"datalogic-usb-com"_s, u"accepted"_s, "42");
    row("Datalogic: F, not on file", u"datalogic-usb-com"_s, u"refused"_s, "46");
    row("no word, no tone", u"datalogic-usb-com"_s, u"attention"_s, "");
    row("SSI beep", u"zebra-ssi"_s, u"accepted"_s, "05e6040000ff11");
    row("SSI trigger", u"zebra-ssi"_s, u"on"_s, "04e40400ff14");
    row("Cognex trigger", u"cognex-dataman"_s, u"on"_s, QByteArray("||>TRIGGER ON\r\n").toHex());
    row("Cognex heartbeat", u"cognex-dataman"_s, u"heartbeat"_s,
        QByteArray("||0:17>GET DEVICE.TYPE\r\n").toHex());
    row("Keyence trigger", u"keyence-sr"_s, u"on"_s, QByteArray("LON\r").toHex());
    row("SICK trigger", u"sick-lector"_s, u"on"_s, QByteArray("\x02sMN mTCgateon\x03").toHex());
    row("SICK binary trigger", u"sick-lector-cola-b"_s, u"off"_s,
        "020202020000000e" + QByteArray("sMN mTCgateoff").toHex() + "52");
    row("a scanner without words", u"generic-rs232"_s, u"refused"_s, "");
}

void TestHostWriter::says()
{
    QFETCH(const QString, profile);
    QFETCH(const QString, command);
    QFETCH(const QByteArray, hex);
    const auto loaded = DeviceProfiles().load(profile);
    QVERIFY(loaded);
    QByteArray bytes;
    if (command == "on"_L1 || command == "off"_L1)
        bytes = triggerBytes(*loaded, command == "on"_L1);
    else if (command == "heartbeat"_L1)
        bytes = heartbeatBytes(*loaded, 17);
    else
        bytes = feedbackBytes(*loaded, command == "accepted"_L1  ? Feedback::Accepted
                                       : command == "refused"_L1 ? Feedback::Refused
                                                                 : Feedback::Attention);
    QCOMPARE(bytes.toHex(), hex);
}

QTEST_GUILESS_MAIN(TestHostWriter)
#include "tst_hostwriter.moc"
