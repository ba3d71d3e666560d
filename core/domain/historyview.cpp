// SPDX-License-Identifier: Apache-2.0
#include "core/domain/historyview.h"

namespace pw::domain {

using namespace Qt::StringLiterals;

QLatin1StringView toCode(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Reported: return "reported"_L1;
    case TimelineKind::Hold: return "hold"_L1;
    case TimelineKind::Scan: return "scan"_L1;
    case TimelineKind::Operation: return "operation"_L1;
    case TimelineKind::Left: return "left"_L1;
    case TimelineKind::Entered: return "entered"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain
