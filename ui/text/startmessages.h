// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/startfailure.h"
#include "ui/text/messages.h"

namespace pw::text {

/// Why the station does not start, for the dialogue in its place.
Message messageFor(const domain::StartFailure &failure);

} // namespace pw::text
