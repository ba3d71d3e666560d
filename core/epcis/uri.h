// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::epcis {

/// Whether `text` is a URI by its characters (RFC 3986): a scheme, a colon, no blanks, whole
/// escapes. A prefixed name such as `agw:operation` counts too, as in the JSON schema.
bool isUri(QStringView text);

/// Whether `uri` claims to be a GS1 identifier and is none: an `urn:epc:id:sgtin`/`sscc` or a
/// Digital Link with a wrong check digit, length, qualifier or escape. URIs of other people are
/// never wrong.
bool isBrokenIdentifier(const QString &uri);

/// One spelling per object, class and place: the canonical Digital Link of what carries a GS1 key,
/// other URIs as they came.
QString canonicalId(const QString &uri);

} // namespace pw::epcis
