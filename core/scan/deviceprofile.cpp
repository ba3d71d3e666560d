// SPDX-License-Identifier: Apache-2.0
#include "core/scan/deviceprofile.h"

#include "core/scan/objectreader.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace pw::scan {

namespace {

constexpr int Schema = 1;

bool isId(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

SerialSettings readSerial(ObjectReader serial)
{
    using Parity = SerialSettings::Parity;
    using Flow = SerialSettings::Flow;
    SerialSettings settings;
    settings.baud = serial.integer("baud"_L1, 50, 4'000'000);
    settings.dataBits = serial.integer("data_bits"_L1, 7, 8, settings.dataBits);
    settings.stopBits = serial.integer("stop_bits"_L1, 1, 2, settings.stopBits);
    settings.parity = serial.choice(
        "parity"_L1, Parity::None,
        {{"none"_L1, Parity::None}, {"even"_L1, Parity::Even}, {"odd"_L1, Parity::Odd}});
    settings.flow = serial.choice(
        "flow"_L1, Flow::None,
        {{"none"_L1, Flow::None}, {"rts_cts"_L1, Flow::Hardware}, {"xon_xoff"_L1, Flow::Software}});
    return settings;
}

/// What a device whose codes come in packets of their own needs not say.
void readCommonFraming(ObjectReader &reader, Framing &framing)
{
    framing.maxLength = reader.integer("max_len"_L1, 1, 65536, int(framing.maxLength));
    framing.aimRequired = reader.flag("aim_required"_L1);
    framing.noReads = reader.hexList("noread"_L1);
    framing.suffixes = reader.hexList("strip_suffix"_L1);
    framing.heartbeat = reader.hex("heartbeat_in"_L1);
    framing.ignored = reader.textList("ignore"_L1);
    framing.codeDelimiter = reader.hex("code_delimiter"_L1);
    if (framing.codeDelimiter.size() > 1
        || (!framing.codeDelimiter.isEmpty() && !isUsableDelimiter(framing.codeDelimiter.front())))
        reader.bad(u"code_delimiter"_s);
    framing.splitAtAim = reader.flag("split_at_aim"_L1);
    framing.expectedCodes = reader.integer("expected_codes"_L1, 0, 10'000, 0);
    framing.payload = reader.choice("payload"_L1, Payload::Symbol,
                                    {{"symbol"_L1, Payload::Symbol},
                                     {"epc-hex"_L1, Payload::EpcHex},
                                     {"pc-epc-hex"_L1, Payload::EpcHexWithControl}});
}

Framing readFraming(ObjectReader reader)
{
    constexpr auto Timeout = "inter_char_timeout_ms"_L1;
    Framing framing;
    framing.prefix = reader.hex("prefix"_L1);
    if (!reader.has("terminators"_L1))
        reader.missing("terminators"_L1); // "no terminator" is written as an empty list
    framing.terminators = reader.hexList("terminators"_L1);
    readCommonFraming(reader, framing);
    if (reader.has(Timeout))
        framing.interCharTimeout = std::chrono::milliseconds(reader.integer(Timeout, 1, 5000));
    if (framing.terminators.isEmpty() && !framing.interCharTimeout)
        reader.missing(Timeout); // nothing would ever end a code
    if (!framing.terminators.isEmpty() && framing.interCharTimeout)
        reader.bad(Timeout); // a pause in a slow scanner's code would cut it in two
    return framing;
}

WedgeSettings readWedge(ObjectReader reader)
{
    using Terminator = WedgeSettings::Terminator;
    using std::chrono::milliseconds;
    WedgeSettings wedge;
    const auto time = [&reader](QLatin1StringView key, milliseconds fallback) {
        return milliseconds(reader.integer(key, 1, 60'000, int(fallback.count())));
    };
    if (reader.has("layout"_L1))
        wedge.layout = reader.text("layout"_L1);
    wedge.gs = reader.textList("gs"_L1);
    for (const QString &name : std::as_const(wedge.gs)) {
        if (!isGsConvention(name))
            reader.bad(u"gs"_s);
    }
    wedge.terminator = reader.choice("terminator"_L1, Terminator::Enter,
                                     {{"enter"_L1, Terminator::Enter},
                                      {"tab"_L1, Terminator::Tab},
                                      {"none"_L1, Terminator::None}});
    wedge.prefix = reader.hex("prefix"_L1);
    wedge.startGap = time("start_gap_ms"_L1, wedge.startGap);
    wedge.maxGap = time("max_gap_ms"_L1, wedge.maxGap);
    wedge.lateTerminator = time("late_terminator_ms"_L1, wedge.lateTerminator);
    wedge.minLength = reader.integer("min_len"_L1, 1, 1000, wedge.minLength);
    wedge.capsLockSimulated =
        reader.choice("caps_lock"_L1, false, {{"ignore"_L1, false}, {"simulated"_L1, true}});
    return wedge;
}

HidSettings readHid(ObjectReader reader)
{
    HidSettings hid;
    hid.reportId = reader.integer("report_id"_L1, 0, 255, hid.reportId);
    hid.readSize = reader.integer("read_size"_L1, 8, 4096, hid.readSize);
    const int last = hid.readSize - 1;
    hid.lengthAt = reader.integer("len_at"_L1, 0, last, hid.lengthAt);
    hid.aimAt = reader.integer("aim_at"_L1, 0, last - 3, hid.aimAt);
    hid.dataAt = reader.integer("data_at"_L1, 0, last, hid.dataAt);
    hid.dataMax = reader.integer("data_max"_L1, 1, hid.readSize - hid.dataAt, hid.dataMax);
    hid.moreAt = reader.integer("more_at"_L1, 0, last, hid.moreAt);
    hid.moreMask = reader.integer("more_mask"_L1, 1, 255, hid.moreMask);
    return hid;
}

NetworkSettings readNetwork(ObjectReader reader)
{
    using Role = NetworkSettings::Role;
    NetworkSettings network;
    network.role = reader.choice("role"_L1, Role::Client,
                                 {{"client"_L1, Role::Client}, {"server"_L1, Role::Server}});
    network.port = reader.integer("port"_L1, 1, 65535, network.port);
    network.heartbeat = std::chrono::milliseconds(
        reader.integer("heartbeat_ms"_L1, 0, 600'000, int(network.heartbeat.count())));
    return network;
}

AckSettings readAck(ObjectReader reader)
{
    AckSettings ack;
    ack.enabled = reader.choice("default"_L1, false, {{"off"_L1, false}, {"on"_L1, true}});
    ack.ack = reader.hex("ack"_L1);
    ack.nak = reader.hex("nak"_L1);
    ack.timeout = std::chrono::milliseconds(
        reader.integer("timeout_ms"_L1, 1, 60'000, int(ack.timeout.count())));
    return ack;
}

Protocol protocolOf(ObjectReader &reader, const QString &kind)
{
    const Protocol usual = kind == "hidpos"_L1 ? Protocol::HidPos : Protocol::Text;
    return reader.choice("protocol"_L1, usual,
                         {{"text"_L1, Protocol::Text},
                          {"ssi"_L1, Protocol::Ssi},
                          {"hid-pos"_L1, Protocol::HidPos},
                          {"dmcc"_L1, Protocol::Dmcc},
                          {"keyence-sr"_L1, Protocol::KeyenceSr},
                          {"cola-a"_L1, Protocol::ColaA},
                          {"cola-b"_L1, Protocol::ColaB}});
}

/// Whether the protocol or the keyboard ends a code, so that the profile need not say how.
bool endsByItself(const DeviceProfile &profile)
{
    switch (profile.protocol) {
    case Protocol::Ssi:
    case Protocol::HidPos:
    case Protocol::ColaB: return true;
    case Protocol::Text:
    case Protocol::Dmcc:
    case Protocol::KeyenceSr:
    case Protocol::ColaA: break;
    }
    return profile.kind == "wedge"_L1;
}

void readHost(ObjectReader reader, DeviceProfile &profile)
{
    const QStringList keys = reader.keys();
    for (const QString &key : keys) {
        const QByteArray name = key.toLatin1();
        profile.hostCommands.insert(key, reader.command(QLatin1StringView(name)));
    }
}

} // namespace

bool isUsableDelimiter(char byte)
{
    // GS1 character set 82 (GS1 General Specifications, figure 7.11-1), GS, and what ends lines.
    const bool inSet = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
                       || (byte >= 'a' && byte <= 'z')
                       || (byte != '\0' && std::strchr("!\"%&'()*+,-./:;<=>?_", byte) != nullptr);
    return !inSet && uchar(byte) < 0x7f && byte != '\0' && byte != '\x1d' && byte != ']'
           && byte != '\r' && byte != '\n';
}

bool isGsConvention(const QString &name)
{
    return name == "ctrl+]"_L1 || name == "alt+029"_L1 || name == "f8"_L1 || name == "down"_L1
           || (name.startsWith("text:"_L1)
               && std::any_of(name.begin() + 5, name.end(), [](QChar c) {
                      return c.unicode() < 0x7f && isUsableDelimiter(char(c.unicode()));
                  })); // or it could be part of a serial number
}

Result<DeviceProfile, ProfileError> DeviceProfile::fromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject()) {
        const int offset = parseError.error == QJsonParseError::NoError ? 0 : parseError.offset;
        return Failure{ProfileError{ProfileError::Code::NotJson, QString::number(offset)}};
    }

    std::optional<ProfileError> error;
    ObjectReader reader(document.object(), QString(), error);
    const int schema = reader.integer("schema"_L1, 1, 1'000'000);
    if (!error && schema != Schema)
        return Failure{ProfileError{ProfileError::Code::UnknownSchema, u"schema"_s}};

    DeviceProfile profile;
    profile.id = reader.text("id"_L1);
    if (!isId(profile.id))
        reader.bad(u"id"_s);
    profile.name = reader.text("name"_L1);
    profile.kind = reader.text("kind"_L1);
    if (profile.kind == "serial"_L1)
        profile.serial = readSerial(reader.object("serial"_L1));
    profile.protocol = protocolOf(reader, profile.kind);
    if (!endsByItself(profile)) {
        profile.framing = readFraming(reader.object("framing"_L1));
    } else if (reader.has("framing"_L1)) {
        ObjectReader framing = reader.object("framing"_L1);
        readCommonFraming(framing, profile.framing);
    }
    if (profile.kind == "wedge"_L1)
        profile.wedge = readWedge(reader);
    if (reader.has("hid"_L1))
        profile.hid = readHid(reader.object("hid"_L1));
    if (reader.has("network"_L1))
        profile.network = readNetwork(reader.object("network"_L1));
    if (reader.has("ack"_L1))
        profile.ack = readAck(reader.object("ack"_L1));
    if (reader.has("host_commands"_L1))
        readHost(reader.object("host_commands"_L1), profile);
    for (ObjectReader &match : reader.objects("match"_L1))
        profile.matches.append({match.optionalText("vid"_L1), match.optionalText("pid"_L1)});
    profile.verifiedOnHardware = reader.flag("verified_on_hardware"_L1);
    if (error)
        return Failure{*error};
    return profile;
}

} // namespace pw::scan
