// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/grammar.h"

namespace pw::scan {

/// The secondary code of an HIBC label that stands apart from its primary one.
struct HibcSecondary
{
    GrammarReading reading; ///< without product
    QChar link;             ///< check character of the primary code it belongs to
};

/// Check character of HIBC: values 0 to 42 of `0-9 A-Z - . blank $ / + %` summed up modulo 43;
/// nothing if a character is none of them.
std::optional<QChar> hibcCheckCharacter(QStringView text);

Result<HibcSecondary, GrammarError> readHibcSecondary(QStringView data, int currentYear);

/// Primary and secondary code of one label, scanned one after the other, as one reading. The link
/// character must be the primary's check character.
Result<GrammarReading, GrammarError> joinHibc(QStringView primary, QStringView secondary,
                                              int currentYear);

} // namespace pw::scan
