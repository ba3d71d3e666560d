// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epc.h"
#include "core/epc/location.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using pw::epc::Epc;
using pw::epc::Location;
using pw::fuzz::require;
using pw::gs1::DigitalLink;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString uri = QString::fromUtf8(QByteArrayView(data, qsizetype(size)));

    const auto strict = DigitalLink::parse(uri);
    const auto lenient = DigitalLink::parse(uri, DigitalLink::Reading::Lenient);
    if (strict)
        require(lenient && *lenient == *strict);
    if (lenient) {
        const auto canonical = DigitalLink::parse(lenient->toCanonicalUri());
        require(canonical && canonical->path == lenient->path && canonical->query.isEmpty());
    }

    if (const auto epc = Epc::fromUri(uri)) {
        const auto ofKey = Epc::fromKey(epc->key());
        require(ofKey && *ofKey == *epc);
        const auto ofUri = Epc::fromUri(epc->toUri());
        require(ofUri && *ofUri == *epc);
    }
    if (const auto epc = Epc::fromKey(uri))
        require(epc->key() == uri);
    if (const auto place = Location::fromUri(uri)) {
        const auto again = Location::fromUri(place->toUri());
        require(again && *again == *place);
    }
    return 0;
}
