// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"
#include "core/scan/scannedthing.h"
#include "core/scan/scanrules.h"

namespace pw::scan {

/// What is known of the device a scan came from, of the day it came, and of the site.
struct InterpretContext
{
    Framing framing;
    bool separatorProven = false; ///< the device has shown that it transmits GS (R-ID-7)
    int currentYear = 0;          ///< decides the century of two-digit years
    ScanRules rules;
};

/// From frame to meaning: symbol, element string, identity. Pure; the raw bytes stay with the scan.
/// Tags are read only of devices whose profile says that they read tags, other grammars only where
/// the site's rules name them, and a rule never ignores what names a unit.
ScannedThing interpret(const RawScan &scan, const InterpretContext &context);

} // namespace pw::scan
