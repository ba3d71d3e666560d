// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace pw::central {

/// Blocks SIGTERM and SIGINT in this thread and all it starts, so that waitForStopSignal() gets
/// them. Before the first thread.
void prepareStopSignal();

/// Sleeps until the process is asked to end. Returns the signal's name.
const char *waitForStopSignal();

} // namespace pw::central
