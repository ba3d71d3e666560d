// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/eventqueryreader.h"

namespace pw::central {

/// HASATTR_<field>, EQ_ATTR_<field>_<attribute> and EQATTR_…, as the standard's two texts spell it.
bool isAttributeParameter(const QString &name);

/// What such a parameter asks for; else why it cannot be asked, for people.
///
/// Fields are bizStep, disposition, readPoint, bizLocation, epcClass, inputEPCClass,
/// outputEPCClass, anyEPCClass and those of extensions (`prefix:name`). An attribute is
/// `prefix:name` or a URI; a bare word is one of the CBV (`city` is `cbvmda:city`).
Result<AttributeCondition, QString> attributeCondition(const QueryParameter &parameter,
                                                       const ExtensionNames &names);

} // namespace pw::central
