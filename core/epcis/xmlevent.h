// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/xmlelement.h"

#include <QJsonObject>

namespace pw::epcis {

/// Whether an element is one of the five event types.
bool isXmlEvent(const XmlElement &element);

/// The event as the JSON binding has it. `path` is that of the element, for errors.
Result<QJsonObject, XmlError> jsonOfXmlEvent(const XmlElement &element, XmlNames &names,
                                             const QString &path);

} // namespace pw::epcis
