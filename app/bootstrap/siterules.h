// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/paths.h"
#include "core/domain/rules/ruleset.h"

namespace pw::bootstrap {

/// What the site works by; the strict default where it has no file of its own. Refused: why the
/// file cannot be used.
Result<domain::RuleSet, QList<domain::RuleSet::Error>> siteRules(const Paths &paths);

} // namespace pw::bootstrap
