// SPDX-License-Identifier: Apache-2.0
#include "devices/repeatfilter.h"

namespace pw::devices {

bool RepeatFilter::seen(const QByteArray &bytes, std::chrono::nanoseconds at)
{
    if (m_window.count() == 0)
        return false;
    for (auto code = m_recent.begin(); code != m_recent.end();) {
        if (at - code.value() > m_window)
            code = m_recent.erase(code);
        else
            ++code;
    }
    const bool repeated = m_recent.contains(bytes);
    m_recent.insert(bytes, at);
    return repeated;
}

} // namespace pw::devices
