// SPDX-License-Identifier: Apache-2.0
#include "core/epc/location.h"

#include "core/epc/epcurn.h"
#include "core/gs1/digitallink.h"

namespace pw::epc {

namespace {

using namespace Qt::StringLiterals;

Result<Location, EpcError> fromLink(const gs1::DigitalLink &link)
{
    const auto &[key, digits] = link.path.first();
    const auto &[lastAi, lastValue] = link.path.last();
    if (key != "414"_L1 || lastAi == "7040"_L1)
        return Failure{EpcError::Unsupported};
    const auto gln = gs1::Gln::parse(digits);
    if (!gln)
        return Failure{EpcError::NotAnIdentifier};
    return Location{*gln, lastAi == "254"_L1 ? lastValue : QString()};
}

} // namespace

Result<Location, EpcError> Location::fromUri(QStringView uri)
{
    if (isEpcUrn(uri)) {
        const auto named = linkFromUrn(uri);
        if (!named)
            return Failure{named.error()};
        return fromLink(*named);
    }
    const auto link = gs1::DigitalLink::parse(uri, gs1::DigitalLink::Reading::Lenient);
    if (!link)
        return Failure{EpcError::NotAnIdentifier};
    return fromLink(*link);
}

QString Location::toUri() const
{
    const QString site = "https://id.gs1.org/414/"_L1 + gln.digits();
    return extension.isEmpty() ? site : QString(site + "/254/"_L1 + gs1::percentEncoded(extension));
}

} // namespace pw::epc
