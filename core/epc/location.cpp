// SPDX-License-Identifier: Apache-2.0
#include "core/epc/location.h"

#include "core/epc/epcurn.h"
#include "core/gs1/checkdigit.h"
#include "core/gs1/digitallink.h"

namespace pw::epc {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype MaxExtension = 20;

Result<Location, EpcError> fromUrn(QStringView uri)
{
    const auto urn = EpcUrn::parse(uri);
    if (!urn)
        return Failure{urn.error()};
    if (urn->scheme != "sgln"_L1)
        return Failure{EpcError::Unsupported};
    if (urn->serial.size() > MaxExtension)
        return Failure{EpcError::NotAnIdentifier};
    const QByteArray digits = (urn->company + urn->reference).toLatin1();
    const char check = gs1::checkDigit(std::span(digits.constData(), size_t(digits.size())));
    const auto gln = gs1::Gln::parse(QString(QLatin1StringView(digits) + QLatin1Char(check)));
    if (!gln)
        return Failure{EpcError::NotAnIdentifier};
    return Location{*gln, urn->serial == "0"_L1 ? QString() : urn->serial};
}

} // namespace

Result<Location, EpcError> Location::fromUri(QStringView uri)
{
    if (isEpcUrn(uri))
        return fromUrn(uri);
    const auto link = gs1::DigitalLink::parse(uri, gs1::DigitalLink::Reading::Lenient);
    if (!link)
        return Failure{EpcError::NotAnIdentifier};
    const auto &[key, digits] = link->path.first();
    const auto &[lastAi, lastValue] = link->path.last();
    if (key != "414"_L1 || lastAi == "7040"_L1)
        return Failure{EpcError::Unsupported};
    const auto gln = gs1::Gln::parse(digits);
    if (!gln)
        return Failure{EpcError::NotAnIdentifier};
    return Location{*gln, lastAi == "254"_L1 ? lastValue : QString()};
}

QString Location::toUri() const
{
    const QString site = "https://id.gs1.org/414/"_L1 + gln.digits();
    return extension.isEmpty() ? site : QString(site + "/254/"_L1 + gs1::percentEncoded(extension));
}

} // namespace pw::epc
