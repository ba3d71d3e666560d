// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/gtin.h"

#include <QStringView>

#include <optional>

namespace pw::scan {

/// Whether a text is a Pharmacy Product Number (IFA): two characters of the registration agency, 1
/// to 18 of the national number, two check digits; of agency 11 a PZN of eight digits whose own
/// check digit is right.
bool isPpn(QStringView text);

/// The NTIN that IFA and GS1 Germany derive from a PPN of agency 11: 04150, PZN, check digit.
/// Nothing for other agencies.
std::optional<gs1::Gtin> ntinOfPpn(QStringView ppn);

} // namespace pw::scan
