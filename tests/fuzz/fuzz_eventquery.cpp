// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventanswer.h"
#include "core/central/incoming.h"
#include "core/central/sqliteeventstore.h"
#include "tests/fuzz/require.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdint>

using pw::fuzz::require;
using namespace pw::central;

namespace {

/// A store with nothing in it: what is asked must be a question it can answer.
StoreReader &reader()
{
    static QTemporaryDir folder;
    static const auto store = std::move(*SqliteEventStore::open(folder.path()));
    static const auto opened = std::move(*store->openReader());
    return *opened;
}

void ask(const QList<QueryParameter> &parameters)
{
    const auto query = readEventQuery(parameters, {});
    if (!query) {
        require(query.error().status == 400 || query.error().status == 413);
        return;
    }
    const auto page = reader().events(query->events);
    require(page && page->events.isEmpty());
    require(reader().countEvents(query->events, 1).has_value());
}

} // namespace

/// What central makes of a query in a URL, of one in JSON, and of an event to be taken in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto parameters = QueryParameters::parse(bytes)) {
        (void)pageSizeOf(*parameters);
        ask(queryParametersOf(*parameters));
    }
    const QJsonDocument json = QJsonDocument::fromJson(bytes);
    if (json.isObject()) {
        if (const auto parameters = parametersOf(json.object()))
            ask(*parameters);
        (void)Schedule::parse(json.object());
    }
    if (const auto document = readSingleEvent(bytes)) {
        const EventRecord &event = document->events.first().record;
        require(!event.eventId.isEmpty() && !event.contentHash.isEmpty());
        const auto translated = translatedEvent(event.json, EpcFormat::DigitalLink, {});
        require(translated && QJsonDocument::fromJson(*translated).isObject());
    }
    (void)readXmlCapture(bytes);
    return 0;
}
