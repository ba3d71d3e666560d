// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::epcis {

/// Where and why a document is refused. `path` is a JSON pointer such as
/// `/epcisBody/eventList/3/bizStep`.
struct DocumentError
{
    enum class Code {
        NotJson,
        DuplicateMember,
        TooDeep,
        NotADocument, ///< type, @context, schemaVersion or eventList missing or wrong
        MissingMember,
        BadValue,
        NotAllowedHere, ///< such as persistentDisposition in an AggregationEvent
        BadIdentifier
    };
    Code code;
    QString path;
    QString detail; ///< what was found, shortened; for logs and problem documents
};

} // namespace pw::epcis
