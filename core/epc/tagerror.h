// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace pw::epc {

/// Why the content of an RFID tag names nothing, and at which of its bits.
struct TagError
{
    enum class Code {
        NotHex,           ///< something else than whole bytes in hex digits
        WrongLength,      ///< not as long as its header, or its protocol control word, says
        UnknownHeader,    ///< a coding scheme other than SGTIN-96, -198, SSCC-96, SGLN-96
        BadPartition,     ///< 7, which no scheme defines
        FieldTooLarge,    ///< a field's number has more digits than the partition allows
        BadPadding,       ///< a bit set where the scheme has none
        BadSerial,        ///< no serial, or a character no serial may hold
        NotRepresentable, ///< encoding only: this serial or extension needs another scheme
        BadCompanyPrefix  ///< encoding only: not a prefix of 6 to 12 digits
    };
    Code code;
    int bit = 0; ///< NotHex: the character of the text

    friend bool operator==(const TagError &, const TagError &) = default;
};

} // namespace pw::epc
