// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/aitable.h"
#include "core/gs1/parseerror.h"

#include <QVarLengthArray>

#include <optional>

namespace pw::gs1 {

/// One AI and its value as places in the text they were read from; lives no longer than that text.
struct ElementView
{
    const AiEntry *entry = nullptr;
    QStringView ai;
    QStringView value;
    qsizetype offset = 0; ///< where the AI stands
};

/// More elements than a usual label has, so that reading one allocates nothing.
using ElementViews = QVarLengthArray<ElementView, 16>;

/// FNC1 as readers transmit it between elements.
inline constexpr char16_t ElementSeparator = u'\x1d';

/// Reads what a reader sends of a GS1 symbol, AIM identifier already removed, into `elements`
/// (appended). One separator after an AI of predefined length is tolerated, and one at the end.
/// `currentYear` decides the century of dates. Linear in `data`, however long; what is wrong with
/// it, or nothing.
std::optional<ParseError> readElements(QStringView data, int currentYear, ElementViews &elements);

/// What no single element shows: the same AI with two values, AIs that exclude each other. The
/// error has the offset of the later one.
std::optional<ParseError> checkTogether(const ElementViews &elements);

} // namespace pw::gs1
