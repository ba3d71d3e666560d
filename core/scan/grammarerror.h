// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::scan {

/// The numbering a product and its serial belong to, where it is not GS1's.
enum class Scheme {
    Ppn,           ///< Pharmacy Product Number of IFA, ISO/IEC 15434 with DI 9N
    Hibc,          ///< labeler, product and unit of measure of ANSI/HIBC 2.6
    ChinaDrugCode, ///< 20 digits of the Chinese drug traceability code
};

/// Why a code of another grammar is refused, where, and in which of its fields.
struct GrammarError
{
    enum class Code {
        Truncated,         ///< ends before its trailer, or within a field
        UnknownFormat,     ///< an ISO/IEC 15434 format other than 06
        BadIdentifier,     ///< not a data identifier: digits and one capital letter
        EmptyField,        ///< two separators in a row, or an identifier without value
        BadLength,         ///< a value shorter or longer than its field permits
        BadCharacter,      ///< outside the field's character set
        BadCheckCharacter, ///< check digits or check character are wrong
        BadDate,           ///< a date that does not exist
        ConflictingValues, ///< the same field twice with different values
        NoProduct,         ///< says nothing of what it is a serial or lot of
        NeedsPrimary,      ///< HIBC: the secondary code alone; the product is in another symbol
        WrongLink          ///< HIBC: the secondary code belongs to another primary code
    };
    Scheme scheme;
    Code code;
    qsizetype offset = 0; ///< characters into the data, AIM identifier not counted
    QString field;        ///< data identifier such as "9N", or the field's name in HIBC

    friend bool operator==(const GrammarError &, const GrammarError &) = default;
};

} // namespace pw::scan
