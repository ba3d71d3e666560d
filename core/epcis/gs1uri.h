// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace pw::epcis {

/// The constrained canonical Digital Link of any URI that carries a GS1 key, as the event hash
/// wants it (CBV 2.0, 8.9): EPC, class and pattern URNs; Digital Links of any host, names such as
/// /gtin/ included. Finest level only, GTINs with 14 digits, no query. Nothing for other URIs, and
/// for Digital Links with escapes, which the published hashes leave as they are.
///
/// Check digits of Digital Links are not looked at: a hash tells what was written, right or wrong.
/// Not for telling objects apart, see canonicalId().
std::optional<QString> constrainedDigitalLink(QStringView uri);

} // namespace pw::epcis
