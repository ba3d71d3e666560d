// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"
#include "core/scan/scannedthing.h"

namespace pw::text {

/// Why a code names nothing, in one sentence with field and position.
QString readingFault(const scan::ReadingFault &fault);
/// What to do about it, in one sentence.
QString readingRemedy(const scan::ReadingFault &fault);

/// What made a scan unreadable (VerdictCode::Unreadable).
scan::ReadingFault readingFaultOf(const domain::Verdict &verdict);

} // namespace pw::text
