// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"
#include "core/domain/world.h"
#include "core/scan/scannedthing.h"

namespace pw::domain {

/// The unit a scanned label names, as the record has it, completed by what only the label says: a
/// pack must not pass as unexpired or not recalled only because nobody told central its lot.
/// Refused are an unknown product or serial, and a label that differs from the record (R-ID-4,
/// R-ID-6).
Result<UnitState, Verdict> unitOf(const scan::ScannedItem &label, const World &world);

/// How a unit without a record is answered: not covered, else unknown while the data are new enough
/// for that to be certain, else not verified.
VerdictCode codeOfUnknown(const epc::Epc &unit, const QString &lot, const World &world);

/// `record` with a lot and expiry that only a label tells; the lot brings the holds on it.
UnitState completed(UnitState record, const std::optional<QString> &lot, QDate expiry,
                    const World &world);

/// What a scan that names no unit is answered with anywhere: unreadable, foreign, ambiguous; a
/// product alone. Nothing for items and logistic units.
std::optional<Verdict> refusalOf(const scan::ScannedThing &thing, const World &world);

} // namespace pw::domain
