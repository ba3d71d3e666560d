// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"
#include "core/scan/scannedthing.h"

namespace pw::scan {

/// What is known of the device a scan came from and of the day it came.
struct InterpretContext
{
    Framing framing;
    bool separatorProven = false; ///< the device has shown that it transmits GS (R-ID-7)
    int currentYear = 0;          ///< decides the century of two-digit years
};

/// From frame to meaning: symbol, element string, identity. Pure; the raw bytes stay with the scan.
ScannedThing interpret(const RawScan &scan, const InterpretContext &context);

} // namespace pw::scan
