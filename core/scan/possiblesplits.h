// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/elementstring.h"

namespace pw::scan {

/// How else a label reads if separators were lost in it: every way to cut the value of a
/// variable-length AI into a shorter one and further AIs (R-ID-7d). For looking up whether one of
/// them is known, so that the operator hears "separator lost" instead of "unknown serial"; never to
/// accept one. At most MostSplits, shortest leading value first.
QList<gs1::ElementString> possibleSplits(const gs1::ElementString &read, int currentYear);

inline constexpr qsizetype MostSplits = 64;

} // namespace pw::scan
