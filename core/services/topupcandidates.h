// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/historyreader.h"

namespace pw::services {

/// What lies loose at this station and could be considered for filling up a container: packs of its
/// product, or containers without one around them. Not judged yet (domain::suggestTopUps). Takes a
/// while in large stores: for a thread beside the engine.
Result<QList<epc::Epc>, store::StoreError> topUpCandidates(HistoryReader &reader,
                                                           const domain::UnitState &container);

} // namespace pw::services
