// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/codereport.h"

#include <QString>

/// What a code is, for those who look into one: packwrightctl decode and the Code inspector.
namespace pw::text {

/// What kind of thing it names, in a few words: "Pack with its own serial number".
QString kindOf(const scan::ScannedThing &thing);

/// What is wrong with a label whose symbols are right each by itself, in one sentence.
QString labelFault(const gs1::LabelFault &fault);

/// Why a GS1 identifier has no EPC URN, in one sentence.
QString urnFault(epc::UrnError error);

} // namespace pw::text
