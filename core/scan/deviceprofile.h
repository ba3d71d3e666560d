// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace pw::scan {

/// What the codes of a device are.
enum class Payload {
    Symbol,           ///< what stands in a bar code
    EpcHex,           ///< the EPC bank of an RFID tag in hex digits
    EpcHexWithControl ///< the same, protocol control word in front
};

/// How one device cuts its bytes into codes. A setting of the scanner, so data, never code.
struct Framing
{
    QByteArray prefix;             ///< such as STX; empty: none
    QList<QByteArray> terminators; ///< such as CR LF, CR, LF; empty: only the gap ends a code
    std::optional<std::chrono::milliseconds>
        interCharTimeout;       ///< only where there is no terminator
    qsizetype maxLength = 4096; ///< bytes of one code
    bool aimRequired = false;   ///< refuse codes without AIM identifier
    QList<QByteArray> noReads;  ///< texts that mean "no code seen"
    QList<QByteArray> suffixes; ///< taken off a code that came in a packet of its own
    QByteArray heartbeat;       ///< a text that says only "I am alive"; empty: none
    QStringList ignored;        ///< texts that are no codes; '*' at the end stands for anything
    QByteArray codeDelimiter;   ///< one byte between the codes of one frame; empty: one code
    bool splitAtAim = false;    ///< each AIM identifier in a frame begins another code
    int expectedCodes = 0;      ///< of one frame; 0: not laid down
    Payload payload = Payload::Symbol;
    friend bool operator==(const Framing &, const Framing &) = default;
};

/// Line settings of a serial port.
struct SerialSettings
{
    enum class Parity { None, Even, Odd };
    enum class Flow { None, Hardware, Software };
    int baud = 9600;
    int dataBits = 8;
    int stopBits = 1;
    Parity parity = Parity::None;
    Flow flow = Flow::None;
    friend bool operator==(const SerialSettings &, const SerialSettings &) = default;
};

/// How a device talks above its bytes.
enum class Protocol {
    Text,      ///< codes with a terminator, nothing else
    Ssi,       ///< Zebra's packets with checksum and ACK
    HidPos,    ///< USB reports of the bar code scanner page
    Dmcc,      ///< Cognex DataMan
    KeyenceSr, ///< Keyence SR
    ColaA,     ///< SICK, text in STX … ETX
    ColaB      ///< SICK, binary
};

/// A scanner that types (kind "wedge"): its keyboard, not the computer's.
struct WedgeSettings
{
    enum class Terminator { Enter, Tab, None };
    QString layout = QStringLiteral("us"); ///< the scanner's country setting
    QStringList gs; ///< how it sends GS: "ctrl+]", "alt+029", "f8", "down", "text:…"
    Terminator terminator = Terminator::Enter;
    QByteArray prefix;                             ///< claims a burst by its first key
    std::chrono::milliseconds startGap{100};       ///< one pause within a code may be that long
    std::chrono::milliseconds maxGap{50};          ///< median pause between keys
    std::chrono::milliseconds lateTerminator{300}; ///< how late its Enter may come
    int minLength = 6;                             ///< characters; shorter bursts are typing
    bool capsLockSimulated = false; ///< it types so that Caps Lock comes out right: undo that
    friend bool operator==(const WedgeSettings &, const WedgeSettings &) = default;
};

/// Where the parts of a HID-POS input report are, in bytes from its id.
struct HidSettings
{
    int reportId = 2;
    int lengthAt = 1;
    int aimAt = 2;
    int dataAt = 5;
    int dataMax = 56;
    int moreAt = 63;
    int moreMask = 1;
    int readSize = 64;
    friend bool operator==(const HidSettings &, const HidSettings &) = default;
};

/// How a fixed reader is reached.
struct NetworkSettings
{
    enum class Role {
        Client, ///< we dial
        Server  ///< it dials us
    };
    Role role = Role::Client;
    int port = 0;                           ///< TCP; 0: not laid down
    std::chrono::milliseconds heartbeat{0}; ///< between signs of life, asked or sent; 0: none
    friend bool operator==(const NetworkSettings &, const NetworkSettings &) = default;
};

/// Handshake of a text protocol: the device waits for ACK after each code.
struct AckSettings
{
    bool enabled = false;
    QByteArray ack;
    QByteArray nak;                          ///< "send it again"
    std::chrono::milliseconds timeout{2000}; ///< within it the same bytes are the same scan
    friend bool operator==(const AckSettings &, const AckSettings &) = default;
};

/// USB identity a profile suits; in lower case hex, empty: any.
struct ProfileMatch
{
    QString vid;
    QString pid;
    friend bool operator==(const ProfileMatch &, const ProfileMatch &) = default;
};

/// Whether a byte may stand between codes: not in GS1 character set 82 (',' and ';' may be part of
/// a serial number), no separator, nothing that ends a line, not the ']' of AIM identifiers.
bool isUsableDelimiter(char byte);
/// Whether WedgeSettings::gs may hold that word.
bool isGsConvention(const QString &name);

/// What is wrong with a profile file and where.
struct ProfileError
{
    enum class Code { Unreadable, NotJson, UnknownSchema, MissingField, BadValue };
    Code code;
    QString
        field; ///< such as "framing.terminators[0]"; NotJson: the byte offset; Unreadable: the file
    friend bool operator==(const ProfileError &, const ProfileError &) = default;
};

/// One kind of device, from a JSON profile (schema 1). Bytes are written in hex ("0d0a"); those of
/// host commands also as {"text": "LON\r"}. Members that are not read here (notes, sources) may
/// stand beside the others.
struct DeviceProfile
{
    QString id;            ///< a-z, 0-9 and '-', such as "generic-rs232"; names the file too
    QString name;          ///< for people
    QString kind;          ///< "serial", "tcp", "hidpos", "wedge"
    SerialSettings serial; ///< as written where kind is "serial", otherwise of no meaning
    Framing framing;
    Protocol protocol = Protocol::Text;
    WedgeSettings wedge; ///< of a wedge
    HidSettings hid;
    NetworkSettings network;
    AckSettings ack;
    /// What the host may send, by purpose: "trigger_on", "trigger_off", "heartbeat", "accepted",
    /// "refused", "attention", "open" … as payload: the protocol wraps it.
    QMap<QString, QByteArray> hostCommands;
    QList<ProfileMatch> matches;
    bool verifiedOnHardware = false;

    static Result<DeviceProfile, ProfileError> fromJson(const QByteArray &json);
};

} // namespace pw::scan
