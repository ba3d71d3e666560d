// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace pw::domain::imports {

/// One row of a CSV file.
struct CsvRow
{
    qint64 line = 0; ///< where it begins, from 1
    QStringList cells;
    friend bool operator==(const CsvRow &, const CsvRow &) = default;
};

/// Why a file is no CSV, and where.
struct CsvError
{
    enum class Code {
        NotUtf8,
        Nul,           ///< a binary file
        OpenQuote,     ///< the quote that begins here never ends
        TextAfterQuote ///< something other than a separator follows a closing quote
    };
    Code code;
    qint64 line = 0;
    qint64 column = 0; ///< characters, from 1
    friend bool operator==(const CsvError &, const CsvError &) = default;
};

/// RFC 4180, and what programs write in its name: a byte order mark, lines that end in LF,
/// semicolons or tabs as separators (the one most frequent in the first line that has any, outside
/// quotes). Blanks around unquoted cells go. Lines without any text are left out, and so are those
/// that begin with `#`.
Result<QList<CsvRow>, CsvError> readCsv(const QByteArray &file);

/// One line without its end; a cell is quoted where it must be.
QByteArray csvLine(const QStringList &cells, char separator = ',');

} // namespace pw::domain::imports
