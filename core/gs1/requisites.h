// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/elementstring.h"

namespace pw::gs1 {

/// The first AI that asks for others which are not there (General Specifications, 4.14): a lot
/// without a trade item, a count without its content. `label` holds the elements of *all* symbols
/// of one label: a pallet label has (00) in one and (02)(37) in another. Nothing if all is there.
std::optional<QString> firstUnmetRequisite(const QList<ElementString::Element> &label);

} // namespace pw::gs1
