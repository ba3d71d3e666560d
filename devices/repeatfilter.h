// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>

#include <chrono>

namespace pw::devices {

/// Knows a code that one device sends again and again while it stays in front of it. Pure.
class RepeatFilter
{
public:
    /// 0: nothing is a repeat.
    explicit RepeatFilter(std::chrono::milliseconds window = {}) : m_window(window) {}

    /// Whether the same bytes came within the window before `at`; each time begins it anew, so a
    /// label that stays in view is one scan.
    bool seen(const QByteArray &bytes, std::chrono::nanoseconds at);

private:
    std::chrono::milliseconds m_window;
    QHash<QByteArray, std::chrono::nanoseconds> m_recent; ///< no older than the window
};

} // namespace pw::devices
