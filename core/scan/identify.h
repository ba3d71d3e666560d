// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/digitallink.h"
#include "core/gs1/elementstring.h"
#include "core/scan/scannedthing.h"
#include "core/scan/scanrules.h"

namespace pw::scan {

/// What AIs and values name: an item, a logistic unit, a product, a place, a document. Both names
/// of two units at once, or no key a bench knows, are foreign: none is chosen.
ScannedThing identify(const gs1::ElementString &read, int currentYear, const ScanRules &rules);
ScannedThing identify(const gs1::DigitalLink &link, int currentYear, const ScanRules &rules);

} // namespace pw::scan
