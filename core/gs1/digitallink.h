// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace pw::gs1 {

/// Why a URI is not a GS1 Digital Link (GS1 Digital Link Standard: URI Syntax).
enum class DigitalLinkError {
    NotAUri,      ///< not http or https with a host
    NoKey,        ///< no primary key AI in the path
    BadQualifier, ///< a qualifier in the wrong order, unknown, or in the query
    BadValue,     ///< check digit, length or characters
    BadEscape     ///< broken percent-encoding
};

/// Percent-encodes everything outside `A-Z a-z 0-9 - . _ ~`, as the GS1 engine does in path values.
QString percentEncoded(QStringView value);

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
    QList<Part> query; ///< known AIs in the query; others are ignored

    /// Lenient on input: any host, any path prefix before the key, GTIN-8/12/13 padded.
    static Result<DigitalLink, DigitalLinkError> parse(QStringView uri);

    /// `https://id.gs1.org/01/…/21/…`, no query.
    QString toCanonicalUri() const;

    friend bool operator==(const DigitalLink &, const DigitalLink &) = default;
};

} // namespace pw::gs1
