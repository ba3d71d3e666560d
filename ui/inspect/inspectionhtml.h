// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/inspection.h"
#include "ui/style/tokens.h"

#include <QString>

namespace pw::ui {

/// An inspection as rich text in the colours of the theme; what a code holds is never markup in it.
QString inspectionHtml(const domain::Inspection &inspection, const style::Tokens &tokens);
/// Of the code alone, without what became of it.
QString codeHtml(const scan::CodeReport &report, const style::Tokens &tokens);

} // namespace pw::ui
