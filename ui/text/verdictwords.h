// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"

#include <QString>

/// The three parts of a verdict's message; messages.h puts them together.
namespace pw::text {

QString verdictWord(domain::VerdictCode code);
QString verdictCause(const domain::Verdict &verdict);
QString verdictRemedy(const domain::Verdict &verdict);

} // namespace pw::text
