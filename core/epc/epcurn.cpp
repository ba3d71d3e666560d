// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epcurn.h"

#include "core/gs1/charset.h"
#include "core/gs1/digitallink.h"

#include <algorithm>

namespace pw::epc {

namespace {

using namespace Qt::StringLiterals;

constexpr auto Prefix = "urn:epc:"_L1;

struct Scheme
{
    QLatin1StringView name;
    qsizetype digits; ///< of company prefix and reference together
    bool hasSerial;
};
constexpr Scheme Schemes[]{{"sgtin"_L1, 13, true}, {"sscc"_L1, 17, false}, {"sgln"_L1, 12, true}};

/// The serial of a URN; characters that mean something in a URN must be escaped there.
std::optional<QString> serialOf(QStringView text)
{
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return "\"&/<>?"_L1.contains(c); }))
        return std::nullopt;
    auto serial = gs1::percentDecoded(text);
    if (!serial || serial->isEmpty() || gs1::firstOutsideSet82(*serial) >= 0)
        return std::nullopt;
    return serial;
}

} // namespace

bool isEpcUrn(QStringView text)
{
    return text.startsWith(Prefix, Qt::CaseInsensitive);
}

Result<EpcUrn, EpcError> EpcUrn::parse(QStringView urn)
{
    if (!isEpcUrn(urn))
        return Failure{EpcError::NotAnIdentifier};
    const QStringView rest = urn.sliced(Prefix.size());
    if (rest.startsWith("idpat:"_L1) || rest.startsWith("class:"_L1))
        return Failure{EpcError::ClassOnly};
    constexpr auto Id = "id:"_L1;
    const qsizetype colon = rest.startsWith(Id) ? rest.indexOf(u':', Id.size()) : -1;
    if (colon < 0)
        return Failure{EpcError::NotAnIdentifier};

    const QStringView name = rest.sliced(Id.size(), colon - Id.size());
    const auto scheme = std::find_if(std::begin(Schemes), std::end(Schemes),
                                     [name](const Scheme &s) { return s.name == name; });
    if (scheme == std::end(Schemes))
        return Failure{EpcError::Unsupported};

    // The serial may hold dots itself: only the first two part the fields.
    const QStringView fields = rest.sliced(colon + 1);
    const qsizetype first = fields.indexOf(u'.');
    if (first < 0)
        return Failure{EpcError::NotAnIdentifier};
    const qsizetype second = scheme->hasSerial ? fields.indexOf(u'.', first + 1) : fields.size();
    if (second < 0)
        return Failure{EpcError::NotAnIdentifier};
    const QStringView company = fields.first(first);
    const QStringView reference = fields.sliced(first + 1, second - first - 1);
    if (company.size() < 6 || company.size() > 12
        || company.size() + reference.size() != scheme->digits || !gs1::isAllDigits(company)
        || !gs1::isAllDigits(reference))
        return Failure{EpcError::NotAnIdentifier};

    EpcUrn parsed{name.toString(), company.toString(), reference.toString(), {}};
    if (scheme->hasSerial) {
        auto serial = serialOf(fields.sliced(second + 1));
        if (!serial)
            return Failure{EpcError::NotAnIdentifier};
        parsed.serial = *std::move(serial);
    }
    return parsed;
}

} // namespace pw::epc
