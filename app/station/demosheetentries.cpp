// SPDX-License-Identifier: Apache-2.0
#include "app/station/demosheetentries.h"

#include "core/base/logging.h"
#include "core/labels/demosheet.h"
#include "resources/demo/demodata.h"

namespace pw::station {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(labels::Symbology symbology)
{
    switch (symbology) {
    case labels::Symbology::Gs1DataMatrix: return u"GS1 DataMatrix"_s;
    case labels::Symbology::Gs1_128: return u"GS1-128"_s;
    case labels::Symbology::DataMatrix: return u"Data Matrix"_s;
    case labels::Symbology::Code128: return u"Code 128"_s;
    case labels::Symbology::Ean13: return u"EAN-13"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<ui::SheetEntry> demoSheetEntries(const QString &language)
{
    QList<ui::SheetEntry> entries;
    const auto sheet = labels::DemoSheet::fromJson(demo::sheetJson());
    if (!sheet) {
        qCWarning(lcApp) << "the demonstration sheet is damaged at" << sheet.error().field;
        return entries;
    }
    for (const labels::DemoEntry &entry : sheet->entries) {
        int number = 0;
        for (const labels::DemoCode &code : entry.codes) {
            ++number;
            const auto symbol = entry.unchecked
                                    ? labels::encodeUnchecked(entry.symbology, code.data)
                                    : labels::encode(entry.symbology, code.data);
            if (!symbol) {
                qCWarning(lcApp) << "no symbol for" << code.id << symbol.error().detail;
                continue;
            }
            QString title = entry.title.in(language);
            if (entry.codes.size() > 1)
                title += u" · %1"_s.arg(number);
            entries.append({title, entry.explanation.in(language), nameOf(entry.symbology), *symbol,
                            code.frame});
        }
    }
    return entries;
}

} // namespace pw::station
