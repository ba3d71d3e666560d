// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/scannerpanel.h"

namespace pw::station {

/// The demonstration sheet for the simulated scanner's panel, in the language of `code`.
QList<ui::SheetEntry> demoSheetEntries(const QString &language);

} // namespace pw::station
