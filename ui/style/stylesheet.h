// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tokens.h"

#include <QString>

namespace pw::style {

/// The style sheet `:/packwright/styles/packwright.qss` with every `@name` replaced by the token of
/// that name. A name there is no token for is a bug (Q_ASSERT).
QString styleSheet(const Tokens &tokens);

} // namespace pw::style
