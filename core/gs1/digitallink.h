// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw::gs1 {

/// Why a URI is not a GS1 Digital Link (GS1 Digital Link Standard: URI Syntax).
enum class DigitalLinkError {
    NotAUri,      ///< not http or https with a host and a path, or characters no URI has
    NoKey,        ///< no primary key AI in the path
    BadQualifier, ///< a qualifier in the wrong order, unknown, or in the query
    BadAttribute, ///< an AI in the query that is unknown, there twice, or excluded by another
    BadValue,     ///< check digit, length, characters or content
    BadEscape     ///< broken percent-encoding
};

/// Percent-encodes everything outside `A-Z a-z 0-9 - . _ ~`, as the GS1 engine does in path values.
QString percentEncoded(QStringView value);

/// Undoes percent-encoding; nothing if an escape is broken or stands for no ASCII character.
std::optional<QString> percentDecoded(QStringView text);

/// The path of a Digital Link as AI/value pairs in canonical order: key first, then qualifiers
/// (01 -> 22, 10, 21 or only 235; 414 -> 254; …).
struct DigitalLink
{
    struct Part
    {
        QString ai;
        QString value; ///< decoded
        friend bool operator==(const Part &, const Part &) = default;
    };
    QList<Part> path;
    QList<Part> query; ///< AIs in the query; what is not a number there is ignored

    /// How much of what older data contains is taken. Any host and any path before the key are
    /// right in either.
    enum class Reading {
        Strict, ///< as the standard has it today
        Lenient ///< GTIN-8, -12 and -13 are padded, names such as /gtin/ and /ser/ understood
    };
    static Result<DigitalLink, DigitalLinkError> parse(QStringView uri,
                                                       Reading reading = Reading::Strict);

    /// The value of an AI in the path or the query.
    std::optional<QString> value(QStringView ai) const;

    /// `https://id.gs1.org/01/…/21/…`, no query.
    QString toCanonicalUri() const;

    friend bool operator==(const DigitalLink &, const DigitalLink &) = default;
};

} // namespace pw::gs1
