// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epc/epcerror.h"

#include <QString>

namespace pw::epc {

/// A pure identity EPC URN with its fields apart (EPC Tag Data Standard, 6).
struct EpcUrn
{
    QString scheme;    ///< "sgtin", "sscc", "sgln" …
    QString company;   ///< GS1 Company Prefix, 6 to 12 digits
    QString reference; ///< digits after it, check digit left out
    QString serial;    ///< decoded; empty where the scheme has none

    /// Reads `urn:epc:id:<scheme>:<company>.<reference>[.<serial>]` of sgtin, sscc and sgln. A
    /// pattern or class URN is ClassOnly, any other scheme Unsupported.
    static Result<EpcUrn, EpcError> parse(QStringView urn);
};

/// Whether `text` begins like an EPC URN.
bool isEpcUrn(QStringView text);

} // namespace pw::epc
