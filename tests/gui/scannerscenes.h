// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"
#include "ui/shell/mainwindow.h"

#include <functional>

namespace pw::samples {

/// A hand scanner, a fixed reader that is lost, one that types and is blocked, one for commands.
QList<domain::ScannerView> scannerViews();
/// A USB scanner, a serial line, one in keyboard mode and one that cannot be used.
QList<domain::FoundDevice> foundScanners();
/// After so many codes of the sheet, the last of them with these faults.
domain::SetupView setupView(int codes, const QList<domain::ProofFinding::Code> &faults = {});
/// Three codes down a serial line, in pieces.
QList<domain::LineChunk> lineChunks();

using Scene = std::function<void(ui::MainWindow &)>;
/// Pages about scanners, on a window that has its status strip.
QList<std::pair<QString, Scene>> scannerScenes();

} // namespace pw::samples
