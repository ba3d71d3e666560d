// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"

#include <QJsonObject>

namespace pw::domain {

/// Code and facts of a verdict for journal, audit trail and packwrightctl; what is empty is left
/// out. Never translated.
QJsonObject toJson(const Verdict &verdict);

/// Stable: "BAD_CHECK_DIGIT" …
QLatin1StringView toCode(gs1::ParseError::Code code);
QLatin1StringView toCode(scan::SymbolError::Code code);
QLatin1StringView toCode(epc::TagError::Code code);
QLatin1StringView toCode(scan::GrammarError::Code code);
QLatin1StringView toCode(scan::Scheme scheme);

} // namespace pw::domain
