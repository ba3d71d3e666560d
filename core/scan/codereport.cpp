// SPDX-License-Identifier: Apache-2.0
#include "core/scan/codereport.h"

#include "core/gs1/aimeaning.h"
#include "core/gs1/digitallink.h"

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;

CodeField fieldOf(const gs1::ElementView &element, int currentYear)
{
    return {element.ai.toString(),
            element.entry->title.toString(),
            gs1::meaningOf(element.ai),
            element.value.toString(),
            gs1::readableValue(element, currentYear),
            element.offset};
}

void readFields(const QString &data, int currentYear, CodeReport &report)
{
    gs1::ElementViews elements;
    const auto error = gs1::readElements(data, currentYear, elements);
    for (const gs1::ElementView &element : elements)
        report.fields.append(fieldOf(element, currentYear));
    if (error)
        return;
    if (const auto symbol = gs1::ElementString::parse(data, currentYear))
        report.label = gs1::checkLabel(std::span(&*symbol, 1));
}

void readLinkFields(const QString &uri, int currentYear, CodeReport &report)
{
    const auto link = gs1::DigitalLink::parse(uri);
    if (!link)
        return;
    for (const auto &part : link->path + link->query) {
        if (const gs1::AiEntry *entry = gs1::findAi(part.ai))
            report.fields.append(fieldOf({entry, part.ai, part.value, 0}, currentYear));
    }
}

/// The URI of what a thing names.
struct Identity
{
    QString operator()(const ScannedItem &item) const { return epc::Epc(item.sgtin).toUri(); }
    QString operator()(const ScannedLogisticUnit &unit) const
    {
        return epc::Epc(unit.sscc).toUri();
    }
    QString operator()(const ScannedProductOnly &product) const
    {
        return gs1::DigitalLink{{{u"01"_s, product.gtin.toString()}}, {}}.toCanonicalUri();
    }
    QString operator()(const ScannedLocation &scanned) const { return scanned.location.toUri(); }
    QString operator()(const auto &) const { return {}; }
};

bool isElementString(const CodeReport &report)
{
    const auto &id = report.symbol->symbology;
    return !id || id->isGs1ElementString();
}

} // namespace

CodeReport inspect(const RawScan &scan, const InterpretContext &context,
                   const epc::CompanyPrefixes &prefixes)
{
    CodeReport report{scan.bytes, {}, {}, interpret(scan, context), {}, {}, {}, {}, {}, {}};
    if (context.framing.payload == Payload::Symbol) {
        if (const auto symbol = decodeSymbol(scan, context.framing)) {
            report.symbol = *symbol;
            const QString data = QString::fromLatin1(symbol->data);
            if (data.startsWith("http"_L1, Qt::CaseInsensitive))
                readLinkFields(data, context.currentYear, report);
            else if (isElementString(report))
                readFields(data, context.currentYear, report);
        }
    }
    if (const auto *unreadable = std::get_if<ScannedUnreadable>(&report.thing))
        report.fault = unreadable->reason;
    report.digitalLink = std::visit(Identity(), report.thing);
    if (report.digitalLink.isEmpty())
        return report;
    if (const auto unit = epc::Epc::fromUri(report.digitalLink))
        report.hri = unit->toHri();
    const auto urn = epc::urnFromLink(*gs1::DigitalLink::parse(report.digitalLink), prefixes);
    if (urn)
        report.urn = *urn;
    else
        report.urnError = urn.error();
    return report;
}

} // namespace pw::scan
