// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventexport.h"

#include "core/epcis/jsonld.h"

namespace pw::central {

Result<qint64, StoreError> exportEvents(StoreAudit &audit, const RecordedRange &range,
                                        const QDateTime &creationDate, QIODevice &device)
{
    const QByteArray empty = epcis::captureDocument({}, creationDate);
    const qsizetype place = empty.lastIndexOf(']'); // the list of events is the last one
    bool written = device.write(empty.first(place)) == place;
    qint64 count = 0;
    const auto read = audit.eachEvent(range, [&](const StoredEvent &event) {
        QByteArray text = count++ == 0 ? "\n{" : ",\n{";
        if (!event.context.isEmpty())
            text += "\"@context\":" + event.context + ',';
        text += event.json.sliced(1);
        written = written && device.write(text) == text.size();
    });
    if (!read)
        return Failure{read.error()};
    const QByteArray end = '\n' + empty.sliced(place) + '\n';
    if (!written || device.write(end) != end.size())
        return Failure{StoreError{StoreError::Code::Io, device.errorString()}};
    return count;
}

} // namespace pw::central
