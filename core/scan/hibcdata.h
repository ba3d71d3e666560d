// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/grammar.h"

namespace pw::scan {

/// Lot and serial of HIBC: 1 to 18 capitals, digits, '-' and '.'; nothing if the text is one.
std::optional<GrammarError::Code> faultOfHibcText(QStringView text);

/// Reads the secondary data of an HIBC code, segments parted by `/`, into `reading`: first the form
/// with a `$` or five digits of a date, then S, 14D, 16D and Q. `at` is where `data` stands in the
/// code. Nothing if all is right.
std::optional<GrammarError> readHibcSegments(QStringView data, qsizetype at, int currentYear,
                                             GrammarReading &reading);

} // namespace pw::scan
