// SPDX-License-Identifier: Apache-2.0
#include "core/central/queryvalues.h"

#include "core/epcis/instant.h"

#include <cmath>

namespace pw::central {

std::optional<double> numberOf(const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<double> numberOrTime(const QString &text)
{
    if (const auto number = numberOf(text))
        return number;
    const auto time = epcis::instantFromText(text);
    return time ? std::optional(double(time->toMSecsSinceEpoch())) : std::nullopt;
}

} // namespace pw::central
