// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/symbolencoder.h"

#include <QList>

namespace pw::labels {

/// The symbols a scanner must transmit without a fault before it may be used, and what each proves.
enum class TestCode {
    Gs1DataMatrix, ///< AIM identifier ]d2, a separator inside, both cases
    Gs1Linear,     ///< AIM identifier ]C1
    Case,          ///< a symbol that is not GS1 (]C0), letters of both cases
    CharacterSet,  ///< all 82 characters of GS1 data: the keyboard's layout
    Long           ///< several reports or packets, several separators
};

struct TestSheetCode
{
    TestCode id;
    Symbology symbology;
    QString data;     ///< as encode() takes it
    QByteArray frame; ///< what a scanner that is set up right sends, without terminator
};

/// In the order they are scanned. The numbers are of the GS1 demonstration prefix 952, so no goods
/// carry them.
const QList<TestSheetCode> &testSheetCodes();

/// The sheet as one HTML page for A4 paper or the screen, symbols inside at true size. `language`:
/// "de" for German, else English.
Result<QByteArray, EncodeError> testSheetHtml(QStringView language);
/// One symbol as an <svg> element.
Result<QString, EncodeError> testSymbolSvg(TestCode code);

} // namespace pw::labels
