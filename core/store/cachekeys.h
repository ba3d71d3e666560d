// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"

#include <optional>

/// Identities as cache.db spells them: GTIN and serial; a logistic unit has no GTIN and its SSCC
/// for serial.
namespace pw::store::cachekeys {

inline QString gtinOf(const epc::Epc &id)
{
    return id.sgtin() ? id.sgtin()->gtin().toString() : QString();
}

inline QString serialOf(const epc::Epc &id)
{
    return id.sgtin() ? id.sgtin()->serial() : id.sscc()->toString();
}

/// Nothing where the row is not one we wrote.
inline std::optional<epc::Epc> epcOf(const QString &gtinText, const QString &serial)
{
    if (gtinText.isEmpty()) {
        const auto sscc = gs1::Sscc::parse(serial);
        return sscc ? std::optional(epc::Epc(*sscc)) : std::nullopt;
    }
    const auto gtin = gs1::Gtin::parse(gtinText);
    if (!gtin)
        return {};
    const auto sgtin = epc::Sgtin::make(*gtin, serial);
    return sgtin ? std::optional(epc::Epc(*sgtin)) : std::nullopt;
}

} // namespace pw::store::cachekeys
