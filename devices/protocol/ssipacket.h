// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace pw::devices::ssi {

/// Opcodes of Zebra's Simple Serial Interface that we send or understand.
enum class Opcode : uchar {
    AimOff = 0xc4,
    AimOn = 0xc5,
    Ack = 0xd0,
    Nak = 0xd1,
    StartDecode = 0xe4,
    StopDecode = 0xe5,
    Beep = 0xe6,
    LedOn = 0xe7,
    LedOff = 0xe8,
    ScanEnable = 0xe9,
    ScanDisable = 0xea,
    DecodeData = 0xf3
};

constexpr uchar FromScanner = 0x00;
constexpr uchar FromHost = 0x04;
constexpr uchar RetransmitBit = 0x01;
constexpr uchar ContinuedBit = 0x02; ///< more packets of this message follow

/// The cause byte of a NAK.
enum class NakCause : uchar { Resend = 1, BadContext = 2, Denied = 6 };

/// Two's complement of the sum of all bytes, high byte first.
QByteArray checksum(QByteArrayView bytes);

/// A whole packet: length, opcode, source, status, data, checksum. At most 251 bytes of data.
QByteArray packet(Opcode opcode, QByteArrayView data = {}, uchar source = FromHost,
                  uchar status = 0);
QByteArray nak(NakCause cause);

} // namespace pw::devices::ssi
