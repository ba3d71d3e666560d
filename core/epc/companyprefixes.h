// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <unordered_map>

namespace pw::epc {

/// Why a list of company prefixes is not taken, and in which line of it.
struct PrefixListError
{
    enum class Code {
        Damaged,  ///< a gzip file that does not unpack
        BadLine,  ///< not `prefix,length` with 3 to 12 digits and 0 or 4 to 12
        Ambiguous ///< the same prefix twice with different lengths
    };
    Code code;
    qsizetype line = 0; ///< counted from 1
    friend bool operator==(const PrefixListError &, const PrefixListError &) = default;
};

/// Why no company prefix can be told.
enum class PrefixError {
    Unknown,          ///< in no list; a guess would make another company's number of it
    NotACompanyPrefix ///< restricted circulation, coupons, and what else belongs to no company
};

/// Where the GS1 Company Prefix of a key ends, which neither element string nor Digital Link says.
/// A site's own prefixes win; else the longest match in GS1's list counts (GS1 publishes it dated;
/// an administrator loads a newer one).
class CompanyPrefixes
{
public:
    CompanyPrefixes() = default;

    /// Reads lines of `prefix,gcpLength`, packed by gzip or not; a heading and lines that begin
    /// with `#` may stand before them.
    static Result<CompanyPrefixes, PrefixListError> fromCsv(const QByteArray &csv);

    /// Takes the site's own prefixes, 4 to 12 digits each. False if one is something else: then
    /// none is taken.
    bool setOwn(const QStringList &prefixes);

    /// How many of the digits a key begins with (indicator or extension digit left out) are its
    /// company prefix.
    Result<int, PrefixError> lengthIn(QStringView digits) const;

    qsizetype size() const { return qsizetype(m_lengths.size()); }

private:
    std::unordered_map<quint64, int> m_lengths; ///< by digits with a 1 in front
    std::unordered_map<quint64, int> m_own;
};

} // namespace pw::epc
