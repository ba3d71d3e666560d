// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

#include <chrono>

namespace pw {

/// Where time comes from. Handed in, so that a test can move it.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The wall clock: UTC, milliseconds. May be stepped by the system at any moment.
    virtual QDateTime now() const = 0;

    /// Time since the machine started, counting suspend (CLOCK_BOOTTIME): never steps back, so
    /// ages and time-outs are measured on it and a changed wall clock can neither hide nor invent
    /// age.
    virtual std::chrono::nanoseconds sinceBoot() const = 0;
};

/// The machine's own clocks. Safe in every thread.
class SystemClock : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::nanoseconds sinceBoot() const override;
};

} // namespace pw
