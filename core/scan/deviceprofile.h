// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace pw::scan {

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

/// What is wrong with a profile file and where.
struct ProfileError
{
    enum class Code { Unreadable, NotJson, UnknownSchema, MissingField, BadValue };
    Code code;
    QString
        field; ///< such as "framing.terminators[0]"; NotJson: the byte offset; Unreadable: the file
    friend bool operator==(const ProfileError &, const ProfileError &) = default;
};

/// One kind of device, from a JSON profile (schema 1). Bytes are written in hex ("0d0a"). Members
/// that are not read here (whom the profile suits, host commands, notes) may stand beside the
/// others.
struct DeviceProfile
{
    QString id;            ///< a-z, 0-9 and '-', such as "generic-rs232"; names the file too
    QString name;          ///< for people
    QString kind;          ///< "serial", "simulated" …
    SerialSettings serial; ///< as written where kind is "serial", otherwise of no meaning
    Framing framing;
    bool verifiedOnHardware = false;

    static Result<DeviceProfile, ProfileError> fromJson(const QByteArray &json);
};

} // namespace pw::scan
