// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/symbolencoder.h"
#include "core/scan/benchcommand.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace pw::labels {

/// The commands a bench is worked with by scanner alone, in the order of the sheet.
const QList<scan::BenchCommand> &sheetCommands();

/// A reason to choose by scanner, in the words of the sheet's language.
struct SheetReason
{
    QString code; ///< of the site's rules, such as "DAMAGED"
    QString text;
};

/// The sheet of command codes of one site as an HTML page for A4 paper; each code is a Data Matrix.
/// `key` is the site's secret, `orders` are numbers of rework orders (letters, digits and '-', up
/// to 40), `language` "de" for German, else English.
Result<QByteArray, EncodeError> commandSheetHtml(const QByteArray &key,
                                                 const QList<SheetReason> &reasons,
                                                 const QStringList &orders, QStringView language);

} // namespace pw::labels
