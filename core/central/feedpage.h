// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"

namespace pw::central {

/// Cuts the lists of a page where `limit` rows in all end, and says up to which number it reaches.
void trim(FeedPage &page, const FeedQuery &query);

/// `01/` and the GTIN: what an index finds the units of a product by.
QString productKey(const domain::FeedScope &scope);

} // namespace pw::central
