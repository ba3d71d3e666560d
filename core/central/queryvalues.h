// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

/// What the texts of query parameters may also be.
namespace pw::central {

/// A finite number.
std::optional<double> numberOf(const QString &text);

/// The same, or a date-time in milliseconds since 1970 UTC.
std::optional<double> numberOrTime(const QString &text);

} // namespace pw::central
