// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/storeaudit.h"

#include <QIODevice>

namespace pw::central {

/// Writes the events of a range, in the order in which they were recorded, as one EPCISDocument
/// (EPCIS 2.0 JSON-LD), an event a line: each byte for byte as it was captured, with the `@context`
/// it needs beside the document's. Memory does not grow with the range.
/// @returns how many; StoreError::Code::Io where the device did not take it
Result<qint64, StoreError> exportEvents(StoreAudit &audit, const RecordedRange &range,
                                        const QDateTime &creationDate, QIODevice &device);

} // namespace pw::central
