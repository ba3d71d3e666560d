// SPDX-License-Identifier: Apache-2.0
#include "core/domain/unitstate.h"

namespace pw::domain {

bool hasEnded(Lifecycle lifecycle)
{
    switch (lifecycle) {
    case Lifecycle::Allocated:
    case Lifecycle::Encoded:
    case Lifecycle::Commissioned: return false;
    case Lifecycle::Decommissioned:
    case Lifecycle::Sampled:
    case Lifecycle::Destroyed: return true;
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain
