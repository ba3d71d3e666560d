// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epc.h"

#include "core/epc/epcurn.h"

namespace pw::epc {

namespace {

using namespace Qt::StringLiterals;

constexpr auto SsccPath = "00/"_L1;
constexpr auto GtinPath = "01/"_L1;
constexpr auto SerialPath = "/21/"_L1;

Result<Epc, EpcError> sgtinOf(QStringView gtinDigits, const QString &serial)
{
    const auto gtin = gs1::Gtin::parse(gtinDigits);
    if (!gtin)
        return Failure{EpcError::NotAnIdentifier};
    const auto sgtin = Sgtin::make(*gtin, serial);
    if (!sgtin)
        return Failure{EpcError::NotAnIdentifier};
    return Epc(*sgtin);
}

Result<Epc, EpcError> ssccOf(QStringView digits)
{
    const auto sscc = gs1::Sscc::parse(digits);
    if (!sscc)
        return Failure{EpcError::NotAnIdentifier};
    return Epc(*sscc);
}

} // namespace

Result<Epc, EpcError> Epc::fromKey(QStringView key)
{
    if (key.startsWith(SsccPath))
        return ssccOf(key.sliced(SsccPath.size()));
    constexpr qsizetype SerialAt = GtinPath.size() + gs1::Gtin::Length;
    if (!key.startsWith(GtinPath) || key.size() < SerialAt
        || !key.sliced(SerialAt).startsWith(SerialPath))
        return Failure{EpcError::NotAnIdentifier};
    const auto serial = gs1::percentDecoded(key.sliced(SerialAt + SerialPath.size()));
    if (!serial)
        return Failure{EpcError::NotAnIdentifier};
    auto epc = sgtinOf(key.sliced(GtinPath.size(), gs1::Gtin::Length), *serial);
    // Keys are compared as text, so a second spelling of one must not come in.
    if (epc && epc->key() != key)
        return Failure{EpcError::NotAnIdentifier};
    return epc;
}

Result<Epc, EpcError> Epc::fromUri(QStringView uri)
{
    if (isEpcUrn(uri)) {
        const auto named = linkFromUrn(uri);
        if (!named)
            return Failure{named.error()};
        return fromDigitalLink(*named);
    }
    const auto link = gs1::DigitalLink::parse(uri, gs1::DigitalLink::Reading::Lenient);
    if (!link)
        return Failure{EpcError::NotAnIdentifier};
    return fromDigitalLink(*link);
}

Result<Epc, EpcError> Epc::fromDigitalLink(const gs1::DigitalLink &link)
{
    if (link.path.isEmpty())
        return Failure{EpcError::NotAnIdentifier};
    const auto &[ai, value] = link.path.first();
    if (ai == "00"_L1)
        return ssccOf(value);
    if (ai != "01"_L1)
        return Failure{EpcError::Unsupported};
    const auto &[lastAi, lastValue] = link.path.last();
    if (lastAi == "21"_L1)
        return sgtinOf(value, lastValue);
    // Third-party serials (235) are another numbering, not ours to mix with serials.
    return Failure{lastAi == "235"_L1 ? EpcError::Unsupported : EpcError::ClassOnly};
}

QString Epc::key() const
{
    if (const gs1::Sscc *unit = sscc())
        return SsccPath + unit->digits();
    return GtinPath + sgtin()->gtin().digits() + SerialPath
           + gs1::percentEncoded(sgtin()->serial());
}

QString Epc::toUri() const
{
    return "https://id.gs1.org/"_L1 + key();
}

QString Epc::toHri() const
{
    if (const gs1::Sscc *unit = sscc())
        return "(00) "_L1 + unit->digits();
    return "(01) "_L1 + sgtin()->gtin().digits() + " (21) "_L1 + sgtin()->serial();
}

} // namespace pw::epc
