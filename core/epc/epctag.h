// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epc/location.h"
#include "core/epc/sgtin.h"
#include "core/epc/tagerror.h"
#include "core/gs1/sscc.h"

#include <QByteArray>

#include <variant>

namespace pw::epc {

/// What the EPC bank of an RFID tag says in one of the binary schemes of the EPC Tag Data Standard
/// 1.13, 14: header, filter, partition, company prefix, reference, serial.
struct EpcTag
{
    /// By how many bits hold it; SGTIN-96 and SGLN-96 hold numbers only as serial or extension.
    enum class Scheme { Sgtin96, Sgtin198, Sscc96, Sgln96 };
    using Identity = std::variant<Sgtin, gs1::Sscc, Location>;

    Scheme scheme;
    Identity identity;
    int filter = 0;              ///< 0 to 7; 1: point of sale item, 2: full case …
    int companyPrefixLength = 7; ///< 6 to 12 digits

    /// Reads the hex digits a reader sends of the EPC bank, protocol control word left out. Small
    /// letters are taken too; SGTIN-198 may be filled up with zeros to whole words.
    static Result<EpcTag, TagError> fromHex(QStringView hex);
    /// The same with the protocol control word in front, whose length must agree.
    static Result<EpcTag, TagError> fromHexWithControl(QStringView hex);

    /// Whole words in capital hex digits, without protocol control word.
    Result<QByteArray, TagError> toHex() const;

    friend bool operator==(const EpcTag &, const EpcTag &) = default;
};

} // namespace pw::epc
