// SPDX-License-Identifier: Apache-2.0
#include "core/scan/writtenunit.h"

#include "core/scan/scaninterpreter.h"

namespace pw::scan {

using namespace Qt::StringLiterals;

std::optional<epc::Epc> writtenUnit(const QString &text, int currentYear)
{
    if (const auto sscc = gs1::Sscc::parse(text))
        return epc::Epc(*sscc);
    if (const auto key = epc::Epc::fromKey(text))
        return *key;
    if (const auto uri = epc::Epc::fromUri(text))
        return *uri;
    RawScan scan;
    const bool isBracketed = text.startsWith(u'('); // says itself where each element ends
    if (isBracketed) {
        const auto elements = gs1::ElementString::parseBracketed(text, currentYear);
        if (!elements)
            return {};
        scan.bytes = "]d2" + elements->toData().toLatin1();
    } else {
        scan.bytes = QString(text).replace(u"<GS>"_s, u"\x1d"_s).toUtf8();
    }
    const ScannedThing thing = interpret(scan, {{}, isBracketed, currentYear, {}});
    if (const auto *item = std::get_if<ScannedItem>(&thing))
        return epc::Epc(item->sgtin);
    if (const auto *unit = std::get_if<ScannedLogisticUnit>(&thing))
        return epc::Epc(unit->sscc);
    return {};
}

} // namespace pw::scan
