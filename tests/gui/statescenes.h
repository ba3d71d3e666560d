// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/gui/scannerscenes.h"

namespace pw::samples {

/// Every page people work on after a wrong scan, without central, with data that are too old, and
/// where nothing can be stored: "unpack-offline" and so on.
QList<std::pair<QString, Scene>> stateScenes();

} // namespace pw::samples
