// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace pw::test {

/// `urn:uuid:` of a letter, so that tests can name events.
QString letterId(char letter);

/// A JSON array of events that have something for every query parameter, named by letters:
/// a commissioning of packs A and B with lot and expiry; b they go into SSCC 1, its read point as
/// a URN; c it is shipped, with parties and order; d a recalled lot and an amount of a product;
/// e a transformation of C into D; f declares c an error, g corrects it; h a transaction of SSCC 2;
/// i a temperature.
QByteArray queryEvents();

} // namespace pw::test
