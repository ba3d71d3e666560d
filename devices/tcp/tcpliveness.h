// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace pw::devices {

/// Lets the system notice a cut link within about 5 s: keep-alive after 3 s, every 1 s, twice; what
/// was sent must be acknowledged within 4 s. False where the system does not take it. On Windows
/// and macOS only keep-alive with the system's times (untested there): the heartbeat has to do.
bool watchLink(qintptr socket);

} // namespace pw::devices
