// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QString>

namespace pw::ui {

/// "Carton …4810", of a pack its serial number.
QString hierarchyTitle(const domain::TreeNode &node);
/// Everything the row shows, as words: for screen readers and the tool tip.
QString hierarchySentence(const domain::TreeNode &node);

} // namespace pw::ui
