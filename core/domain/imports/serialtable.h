// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/imports/csvtable.h"
#include "core/domain/imports/statement.h"
#include "core/gs1/gtin.h"

#include <optional>

namespace pw::domain::imports {

/// Why a table says nothing as a whole.
struct TableError
{
    enum class Code {
        Csv,          ///< see `csv`
        Empty,        ///< no row with text
        NoUnitColumn, ///< the heading names neither unit nor serial
        DoubleColumn, ///< the heading names a column twice: `detail`
        NoHeading     ///< neither a heading nor a unit: `detail` is the first cell
    };
    Code code;
    std::optional<CsvError> csv;
    qint64 line = 0;
    QString detail;
};

struct SerialTable
{
    QList<Row> rows;
    QStringList ignoredColumns; ///< of the heading, by names that mean nothing here
};

/// A table of units: one row a unit, and what it is in.
///
/// The heading names the columns, in any order and case: `unit` (or `child`, `epc`, `sscc`),
/// `parent` (or `container`), `gtin`, `serial`, `lot` (or `batch`), `expiry` (ISO date; or `exp`),
/// `level`, `state`. A unit is an SSCC of 18 digits, `(01)…(21)…`, a Digital Link, an EPC URN or
/// our own key; or `gtin` and `serial` together name it. Without heading the first column is the
/// unit, the second its parent: a plain list of serials. `product` stands in for `gtin` where a row
/// has none.
Result<SerialTable, TableError> readSerialTable(const QByteArray &file, int currentYear,
                                                const std::optional<gs1::Gtin> &product = {});

} // namespace pw::domain::imports
