// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/profilewriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pw::devices {

using scan::DeviceProfile;
using scan::Protocol;

namespace {

QJsonValue hex(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(bytes.toHex()));
}

QJsonArray hexList(const QList<QByteArray> &list)
{
    QJsonArray array;
    for (const QByteArray &bytes : list)
        array.append(hex(bytes));
    return array;
}

QLatin1StringView word(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Text: return "text"_L1;
    case Protocol::Ssi: return "ssi"_L1;
    case Protocol::HidPos: return "hid-pos"_L1;
    case Protocol::Dmcc: return "dmcc"_L1;
    case Protocol::KeyenceSr: return "keyence-sr"_L1;
    case Protocol::ColaA: return "cola-a"_L1;
    case Protocol::ColaB: return "cola-b"_L1;
    }
    Q_UNREACHABLE();
}

QJsonObject serialOf(const scan::SerialSettings &serial)
{
    using Parity = scan::SerialSettings::Parity;
    using Flow = scan::SerialSettings::Flow;
    const auto parity = serial.parity == Parity::None   ? "none"_L1
                        : serial.parity == Parity::Even ? "even"_L1
                                                        : "odd"_L1;
    const auto flow = serial.flow == Flow::None       ? "none"_L1
                      : serial.flow == Flow::Hardware ? "rts_cts"_L1
                                                      : "xon_xoff"_L1;
    return {{"baud"_L1, serial.baud},
            {"data_bits"_L1, serial.dataBits},
            {"stop_bits"_L1, serial.stopBits},
            {"parity"_L1, parity},
            {"flow"_L1, flow}};
}

QLatin1StringView word(scan::Payload payload)
{
    switch (payload) {
    case scan::Payload::Symbol: return "symbol"_L1;
    case scan::Payload::EpcHex: return "epc-hex"_L1;
    case scan::Payload::EpcHexWithControl: return "pc-epc-hex"_L1;
    }
    Q_UNREACHABLE();
}

QJsonObject framingOf(const scan::Framing &framing)
{
    QJsonObject object{{"prefix"_L1, hex(framing.prefix)},
                       {"terminators"_L1, hexList(framing.terminators)},
                       {"max_len"_L1, int(framing.maxLength)},
                       {"aim_required"_L1, framing.aimRequired},
                       {"noread"_L1, hexList(framing.noReads)},
                       {"strip_suffix"_L1, hexList(framing.suffixes)},
                       {"heartbeat_in"_L1, hex(framing.heartbeat)},
                       {"ignore"_L1, QJsonArray::fromStringList(framing.ignored)},
                       {"code_delimiter"_L1, hex(framing.codeDelimiter)},
                       {"split_at_aim"_L1, framing.splitAtAim},
                       {"expected_codes"_L1, framing.expectedCodes},
                       {"payload"_L1, word(framing.payload)}};
    if (framing.interCharTimeout)
        object["inter_char_timeout_ms"_L1] = int(framing.interCharTimeout->count());
    return object;
}

void writeWedge(const scan::WedgeSettings &wedge, QJsonObject &object)
{
    using Terminator = scan::WedgeSettings::Terminator;
    object["layout"_L1] = wedge.layout;
    object["gs"_L1] = QJsonArray::fromStringList(wedge.gs);
    object["terminator"_L1] = wedge.terminator == Terminator::Enter ? "enter"_L1
                              : wedge.terminator == Terminator::Tab ? "tab"_L1
                                                                    : "none"_L1;
    object["prefix"_L1] = hex(wedge.prefix);
    object["start_gap_ms"_L1] = int(wedge.startGap.count());
    object["max_gap_ms"_L1] = int(wedge.maxGap.count());
    object["late_terminator_ms"_L1] = int(wedge.lateTerminator.count());
    object["min_len"_L1] = wedge.minLength;
    object["caps_lock"_L1] = wedge.capsLockSimulated ? "simulated"_L1 : "ignore"_L1;
}

} // namespace

QByteArray toJson(const DeviceProfile &profile)
{
    QJsonObject object{{"schema"_L1, 1},
                       {"id"_L1, profile.id},
                       {"name"_L1, profile.name},
                       {"kind"_L1, profile.kind},
                       {"protocol"_L1, word(profile.protocol)},
                       {"framing"_L1, framingOf(profile.framing)},
                       {"verified_on_hardware"_L1, profile.verifiedOnHardware}};
    if (profile.kind == "serial"_L1)
        object["serial"_L1] = serialOf(profile.serial);
    if (profile.kind == "wedge"_L1)
        writeWedge(profile.wedge, object);
    if (profile.protocol == Protocol::HidPos) {
        const scan::HidSettings &hid = profile.hid;
        object["hid"_L1] =
            QJsonObject{{"report_id"_L1, hid.reportId}, {"len_at"_L1, hid.lengthAt},
                        {"aim_at"_L1, hid.aimAt},       {"data_at"_L1, hid.dataAt},
                        {"data_max"_L1, hid.dataMax},   {"more_at"_L1, hid.moreAt},
                        {"more_mask"_L1, hid.moreMask}, {"read_size"_L1, hid.readSize}};
    }
    if (profile.kind == "tcp"_L1) {
        using Role = scan::NetworkSettings::Role;
        QJsonObject network{
            {"role"_L1, profile.network.role == Role::Client ? "client"_L1 : "server"_L1},
            {"heartbeat_ms"_L1, int(profile.network.heartbeat.count())}};
        if (profile.network.port != 0)
            network["port"_L1] = profile.network.port;
        object["network"_L1] = network;
    }
    object["ack"_L1] = QJsonObject{{"default"_L1, profile.ack.enabled ? "on"_L1 : "off"_L1},
                                   {"ack"_L1, hex(profile.ack.ack)},
                                   {"nak"_L1, hex(profile.ack.nak)},
                                   {"timeout_ms"_L1, int(profile.ack.timeout.count())}};
    QJsonObject host;
    for (auto command = profile.hostCommands.cbegin(); command != profile.hostCommands.cend();
         ++command)
        host[command.key()] = hex(command.value());
    object["host_commands"_L1] = host;
    QJsonArray matches;
    for (const scan::ProfileMatch &match : profile.matches) {
        QJsonObject one{{"vid"_L1, match.vid}};
        if (!match.pid.isEmpty())
            one["pid"_L1] = match.pid;
        matches.append(one);
    }
    object["match"_L1] = matches;
    return QJsonDocument(object).toJson();
}

} // namespace pw::devices
