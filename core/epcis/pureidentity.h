// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>
#include <optional>

namespace pw::epcis {

/// How many digits the GS1 Company Prefix at the start of `digits` has (6 to 12), or nothing where
/// that is not known. `digits` is a GTIN without its indicator, an SSCC without its extension
/// digit, any other key as it is; a prefix length is never guessed.
using CompanyPrefixLength = std::function<std::optional<int>(QStringView digits)>;

enum class PureIdentityError {
    NotAnIdentifier, ///< a Digital Link with a wrong check digit, length or escape
    NoCompanyPrefix, ///< its length is not known
    NoUrn            ///< a key that has no EPC URN
};

/// The EPC URN (EPC Tag Data Standard 6 and 7) of a Digital Link, for partners that know no other
/// form: finest level only. Other URIs come back as they are.
Result<QString, PureIdentityError> pureIdentityOf(const QString &uri,
                                                  const CompanyPrefixLength &companyPrefixLength);

} // namespace pw::epcis
