// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace pw::gs1 {

// Code lists some AIs draw their values from, as of 2026-01. They change about once a year; where
// a code is missing, the scan of that AI is refused and the list wants renewing.

bool isCountryNumeric(QStringView code); ///< ISO 3166-1 numeric, three digits
bool isCountryAlpha2(QStringView code);  ///< ISO 3166-1 alpha-2
bool isCurrency(QStringView code);       ///< ISO 4217 numeric, three digits
bool isPackageType(QStringView code);    ///< UN/ECE recommendation 21 with GS1's additions

} // namespace pw::gs1
