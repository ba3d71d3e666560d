// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/gtin.h"

namespace pw::gs1 {

/// The GTIN of a UPC-E symbol that a reader sent as it is printed: number system 0 or 1, six
/// digits, check digit (General Specifications, 5.2.2.4.2). The check digit is that of the GTIN.
Result<Gtin, KeyError> gtinOfUpcE(QStringView eightDigits);

} // namespace pw::gs1
