// SPDX-License-Identifier: Apache-2.0
#include "core/epc/location.h"

#include "core/gs1/digitallink.h"

namespace pw::epc {

using namespace Qt::StringLiterals;

Result<Location, gs1::KeyError> Location::fromUri(QStringView uri)
{
    const auto link = gs1::DigitalLink::parse(uri);
    if (!link || link->path[0].ai != "414"_L1)
        return Failure{gs1::KeyError::NotDigits};
    const auto gln = gs1::Gln::parse(link->path[0].value);
    if (!gln)
        return Failure{gln.error()};
    Location location{*gln, {}};
    if (link->path.size() > 1 && link->path[1].ai == "254"_L1)
        location.extension = link->path[1].value;
    return location;
}

QString Location::toUri() const
{
    gs1::DigitalLink link{{{u"414"_s, gln.toString()}}, {}};
    if (!extension.isEmpty())
        link.path.append({u"254"_s, extension});
    return link.toCanonicalUri();
}

} // namespace pw::epc
