// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/jsonld.h"
#include "core/epcis/validator.h"
#include "core/epcis/xml12.h"
#include "core/epcis/xmldocument.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace pw::epcis;
using pw::fuzz::require;

/// What a partner's XML says can be hashed, read and judged; what 1.2 can say of it reads the same
/// again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray xml(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto document = readXmlDocument(xml);
    if (!document) {
        require(document.error().line >= 0 && document.error().detail.size() <= 80);
        return 0;
    }
    require(document->places.size() == document->events.size());
    for (const QJsonObject &object : document->events) {
        require(!prehashOf(object, document->hashContext).isEmpty());
        const auto event = eventFromJson(object);
        if (!event || !validate(*event).isEmpty())
            continue;
        const auto again = eventFromJson(toJson(*event));
        require(again && *again == *event);
        const auto told = xml12Document({*event}, document->context, event->eventTime,
                                        [](QStringView) { return 7; });
        if (!told)
            continue;
        const auto back = readXmlDocument(told->xml);
        require(back && back->events.size() == 1);
    }
    return 0;
}
