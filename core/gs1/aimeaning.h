// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QString>

namespace pw::gs1 {

struct ElementView;

/// What the value of an AI is, in one line of English (after the GS1 General Specifications,
/// chapter 3), as their data titles are English everywhere. Empty where there is no such AI.
QLatin1StringView meaningOf(QStringView ai);

/// A checked value as people read it: `2028-05-31`, `2028-05` where the label said day 00,
/// `2028-05-31 14:30`, `1.250 kg`, `EUR 12.50`. Empty where that is no other than the value itself.
/// `currentYear` decides the century of dates.
QString readableValue(const ElementView &element, int currentYear);

} // namespace pw::gs1
