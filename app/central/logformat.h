// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace pw::central {

/// From now on every log entry is one line on stderr: time, level, category, message. Whatever a
/// message contains cannot start a second line. Where nobody reads stderr, entries are dropped and
/// counted: a full pipe must not stop the work.
void installLogFormat();

} // namespace pw::central
