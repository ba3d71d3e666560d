// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/paths.h"
#include "app/bootstrap/settings.h"
#include "core/services/packingservice.h"
#include "core/store/stationstore.h"

#include <optional>

namespace pw::ctl {

/// Cause and remedy of a failed start, for a terminal.
QString describe(const domain::StartFailure &failure);

/// The settings of the station under PW_HOME; says why there are none.
std::optional<bootstrap::Settings> loadSettings(const bootstrap::Paths &paths);

/// The store for looking only, which works beside a running station; says why it cannot be opened.
std::unique_ptr<store::StationStore> openForReading(const bootstrap::Paths &paths);

} // namespace pw::ctl
