// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventquery.h"

namespace pw::central {

/// What a value of a MATCH_ parameter stands for (EPCIS 2.0, 8.2.7.1.1): a URI as such, whatever
/// its spelling, or all EPCs of a pure identity pattern (`urn:epc:idpat:…*`). A class without lot
/// as a Digital Link is the same as its pattern, so it matches every serial of it.
/// Nothing where the value is no URI, a wrong GS1 identifier or a pattern that means nothing.
std::optional<QList<KeyPattern>> epcPatterns(const QString &uri);

/// The same for classes: GTINs with and without lot. A GTIN does not match its lots; a pattern
/// with more than one star does.
std::optional<QList<KeyPattern>> classPatterns(const QString &uri);

/// A place, or (`withDescendants`) a place and what is inside: every extension of its GLN.
std::optional<QList<KeyPattern>> placePatterns(const QString &uri, bool withDescendants);

} // namespace pw::central
