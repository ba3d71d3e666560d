// SPDX-License-Identifier: Apache-2.0
#include "core/store/feedstate.h"

#include <QSysInfo>

#include <algorithm>

namespace pw::store {

Moment Moment::now(const Clock &clock)
{
    static const QString BootId = QString::fromLatin1(QSysInfo::bootUniqueId()); // out of a file
    return {BootId, clock.sinceBoot(), clock.now()};
}

std::optional<std::chrono::seconds> cacheAge(const FeedState &state, const Clock &clock)
{
    using std::chrono::seconds;
    if (!state.upToDate || state.inDoubt)
        return {};
    const Moment now = Moment::now(clock);
    if (now.bootId == state.upToDate->bootId)
        return std::chrono::floor<seconds>(now.sinceBoot - state.upToDate->sinceBoot);
    const std::chrono::milliseconds byWall(state.upToDate->wallAt.msecsTo(now.wallAt));
    if (byWall.count() < 0)
        return {};
    return std::max(std::chrono::floor<seconds>(byWall),
                    std::chrono::floor<seconds>(now.sinceBoot));
}

} // namespace pw::store
