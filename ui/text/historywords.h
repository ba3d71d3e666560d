// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/historyview.h"

#include <QString>

/// What happened to a unit, in words.
namespace pw::text {

/// "Added to …4810", "Refused: Quarantined", "On hold: Complaint 2026-118".
QString timelineSentence(const domain::TimelineEntry &entry);
/// When, who and where, in one line.
QString timelineFacts(const domain::TimelineEntry &entry);
/// Why central has not taken it, or that it waits; empty where all is told.
QString deliveryNote(const domain::TimelineEntry &entry);
/// What a search hit is, and what is known of it, each in one line.
QString hitTitle(const domain::SearchHit &hit);
QString hitFacts(const domain::SearchHit &hit);

} // namespace pw::text
