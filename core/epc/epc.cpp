// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epc.h"

#include "core/gs1/digitallink.h"

namespace pw::epc {

using namespace Qt::StringLiterals;

namespace {

constexpr auto CanonicalHost = "https://id.gs1.org/"_L1;

} // namespace

Result<Epc, EpcError> Epc::fromKey(QStringView key)
{
    return fromUri(QString(CanonicalHost + key));
}

Result<Epc, EpcError> Epc::fromUri(QStringView uri)
{
    const auto link = gs1::DigitalLink::parse(uri);
    if (!link)
        return Failure{EpcError::NotAnIdentifier};
    const auto &key = link->path[0];
    if (key.ai == "00"_L1)
        return Epc(*gs1::Sscc::parse(key.value));
    if (key.ai != "01"_L1)
        return Failure{EpcError::Unsupported};
    for (const auto &part : link->path) {
        if (part.ai != "21"_L1)
            continue;
        const auto sgtin = Sgtin::make(*gs1::Gtin::parse(key.value), part.value);
        if (!sgtin)
            return Failure{EpcError::NotAnIdentifier};
        return Epc(*sgtin);
    }
    return Failure{EpcError::ClassOnly};
}

QString Epc::key() const
{
    if (const auto *unit = sscc())
        return u"00/"_s + unit->digits();
    return u"01/"_s + sgtin()->gtin().digits() + u"/21/"_s + gs1::percentEncoded(sgtin()->serial());
}

QString Epc::toUri() const
{
    return CanonicalHost + key();
}

QString Epc::toHri() const
{
    if (const auto *unit = sscc())
        return u"(00) "_s + unit->digits();
    return u"(01) "_s + sgtin()->gtin().digits() + u" (21) "_s + sgtin()->serial();
}

} // namespace pw::epc
