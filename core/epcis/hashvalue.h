// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::epcis {

/// A number as the event hash writes it: `10`, `0.3`, `1e-07`; whole numbers without exponent,
/// however large.
QString hashNumber(double number);

/// A value in its one spelling for the event hash (CBV 2.0, 8.9.3): blanks around it gone, CBV URNs
/// as web URIs, what reads as a number as that number, GS1 keys as constrained Digital Links.
QString hashValue(const QString &text);

/// The vocabularies whose bare words the hash writes as URIs.
enum class HashVocabulary {
    None,
    BizStep,
    Disposition,
    BizTransactionType,
    SourceDestType,
    Sensor,
    Component
};

/// The URI of a bare word, any other text as it came.
QString hashWord(HashVocabulary vocabulary, const QString &text);

} // namespace pw::epcis
