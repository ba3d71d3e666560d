// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epc/companyprefixes.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pw::central {

/// How identifiers are spelt in an answer (header GS1-EPC-Format).
enum class EpcFormat { NoPreference, DigitalLink, Urn, Never };

std::optional<EpcFormat> epcFormatFrom(const QByteArray &header);
QByteArray toHeader(EpcFormat format);

/// An identifier that cannot be said as asked for: nobody knows the length of its company prefix.
struct Untranslatable
{
    QString uri;
};

/// The URI in the format wanted. What is no GS1 identifier, or has no such form, stays as it is.
Result<QString, Untranslatable> translatedUri(const QString &uri, EpcFormat format,
                                              const epc::CompanyPrefixes &prefixes);

/// An event's text with its EPCs, classes, places, parties and transactions in the format wanted;
/// everything else byte for byte.
Result<QByteArray, Untranslatable> translatedEvent(const QByteArray &event, EpcFormat format,
                                                   const epc::CompanyPrefixes &prefixes);

} // namespace pw::central
