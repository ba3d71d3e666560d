// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epc/epcerror.h"
#include "core/gs1/digitallink.h"

#include <QString>

namespace pw::epc {

class CompanyPrefixes;

/// Whether `text` begins like an EPC URN.
bool isEpcUrn(QStringView text);

/// What an EPC URN names, as a Digital Link: key and at most its finest qualifier. Reads pure
/// identities `urn:epc:id:` of sgtin, sscc, sgln, pgln, grai, giai, gsrn, gsrnp, gdti, sgcn, cpi,
/// ginc, gsin, itip and upui, classes `urn:epc:class:lgtin:`, and patterns `urn:epc:idpat:` whose
/// only star is the last field (EPC Tag Data Standard 1.13, 6 and 8). Other schemes are
/// Unsupported.
Result<gs1::DigitalLink, EpcError> linkFromUrn(QStringView urn);

/// Why a Digital Link cannot be said as a URN.
enum class UrnError {
    NoScheme,         ///< no EPC scheme has that key or qualifier
    UnknownPrefix,    ///< no list says where the company prefix ends
    NotACompanyPrefix ///< no company owns the number: restricted circulation, GTIN-8
};

/// The EPC URN of what a Digital Link names, for partners of EPCIS 1.2. Only the finest qualifier
/// counts, and no query. Never guesses a company prefix.
Result<QString, UrnError> urnFromLink(const gs1::DigitalLink &link,
                                      const CompanyPrefixes &prefixes);

/// One spelling per object: the constrained, canonical Digital Link (finest level only, no query,
/// GTIN-14, `https://id.gs1.org`) of any Digital Link, older spellings included, or EPC URN.
Result<QString, EpcError> canonicalUri(QStringView uri);

} // namespace pw::epc
